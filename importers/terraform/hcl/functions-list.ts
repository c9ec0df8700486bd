import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asFlag, asNumber, asText, listOfSet, unified } from '@/importers/terraform/hcl/conversions'
import {
  closed,
  type Functions,
  hasNoOrder,
  longest,
  noList,
  noOrder,
  noTexts,
  ofList,
  ofLists,
  ofNumbers,
  open,
  tooLong,
  unknownIn,
} from '@/importers/terraform/hcl/function-kit'
import { itemsOfWhole } from '@/importers/terraform/hcl/functions-map'
import { firstOpaque, passedOn, type Result, Wrong } from '@/importers/terraform/hcl/operators'
import {
  decimal,
  distinct,
  hasUnknownLength,
  inOrder,
  isList,
  isOpaque,
  isZones,
  makeSet,
  ofUnknownLength,
  same,
  Whole,
  zone,
  zones,
} from '@/importers/terraform/hcl/values'

const whole = (value: RawValue | undefined): number | null => {
  const number = value === undefined ? null : asNumber(value)
  return number !== null && Number.isInteger(number) ? number : null
}

const noNumber = new Wrong('A whole number was expected', 'Give it a number such as 0 or 1.')

export const listFunctions: Functions = {
  element: ofList(
    (list, [index = null]) => {
      if (isOpaque(index)) return passedOn(index)
      const i = whole(index)
      if (i === null || i < 0) return noNumber
      if (list.length === 0) return new Wrong('The list is empty: there is no element to take', 'Look at where it comes from.')
      if (hasNoOrder(list)) return noOrder
      // How many zones a region has is not known: the next one is another one as far as anybody has.
      if (isZones(list) && i < list.length) return zone(i)
      return list[i % list.length] ?? null
    },
    2,
    2,
  ),
  concat: open(0, longest, (args) => {
    const opaque = firstOpaque(args)
    if (opaque !== null) return opaque
    if (!args.every(isList)) return noList
    const all = (args as readonly (readonly RawValue[])[]).flat(1)
    if (all.length > longest) return tooLong
    return args.some((list) => hasNoOrder(list as readonly RawValue[])) ? makeSet(all) : all
  }),
  slice: ofList(
    (list, [from = null, to = null]) => {
      const opaque = firstOpaque([from, to])
      if (opaque !== null) return opaque
      const [start, end] = [whole(from), whole(to)]
      if (start === null || end === null || start < 0 || end < start) return noNumber
      if (isZones(list) && end <= 100) return start === 0 || end > start ? zones(start, end) : []
      if (end > list.length) return new Wrong(`The list has ${list.length} items; it cannot be cut at ${end}`, 'Cut it at one that it has.')
      return hasNoOrder(list) ? noOrder : list.slice(start, end)
    },
    3,
    3,
  ),
  length: open(1, 1, ([value = null]) => {
    if (hasUnknownLength(value)) return new Unknown('how many there are is not known')
    if (isList(value)) return value.length
    if (value instanceof Whole && value.isUncertain) return new Unknown(`how many of ${value.address} there are is not known`)
    if (value instanceof Whole && value.names !== null) return value.names().length
    if (isOpaque(value)) return passedOn(value)
    if (typeof value === 'string') return [...value].length
    return isRawMap(value) ? Object.keys(value).length : noList
  }),
  flatten: ofList((list) => {
    const flat: RawValue[] = []
    const isOrderless = { found: hasNoOrder(list) }
    const add = (items: readonly RawValue[]): Unknown | null => {
      for (const item of items) {
        if (flat.length > longest) return null
        // An item that is not known may be a list of any length; a reference is one value.
        if (item instanceof Unknown) return item
        if (isList(item)) {
          isOrderless.found ||= hasNoOrder(item)
          const unknown = add(item)
          if (unknown !== null) return unknown
        } else flat.push(item)
      }
      return null
    }
    const unknown = add(list)
    if (unknown !== null) return unknown
    return flat.length > longest ? tooLong : isOrderless.found ? makeSet(flat) : flat
  }),
  distinct: ofList((list) => distinct(list)),
  compact: ofList((list) => list.filter((item) => item !== null && item !== '')),
  contains: ofList(
    (list, [wanted = null]) => {
      let opaque: Unknown | null = null
      for (const item of list) {
        const equal = same(item, typeof item === 'string' ? (asText(wanted) ?? wanted) : wanted)
        if (equal === true) return true
        if (equal === undefined) opaque = firstOpaque([item, wanted]) ?? new Unknown('a part of the list is known after apply')
      }
      return opaque ?? false
    },
    2,
    2,
  ),
  index: ofList(
    (list, [wanted = null]) => {
      if (hasNoOrder(list)) return noOrder
      for (const [i, item] of list.entries()) {
        const equal = same(item, wanted)
        if (equal === true) return i
        if (equal === undefined) return firstOpaque([item, wanted]) ?? noOrder
      }
      return new Wrong('The list does not hold the item', 'Look for it with contains first.')
    },
    2,
    2,
  ),
  coalesce: open(1, longest, (args) => {
    for (const arg of args) {
      if (arg instanceof Unknown) return arg
      if (arg !== null && arg !== '') return arg
    }
    return new Wrong('None of the values is there', 'Give it one that always is.')
  }),
  coalescelist: open(1, longest, (args) => {
    for (const arg of args) {
      if (isOpaque(arg)) return passedOn(arg)
      if ((isList(arg) && arg.length > 0) || (isRawMap(arg) && Object.keys(arg).length > 0)) return arg
    }
    return new Wrong('All of the lists are empty', 'Give it one that is not.')
  }),
  range: ofNumbers(1, 3, (numbers) => {
    const [first = 0, second, third] = numbers
    const [start, end] = second === undefined ? [0, first] : [first, second]
    const step = third ?? (end < start ? -1 : 1)
    if (step === 0 || step > 0 !== end >= start)
      return start === end ? [] : new Wrong('The step does not lead from the first number to the last', 'Give it another one.')
    const list: number[] = []
    for (let i = start; step > 0 ? i < end : i > end; i = decimal(i + step)) {
      // As many as Terraform makes.
      if (list.length >= 1024) return tooLong
      list.push(i)
    }
    return list
  }),
  reverse: ofList((list) => (hasNoOrder(list) ? list : [...list].reverse())),
  sort: ofList((list) => {
    // The order of texts that are not known yet is not known either; which ones they are is.
    if (list.some(isOpaque)) return list.length > 1 ? makeSet(list) : list
    const texts = list.map(asText)
    return texts.every((text) => text !== null) ? inOrder(texts) : noTexts
  }),
  chunklist: ofList(
    (list, [size = null]) => {
      if (isOpaque(size)) return passedOn(size)
      const count = whole(size)
      if (count === null || count < 0) return noNumber
      if (hasNoOrder(list)) return noOrder
      if (count === 0) return [[...list]]
      return Array.from({ length: Math.ceil(list.length / count) }, (_, i) => list.slice(i * count, (i + 1) * count))
    },
    2,
    2,
  ),
  one: open(1, 1, ([value = null]) => {
    if (value instanceof Whole && value.isUncertain) return value
    if (isOpaque(value)) return passedOn(value)
    if (!isList(value)) return noList
    return value.length > 1
      ? new Wrong(`The list has ${value.length} items, expected none or one`, 'Take one of them.')
      : (value[0] ?? null)
  }),
  sum: ofList((list) => {
    const unknown = unknownIn(list)
    if (unknown !== null) return unknown
    const numbers = list.map(asNumber)
    return numbers.length > 0 && numbers.every((number) => number !== null)
      ? numbers.reduce((sum, number) => decimal(sum + number), 0)
      : new Wrong('A list of numbers was expected', 'Give it numbers.')
  }),
  alltrue: ofList((list) => decide(list, false)),
  anytrue: ofList((list) => decide(list, true)),
  matchkeys: closed(3, 3, ([values = null, keys = null, wanted = null], { run, at }) => {
    if (!isList(values) || !isList(keys) || !isList(wanted)) return noList
    if (!run.spend(keys.length * wanted.length, at)) return tooLong
    if (values.length !== keys.length) return new Wrong('The two lists are of different length', 'Give each value a key.')
    const found = keys.map((key) => wanted.map((one) => same(key, one)))
    if (found.some((row) => !row.includes(true) && row.includes(undefined))) return firstOpaque([...keys, ...wanted]) ?? noOrder
    return values.filter((_, i) => found[i]?.includes(true) === true)
  }),
  setproduct: ofLists((lists, { run, at }) => {
    const count = lists.reduce((product, list) => product * list.length, 1)
    if (count > longest || !run.spend(count, at)) return tooLong
    return lists.reduce<readonly (readonly RawValue[])[]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]])
  }),
  values: open(1, 1, ([value = null]) => {
    // A resource whose number is not known stands for all that there are.
    if (value instanceof Whole && value.kind !== 'data' && value.isUncertain) return ofUnknownLength([value])
    const map = itemsOfWhole(value) ?? value
    if (isOpaque(map)) return passedOn(map)
    if (isList(map)) return listOfSet(unified(map))
    return isRawMap(map)
      ? Object.keys(map)
          .sort()
          .map((key) => map[key] ?? null)
      : noList
  }),
}

function decide(list: readonly RawValue[], decisive: boolean): Result {
  const flags = list.map((item) => (isOpaque(item) ? undefined : asFlag(item) === true))
  if (flags.includes(decisive)) return decisive
  return unknownIn(list) ?? !decisive
}
