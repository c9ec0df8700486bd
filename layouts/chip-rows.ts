import type { Box, Layout } from '@/layouts/layout'
import { textWidthPx } from '@/layouts/measure'
import { chipMetrics } from '@/layouts/metrics'
import { groupBy } from '@/model/group-by'
import type { Diagram } from '@/model/views/diagram'

/** Where the chips of an overlay stand, one rectangle for each box that has some: lines drawn over the picture keep their labels off them. */
export function chipRows(
  diagram: Diagram,
  layout: Layout,
  chips: readonly { readonly box: string; readonly label: string }[],
): readonly Box[] {
  const m = chipMetrics
  const groups = new Set(diagram.groups.map((group) => group.id))
  const labels = groupBy(chips, (chip) => chip.box)
  return [...labels].flatMap(([id, own]) => {
    const box = layout.boxes[id]
    if (box === undefined) return []
    const rest = own.length - m.mostShown
    const shown = [...own.slice(0, m.mostShown).map((chip) => chip.label), ...(rest > 0 ? [`+${rest}`] : [])]
    const widths = shown.map((label) => textWidthPx(label, m.text.sizePx, m.text.weight) + 2 * (m.paddingXPx + m.borderPx))
    const wanted = widths.reduce((sum, width) => sum + width, (widths.length - 1) * m.gapPx)
    const heightPx = m.text.lineHeightPx + 2 * m.borderPx
    const inGroup = groups.has(id)
    return {
      xPx: box.xPx + m.leftPx,
      yPx: box.yPx + box.heightPx - heightPx + (inGroup ? -m.insideGroupPx : m.belowNodePx),
      widthPx: inGroup ? wanted : Math.min(wanted, box.widthPx - 2 * m.leftPx),
      heightPx,
    }
  })
}
