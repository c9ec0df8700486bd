import type { Edge, Node } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { DrawnOverlay, DrawnView } from '@/components/worker/protocol'
import type { Box, RoutedLine } from '@/layouts/layout'
import type { OverlayArrow } from '@/model/overlays/overlay'
import type { DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

/** What React Flow hands to the components of boxes and lines. */
export type GroupBox = Node<{ group: DiagramGroup }, 'group'>
export type NodeBox = Node<{ node: DiagramNode }, 'node'>
export type DrawnBox = GroupBox | NodeBox
export type LinkLine = Edge<{ link: DiagramLink; line: RoutedLine }, 'link'>
export type MarkLine = Edge<{ arrow: OverlayArrow; line: RoutedLine }, 'mark'>
export type DrawnLine = LinkLine | MarkLine

/** What lies over what: containers, the lines between them, the boxes, and the lines of an overlay on top. */
export const levels = { group: 0, link: 100, node: 200, mark: 300 } as const

/**
 * React Flow draws a line only between boxes that have been measured and have handles; the layout knows both already, so the first
 * picture does not wait for the browser to measure. (Lines take their way from the layout; where the handles are is of no matter.)
 */
const placed = (box: Box) => ({
  position: { x: box.xPx, y: box.yPx },
  width: box.widthPx,
  height: box.heightPx,
  measured: { width: box.widthPx, height: box.heightPx },
  handles: (['source', 'target'] as const).map((type) => ({ type, position: Position.Top, x: 0, y: 0, width: 1, height: 1 })),
})

const depths = (groups: readonly DiagramGroup[]): ReadonlyMap<string, number> => {
  const depth = new Map<string, number>()
  // Parents stand before their children.
  for (const { id, parent } of groups) depth.set(id, parent === null ? 0 : (depth.get(parent) ?? 0) + 1)
  return depth
}

/** Boxes of a drawn view, containers first; `nameOf` gives what a screen reader says. */
export function boxesOf({ diagram, layout }: DrawnView, nameOf: (id: string) => string): DrawnBox[] {
  const depth = depths(diagram.groups)
  const boxes: DrawnBox[] = []
  for (const group of diagram.groups) {
    const box = layout.boxes[group.id]
    if (box === undefined) continue
    const zIndex = levels.group + (depth.get(group.id) ?? 0)
    boxes.push({ id: group.id, type: 'group', data: { group }, zIndex, ariaLabel: nameOf(group.id), ...placed(box) })
  }
  for (const node of diagram.nodes) {
    const box = layout.boxes[node.id]
    if (box === undefined) continue
    boxes.push({ id: node.id, type: 'node', data: { node }, zIndex: levels.node, ariaLabel: nameOf(node.id), ...placed(box) })
  }
  return boxes
}

/** Lines of a drawn view. */
export function linksOf({ diagram, layout }: DrawnView): LinkLine[] {
  const lines = new Map(layout.lines.map((line) => [line.id, line]))
  return diagram.links.flatMap((link): LinkLine[] => {
    const line = lines.get(link.id)
    if (line === undefined) return []
    return [{ id: link.id, type: 'link', source: link.from, target: link.to, zIndex: levels.link, data: { link, line } }]
  })
}

/** Arrows of an overlay over the boxes of a view. */
export function marksOf({ marks, lines }: DrawnOverlay): MarkLine[] {
  const ways = new Map(lines.map((line) => [line.id, line]))
  return marks.arrows.flatMap((arrow): MarkLine[] => {
    const line = ways.get(arrow.id)
    if (line === undefined) return []
    const id = `mark:${arrow.id}`
    return [{ id, type: 'mark', source: arrow.from, target: arrow.to, zIndex: levels.mark, data: { arrow, line } }]
  })
}
