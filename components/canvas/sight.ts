import type { Viewport } from '@xyflow/react'
import type { DrawnView } from '@/components/worker/protocol'
import type { Box, Layout } from '@/layouts/layout'

/** Room kept free around what is fitted. */
const marginPx = 24

/** Zoom beyond which nothing is gained, and below which nothing can be read. */
export const zoomLimits = { least: 0.1, most: 2.5, fitMost: 1.15, fitLeast: 0.34 } as const

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * The viewport that shows a rectangle of the picture whole. Where that would be too small to read, its upper left part at a size that
 * can be read.
 */
export function fitted(target: Box, pane: Size, fitMost: number = zoomLimits.fitMost): Viewport {
  const whole = Math.min((pane.widthPx - 2 * marginPx) / target.widthPx, (pane.heightPx - 2 * marginPx) / target.heightPx)
  const zoom = Math.min(fitMost, Math.max(zoomLimits.fitLeast, whole))
  const x = startOf(pane.widthPx, target.widthPx * zoom) - target.xPx * zoom
  const y = startOf(pane.heightPx, target.heightPx * zoom) - target.yPx * zoom
  return { x, y, zoom }
}

const startOf = (panePx: number, targetPx: number) => (targetPx > panePx - 2 * marginPx + 1 ? marginPx : (panePx - targetPx) / 2)

export const wholeOf = ({ widthPx, heightPx }: Layout): Box => ({ xPx: 0, yPx: 0, widthPx, heightPx })

/** The smallest rectangle around boxes; null where the picture has none of them. */
export function aroundBoxes({ layout }: DrawnView, ids: readonly string[]): Box | null {
  const boxes = ids.flatMap((id) => layout.boxes[id] ?? [])
  if (boxes.length === 0) return null
  const xPx = Math.min(...boxes.map((box) => box.xPx))
  const yPx = Math.min(...boxes.map((box) => box.yPx))
  return {
    xPx,
    yPx,
    widthPx: Math.max(...boxes.map((box) => box.xPx + box.widthPx)) - xPx,
    heightPx: Math.max(...boxes.map((box) => box.yPx + box.heightPx)) - yPx,
  }
}

/** Whether a rectangle is already seen whole, at a size that can be read. */
export function isInSight(target: Box, { x, y, zoom }: Viewport, pane: Size): boolean {
  const left = target.xPx * zoom + x
  const top = target.yPx * zoom + y
  return (
    zoom >= zoomLimits.fitLeast &&
    left >= 0 &&
    top >= 0 &&
    left + target.widthPx * zoom <= pane.widthPx &&
    top + target.heightPx * zoom <= pane.heightPx
  )
}

/** The viewport with a rectangle in its middle, at the zoom as it is; smaller only where the rectangle would not fit. */
export function centred(target: Box, now: Viewport, pane: Size): Viewport {
  const fit = fitted(target, pane, Math.max(now.zoom, 0.7))
  const zoom = Math.min(fit.zoom, Math.max(now.zoom, 0.7))
  return {
    x: pane.widthPx / 2 - (target.xPx + target.widthPx / 2) * zoom,
    y: pane.heightPx / 2 - (target.yPx + target.heightPx / 2) * zoom,
    zoom,
  }
}
