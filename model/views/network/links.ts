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
  return [...links.values()]
}
