import { type Rect, root, type Scene } from '@/layouts/route/scene'
import { readTracks } from '@/layouts/route/tracks'

/** Owner of a crossing that lies in a title. */
export const titleOwner = -2

/** A line must keep at least this far from a border that it runs along. */
const clearancePx = 4

export const noHorizontal = 1
export const noVertical = 2

/** Crossings of the tracks: whose ground each stands on, what may run there, and what already does. */
export interface Grid {
  readonly xs: Float64Array
  readonly ys: Float64Array
  /** Crossings in a row; crossing (i, j) has index j * columns + i. */
  readonly columns: number
  /** Innermost box at the crossing: its index, `root` or `titleOwner`. */
  readonly owner: Int32Array
  /** noHorizontal, noVertical: too close to a border for a line along it. */
  readonly flags: Uint8Array
  /** Lines on the stretch to the right of, and below, each crossing. */
  readonly usedRight: Uint16Array
  readonly usedDown: Uint16Array
}

/** First index whose value is greater than (or, with `orEqual`, at least) the limit. */
export function firstAfter(values: Float64Array, limit: number, orEqual = false): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = values[middle] ?? 0
    if (orEqual ? value < limit : value <= limit) low = middle + 1
    else high = middle
  }
  return low
}

export function buildGrid(scene: Scene): Grid {
  const { xs, ys } = readTracks(scene)
  const columns = xs.length
  const count = columns * ys.length
  const owner = new Int32Array(count).fill(root)
  const flags = new Uint8Array(count)
  const each = (r: Rect, visit: (index: number) => void) => {
    const i1 = firstAfter(xs, r.right, true)
    const j1 = firstAfter(ys, r.bottom, true)
    const i0 = firstAfter(xs, r.left)
    for (let j = firstAfter(ys, r.top); j < j1; j++) for (let i = i0; i < i1; i++) visit(j * columns + i)
  }
  const paint = (r: Rect, value: number) => {
    each(r, (index) => {
      owner[index] = value
    })
  }
  const flag = (r: Rect, bit: number) => {
    each(r, (index) => {
      flags[index] = (flags[index] ?? 0) | bit
    })
  }
  const c = clearancePx
  scene.obstacles.forEach((o, index) => {
    paint(o, index)
    if (o.title) paint(o.title, titleOwner)
    flag({ left: o.left - c, right: o.right + c, top: o.top - c, bottom: o.top + c }, noHorizontal)
    flag({ left: o.left - c, right: o.right + c, top: o.bottom - c, bottom: o.bottom + c }, noHorizontal)
    flag({ left: o.left - c, right: o.left + c, top: o.top - c, bottom: o.bottom + c }, noVertical)
    flag({ left: o.right - c, right: o.right + c, top: o.top - c, bottom: o.bottom + c }, noVertical)
  })
  return { xs, ys, columns, owner, flags, usedRight: new Uint16Array(count), usedDown: new Uint16Array(count) }
}
