import { firstAfter, type Grid } from '@/layouts/route/grid'
import { root, type Scene } from '@/layouts/route/scene'

export const horizontal = 0
export const vertical = 1
export type Direction = typeof horizontal | typeof vertical

/** A place where a line may leave a box: straight from its border to the first crossing outside (or inside) it. */
export interface Port {
  /** Crossing reached first. */
  readonly crossing: number
  readonly direction: Direction
  /** Point on the border. */
  readonly x: number
  readonly y: number
  /** px from the border to the crossing, and what the place costs for standing off the middle of its side. */
  readonly cost: number
  readonly side: Side
}

export const sides = ['left', 'right', 'top', 'bottom'] as const
export type Side = (typeof sides)[number]

/** Lines keep this far from the corners of a box, px. */
export const cornerPx = { node: 12, group: 16 } as const

/** A line from the side of a gateway runs close to the border it sits on, px of length. */
const besideBorderCost = 90

/** Free space between a gateway on a border and a line that meets that border, px. */
const besideGatewayPx = 8

const offMiddleCost = { node: 0.3, group: 0.06 } as const

/**
 * Every port of a box.
 *
 * @param inward  the other end stands inside this box: the line runs from the inner side of the border
 */
export function portsOf(scene: Scene, grid: Grid, index: number, inward: boolean): Port[] {
  const o = scene.obstacles[index]
  if (!o) return []
  const { xs, ys, columns } = grid
  const kind = o.isGroup ? 'group' : 'node'
  const corner = cornerPx[kind]
  const weight = offMiddleCost[kind]
  const ports: Port[] = []
  const middleX = (o.left + o.right) / 2
  const middleY = (o.top + o.bottom) / 2
  const cornerX = Math.min(corner, (o.right - o.left) / 2)
  const cornerY = Math.min(corner, (o.bottom - o.top) / 2)
  const left = (inward ? firstAfter(xs, o.left) : firstAfter(xs, o.left, true) - 1) | 0
  const right = (inward ? firstAfter(xs, o.right, true) - 1 : firstAfter(xs, o.right)) | 0
  const top = (inward ? firstAfter(ys, o.top) : firstAfter(ys, o.top, true) - 1) | 0
  const bottom = (inward ? firstAfter(ys, o.bottom, true) - 1 : firstAfter(ys, o.bottom)) | 0
  for (let j = firstAfter(ys, o.top + cornerY, true); j < ys.length; j++) {
    const y = ys[j] ?? 0
    if (y > o.bottom - cornerY) break
    const off = Math.abs(y - middleY) * weight + (o.onBorderOf === root ? 0 : besideBorderCost)
    for (const [i, x, side] of [
      [left, o.left, 'left'],
      [right, o.right, 'right'],
    ] as const) {
      if (i < 0 || i >= xs.length) continue
      ports.push({ crossing: j * columns + i, direction: horizontal, x, y, cost: off + Math.abs((xs[i] ?? 0) - x), side })
    }
  }
  const gateways = scene.obstacles.filter((other) => other.onBorderOf === index)
  for (let i = firstAfter(xs, o.left + cornerX, true); i < xs.length; i++) {
    const x = xs[i] ?? 0
    if (x > o.right - cornerX) break
    const off = Math.abs(x - middleX) * weight
    for (const [j, y, side] of [
      [top, o.top, 'top'],
      [bottom, o.bottom, 'bottom'],
    ] as const) {
      if (j < 0 || j >= ys.length) continue
      if (side === 'top' && gateways.some((gateway) => x > gateway.left - besideGatewayPx && x < gateway.right + besideGatewayPx)) continue
      ports.push({ crossing: j * columns + i, direction: vertical, x, y, cost: off + Math.abs((ys[j] ?? 0) - y), side })
    }
  }
  return ports
}
