import { pointAt } from '@/components/player/pace'
import type { Box, Point } from '@/layouts/layout'

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** Parts of the way beside which a chip may stand, the best first. */
const parts = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1, 1, 0]
const gapPx = 12

/** Where a chip stands beside a way: at its right, left, above or below, wherever it covers the least of what must be read. */
export function chipPlace(way: readonly Point[], size: Size, taken: readonly Box[]): Box | null {
  let best: { readonly box: Box; readonly covered: number } | null = null
  for (const part of parts) {
    const at = pointAt(way, part)
    if (at === null) return null
    for (const box of around(at, size)) {
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0)
      if (best === null || covered < best.covered) best = { box, covered }
      if (covered === 0) return box
    }
  }
  return best?.box ?? null
}

function around({ xPx, yPx }: Point, { widthPx, heightPx }: Size): readonly Box[] {
  const size = { widthPx, heightPx }
  return [
    { xPx: xPx + gapPx, yPx: yPx - heightPx / 2, ...size },
    { xPx: xPx - gapPx - widthPx, yPx: yPx - heightPx / 2, ...size },
    { xPx: xPx - widthPx / 2, yPx: yPx - gapPx - heightPx, ...size },
    { xPx: xPx - widthPx / 2, yPx: yPx + gapPx, ...size },
  ]
}

/** Area that two boxes share, in px². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.xPx + a.widthPx, b.xPx + b.widthPx) - Math.max(a.xPx, b.xPx)
  const height = Math.min(a.yPx + a.heightPx, b.yPx + b.heightPx) - Math.max(a.yPx, b.yPx)
  return Math.max(0, width) * Math.max(0, height)
}

/** The room that a drawn way takes. */
export const roomOf = (way: readonly Point[], halfPx: number): readonly Box[] =>
  way.slice(1).flatMap((b, i) => {
    const a = way[i]
    if (a === undefined) return []
    const [left, top] = [Math.min(a.xPx, b.xPx) - halfPx, Math.min(a.yPx, b.yPx) - halfPx]
    return [{ xPx: left, yPx: top, widthPx: Math.abs(a.xPx - b.xPx) + 2 * halfPx, heightPx: Math.abs(a.yPx - b.yPx) + 2 * halfPx }]
  })
