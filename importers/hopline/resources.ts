import type { z } from 'zod'
import { isObject } from '@/importers/importer'
import { kinds } from '@/model/kinds/index'

const schemas = new Map<string, z.ZodObject>(kinds.map((kind) => [kind.kind, kind.schema]))

export const kindNames: readonly string[] = [...schemas.keys()]

export const schemaOfKind = (kind: unknown): z.ZodObject | undefined => (typeof kind === 'string' ? schemas.get(kind) : undefined)

const genericNames = new Set(Object.keys(schemas.get('generic')?.shape ?? {}))

/** A resource of a kind that is not known, or whose attributes are broken, with what every resource has. */
export function asGeneric(raw: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => genericNames.has(name)))
  return { ...kept, kind: 'generic', type: typeof raw.kind === 'string' && raw.kind !== '' ? raw.kind : 'unknown' }
}

/** Whether a resource of a kind may do without an attribute. */
export function isOptional(kind: unknown, attribute: string): boolean {
  const schema: z.core.$ZodType | undefined = schemaOfKind(kind)?.shape[attribute]
  return schema?._zod.optin === 'optional'
}

/** How messages call a resource that may be broken: `subnet "web-a"`, `resource 3`. */
export function subjectOf(raw: unknown, index: number): string {
  if (!isObject(raw)) return `Resource ${index + 1}`
  const kind = typeof raw.kind === 'string' ? (raw.kind === 'generic' && typeof raw.type === 'string' ? raw.type : raw.kind) : 'resource'
  const name = typeof raw.id === 'string' ? `"${raw.id.length > 80 ? `${raw.id.slice(0, 79)}…` : raw.id}"` : String(index + 1)
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1, 60)} ${name}`
}
