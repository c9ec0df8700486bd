import { z } from 'zod'
import type { AttributeMeta } from '@/model/kinds/attributes'

/**
 * What a schema says beyond accepting values: which texts name resources, which stand for addresses, and which names an object knows.
 * Read once from each schema.
 */
export type Shape =
  | { readonly type: 'object'; readonly attributes: ReadonlyMap<string, () => Shape> }
  | { readonly type: 'list'; readonly item: () => Shape }
  | { readonly type: 'record'; readonly value: () => Shape }
  /** One of several: objects are told apart by their names. */
  | { readonly type: 'choice'; readonly options: readonly Shape[] }
  | TextShape
  | { readonly type: 'other' }

/** A text that names a resource, stands for addresses, or either. */
export interface TextShape {
  readonly type: 'text'
  /** Kinds that it may name, none listed means any; null: it names no resource. */
  readonly references: readonly string[] | null
  readonly network: 'cidr' | 'address' | null
  /** Words that stand for themselves, such as `local`. */
  readonly words: ReadonlySet<string>
}

const known = new WeakMap<z.core.$ZodType, Shape>()

export function shapeOf(schema: z.core.$ZodType): Shape {
  const before = known.get(schema)
  if (before !== undefined) return before
  const shape = readShape(schema)
  known.set(schema, shape)
  return shape
}

const other: Shape = { type: 'other' }

function readShape(schema: z.core.$ZodType): Shape {
  const { def } = schema._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] }
  switch (def.type) {
    case 'optional':
    case 'nonoptional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return shapeOf(def.innerType)
    case 'lazy':
      return shapeOf(def.getter())
    case 'pipe':
      return shapeOf(def.in)
    case 'object':
      return { type: 'object', attributes: new Map(Object.entries(def.shape).map(([name, s]) => [name, () => shapeOf(s)])) }
    case 'array':
      return { type: 'list', item: () => shapeOf(def.element) }
    case 'record':
      return { type: 'record', value: () => shapeOf(def.valueType) }
    case 'union':
      return unionOf(def.options.map(shapeOf))
    case 'string': {
      const { references, network } = metaOf(schema)
      return references === undefined && network === undefined ? other : text(references ?? null, network ?? null, [])
    }
    case 'enum':
      return text(null, null, Object.values(def.entries).map(String))
    case 'literal':
      return text(null, null, def.values.map(String))
    default:
      return other
  }
}

const text = (references: readonly string[] | null, network: TextShape['network'], words: readonly string[]): Shape => ({
  type: 'text',
  references,
  network,
  words: new Set(words),
})

// The registry holds whatever was noted; these notes are our own.
const metaOf = (schema: z.core.$ZodType): AttributeMeta => ({ ...z.globalRegistry.get(schema) }) as AttributeMeta

/** Texts of a union are one text that may be any of them. */
function unionOf(options: readonly Shape[]): Shape {
  const texts = options.filter((option) => option.type === 'text')
  const rest = options.filter((option) => option.type !== 'text' && option.type !== 'other')
  if (rest.length > 0) return { type: 'choice', options }
  if (texts.length === 0) return other
  const references = texts.flatMap((t) => (t.references === null ? [] : [t.references]))
  return text(
    references.length === 0 ? null : references.some((kinds) => kinds.length === 0) ? [] : references.flat(),
    texts.find((t) => t.network !== null)?.network ?? null,
    texts.flatMap((t) => [...t.words]),
  )
}

export type ShapePath = readonly (string | number)[]

export interface ShapeVisitor {
  /** A text that may name a resource or stand for addresses. */
  text?(shape: TextShape, value: string, path: ShapePath): void
  /** A name that its object does not know. */
  unknown?(name: string, known: readonly string[], path: ShapePath): void
}

/** Walks a value with its shape, whatever the value is; what does not fit its shape is passed over. */
export function walkShape(shape: Shape, value: unknown, visitor: ShapeVisitor): void {
  walk(shape, value, visitor, [])
}

/** @param path  one list for the whole walk, copied for the visitor: a large topology has a million values */
function walk(shape: Shape, value: unknown, visitor: ShapeVisitor, path: (string | number)[]): void {
  const inside = (step: string | number, inner: Shape, item: unknown) => {
    path.push(step)
    walk(inner, item, visitor, path)
    path.pop()
  }
  if (shape.type === 'text') {
    if (typeof value === 'string' && !shape.words.has(value)) visitor.text?.(shape, value, [...path])
  } else if (shape.type === 'list') {
    if (Array.isArray(value)) for (let i = 0; i < value.length; i++) inside(i, shape.item(), value[i])
  } else if (isObject(value)) {
    if (shape.type === 'choice') {
      const chosen = choose(shape.options, value)
      if (chosen !== undefined) walk(chosen, value, visitor, path)
    } else if (shape.type === 'record') {
      for (const name of Object.keys(value)) inside(name, shape.value(), value[name])
    } else if (shape.type === 'object') {
      for (const name of Object.keys(value)) {
        const attribute = shape.attributes.get(name)
        if (attribute === undefined) visitor.unknown?.(name, [...shape.attributes.keys()], [...path, name])
        else inside(name, attribute(), value[name])
      }
    }
  }
}

/**
 * Which option of a union a value at a path was probably meant to be, by the names it has.
 *
 * @returns undefined where no union of objects is there
 */
export function optionAt(shape: Shape, value: unknown, path: readonly PropertyKey[]): number | undefined {
  let at = shape
  let inner = value
  for (const step of path) {
    if (at.type === 'choice') at = isObject(inner) ? (choose(at.options, inner) ?? other) : other
    at =
      at.type === 'list'
        ? at.item()
        : at.type === 'record'
          ? at.value()
          : at.type === 'object'
            ? (at.attributes.get(String(step))?.() ?? other)
            : other
    inner = typeof inner === 'object' && inner !== null ? Object.getOwnPropertyDescriptor(inner, step)?.value : undefined
  }
  if (at.type !== 'choice' || !isObject(inner)) return undefined
  const chosen = choose(at.options, inner)
  return chosen === undefined ? undefined : at.options.indexOf(chosen)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The option that knows most of the object's names; of equals the one that knows the fewest others. */
function choose(options: readonly Shape[], value: Record<string, unknown>): Shape | undefined {
  const names = Object.keys(value)
  let best: { readonly option: Shape; readonly shared: number; readonly size: number } | undefined
  for (const option of options) {
    if (option.type !== 'object') continue
    const kind = option.attributes.get('kind')?.()
    // Kinds of resources are told apart by their names, not by their attributes.
    if (kind?.type === 'text' && typeof value.kind === 'string' && kind.words.has(value.kind)) return option
    const shared = names.filter((name) => option.attributes.has(name)).length
    const size = option.attributes.size
    if (best === undefined || shared > best.shared || (shared === best.shared && size < best.size)) best = { option, shared, size }
  }
  return best?.option
}
