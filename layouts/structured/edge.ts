import type { Shape } from '@/layouts/layout'
import { centreX, mean, spreadOut } from '@/layouts/structured/align'
import { box, inRows, type Sheet } from '@/layouts/structured/block'
import type { Placing } from '@/layouts/structured/placing'
import { commonSize } from '@/layouts/structured/sizes'
import type { DiagramNode } from '@/model/views/diagram'

/** Key of the gaps at the edge of the picture. */
export const edgeKey = '|edge'

const leastInRow: Readonly<Record<Shape, number>> = { wide: 4, upright: 2 }

interface EdgeRows {
  readonly rows: readonly (readonly DiagramNode[])[]
  readonly widthPx: number
  readonly heightPx: number
}

/** Internet, users and external services stand in rows above, as many beside each other as the content is wide. */
export function edgeRows(p: Placing, contentWidth: number): EdgeRows {
  const nodes = p.tree.edge
  if (nodes.length === 0) return { rows: [], widthPx: 0, heightPx: 0 }
  const sizes = nodes.map((node) => p.sizes.node(node))
  const widest = commonSize(sizes).widthPx + p.spacing.betweenEdgeNodes
  const columns = Math.max(leastInRow[p.shape], Math.floor((contentWidth + p.spacing.betweenEdgeNodes) / widest))
  const rows = inRows(nodes, columns)
  const tall = rows.map((row) => row.reduce((most, node) => Math.max(most, p.sizes.node(node).heightPx), 0))
  const longest = rows.reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce((sum, node) => sum + p.sizes.node(node).widthPx + p.spacing.betweenEdgeNodes, -p.spacing.betweenEdgeNodes),
      ),
    0,
  )
  const between = (rows.length - 1) * (p.spacing.betweenTiers + (p.room.get(`${edgeKey}|rows`) ?? 0))
  return { rows, widthPx: longest, heightPx: tall.reduce((sum, height) => sum + height, 0) + between }
}

/** Each node of the edge stands above what it is linked with; what is linked with the edge alone stands beside that. */
export function placeEdge(sheet: Sheet, rows: readonly (readonly DiagramNode[])[], p: Placing, margin: number, innerWidth: number): void {
  const all = rows.flat()
  const wishes = edgeWishes(sheet, all, p)
  let y = margin
  rows.forEach((row, r) => {
    const height = row.reduce((most, node) => Math.max(most, p.sizes.node(node).heightPx), 0)
    const order = inOrder(row, wishes, p).map((node) => ({
      node,
      centrePx: wishes.get(node.id) ?? margin + innerWidth / 2,
      weight: 1,
      sizePx: p.sizes.node(node).widthPx,
    }))
    besideTheirHubs(order, wishes, p)
    const starts = spreadOut(order, p.spacing.betweenEdgeNodes, margin, margin + innerWidth)
    order.forEach(({ node, sizePx }, i) => {
      sheet.boxes.set(node.id, box(starts[i] ?? margin, y, sizePx, height))
    })
    y += height
    if (r < rows.length - 1) {
      const gap = p.spacing.betweenTiers + (p.room.get(`${edgeKey}|rows`) ?? 0)
      sheet.gaps.push({ key: `${edgeKey}|rows`, axis: 'y', box: box(margin, y, innerWidth, gap) })
      y += gap
    }
  })
}

/** Where nodes of the edge would stand: above what they are linked with inside; none for those linked with the edge alone. */
function edgeWishes(sheet: Sheet, nodes: readonly DiagramNode[], p: Placing): Map<string, number> {
  const wishes = new Map<string, number>()
  for (const node of nodes) {
    const centre = mean(
      partners(p, node.id).flatMap((id) => {
        const found = sheet.boxes.get(id)
        return found ? [centreX(found)] : []
      }),
    )
    if (centre !== null) wishes.set(node.id, centre)
  }
  // Those beside follow the one they are linked with.
  const settled = new Map(wishes)
  for (const node of nodes) {
    const beside = settled.has(node.id) ? null : mean(partners(p, node.id).flatMap((id) => settled.get(id) ?? []))
    if (beside !== null) wishes.set(node.id, beside)
  }
  return wishes
}

/** A follower does not draw its neighbours along. */
const followerWeight = 0.001

/** What stands beside another wishes to be there, not where the other wishes to be. */
function besideTheirHubs(
  order: { readonly node: DiagramNode; centrePx: number; weight: number; readonly sizePx: number }[],
  wishes: ReadonlyMap<string, number>,
  p: Placing,
): void {
  const row = new Set(order.map((one) => one.node.id))
  order.forEach((one, i) => {
    const linked = partners(p, one.node.id)
    if (linked.some((id) => !row.has(id))) return
    for (const [at, side] of [
      [i - 1, 1],
      [i + 1, -1],
    ] as const) {
      const hub = order[at]
      if (!hub || !linked.includes(hub.node.id) || wishes.get(hub.node.id) !== wishes.get(one.node.id)) continue
      one.centrePx = hub.centrePx + side * ((hub.sizePx + one.sizePx) / 2 + p.spacing.betweenEdgeNodes)
      one.weight = followerWeight
      return
    }
  })
}

const partners = (p: Placing, id: string): string[] =>
  p.tree.links.flatMap((link) => (link.from === id ? [link.to] : link.to === id ? [link.from] : []))

/** Left to right by what they stand above; a node linked with another of the edge stands at its outer side. */
function inOrder(row: readonly DiagramNode[], wishes: ReadonlyMap<string, number>, p: Placing): DiagramNode[] {
  const ids = new Set(row.map((node) => node.id))
  const linked = new Map(row.map((node) => [node.id, partners(p, node.id)]))
  const outside = (node: DiagramNode) => (linked.get(node.id) ?? []).some((id) => !ids.has(id))
  const first = row.filter((node) => outside(node) || !(linked.get(node.id) ?? []).some((id) => ids.has(id)))
  const order = first
    .map((node, i) => ({
      node,
      i,
      at: wishes.get(node.id) ?? Number.POSITIVE_INFINITY,
      hub: (linked.get(node.id) ?? []).some((id) => ids.has(id)),
    }))
    // Of equals, those that others stand beside go to the end, so that their companions have the outer place.
    .sort((a, b) => a.at - b.at || Number(a.hub) - Number(b.hub) || a.i - b.i)
    .map(({ node }) => node)
  const waiting = row.filter((node) => !first.includes(node))
  for (const node of waiting) {
    const at = order.findIndex((other) => (linked.get(node.id) ?? []).includes(other.id))
    if (at < 0) order.push(node)
    else order.splice(at < (order.length - 1) / 2 ? at : at + 1, 0, node)
  }
  return order
}
