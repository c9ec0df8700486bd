import type { Box } from '@/layouts/layout'
import { measureGroupTitle, measureNode } from '@/layouts/measure'
import type { Diagram, DiagramGroup, DiagramNode } from '@/model/views/diagram'

/** A group that holds nodes alone: they stand in it in the order of the diagram, in a column or in a row across the reading. */
export interface NodeList {
  readonly widthPx: number
  readonly heightPx: number
  /** Boxes of its nodes, from the corner of the group. */
  readonly boxes: ReadonlyMap<string, Box>
}

const sidePx = 16
const topPx = 8
const bottomPx = 16
const betweenPx = 12

function arrange(group: DiagramGroup, nodes: readonly DiagramNode[], inColumn: boolean, leastPx: number): NodeList {
  const title = measureGroupTitle(group)
  const sizes = nodes.map((node) => measureNode(node))
  const wide = sizes.reduce((most, size) => Math.max(most, size.widthPx), inColumn ? leastPx - 2 * sidePx : 0)
  const tall = sizes.reduce((most, size) => Math.max(most, size.heightPx), 0)
  const inner = inColumn ? wide : nodes.length * (wide + betweenPx) - betweenPx
  const widthPx = Math.max(title.widthPx + sidePx, inner + 2 * sidePx)
  const boxes = new Map<string, Box>()
  let x = Math.round((widthPx - inner) / 2)
  let y = title.heightPx + topPx
  nodes.forEach((node, i) => {
    const heightPx = inColumn ? (sizes[i]?.heightPx ?? tall) : tall
    boxes.set(node.id, { xPx: x, yPx: y, widthPx: wide, heightPx })
    if (inColumn) y += heightPx + betweenPx
    else x += wide + betweenPx
  })
  return { widthPx, heightPx: (inColumn ? y - betweenPx : y + tall) + bottomPx, boxes }
}

/** Groups of the diagram that hold nodes and no groups, arranged in columns or in rows; by id. `least`: widths that columns have at least. */
export function readLists(diagram: Diagram, inColumn: boolean, least: ReadonlyMap<string, number> = new Map()): Map<string, NodeList> {
  const parents = new Set(diagram.groups.map((group) => group.parent))
  const lists = new Map<string, NodeList>()
  for (const group of diagram.groups) {
    const nodes = diagram.nodes.filter((node) => node.parent === group.id)
    if (nodes.length > 0 && !parents.has(group.id)) lists.set(group.id, arrange(group, nodes, inColumn, least.get(group.id) ?? 0))
  }
  return lists
}
