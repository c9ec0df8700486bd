import { broken, dangling, type Evaluate, fillIn, type Scope } from '@/importers/cloudformation/scope'
import { isObject } from '@/importers/importer'
import { isRawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

/** A condition as far as it can be known: true, false, or null. */
export const truthOf = (node: unknown, scope: Scope, evaluate: Evaluate): boolean | null =>
  scope.work.within(
    () => truth(node, scope, evaluate),
    () => null,
  )

function truth(node: unknown, scope: Scope, evaluate: Evaluate): boolean | null {
  if (typeof node === 'boolean') return node
  if (node === 'true' || node === 'false') return node === 'true'
  const entries = isObject(node) ? Object.entries(node) : []
  const [name, argument] = entries[0] ?? []
  const list = Array.isArray(argument) ? argument : null
  const no = (expected: string): null => {
    broken(name ?? 'A condition', expected, scope, node)
    return null
  }
  if (entries.length !== 1) return no('one of Condition, Fn::Equals, Fn::And, Fn::Or and Fn::Not')
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? conditionNamed(argument, scope, node) : no('the name of a condition')
    case 'Fn::Equals':
      return list?.length === 2 ? isEqual(evaluate(list[0], scope), evaluate(list[1], scope)) : no('a list of two values')
    case 'Fn::Not':
      return list?.length === 1 ? negated(truthOf(list[0], scope, evaluate)) : no('a list of one condition')
    case 'Fn::And':
    case 'Fn::Or': {
      if (list === null || list.length === 0) return no('a list of conditions')
      // One that decides decides whatever the others are.
      const decides = name === 'Fn::Or'
      const found = list.map((one) => truthOf(one, scope, evaluate))
      return found.includes(decides) ? decides : found.includes(null) ? null : !decides
    }
    default:
      return no('one of Condition, Fn::Equals, Fn::And, Fn::Or and Fn::Not')
  }
}

/** What a condition of the template says; one that the template has not is reported. */
export function conditionNamed(name: string, scope: Scope, node: unknown): boolean | null {
  const filled = fillIn(name, scope.locals)
  const found = scope.condition(filled)
  if (found !== undefined) return found
  dangling(filled, scope, node)
  return null
}

const negated = (one: boolean | null): boolean | null => (one === null ? null : !one)

function isEqual(a: RawValue | undefined, b: RawValue | undefined): boolean | null {
  if (a instanceof Reference && b instanceof Reference && a.address === b.address && a.attribute === b.attribute) return true
  // Whatever a resource is called, it is not called nothing: so a nested stack sees that it was given a VPC.
  if ((a instanceof Reference && b === '') || (b instanceof Reference && a === '')) return false
  if (isOpen(a) || isOpen(b)) return null
  if (typeof a === 'object' || typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b)
  return String(a ?? '') === String(b ?? '')
}

/** Whether any part of a value is known only when the stack is made. */
export function isOpen(value: RawValue | undefined): boolean {
  if (value instanceof Unknown || value instanceof Reference) return true
  if (Array.isArray(value)) return value.some(isOpen)
  return isRawMap(value) && Object.values(value).some(isOpen)
}
