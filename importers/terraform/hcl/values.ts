import { isRawMap, type RawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import type { Diagnostic } from '@/model/diagnostic'

/** A value that could not be worked out because of a mistake, which is told where the value is used; `try` and `can` look for it. */
export class Failure extends Unknown {
  constructor(readonly mistake: Diagnostic) {
    super(mistake.message.replace(/\.$/, ''))
  }
}

/** A resource or module as a whole: what it holds is worked out when it is asked for. */
export class Whole extends Reference {
  constructor(
    address: string,
    readonly get: (name: string) => RawValue,
    /** Names of all that it holds; null: not known. */
    readonly names: (() => readonly string[]) | null,
    readonly kind: 'resource' | 'module' | 'data',
    /** There may be none or several of it: whatever index is asked for gives it. */
    readonly isUncertain = false,
  ) {
    super(address, null)
  }
}

/** A value that cannot be looked into: what is computed from it is not known. */
export const isOpaque = (value: RawValue): value is Reference | Unknown => value instanceof Reference || value instanceof Unknown

export const isList = (value: RawValue): value is readonly RawValue[] => Array.isArray(value)

const sets = new WeakSet<readonly RawValue[]>()
const openLists = new WeakSet<readonly RawValue[]>()
const zoneLists = new WeakSet<readonly RawValue[]>()

/** Sets are lists that know it: their items stand in Terraform's order, each once. */
export const isSet = (value: RawValue): value is readonly RawValue[] => isList(value) && sets.has(value)

export function makeSet(items: readonly RawValue[]): readonly RawValue[] {
  const set = inOrder(distinct(items))
  sets.add(set)
  return set
}

/** Marks a list that shows one item where how many there are is not known. */
export function ofUnknownLength(items: readonly RawValue[]): readonly RawValue[] {
  const list = [...items]
  openLists.add(list)
  return list
}

export const hasUnknownLength = (value: RawValue): boolean => isList(value) && openLists.has(value)

/** Texts in the order of their code points, numbers by size; what cannot be compared keeps its place. */
export function inOrder(items: readonly RawValue[]): readonly RawValue[] {
  return items.every((item) => typeof item === 'string')
    ? [...items].sort(compareTexts)
    : items.every((item) => typeof item === 'number')
      ? [...items].sort((a, b) => a - b)
      : [...items]
}

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The availability zones of a region that is read when Terraform runs: three stand for as many as there are. */
export const zone = (index: number): Reference => new Reference(`zone:${index}`, null)

export const isZone = (value: RawValue): boolean => value instanceof Reference && /^zone:\d+$/.test(value.address)

export function zones(from: number, to: number): readonly RawValue[] {
  const list = Array.from({ length: to - from }, (_, i) => zone(from + i))
  if (from === 0) zoneLists.add(list)
  return list
}

export const isZones = (value: RawValue): boolean => isList(value) && zoneLists.has(value)

/** A value as a key of a map; null: it is not known, or is none. */
export function keyOf(value: RawValue): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return textOf(value)
  return value instanceof Reference && isZone(value) ? value.address : null
}

/** What a key of a map says: the zones that have no name yet are themselves again. */
export const fromKey = (key: string): RawValue => (/^zone:\d+$/.test(key) ? new Reference(key, null) : key)

/** Maps without a prototype of their own names: a key of a file may be called `constructor`; `__proto__` is left out. */
export const mapOf = (entries: Iterable<readonly [string, RawValue]>): RawMap =>
  Object.fromEntries([...entries].filter(([key]) => key !== '__proto__'))

/** Entries in the order of Terraform: by key. */
export const entriesOf = (map: RawMap): readonly (readonly [string, RawValue])[] =>
  Object.entries(map).sort(([a], [b]) => compareTexts(a, b))

export const ownOf = (map: RawMap, name: string): RawValue | undefined => (Object.hasOwn(map, name) ? map[name] : undefined)

/** A number as Terraform prints it: whole ones with all their digits. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e21) return BigInt(value).toString()
  return String(value)
}

export const textOf = (value: string | number | boolean): string => (typeof value === 'number' ? numberText(value) : String(value))

/** Decimal fractions are exact in Terraform: the last digits of a binary one are rounded off. */
export const decimal = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)))

/**
 * Whether two values are the same.
 *
 * @returns undefined: not known
 */
export function same(a: RawValue, b: RawValue): boolean | undefined {
  if (a === b) return true
  if (a instanceof Reference && b instanceof Reference) return a.address === b.address && a.attribute === b.attribute ? true : undefined
  if (isOpaque(a) || isOpaque(b)) return sameAsOpaque(a, b)
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) return false
    return allSame(a.map((item, i) => [item, b[i] ?? null]))
  }
  if (isRawMap(a) && isRawMap(b)) {
    const names = Object.keys(a)
    if (names.length !== Object.keys(b).length || names.some((name) => !Object.hasOwn(b, name))) return false
    return allSame(names.map((name) => [a[name] ?? null, b[name] ?? null]))
  }
  return false
}

/** The id and ARN of a resource are never empty, and a resource as a whole is never null. */
function sameAsOpaque(a: RawValue, b: RawValue): boolean | undefined {
  const [opaque, other] = isOpaque(a) ? [a, b] : [b, a]
  if (!(opaque instanceof Reference)) return undefined
  const isThere = opaque.attribute === null || opaque.attribute === 'id' || opaque.attribute === 'arn'
  return isThere && (other === null || other === '') ? false : undefined
}

function allSame(pairs: readonly (readonly [RawValue, RawValue])[]): boolean | undefined {
  let result: boolean | undefined = true
  for (const [a, b] of pairs) {
    const one = same(a, b)
    if (one === false) return false
    if (one === undefined) result = undefined
  }
  return result
}

/** Each once; what is not known to be the same stays. */
export function distinct(items: readonly RawValue[]): readonly RawValue[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const words = wordsOf(item)
    if (words === null) return true
    if (seen.has(words)) return false
    seen.add(words)
    return true
  })
}

/** A text that two values share only if they are the same; null: not known. */
function wordsOf(value: RawValue): string | null {
  if (value instanceof Unknown) return null
  if (value instanceof Reference) return `@${JSON.stringify([value.address, value.attribute])}`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = isList(value)
    ? value.map(wordsOf)
    : entriesOf(value as RawMap).flatMap(([key, item]) => [JSON.stringify(key), wordsOf(item)])
  return parts.includes(null) ? null : `${isList(value) ? '[' : '{'}${parts.join(',')}`
}
