import { isObject } from '@/importers/importer'
import { readText } from '@/importers/text/read-text'
import type { Place } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'

/**
 * Where the parts of a topology stand in its file.
 *
 * @returns place of a path (`ingress/0`) inside a resource; of a path inside the whole file where the resource is null
 */
export function placesIn(text: string, file: string): (resource: ResourceId | null, path: string) => Place {
  const { tree } = readText(text, file)
  const resources = tree !== null && isObject(tree.value) && Array.isArray(tree.value.resources) ? tree.value.resources : []
  const indexes = new Map<unknown, number>()
  for (const [i, raw] of resources.entries()) if (isObject(raw) && !indexes.has(raw.id)) indexes.set(raw.id, i)
  return (resource, path) => {
    const index = resource === null ? undefined : indexes.get(resource)
    const steps = path === '' ? [] : path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
    const whole = index === undefined ? (resource === null ? steps : []) : ['resources', index, ...steps]
    if (tree === null || whole.length === 0) return { file, ...(resource === null ? {} : { resource }) }
    return { file, ...tree.placeOf(whole), path: whole.join('/'), ...(resource === null ? {} : { resource }) }
  }
}
