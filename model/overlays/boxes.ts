import type { ResourceId } from '@/model/resource'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'

/**
 * Boxes of a picture that show a resource: its own nodes or group, else the collapsed group that hides it. None where the picture does
 * not show it at all.
 */
export type BoxFinder = (id: ResourceId) => readonly string[]

export function boxFinder(diagram: Diagram, t: TopologyIndex): BoxFinder {
  const nodes = byResource(diagram.nodes)
  const groups = byResource(diagram.groups)
  const collapsed = diagram.nodes.filter((n) => n.standsFor !== undefined)
  const known = new Map<string, readonly string[]>()

  /** Collapsed groups around a resource, the innermost first; the walk follows the containers of the model, which no view changes. */
  const hiding = (resource: Resource, seen: ReadonlySet<string>): readonly string[] => {
    const found = placesOf(resource, t).flatMap(({ container, area }): readonly string[] => {
      const aside = collapsed.filter(
        (n) => n.standsFor?.role === area && (container === null || n.parent === container || holds(diagram, n.parent, container)),
      )
      if (aside.length > 0) return aside.map((n) => n.id)
      if (container === null || seen.has(container)) return []
      const own = collapsed.filter((n) => n.resources.includes(container) && standsIn(n.parent, resource))
      if (own.length > 0) return own.map((n) => n.id)
      const outer = t.get(container)
      return outer === undefined ? [] : hiding(outer, new Set([...seen, container]))
    })
    return [...new Set(found)]
  }

  /** A zone is drawn once in each VPC: only the one in the resource's own VPC hides it. */
  const standsIn = (parent: string | null, resource: Resource): boolean => {
    const around = diagram.groups.find((g) => g.id === parent)
    const vpc = t.vpcOf(resource.id)
    return around?.role !== 'vpc' || vpc === undefined || around.resources.includes(vpc)
  }

  return (id) => {
    const cached = known.get(id)
    if (cached !== undefined) return cached
    const resource = t.get(id)
    // A container is shown by its group, whatever smaller boxes quote it.
    const own = groups.get(id) ?? nodes.get(id)
    const boxes = own ?? (resource === undefined ? [] : hiding(resource, new Set([id])))
    known.set(id, boxes)
    return boxes
  }
}

function byResource(
  boxes: readonly { readonly id: string; readonly resources: readonly ResourceId[] }[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const box of boxes) for (const resource of box.resources) found.set(resource, [...(found.get(resource) ?? []), box.id])
  return found
}

const holds = (diagram: Diagram, group: string | null, resource: ResourceId): boolean =>
  diagram.groups.some((g) => g.id === group && g.resources.includes(resource))

interface Place {
  readonly container: ResourceId | null
  readonly area: string
}

/** Where the model puts a resource: the parent of a container, else what its kind says, else the subnets of its interfaces, else its VPC. */
function placesOf(resource: Resource, t: TopologyIndex): readonly Place[] {
  const kind = t.kindOf(resource)
  if (kind.container !== undefined) {
    const parent = kind.container.parent(resource as never, t)
    // Zones belong to the region in the model and to the VPC in the picture.
    const vpc = kind.container.role === 'subnet' ? t.vpcOf(resource.id) : undefined
    return [...new Set([parent, vpc])].flatMap((container) => (container == null ? [] : [{ container, area: 'inside' }]))
  }
  const placed = kind.place?.(resource as never, t)
  if (placed !== undefined) return placed.map((p) => ({ container: p.in, area: p.area }))
  const subnets = [...new Set(t.interfacesOf(resource).flatMap((i) => i.subnet ?? []))]
  if (subnets.length > 0) return subnets.map((container) => ({ container, area: 'inside' }))
  return [{ container: t.vpcOf(resource.id) ?? null, area: 'inside' }]
}
