import { isRawMap, type RawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asText } from '@/importers/terraform/hcl/conversions'
import { closed, type Functions, longest, noList, noMap, ofMap, open } from '@/importers/terraform/hcl/function-kit'
import { firstOpaque, passedOn, Wrong } from '@/importers/terraform/hcl/operators'
import { compareTexts, entriesOf, fromKey, isList, isOpaque, keyOf, mapOf, Whole } from '@/importers/terraform/hcl/values'

/** All that a module gives, as a map; null: the value is none. */
export function itemsOfWhole(value: RawValue): RawMap | null {
  if (!(value instanceof Whole) || value.names === null || value.isUncertain) return null
  return mapOf(value.names().map((name) => [name, value.get(name)] as const))
}

export const mapFunctions: Functions = {
  keys: open(1, 1, ([value = null]) => {
    if (value instanceof Whole && value.names !== null && !value.isUncertain) return [...value.names()].sort(compareTexts)
    if (isOpaque(value)) return passedOn(value)
    return isRawMap(value) ? entriesOf(value).map(([key]) => fromKey(key)) : noMap
  }),
  lookup: open(2, 3, ([map = null, key = null, fallback]) => {
    if (map instanceof Whole && typeof key === 'string') return map.get(key)
    const opaque = firstOpaque([map, key])
    const name = keyOf(key)
    if (opaque !== null && (isOpaque(map) || name === null)) return opaque
    if (!isRawMap(map) || name === null) return noMap
    if (Object.hasOwn(map, name)) return map[name] ?? null
    return fallback === undefined ? new Wrong(`There is nothing called "${name}" in the map`, 'Give lookup a third argument.') : fallback
  }),
  merge: open(0, longest, (args) => {
    const opaque = firstOpaque(args.map((arg) => itemsOfWhole(arg) ?? arg))
    if (opaque !== null) return opaque
    const maps = args.map((arg) => itemsOfWhole(arg) ?? arg).filter((arg) => arg !== null)
    return maps.every(isRawMap) ? mapOf(maps.flatMap((map) => Object.entries(map))) : noMap
  }),
  zipmap: closed(2, 2, ([keys = null, values = null]) => {
    if (!isList(keys) || !isList(values)) return noList
    if (keys.length !== values.length) return new Wrong('The two lists are of different length', 'Give each key a value.')
    const entries: [string, RawValue][] = []
    for (const [i, key] of keys.entries()) {
      const name = keyOf(key)
      if (name === null) return isOpaque(key) ? passedOn(key) : new Wrong('A key is a text', 'Give it texts.')
      entries.push([name, values[i] ?? null])
    }
    return mapOf(entries)
  }),
  transpose: ofMap((map) => {
    const turned = new Map<string, string[]>()
    for (const [key, list] of entriesOf(map)) {
      if (list instanceof Unknown) return list
      if (!isList(list)) return noMap
      for (const item of list) {
        const text = asText(item)
        if (text === null) return isOpaque(item) ? passedOn(item) : noMap
        turned.set(text, [...(turned.get(text) ?? []), key])
      }
    }
    return mapOf(turned)
  }),
}
