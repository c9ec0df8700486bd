import type { RawValue } from '@/importers/raw/raw-value'
import type { Shape, ShapeAttribute } from '@/importers/terraform/hcl/conversions'
import type { Node } from '@/importers/terraform/hcl/syntax'

const any: Shape = { kind: 'any' }

/**
 * The shape that a `type` of a variable demands; what is no type is any.
 *
 * @param constantOf  value of a constant, as `optional(bool, true)` gives one
 */
export function shapeOf(node: Node, constantOf: (node: Node) => RawValue): Shape {
  // `"string"` in quotes is how Terraform 0.11 wrote it.
  const name = node.kind === 'name' ? node.name : node.kind === 'literal' && typeof node.value === 'string' ? node.value : null
  if (name === 'string' || name === 'number' || name === 'bool') return { kind: name }
  if (name === 'list' || name === 'set' || name === 'map') return { kind: name, of: any }
  if (node.kind !== 'call') return any
  const [first] = node.args
  if (first === undefined) return any
  if (node.name === 'list' || node.name === 'set' || node.name === 'map') return { kind: node.name, of: shapeOf(first, constantOf) }
  if (node.name === 'tuple' && first.kind === 'list') return { kind: 'tuple', items: first.items.map((item) => shapeOf(item, constantOf)) }
  if (node.name !== 'object' || first.kind !== 'object') return any
  const attributes = new Map<string, ShapeAttribute>()
  for (const { key, value } of first.entries)
    if (key.kind === 'literal' && key.value !== '__proto__') attributes.set(String(key.value), attributeOf(value, constantOf))
  return { kind: 'object', attributes }
}

function attributeOf(node: Node, constantOf: (node: Node) => RawValue): ShapeAttribute {
  if (node.kind !== 'call' || node.name !== 'optional' || node.args[0] === undefined)
    return { shape: shapeOf(node, constantOf), isOptional: false, fallback: null }
  const [inner, fallback] = node.args
  return { shape: shapeOf(inner, constantOf), isOptional: true, fallback: fallback === undefined ? null : constantOf(fallback) }
}

/** Whether a value of the command line is taken as it stands: the texts, numbers and flags, and where no type is told. */
export const isPlainText = (shape: Shape | null): boolean => shape === null || ['string', 'number', 'bool'].includes(shape.kind)
