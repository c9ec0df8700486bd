import { centreX, mean, spreadOut } from '@/layouts/structured/align'
import { box, inRows, type Sheet } from '@/layouts/structured/block'
import type { Placing } from '@/layouts/structured/placing'
import { commonSize } from '@/layouts/structured/sizes'
import { spacing } from '@/layouts/structured/spacing'
import type { DiagramNode } from '@/model/views/diagram'

/** Key of the gaps at the edge of the picture. */
export const edgeKey = '|edge'

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
  const widest = commonSize(sizes).widthPx + spacing.betweenEdgeNodes
  const columns = Math.max(4, Math.floor((contentWidth + spacing.betweenEdgeNodes) / widest))
  const rows = inRows(nodes, columns)
  const tall = rows.map((row) => row.reduce((most, node) => Math.max(most, p.sizes.node(node).heightPx), 0))
  const longest = rows.reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce((sum, node) => sum + p.sizes.node(node).widthPx + spacing.betweenEdgeNodes, -spacing.betweenEdgeNodes),
      ),
    0,
  )
  const between = (rows.length - 1) * (spacing.betweenTiers + (p.room.get(`${edgeKey}|rows`) ?? 0))
  return { rows, widthPx: longest, heightPx: tall.reduce((sum, height) => sum + height, 0) + between }
}

/** Each node of the edge stands above what it is linked with; what is linked with the edge alone stands beside that. */
export function placeEdge(sheet: Sheet, rows: readonly (readonly DiagramNode[])[], p: Placing, margin: number, innerWidth: number): void {
  const wishes = edgeWishes(sheet, rows.flat(), p, margin + innerWidth / 2)
  let y = margin
  rows.forEach((row, r) => {
    const height = row.reduce((most, node) => Math.max(most, p.sizes.node(node).heightPx), 0)
    const order = row
      .map((node, i) => ({ node, i, centrePx: wishes.get(node.id) ?? 0, sizePx: p.sizes.node(node).widthPx }))
      .sort((a, b) => a.centrePx - b.centrePx || a.i - b.i)
    const starts = spreadOut(order, spacing.betweenEdgeNodes, margin, margin + innerWidth)
    order.forEach(({ node, sizePx }, i) => {
      sheet.boxes.set(node.id, box(starts[i] ?? margin, y, sizePx, height))
    })
    y += height
    if (r < rows.length - 1) {
      const gap = spacing.betweenTiers + (p.room.get(`${edgeKey}|rows`) ?? 0)
      sheet.gaps.push({ key: `${edgeKey}|rows`, axis: 'y', box: box(margin, y, innerWidth, gap) })
      y += gap
    }
  })
}

function edgeWishes(sheet: Sheet, nodes: readonly DiagramNode[], p: Placing, middle: number): Map<string, number> {
  const wishes = new Map<string, number>()
  const linked = (id: string, at: (other: string) => number | undefined) =>
    mean(
      p.tree.links.flatMap((link) => {
        const other = link.from === id ? link.to : link.to === id ? link.from : null
        const centre = other === null ? undefined : at(other)
        return centre === undefined ? [] : [centre]
      }),
    )
  for (const node of nodes) {
    const centre = linked(node.id, (other) => {
      const found = sheet.boxes.get(other)
      return found && centreX(found)
    })
    if (centre !== null) wishes.set(node.id, centre)
  }
  const settled = new Map(wishes)
  for (const node of nodes) {
    if (wishes.has(node.id)) continue
    const beside = linked(node.id, (other) => settled.get(other))
    // What calls another stands at its left.
    const leads = p.tree.links.some((link) => link.from === node.id)
    wishes.set(node.id, beside === null ? middle : beside + (leads ? -1 : 1))
  }
  return wishes
}
