import type { TopologyReader } from '@/model/kinds/kind'
import type { AnyResource } from '@/model/resource'

/** Short name for tables and sequences: its own, else the service it belongs to, else its name, else its kind. */
export function shortOf(resource: AnyResource, t: TopologyReader): string {
  const { look } = t.kindOf(resource)
  return resource.shortName ?? (look.service === undefined ? (resource.name ?? look.short) : look.short)
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
