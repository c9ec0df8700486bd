import { isObject } from '@/importers/importer'
import { type RawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import type { Scope } from '@/importers/terraform/configuration'

const after = () => new Unknown('it is known after apply')
const deepest = 8

/** Planned values with what is known after apply only: what the configuration refers to in its place, else that nobody can tell. */
export function withUnknowns(
  values: Record<string, unknown>,
  unknown: unknown,
  expressions: Record<string, unknown>,
  scope: Scope,
  depth = 0,
): RawMap {
  const result: Record<string, RawValue> = {}
  for (const [name, value] of Object.entries(values)) result[name] = value as RawValue
  const marked = isObject(unknown) ? unknown : {}
  const names = new Set([...Object.keys(marked), ...Object.keys(expressions)])
  for (const name of names) {
    if (name === '__proto__' || depth > deepest) continue
    const mark = Object.hasOwn(marked, name) ? marked[name] : undefined
    const expression = Object.hasOwn(expressions, name) ? expressions[name] : undefined
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (Array.isArray(value) && value.some(isObject)) result[name] = blocks(value, mark, expression, scope, depth)
    else if (mark === true || (value == null && expression !== undefined)) {
      const found = fromConfiguration(expression, scope, depth)
      if (found !== undefined) result[name] = found
      // What nobody wrote is only what the provider will tell of it: no block is missing.
      else if (mark === true && (expression !== undefined || !scope.isWhole)) result[name] = after()
    } else if (Array.isArray(value) && Array.isArray(mark) && mark.some((one) => one === true)) {
      const found = scope.valueOf(expression)
      result[name] =
        Array.isArray(found) && found.length === value.length
          ? found
          : value.map((one, i) => (mark[i] === true ? after() : (one as RawValue)))
    }
  }
  return result
}

/** Blocks are told in a row, and the configuration holds as many: each is filled by the one beside it. */
function blocks(value: readonly unknown[], mark: unknown, expression: unknown, scope: Scope, depth: number): RawValue {
  const written = Array.isArray(expression) && expression.length === value.length ? expression : []
  return value.map((block, i): RawValue => {
    if (!isObject(block)) return block as RawValue
    const own: unknown = matching(block, written) ?? written[i]
    return withUnknowns(block, Array.isArray(mark) ? mark[i] : undefined, isObject(own) ? own : {}, scope, depth + 1)
  })
}

/** Sets are told in another order than they are written: the block whose constants are all the same is meant. */
function matching(block: Record<string, unknown>, written: readonly unknown[]): unknown {
  const same = written.filter(
    (one) =>
      isObject(one) &&
      Object.entries(one).every(([name, expression]) => {
        if (!isObject(expression) || !Object.hasOwn(expression, 'constant_value')) return true
        const told = Object.hasOwn(block, name) ? block[name] : undefined
        return JSON.stringify(told) === JSON.stringify(expression.constant_value) || String(told) === String(expression.constant_value)
      }),
  )
  return same.length === 1 ? same[0] : undefined
}

function fromConfiguration(expression: unknown, scope: Scope, depth: number): RawValue | undefined {
  if (Array.isArray(expression)) return expression.filter(isObject).map((block) => withUnknowns({}, {}, block, scope, depth + 1))
  // A single nested block is written as a map of expressions.
  if (
    isObject(expression) &&
    !Object.hasOwn(expression, 'references') &&
    !Object.hasOwn(expression, 'constant_value') &&
    Object.keys(expression).length > 0
  )
    return [withUnknowns({}, {}, expression, scope, depth + 1)]
  return scope.valueOf(expression)
}
