import type { Scope } from '@/importers/cloudformation/template/scope'
import { isObject } from '@/importers/importer'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

type Evaluate = (node: unknown) => RawValue | undefined

/** A condition as far as it can be known: true, false, or null. */
export function truthOf(node: unknown, scope: Scope, evaluate: Evaluate): boolean | null {
  if (typeof node === 'boolean') return node
  if (node === 'true' || node === 'false') return node === 'true'
  if (!isObject(node)) return null
  const [name, argument] = Object.entries(node)[0] ?? []
  const list = Array.isArray(argument) ? argument : [argument]
  const all = () => list.map((one) => truthOf(one, scope, evaluate))
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? scope.condition(argument) : null
    case 'Fn::Equals':
      return list.length === 2 ? isEqual(evaluate(list[0]), evaluate(list[1])) : null
    case 'Fn::Not':
      return negated(truthOf(list[0], scope, evaluate))
    case 'Fn::And': {
      const found = all()
      return found.includes(false) ? false : found.includes(null) ? null : true
    }
    case 'Fn::Or': {
      const found = all()
      return found.includes(true) ? true : found.includes(null) ? null : false
    }
    default:
      return null
  }
}

const negated = (truth: boolean | null): boolean | null => (truth === null ? null : !truth)

function isEqual(a: RawValue | undefined, b: RawValue | undefined): boolean | null {
  if ([a, b].some((value) => value instanceof Unknown || value instanceof Reference)) return null
  if (Array.isArray(a) || Array.isArray(b)) return JSON.stringify(a) === JSON.stringify(b)
  return String(a ?? '') === String(b ?? '')
}
