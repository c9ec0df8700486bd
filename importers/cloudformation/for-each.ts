import { isOpen } from '@/importers/cloudformation/conditions'
import { broken, type Evaluate, fillIn, type Scope } from '@/importers/cloudformation/scope'
import { isObject } from '@/importers/importer'
import { Unknown } from '@/importers/raw/raw-value'

const prefix = 'Fn::ForEach::'

export const isForEach = (key: string): boolean => key.startsWith(prefix)

/** One entry that a loop makes. */
export interface Round {
  readonly key: string
  readonly node: unknown
  readonly locals: ReadonlyMap<string, string>
}

/** Entries of `Fn::ForEach`: `[identifier, collection, { key: value }]`, once for each of the collection. */
export function* forEach(argument: unknown, scope: Scope, evaluate: Evaluate): Generator<Round> {
  const [identifier, collection, body] = Array.isArray(argument) ? argument : []
  const values = typeof collection === 'object' ? evaluate(collection, scope) : undefined
  if (values instanceof Unknown) return unknownCount(values.because, scope, argument)
  if (typeof identifier !== 'string' || !isObject(body) || !Array.isArray(values))
    return broken('Fn::ForEach', 'a name, a list and what is repeated', scope, argument)
  let untold = false
  for (const value of values) {
    if (isOpen(value) || typeof value === 'object') {
      untold = true
      continue
    }
    const locals = new Map([[identifier, String(value)]])
    for (const [key, node] of Object.entries(body)) {
      scope.work.spend(5)
      if (scope.work.isSpent) return
      yield { key: fillIn(fillIn(key, scope.locals), locals), node, locals }
    }
  }
  if (untold) unknownCount('some of its entries are given when the stack is made', scope, argument)
}

const unknownCount = (because: string, scope: Scope, node: unknown): void =>
  scope.report(
    {
      code: 'import/unknown-count',
      severity: 'warning',
      message: `Fn::ForEach repeats over a list that is not known (${because}); what it makes is left out.`,
      fix: 'Give the parameters that it depends on: --param NAME=VALUE.',
    },
    node,
  )
