import { isObject } from '@/importers/importer'
import { isRawMap, type RawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

const deepest = 32

/** Ids that AWS gives tell what belongs together, and are no secret even where they come from a store of secrets. */
const isAwsId = (value: RawValue): boolean => typeof value === 'string' && /^[a-z]+-[0-9a-f]{8,17}$/.test(value)

/** What stands for a value that its owner has called sensitive. */
export function hidden(value: RawValue, because = 'it is sensitive', depth = 0): RawValue {
  if (value === null || value instanceof Reference || value instanceof Unknown || isAwsId(value)) return value
  if (depth < deepest && Array.isArray(value)) return value.map((one: RawValue) => hidden(one, because, depth + 1))
  return new Unknown(because)
}

/**
 * Values without those that `sensitive_values` of `terraform show -json` marks.
 *
 * @param marks  of the same form as the values: `true` in the place of what is sensitive, with all that it holds
 */
export function withoutMarked(values: RawMap, marks: unknown): RawMap {
  const clean = without(values, marks, 0)
  return isRawMap(clean) ? clean : {}
}

function without(value: RawValue, mark: unknown, depth: number): RawValue {
  if (mark === true || (depth > deepest && holdsMark(mark))) return hidden(value)
  if (Array.isArray(mark) && Array.isArray(value)) return value.map((one: RawValue, i) => without(one, mark[i], depth + 1))
  if (!isObject(mark) || !isRawMap(value) || !holdsMark(mark)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, without(one, Object.hasOwn(mark, name) ? mark[name] : undefined, depth + 1)]),
  )
}

const holdsMark = (mark: unknown): boolean => mark === true || (Array.isArray(mark) ? mark.length > 0 : isObject(mark))

/**
 * Values without those that `sensitive_attributes` of a state names.
 *
 * @param paths  each a list of steps from the resource to the value
 */
export function withoutPaths(values: RawMap, paths: unknown): RawMap {
  if (!Array.isArray(paths)) return values
  let clean: RawValue = values
  for (const path of paths) if (Array.isArray(path) && path.length > 0) clean = along(clean, path.map(stepName), 0)
  return isRawMap(clean) ? clean : {}
}

function along(value: RawValue, path: readonly (string | null)[], at: number): RawValue {
  if (at === path.length || at > deepest) return hidden(value)
  const name = path[at]
  // An element of a set is named by its own value: which one it is does not matter for what must not be seen.
  if (Array.isArray(value)) return value.map((one: RawValue, i) => (name == null || name === String(i) ? along(one, path, at + 1) : one))
  if (!isRawMap(value)) return hidden(value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, name == null || key === name ? along(one, path, at + 1) : one]))
}

/** `{ type: "get_attr", value: "name" }`, `{ type: "index", value: { value: 0, type: "number" } }`. Source: Terraform, `states/statefile/version4.go`. */
function stepName(step: unknown): string | null {
  const value = isObject(step) ? step.value : undefined
  const inner = isObject(value) ? value.value : value
  return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : null
}
