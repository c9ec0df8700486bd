import type { Box } from '@/layouts/layout'

interface Placed {
  readonly id: string
  readonly parent: string | null
}

/**
 * Widths that make boxes of one column the same: those of one parent that stand beneath each other.
 *
 * @returns by id, only where a box grows
 */
export function columnWidths(items: readonly Placed[], boxes: ReadonlyMap<string, Box>): Map<string, number> {
  const byParent = new Map<string | null, { readonly id: string; readonly box: Box }[]>()
  for (const { id, parent } of items) {
    const box = boxes.get(id)
    if (box !== undefined) byParent.set(parent, [...(byParent.get(parent) ?? []), { id, box }])
  }
  const widths = new Map<string, number>()
  for (const siblings of byParent.values()) {
    let column: { readonly id: string; readonly box: Box }[] = []
    let end = Number.NEGATIVE_INFINITY
    const close = () => {
      const widest = Math.max(...column.map(({ box }) => box.widthPx))
      for (const { id, box } of column) if (box.widthPx < widest) widths.set(id, widest)
      column = []
    }
    for (const one of [...siblings].sort((a, b) => a.box.xPx - b.box.xPx || a.box.yPx - b.box.yPx)) {
      if (one.box.xPx >= end) close()
      column.push(one)
      end = Math.max(end, one.box.xPx + one.box.widthPx)
    }
    close()
  }
  return widths
}
