import type { Placement } from '@/model/kinds/kind'
import type { Tone } from '@/model/look'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { DiagramGroup, DiagramNode, GroupRole } from '@/model/views/diagram'
import type { Containers } from '@/model/views/network/containers'

/** Groups that gather what stands beside the subnets, made only where something stands in them. */
const sideGroups: Readonly<
  Record<'endpoints' | 'route-tables' | 'services', { readonly title: string; readonly role: GroupRole; readonly tone: Tone | null }>
> = {
  endpoints: { title: 'VPC Endpoints (Private)', role: 'endpoints', tone: 'endpoints' },
  'route-tables': { title: 'Route Tables', role: 'route-tables', tone: null },
  services: { title: 'AWS Services (Public)', role: 'services', tone: null },
}

/** A node for each placement of each resource, and the groups beside the subnets that they need. */
export function placeNodes(
  t: TopologyIndex,
  containers: Containers,
  aside: ReadonlySet<string>,
): { nodes: DiagramNode[]; groups: DiagramGroup[] } {
  const groups = new Map<string, DiagramGroup>()
  const nodes = new Map<string, DiagramNode>()
  const placed = new Map<string, Resource[]>()

  const sideGroup = (area: keyof typeof sideGroups, parent: string | null) => {
    const id = parent === null ? area : `${parent}/${area}`
    const { title, role, tone } = sideGroups[area]
    if (!groups.has(id)) groups.set(id, { id, parent, lines: [title], role, tone, resources: [] })
    return id
  }

  for (const resource of t.all) {
    if (t.kindOf(resource).container !== undefined) continue
    const placements = placementsOf(resource, t)
    for (const placement of placements) {
      const container = containers.groupOf(placement.in)
      const { area } = placement
      if (area === 'services') {
        const parent = sideGroup(area, container?.id ?? null)
        const key = `${parent}/${resource.kind}`
        placed.set(key, [...(placed.get(key) ?? []), resource])
        nodes.set(key, servicesNode(key, parent, placed.get(key) ?? [], t, aside))
        continue
      }
      const border = area === 'border' && container !== undefined
      const parent =
        area === 'endpoints' || area === 'route-tables'
          ? sideGroup(area, container?.id ?? null)
          : border
            ? container.parent
            : (container?.id ?? null)
      const id = placements.length === 1 ? resource.id : `${resource.id}@${placement.in ?? area}`
      const { look } = t.kindOf(resource)
      nodes.set(id, {
        id,
        parent,
        lines: linesOf(resource, t, placement),
        shape: look.shape ?? 'box',
        glyph: look.glyph,
        category: look.category,
        area: border ? 'border' : area === 'edge' ? 'edge' : 'inside',
        ...(border ? { borderOf: container.id } : {}),
        tone: null,
        resources: [resource.id],
        ...(resource.stub === true ? { isStub: true as const } : {}),
        ...(aside.has(resource.id) ? { aside: true as const } : {}),
      })
    }
  }
  return { nodes: [...nodes.values()], groups: [...groups.values()] }
}

/** Whether a node stands for the resource. */
export const isPlaced = (resource: Resource, t: TopologyIndex): boolean =>
  t.kindOf(resource).container === undefined && placementsOf(resource, t).length > 0

/** Where a resource stands: as its kind says, else in each subnet of its interfaces, else in its VPC, else beside the VPCs. */
function placementsOf(resource: Resource, t: TopologyIndex): readonly Placement[] {
  const kind = t.kindOf(resource)
  const own = kind.place?.(resource as never, t)
  if (own !== undefined) return own
  const subnets = [...new Set(t.interfacesOf(resource).flatMap((i) => (i.subnet === undefined ? [] : [i.subnet])))]
  if (subnets.length > 0) return subnets.map((subnet) => ({ in: subnet, area: 'inside' }))
  return [{ in: t.vpcOf(resource.id) ?? t.of('region')[0]?.id ?? null, area: 'inside' }]
}

function linesOf(resource: Resource, t: TopologyIndex, placement: Placement): readonly string[] {
  const lines = ownLines(resource, t, placement)
  if (resource.stub !== true) return lines
  const id = resource.awsId ?? resource.id
  // What is only named by others has nothing but its id.
  return [...lines, lines.includes(id) ? 'not in the input' : `${id} – not in the input`]
}

function ownLines(resource: Resource, t: TopologyIndex, placement: Placement): readonly string[] {
  const kind = t.kindOf(resource)
  const own = kind.lines?.(resource as never, t, placement)
  if (own !== undefined) return own
  const name = resource.name ?? kind.look.label
  const second = placement.part ?? (resource.name === undefined ? undefined : kind.look.label)
  return second === undefined || second === name ? [name] : [name, second]
}

/** Resources of one service share a node: `S3 Buckets`, and their names. */
function servicesNode(
  id: string,
  parent: string,
  resources: readonly Resource[],
  t: TopologyIndex,
  aside: ReadonlySet<string>,
): DiagramNode {
  const [first] = resources
  if (first === undefined)
    throw new Error('Bug in the viewer: a node of services without a resource. Please report it with the topology file.')
  const { look } = t.kindOf(first)
  const names = resources.flatMap((r) => r.name ?? [])
  return {
    id,
    parent,
    lines: [resources.length > 1 ? look.plural : look.label, ...(names.length === 0 ? [] : [names.join(' + ')])],
    shape: look.shape ?? 'box',
    glyph: look.glyph,
    category: look.category,
    area: 'inside',
    tone: null,
    resources: resources.map((r) => r.id),
    ...(resources.every((r) => aside.has(r.id)) ? { aside: true as const } : {}),
  }
}
