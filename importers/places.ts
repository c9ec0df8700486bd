import { isObject } from '@/importers/importer'
import type { InputFile } from '@/importers/raw/raw-resource'
import { readText } from '@/importers/text/read-text'
import type { TextTree } from '@/importers/text/text-tree'
import type { Place } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'

/**
 * Where the parts of a topology stand in its files: of what was imported the line of its resource, of a topology file that of the very part.
 *
 * @param read  the topology file as it was read, where that is still at hand: else it is read again
 * @returns place of a path (`ingress/0`) inside a resource; of a path inside the whole file where the resource is null
 */
export function placesIn(
  files: readonly InputFile[],
  topology: Topology,
  read?: TextTree | null,
): (resource: ResourceId | null, path: string) => Place {
  const [first = { name: '', text: '' }] = files
  return topology.imported === undefined
    ? inTopologyFile(read ?? readText(first.text, first.name).tree, first.name)
    : inSources(topology, first.name)
}

function inSources(topology: Topology, file: string): (resource: ResourceId | null) => Place {
  const sources = new Map(topology.resources.map((r) => [r.id, r.source]))
  return (resource) => {
    const source = resource === null ? undefined : sources.get(resource)
    return {
      file: source?.file ?? file,
      ...(source?.line === undefined ? {} : { line: source.line }),
      ...(resource === null ? {} : { resource }),
    }
  }
}

function inTopologyFile(tree: TextTree | null, file: string): (resource: ResourceId | null, path: string) => Place {
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
