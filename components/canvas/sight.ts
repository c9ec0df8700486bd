import type { Viewport } from '@xyflow/react'
import type { Box, DrawnView, Layout } from '@/layouts/layout'

/** Room kept free around what is fitted: at the top for the choice of overlays, at the bottom for the buttons of the zoom. */
const insetPx = { side: 24, narrowSide: 8, top: 64, bottom: 60 } as const

/** Zoom beyond which nothing is gained, and below which nothing can be read. */
export const zoomLimits = { least: 0.1, most: 2.5, fitMost: 1.15, fitLeast: 0.2 } as const

/** A pane this much higher than wide is held upright. */
const upright = 1.3

/** On a pane as narrow as this a picture shown whole cannot be read: what is looked for is brought nearer. */
const narrowPx = 700
export const readableZoom = 0.42

/** Zoom below which names grow and the small print goes. */
export const smallPrintZoom = 0.66

/** Zooms between which an upright pane opens: names can be read without coming nearer, and as much as possible of the width is shown. */
const openingZoom = { least: 0.55, most: 0.8 } as const

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

const isUpright = (pane: Size) => pane.heightPx > upright * pane.widthPx && pane.widthPx < narrowPx

const roomOf = (pane: Size): Size => ({
  widthPx: pane.widthPx - 2 * sideOf(pane),
  heightPx: pane.heightPx - insetPx.top - insetPx.bottom,
})

const sideOf = (pane: Size) => (pane.widthPx < narrowPx ? insetPx.narrowSide : insetPx.side)

/**
 * The viewport that a picture opens with: it is shown whole. On an upright pane, where little of it could be read then, its width fills the
 * pane, and it is read on downwards.
 */
export function opening(whole: Box, pane: Size): Viewport {
  const view = fitted(whole, pane)
  const widthZoom = roomOf(pane).widthPx / whole.widthPx
  const zoom = Math.min(openingZoom.most, Math.max(openingZoom.least, widthZoom))
  if (!isUpright(pane) || view.zoom >= zoom) return view
  const spare = Math.max(0, roomOf(pane).widthPx - whole.widthPx * zoom)
  return { x: sideOf(pane) + spare / 2 - whole.xPx * zoom, y: insetPx.top - whole.yPx * zoom, zoom }
}

/**
 * The viewport that shows a rectangle of the picture whole. Where that would be too small to read, its upper left part at a size that
 * can be read.
 */
export function fitted(target: Box, pane: Size, fitMost: number = zoomLimits.fitMost): Viewport {
  const { top } = insetPx
  const side = sideOf(pane)
  const room = roomOf(pane)
  const whole = Math.min(room.widthPx / target.widthPx, room.heightPx / target.heightPx)
  const zoom = Math.min(fitMost, Math.max(zoomLimits.fitLeast, whole))
  const spare = { xPx: room.widthPx - target.widthPx * zoom, yPx: room.heightPx - target.heightPx * zoom }
  // On an upright screen a wide picture stands near the top: in the middle it would look lost.
  const above = isUpright(pane) ? Math.min(spare.yPx / 2, side) : spare.yPx / 3
  return { x: side + Math.max(0, spare.xPx / 2) - target.xPx * zoom, y: top + Math.max(0, above) - target.yPx * zoom, zoom }
}

export const wholeOf = ({ widthPx, heightPx }: Layout): Box => ({ xPx: 0, yPx: 0, widthPx, heightPx })

/**
 * The viewport moved as little as possible so that no empty room is shown beyond the picture while some of the picture is cut off at
 * the other side. What fits the pane as a whole is shown as a whole.
 */
export function filled(view: Viewport, whole: Box, pane: Size): Viewport {
  const along = (at: number, startPx: number, lengthPx: number, from: number, to: number) => {
    // Where the picture begins if it is pushed to the one or to the other end of the room.
    const [low, high] = [from - startPx * view.zoom, to - (startPx + lengthPx) * view.zoom].sort((a, b) => a - b)
    return Math.min(Math.max(at, low ?? at), high ?? at)
  }
  return {
    x: along(view.x, whole.xPx, whole.widthPx, sideOf(pane), pane.widthPx - sideOf(pane)),
    y: along(view.y, whole.yPx, whole.heightPx, insetPx.top, pane.heightPx - insetPx.bottom),
    zoom: view.zoom,
  }
}

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
    zoom >= (pane.widthPx < narrowPx ? readableZoom : zoomLimits.fitLeast) &&
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
