import { isRawMap, type RawValue } from '@/importers/raw/raw-value'
import { isList, isOpaque, makeSet, mapOf, textOf } from '@/importers/terraform/hcl/values'

/** Conversions between types as Terraform does them; null: there is none. Values that are not known stay what they are. */

export function asText(value: RawValue): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? textOf(value) : null
}

export function asNumber(value: RawValue): number | null {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/.test(value)) return null
  const read = Number(value)
  return Number.isFinite(read) ? read : null
}

export function asFlag(value: RawValue): boolean | null {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : null
}

/** Items of a list or set. */
const asList = (value: RawValue): readonly RawValue[] | null => (isList(value) ? value : null)

/** A list that is no set: a set whose order is not known stays one, for no item of it has a number. */
export function listOfSet(set: readonly RawValue[]): readonly RawValue[] {
  return set.some(isOpaque) && set.length > 1 ? set : [...set]
}

/** Where items are of several types, Terraform makes them texts. */
export function unified(items: readonly RawValue[]): readonly RawValue[] {
  const types = new Set(items.filter((item) => item !== null && !isOpaque(item)).map((item) => typeof item))
  if (types.size < 2 || types.has('object')) return items
  return items.map((item) => asText(item) ?? item)
}

/** A shape that a variable demands. */
export type Shape =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, ShapeAttribute> }

export interface ShapeAttribute {
  readonly shape: Shape
  readonly isOptional: boolean
  readonly fallback: RawValue
}

/** The value in the shape; undefined: it does not fit. */
export function convert(value: RawValue, shape: Shape): RawValue | undefined {
  if (value === null || isOpaque(value) || shape.kind === 'any') return value
  switch (shape.kind) {
    case 'string':
      return asText(value) ?? undefined
    case 'number':
      return asNumber(value) ?? undefined
    case 'bool':
      return asFlag(value) ?? undefined
    case 'list':
    case 'set': {
      const items = asList(value)?.map((item) => convert(item, shape.of))
      if (items === undefined || !areThere(items)) return undefined
      return shape.kind === 'set' ? makeSet(items) : listOfSet(unified(items))
    }
    case 'tuple': {
      const given = asList(value)
      if (given === null || given.length !== shape.items.length) return undefined
      const items = shape.items.map((one, i) => convert(given[i] ?? null, one))
      return areThere(items) ? items : undefined
    }
    case 'map': {
      if (!isRawMap(value)) return undefined
      const entries = Object.entries(value).map(([key, item]) => [key, convert(item, shape.of)] as const)
      return entries.every((entry): entry is readonly [string, RawValue] => entry[1] !== undefined) ? mapOf(entries) : undefined
    }
    case 'object':
      return isRawMap(value) ? objectOf(value, shape.attributes) : undefined
  }
}

function objectOf(value: { readonly [name: string]: RawValue }, attributes: ReadonlyMap<string, ShapeAttribute>): RawValue | undefined {
  const entries: [string, RawValue][] = []
  for (const [name, { shape, isOptional, fallback }] of attributes) {
    const given = Object.hasOwn(value, name) ? (value[name] ?? null) : undefined
    if (given === undefined && !isOptional) return undefined
    // An optional attribute that is null takes what stands for it, as one that is absent.
    const wanted = given === undefined || (given === null && isOptional) ? fallback : given
    const converted = convert(wanted, shape)
    if (converted === undefined) return undefined
    entries.push([name, converted])
  }
  return mapOf(entries)
}

const areThere = (items: readonly (RawValue | undefined)[]): items is readonly RawValue[] => items.every((item) => item !== undefined)
