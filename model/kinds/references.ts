import type { z } from 'zod'
import { type ShapePath, shapeOf, type TextShape, walkShape } from '@/model/kinds/schema-shape'
import { looksLikeCidr } from '@/model/net/peer'

/** An attribute that names a resource. */
export interface Reference {
  readonly path: ShapePath
  readonly id: string
  /** Kinds that it may name; none listed means any. */
  readonly kinds: readonly string[]
}

/** Whether a text that may be either names a resource and is no block, address or word of its own. */
const namesResource = (shape: TextShape, value: string): boolean =>
  shape.references !== null && !(shape.network !== null && looksLikeCidr(value))

/** Every reference of a value to resources, in the order of its attributes. */
export function referencesIn(schema: z.core.$ZodType, value: unknown): readonly Reference[] {
  const found: Reference[] = []
  walkShape(shapeOf(schema), value, {
    text: (shape, id, path) => {
      if (namesResource(shape, id)) found.push({ path, id, kinds: shape.references ?? [] })
    },
  })
  return found
}

/** A text that stands for addresses. */
export interface NetworkText {
  readonly path: ShapePath
  readonly text: string
  readonly network: 'cidr' | 'address'
}

/** Every text of a value that stands for a block or an address. */
export function networkTextsIn(schema: z.core.$ZodType, value: unknown): readonly NetworkText[] {
  const found: NetworkText[] = []
  walkShape(shapeOf(schema), value, {
    text: (shape, text, path) => {
      if (shape.network !== null && !namesResource(shape, text)) found.push({ path, text, network: shape.network })
    },
  })
  return found
}
