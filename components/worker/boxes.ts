import { pathBetween } from '@/layouts/extra-lines'
import type { DrawnView, RoutedLine } from '@/layouts/layout'
import type { Blocker, Stage } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { Diagram } from '@/model/views/diagram'

export interface FoundBox {
  readonly box: string
  readonly hiddenBy: string | null
}

export type BoxFinder = (id: ResourceId) => FoundBox | null

/** Box that stands for a resource: its own, else the collapsed group that hides it. */
export function boxFinder(whole: Diagram, shown: Diagram): BoxFinder {
  const visible = new Set([...shown.nodes.map((n) => n.id), ...shown.groups.map((g) => g.id)])
  const parents = new Map([...whole.nodes, ...whole.groups].map((b) => [b.id, b.parent]))
  const first = new Map<string, string>()
  for (const box of [...whole.nodes, ...whole.groups])
    for (const resource of box.resources) if (!first.has(resource)) first.set(resource, box.id)
  return (id) => {
    let box: string | null | undefined = first.get(id)
    const own = box
    while (box != null && !visible.has(box)) box = parents.get(box)
    return box == null ? null : { box, hiddenBy: box === own ? null : box }
  }
}

/** Lines from box to box along a way. */
export function linesBetween({ diagram, layout }: DrawnView, way: readonly string[]): readonly RoutedLine[] {
  return way.slice(1).flatMap((to, i) => {
    const from = way[i]
    return from === undefined ? [] : (pathBetween(diagram, layout, from, to) ?? [])
  })
}

const atArrival: ReadonlySet<Stage> = new Set(['network-acl-ingress', 'security-group-ingress', 'listener', 'destination'])

/** Lines that a packet passes before it is stopped: up to the box that stops it, else by the side on which the filter stands. */
export function stopOnWay(blockers: readonly Blocker[], stoppedAt: ResourceId | null, way: readonly string[], boxOf: BoxFinder): number {
  const [first] = blockers
  const box = stoppedAt === null ? null : boxOf(stoppedAt)
  const at = box === null ? -1 : way.indexOf(box.box)
  if (at >= 0) return at
  return first !== undefined && atArrival.has(first.stage) ? Math.max(0, way.length - 1) : 0
}
