import { isRawMap, type RawValue, type Unknown } from '@/importers/raw/raw-value'
import { asFlag, asNumber, asText, listOfSet, unified } from '@/importers/terraform/hcl/conversions'
import { closed, type Functions, noList, noMap, ofTexts, open } from '@/importers/terraform/hcl/function-kit'
import { itemsOfWhole } from '@/importers/terraform/hcl/functions-map'
import { firstOpaque, passedOn, type Result, Wrong } from '@/importers/terraform/hcl/operators'
import { weightOf } from '@/importers/terraform/hcl/run'
import { entriesOf, isList, isOpaque, makeSet, mapOf } from '@/importers/terraform/hcl/values'
import { hidden } from '@/importers/terraform/sensitive'

const scalar = (what: string, read: (value: RawValue) => RawValue | null) =>
  closed(1, 1, ([value = null]) => (value === null ? null : (read(value) ?? new Wrong(`The value is no ${what}`, `Give it a ${what}.`))))

const itself = open(1, 1, ([value = null]) => value)

export const conversionFunctions: Functions = {
  tostring: scalar('text', asText),
  tonumber: scalar('number', asNumber),
  tobool: scalar('true or false', asFlag),
  sensitive: open(1, 1, ([value = null]) => hidden(value)),
  nonsensitive: itself,
  tolist: open(1, 1, ([value = null]) => whole(value, (list) => listOfSet(unified(list)))),
  toset: open(1, 1, ([value = null]) => whole(value, (list) => makeSet(unified(list)))),
  tomap: open(1, 1, ([value = null]) => {
    if (value === null || isRawMap(value)) return value
    const map = itemsOfWhole(value)
    return map ?? (isOpaque(value) ? passedOn(value) : noMap)
  }),
  jsonencode: open(1, 1, ([value = null]) => {
    if (weightOf(value) > 1_000_000) return new Wrong('The value is larger than any network needs', 'Make it smaller.')
    return firstWithin(value) ?? escaped(JSON.stringify(sorted(value)))
  }),
  jsondecode: ofTexts(1, 1, ([text = '']) => decoded(text)),
}

function whole(value: RawValue, make: (list: readonly RawValue[]) => Result): Result {
  if (value === null) return null
  if (isList(value)) return make(value)
  return isOpaque(value) ? passedOn(value) : noList
}

function firstWithin(value: RawValue): Unknown | null {
  if (isOpaque(value)) return firstOpaque([value])
  const items = isList(value) ? value : isRawMap(value) ? Object.values(value) : []
  for (const item of items) {
    const found = firstWithin(item)
    if (found !== null) return found
  }
  return null
}

function sorted(value: RawValue): unknown {
  if (isList(value)) return value.map(sorted)
  return isRawMap(value) ? Object.fromEntries(entriesOf(value).map(([key, item]) => [key, sorted(item)])) : value
}

/** Terraform writes the marks of HTML as escapes. */
const escaped = (json: string) => json.replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)

function decoded(text: string): Result {
  const wrong = new Wrong('The text is no valid JSON', 'Mend it.')
  // What nests deeper than any network would exhaust the stack further on.
  let depth = 0
  for (const mark of text) {
    if (mark === '{' || mark === '[') depth++
    else if (mark === '}' || mark === ']') depth--
    if (depth > 50) return wrong
  }
  try {
    return fromJson(JSON.parse(text)) ?? null
  } catch {
    return wrong
  }
}

/** Plain JSON as a value. */
export function fromJson(value: unknown): RawValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(fromJson)
  return typeof value === 'object' && value !== null
    ? mapOf(Object.entries(value).map(([key, item]) => [key, fromJson(item)] as const))
    : null
}
