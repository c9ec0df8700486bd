import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'
import type { DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

/** Links between the boxes that stand for the ends of every relation; the same link of several resources is drawn once. */
export function linksBetween(t: TopologyIndex, groups: readonly DiagramGroup[], nodes: readonly DiagramNode[]): readonly DiagramLink[] {
  const boxes = new Map<string, string[]>()
  for (const box of [...groups, ...nodes])
    for (const resource of box.resources) boxes.set(resource, [...(boxes.get(resource) ?? []), box.id])
  const links = new Map<string, DiagramLink>()
  for (const resource of t.all) {
    for (const relation of t.kindOf(resource).relations?.(resource as never, t) ?? []) {
      for (const from of boxes.get(relation.from) ?? []) {
        for (const to of boxes.get(relation.to) ?? []) {
          if (from === to) continue
          const id = `${from} → ${to}: ${relation.label === '' ? relation.relation : relation.label}`
          const known = links.get(id)
          const because = [...new Set([...(known?.because ?? []), ...relation.because])]
          links.set(id, { ...relation, id, from, to, because })
        }
      }
    }
  }
  return withAttached([...links.values()], groups, nodes)
}

/** What a link joins, whatever its direction. */
const pairOf = (a: string, b: string) => JSON.stringify([a, b])

/**
 * Where a VPC is attached to a gateway, the ways of its subnets to that gateway run along the attachment: one line, which names the route
 * tables too. Drawn one by one, the subnets of a few VPCs would bury a transit gateway under lines.
 */
function withAttached(
  links: readonly DiagramLink[],
  groups: readonly DiagramGroup[],
  nodes: readonly DiagramNode[],
): readonly DiagramLink[] {
  const attached = new Map(links.filter((l) => l.relation === 'attachment').map((l) => [pairOf(l.from, l.to), l.id]))
  if (attached.size === 0) return links
  const parents = new Map([...groups, ...nodes].map((box) => [box.id, box.parent]))
  const along = (from: string, to: string): string | undefined => {
    for (let at = parents.get(from) ?? null; at !== null; at = parents.get(at) ?? null) {
      const id = attached.get(pairOf(at, to))
      if (id !== undefined) return id
    }
    return undefined
  }
  const because = new Map<string, readonly ResourceId[]>()
  const own = links.filter((link) => {
    const attachment = link.relation === 'traffic' ? along(link.from, link.to) : undefined
    if (attachment !== undefined) because.set(attachment, [...(because.get(attachment) ?? []), ...link.because])
    return attachment === undefined
  })
  return own.map((link) => {
    const more = because.get(link.id)
    return more === undefined ? link : { ...link, because: [...new Set([...link.because, ...more])] }
  })
}
