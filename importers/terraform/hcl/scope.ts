import type { RawValue } from '@/importers/raw/raw-value'
import type { Run } from '@/importers/terraform/hcl/run'
import type { At, Node, Step } from '@/importers/terraform/hcl/syntax'

/** What the names of a module stand for: `var`, `local`, `module`, `data` and types of resources. */
export interface Names {
  /** @returns the value, and how many of the steps name it */
  lookUp(name: string, steps: readonly Step[], at: At): { readonly value: RawValue; readonly used: number }
}

/** Where an expression is evaluated. */
export interface Scope {
  readonly run: Run
  readonly module: Names
  /** How a part of an expression is evaluated: whoever needs the value of another one need not know of all. */
  readonly worker: (node: Node, scope: Scope) => RawValue
  /** `each`, `count`, items of `for` and of dynamic blocks; the innermost first. */
  readonly inner: Inner | null
}

interface Inner {
  readonly names: ReadonlyMap<string, RawValue>
  readonly outer: Inner | null
}

export const within = (scope: Scope, names: ReadonlyMap<string, RawValue>): Scope => ({ ...scope, inner: { names, outer: scope.inner } })

/** Value of an expression. A mistake in it is a Failure: a value that tells it where it is used. */
export function evaluate(node: Node, scope: Scope): RawValue {
  if (node.kind === 'literal') return node.value
  return scope.run.deeper(node.at, () => scope.worker(node, scope))
}
