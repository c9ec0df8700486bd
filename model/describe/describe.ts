import { addresses } from '@/model/describe/addresses'
import { attributes } from '@/model/describe/attributes'
import { cost } from '@/model/describe/cost'
import { flows } from '@/model/describe/flows'
import { listeners } from '@/model/describe/listeners'
import { members } from '@/model/describe/members'
import { reach } from '@/model/describe/reach'
import { routes } from '@/model/describe/routes'
import { rules } from '@/model/describe/rules'
import { copyRow, type Describe } from '@/model/describe/section'
import type { DetailRow, Details } from '@/model/details'
import type { Place } from '@/model/diagnostic'
import { canFail } from '@/model/fallible'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'

/** Where the resource was read: in a file of others, else in the topology file itself. */
const source =
  (own: Place | undefined): Describe =>
  ({ source: read }) => {
    const { file, line } = read?.file === undefined && own?.line !== undefined ? own : { file: read?.file, line: read?.line }
    const place = file === undefined ? undefined : `${file}${line === undefined ? '' : `:${line}`}`
    const rows: readonly DetailRow[] = [
      ...(place === undefined ? [] : [copyRow('Read at', place)]),
      ...(read?.address === undefined ? [] : [copyRow('Address', read.address)]),
    ]
    return { id: 'source', title: 'Source', rows, empty: 'The input does not say where it was read.' }
  }

/** The sections of the inspector in their order; each says itself whether it makes sense for a resource. */
const sections: readonly Describe[] = [
  attributes,
  addresses,
  rules,
  routes,
  listeners,
  reach('inbound'),
  reach('outbound'),
  members,
  flows,
  cost,
]

/**
 * Everything the inspector shows of a resource; null where the topology has none of that id.
 *
 * @param own  where it stands in the topology file, for those that no importer has read
 */
export function describe(topology: Topology, id: ResourceId, own?: Place): Details | null {
  const t = indexOf(topology)
  const resource = t.get(id)
  if (resource === undefined) return null
  const { look } = t.kindOf(resource)
  return {
    id: resource.id,
    name: resource.name ?? resource.id,
    kindLabel: look.label,
    glyph: look.glyph,
    category: look.category,
    awsId: resource.awsId ?? null,
    description:
      resource.description ??
      (resource.stub === true ? 'Named by others, and not part of the input: what is not told of it is unknown.' : ''),
    canFail: canFail(resource, t),
    sections: [...sections, source(own)].flatMap((section) => section(resource, t) ?? []),
  }
}
