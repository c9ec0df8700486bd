import type { Node } from '@xyflow/react'
import type { DrawnOverlay } from '@/components/worker/protocol'
import type { Box, DrawnView, RoutedLine } from '@/layouts/layout'
import type { OverlayArrow } from '@/model/overlays/overlay'
import type { DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

/** What React Flow hands to the components of boxes and lines. */
export type GroupBox = Node<{ group: DiagramGroup }, 'container'>
export type NodeBox = Node<{ node: DiagramNode }, 'resource'>
export type DrawnBox = GroupBox | NodeBox
export interface LinkLine {
  readonly link: DiagramLink
  readonly line: RoutedLine
}
export interface MarkLine {
  readonly arrow: OverlayArrow
  readonly line: RoutedLine
}

/** What lies over what: containers, the lines between them, the boxes, and the lines of an overlay on top. */
export const levels = { group: 0, link: 100, node: 200, mark: 300 } as const

/** The layout knows every size: the first picture does not wait for the browser to measure. */
const placed = (box: Box) => ({
  position: { x: box.xPx, y: box.yPx },
  width: box.widthPx,
  height: box.heightPx,
  measured: { width: box.widthPx, height: box.heightPx },
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
    boxes.push({ id: group.id, type: 'container', data: { group }, zIndex, ariaLabel: nameOf(group.id), ...placed(box) })
  }
  for (const node of diagram.nodes) {
    const box = layout.boxes[node.id]
    if (box === undefined) continue
    boxes.push({ id: node.id, type: 'resource', data: { node }, zIndex: levels.node, ariaLabel: nameOf(node.id), ...placed(box) })
  }
  return boxes
}

/** Lines of a drawn view. */
export function linksOf({ diagram, layout }: DrawnView): readonly LinkLine[] {
  const lines = new Map(layout.lines.map((line) => [line.id, line]))
  return diagram.links.flatMap((link) => {
    const line = lines.get(link.id)
    return line === undefined ? [] : [{ link, line }]
  })
}

/** Arrows of an overlay over the boxes of a view. */
export function marksOf({ marks, lines }: DrawnOverlay): readonly MarkLine[] {
  const ways = new Map(lines.map((line) => [line.id, line]))
  return marks.arrows.flatMap((arrow) => {
    const line = ways.get(arrow.id)
    return line === undefined ? [] : [{ arrow, line }]
  })
}
