import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api'
import { columnWidths } from '@/layouts/graph/columns'
import { type NodeList, readLists } from '@/layouts/graph/lists'
import type { Box, Layout, LayoutEngine, Shape } from '@/layouts/layout'
import { measureGroupTitle, measureLabel, measureNode } from '@/layouts/measure'
import { requestsOf } from '@/layouts/route/requests'
import { routeLines } from '@/layouts/route/router'
import { buildScene } from '@/layouts/route/scene'
import type { Diagram, DiagramGroup, DiagramNode } from '@/model/views/diagram'

/** Options of ELK. Source: https://eclipse.dev/elk/reference/options.html */
const rootOptions = (diagram: Diagram): Record<string, string> => ({
  'elk.algorithm': 'layered',
  'elk.direction': diagram.direction === 'down' ? 'DOWN' : 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  // The order of the diagram is the order that people wrote; kept, it also keeps boxes in place when something is added.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
})

function groupOptions(group: DiagramGroup): Record<string, string> {
  const title = measureGroupTitle(group)
  return {
    'elk.padding': `[top=${title.heightPx + 8},left=16,bottom=16,right=16]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${title.widthPx + 16},${title.heightPx + 24})`,
  }
}

/** Id of the place on the side of a list where links of one of its nodes leave (`out`) or arrive. */
const portId = (nodeId: string, out: boolean) => `${out ? 'out' : 'in'}\u0000${nodeId}`

/** A list as one box of fixed size, with a port on both sides for each of its nodes. */
function listNode(id: string, list: NodeList, direction: Diagram['direction']): ElkNode {
  const ports = [...list.boxes].flatMap(([nodeId, box]) =>
    [false, true].map((out) => {
      const across = direction === 'right' ? box.yPx + box.heightPx / 2 : box.xPx + box.widthPx / 2
      const end = direction === 'right' ? list.widthPx : list.heightPx
      const [x, y] = direction === 'right' ? [out ? end : 0, across] : [across, out ? end : 0]
      return { id: portId(nodeId, out), width: 0, height: 0, x, y }
    }),
  )
  return { id, width: list.widthPx, height: list.heightPx, ports, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } }
}

type Widths = ReadonlyMap<string, number>

/** The diagram as ELK reads it: groups with children, lists as one box each, links with the size of their labels. */
function toElk(diagram: Diagram, lists: ReadonlyMap<string, NodeList>, widths: Widths, withPorts: boolean): ElkNode {
  const root: ElkNode = { id: '\u0000root', layoutOptions: rootOptions(diagram), children: [], edges: [] }
  const groups = new Map<string, ElkNode>()
  const parentOf = (item: DiagramGroup | DiagramNode) => (item.parent === null ? root : (groups.get(item.parent) ?? root))
  for (const group of diagram.groups) {
    const list = lists.get(group.id)
    const title = measureGroupTitle(group)
    const entry: ElkNode = list
      ? withPorts
        ? listNode(group.id, list, diagram.direction)
        : { id: group.id, width: list.widthPx, height: list.heightPx }
      : { id: group.id, layoutOptions: groupOptions(group), children: [], width: title.widthPx + 16, height: title.heightPx + 24 }
    groups.set(group.id, entry)
    parentOf(group).children?.push(entry)
  }
  const listOf = new Map([...lists].flatMap(([groupId, list]) => [...list.boxes.keys()].map((nodeId) => [nodeId, groupId])))
  for (const node of diagram.nodes) {
    if (listOf.has(node.id)) continue
    const size = measureNode(node)
    parentOf(node).children?.push({ id: node.id, width: widths.get(node.id) ?? size.widthPx, height: size.heightPx })
  }
  const known = new Set([...diagram.groups, ...diagram.nodes].map((item) => item.id))
  const boxOf = (id: string) => listOf.get(id) ?? id
  root.edges = diagram.links
    .filter((link) => known.has(link.from) && known.has(link.to) && boxOf(link.from) !== boxOf(link.to))
    .map((link): ElkExtendedEdge => {
      const label = measureLabel(link.label)
      const end = (id: string, out: boolean) => (withPorts && listOf.has(id) ? portId(id, out) : boxOf(id))
      const edge = { id: link.id, sources: [end(link.from, true)], targets: [end(link.to, false)] }
      if (label.lines.length === 0) return edge
      const size = { text: link.label, width: label.widthPx + 16, height: label.heightPx + 4 }
      return { ...edge, labels: [{ ...size, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }] }
    })
  return root
}

