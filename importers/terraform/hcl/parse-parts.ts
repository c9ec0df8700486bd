import type { Cursor } from '@/importers/terraform/hcl/cursor'
import type { Node } from '@/importers/terraform/hcl/syntax'

/** Reads an expression: handed on to what expressions hold and may hold expressions itself. */
export type ReadExpression = (c: Cursor) => Node

/** Stands where nothing could be read; the cursor holds the problem. */
export const nothing = (c: Cursor): Node => ({ kind: 'literal', value: null, at: c.at() })

/** `key, value in`: of a `for` expression and of the directive of that name. */
export function parseForNames(c: Cursor, fix: string): { readonly keyName: string | null; readonly valueName: string } | null {
  c.skip()
  const first = c.takeIdentifier()
  c.skip()
  let second: string | null = null
  if (c.take(',')) {
    c.skip()
    second = c.takeIdentifier()
    c.skip()
  }
  if (first === null || !c.takeWord('in')) {
    c.fail(`A \`for\` names its items and then says \`in\`, found ${c.found()}.`, fix)
    return null
  }
  return second === null ? { keyName: null, valueName: first } : { keyName: first, valueName: second }
}
