import type { Box } from '@/layouts/layout'
import { alignBorders, alignServices } from '@/layouts/structured/adjust'
import { box, emptyBlock, type Gap, type Sheet } from '@/layouts/structured/block'
import { contentOf } from '@/layouts/structured/content'
import { edgeKey, edgeRows, placeEdge } from '@/layouts/structured/edge'
import type { Placing } from '@/layouts/structured/placing'

export interface Picture {
  readonly widthPx: number
  readonly heightPx: number
  readonly boxes: ReadonlyMap<string, Box>
  readonly gaps: readonly Gap[]
}

/** Places everything of a diagram: the edge above, the content below it. */
export function placePicture(p: Placing): Picture {
  const margin = p.spacing.picture + (p.room.get('|margin') ?? 0)
  const members = p.tree.members.get(null) ?? []
  const content = members.length === 0 ? emptyBlock : contentOf(null, null, members, p)
  const edge = edgeRows(p, content.widthPx)
  const edgeGap = edge.rows.length === 0 || content === emptyBlock ? 0 : p.spacing.edgeToContent + (p.room.get(`${edgeKey}|below`) ?? 0)
  const sheet: Sheet = { boxes: new Map(), gaps: [] }
  const innerWidth = Math.max(content.widthPx, edge.widthPx)
  const contentTop = margin + edge.heightPx + edgeGap
  if (content !== emptyBlock) content.place(sheet, box(margin, contentTop, innerWidth, content.heightPx))
  alignBorders(sheet, p)
  alignServices(sheet, p, contentTop + content.heightPx)
  placeEdge(sheet, edge.rows, p, margin, innerWidth)
  const widthPx = innerWidth + 2 * margin
  const heightPx = contentTop + content.heightPx + margin
  if (edge.rows.length > 0) sheet.gaps.push({ key: `${edgeKey}|below`, axis: 'y', box: box(0, margin + edge.heightPx, widthPx, edgeGap) })
  sheet.gaps.push(
    { key: '|margin', axis: 'x', box: box(0, 0, margin, heightPx) },
    { key: '|margin', axis: 'x', box: box(widthPx - margin, 0, margin, heightPx) },
    { key: '|margin', axis: 'y', box: box(0, 0, widthPx, margin) },
    { key: '|margin', axis: 'y', box: box(0, heightPx - margin, widthPx, margin) },
  )
  return { widthPx, heightPx, boxes: sheet.boxes, gaps: sheet.gaps }
}