/** ELK counts in fractions; boxes stand on whole px, and never grow into each other. */
function readBoxes(node: ElkNode, into: Map<string, Box>): void {
  for (const child of node.children ?? []) {
    const left = Math.round(child.x ?? 0)
    const top = Math.round(child.y ?? 0)
    into.set(child.id, {
      xPx: left,
      yPx: top,
      widthPx: Math.round((child.x ?? 0) + (child.width ?? 0)) - left,
      heightPx: Math.round((child.y ?? 0) + (child.height ?? 0)) - top,
    })
    readBoxes(child, into)
  }
}

/** What makes the columns even: boxes with boxes, lists with lists, for the one beside the other are of different worth. */
const evened = (diagram: Diagram, { lists, boxes }: PlacedBoxes): Widths =>
  new Map([
    ...columnWidths(
      diagram.groups.filter((group) => lists.has(group.id)),
      boxes,
    ),
    ...columnWidths(
      diagram.nodes.filter((node) => node.parent === null || !lists.has(node.parent)),
      boxes,
    ),
  ])

let engine: Promise<ELK> | null = null

/** ELK is large: loaded when the first graph is laid out. (Its main entry wants a package for workers that bundlers do not find.) */
function loadElk(): Promise<ELK> {
  engine ??= import('elkjs/lib/elk.bundled.js').then((module) => new module.default())
  return engine
}

interface PlacedBoxes {
  readonly boxes: ReadonlyMap<string, Box>
  readonly lists: ReadonlyMap<string, NodeList>
  readonly widthPx: number
  readonly heightPx: number
}

/** @param widths  that some boxes have at least, px */
async function placeBoxes(diagram: Diagram, shape: Shape, widths: Widths): Promise<PlacedBoxes> {
  const elk = await loadElk()
  // Rows would be too wide for an upright canvas, columns are across the reading there: no place on their border is the one of a node.
  const lists = readLists(diagram, shape === 'upright' || diagram.direction === 'right', widths)
  const placed = await elk.layout(toElk(diagram, lists, widths, shape === 'wide'))
  const boxes = new Map<string, Box>()
  readBoxes(placed, boxes)
  for (const [groupId, list] of lists) {
    const at = boxes.get(groupId)
    if (!at) continue
    for (const [nodeId, box] of list.boxes) boxes.set(nodeId, { ...box, xPx: at.xPx + box.xPx, yPx: at.yPx + box.yPx })
  }
  return { boxes, lists, widthPx: Math.ceil(placed.width ?? 0), heightPx: Math.ceil(placed.height ?? 0) }
}

/**
 * Layered graph with nested groups, placed by ELK; the lines are routed as in every other picture, through the gaps that ELK keeps
 * for them and their labels.
 *
 * @throws Error  what ELK does not lay out
 */
export async function layOutGraph(given: Diagram, shape: Shape = 'wide'): Promise<Layout> {
  const diagram: Diagram = shape === 'upright' ? { ...given, direction: 'down' } : given
  const first = await placeBoxes(diagram, shape, new Map())
  // Of what is read downwards the rows are even already: boxes of a row are as high as their text.
  const widths: Widths = diagram.direction === 'right' ? evened(diagram, first) : new Map()
  const { boxes, widthPx, heightPx } = widths.size === 0 ? first : await placeBoxes(diagram, shape, widths)
  const scene = buildScene(diagram, (id) => boxes.get(id), widthPx, heightPx)
  const { lines } = routeLines(scene, requestsOf(diagram), { flow: diagram.direction })
  return { widthPx, heightPx, boxes: Object.fromEntries(boxes), lines }
}

export const elkEngine: LayoutEngine = { id: 'elk', layout: layOutGraph }
