import type { Point } from '@/layouts/layout'

/** Length of an arrowhead, and half of its width. */
export const arrowPx = { length: 8, half: 4 } as const

const apart = (a: Point, b: Point) => Math.hypot(b.xPx - a.xPx, b.yPx - a.yPx)

/** The point on the way from `from` to `to`, `px` away from `from`. */
function along(from: Point, to: Point, px: number): Point {
  const whole = apart(from, to)
  if (whole === 0) return from
  return { xPx: from.xPx + ((to.xPx - from.xPx) * px) / whole, yPx: from.yPx + ((to.yPx - from.yPx) * px) / whole }
}

const at = ({ xPx, yPx }: Point) => `${round(xPx)} ${round(yPx)}`
const round = (px: number) => Math.round(px * 100) / 100

/** An SVG path through the points, its corners rounded; a corner between short pieces is rounded less. */
export function roundedPath(points: readonly Point[], radiusPx: number): string {
  const [first] = points
  if (first === undefined) return ''
  let path = `M${at(first)}`
  for (let i = 1; i < points.length; i += 1) {
    const before = points[i - 1]
    const corner = points[i]
    const after = points[i + 1]
    if (before === undefined || corner === undefined) break
    if (after === undefined) {
      path += `L${at(corner)}`
      break
    }
    const radius = Math.min(radiusPx, apart(before, corner) / 2, apart(corner, after) / 2)
    path += `L${at(along(corner, before, radius))}Q${at(corner)} ${at(along(corner, after, radius))}`
  }
  return path
}

/** A filled arrowhead whose tip is at `tip`, coming from `from`. */
export function arrowhead(from: Point, tip: Point): string {
  const base = along(tip, from, arrowPx.length)
  const whole = apart(tip, from) || 1
  const across = { xPx: (-(tip.yPx - from.yPx) / whole) * arrowPx.half, yPx: ((tip.xPx - from.xPx) / whole) * arrowPx.half }
  const left = { xPx: base.xPx + across.xPx, yPx: base.yPx + across.yPx }
  const right = { xPx: base.xPx - across.xPx, yPx: base.yPx - across.yPx }
  return `M${at(tip)}L${at(left)}L${at(right)}Z`
}
