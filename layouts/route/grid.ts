import { type Rect, root, type Scene } from '@/layouts/route/scene'
import { readTracks } from '@/layouts/route/tracks'

/** Owner of a crossing that lies in a title. */
const titleOwner = -2

/** A line must keep at least this far from a border that it runs along. */
const clearancePx = 4

/** A line this close to a border that it runs along is cramped: it rather takes a wider gap. */
const crampedPx = 10

export const noHorizontal = 1
export const noVertical = 2
export const crampedHorizontal = 4
export const crampedVertical = 8

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
  /** Crossings of tracks that have no room for a second line. */
  readonly narrow: Uint8Array
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

/** @param more  points whose coordinates become tracks too */
export function buildGrid(scene: Scene, more: readonly { readonly x: number; readonly y: number }[] = []): Grid {
  const { xs, ys } = readTracks(scene, more)
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
  scene.obstacles.forEach((o, index) => {
    paint(o, index)
    if (o.title) paint(o.title, titleOwner)
    for (const [c, level, upright] of [
      [clearancePx, noHorizontal, noVertical],
      [crampedPx, crampedHorizontal, crampedVertical],
    ] as const) {
      const outer = { left: o.left - c, right: o.right + c, top: o.top - c, bottom: o.bottom + c }
      flag({ ...outer, bottom: o.top + c }, level)
      flag({ ...outer, top: o.bottom - c }, level)
      flag({ ...outer, right: o.left + c }, upright)
      flag({ ...outer, left: o.right - c }, upright)
    }
  })
  return {
    xs,
    ys,
    columns,
    owner,
    flags,
    usedRight: new Uint16Array(count),
    usedDown: new Uint16Array(count),
    narrow: new Uint8Array(count),
  }
}

/** Marks a stretch of a track as having no room for more lines. */
export function markNarrow(grid: Grid, axis: 'x' | 'y', at: number, from: number, to: number): void {
  const [tracks, across] = axis === 'x' ? [grid.xs, grid.ys] : [grid.ys, grid.xs]
  const track = firstAfter(tracks, at, true)
  if (tracks[track] !== at) return
  for (let k = firstAfter(across, from, true); k < across.length && (across[k] ?? 0) <= to; k++) {
    grid.narrow[axis === 'x' ? k * grid.columns + track : track * grid.columns + k] = 1
  }
}

/** Counts a line that is drawn already on the tracks next to it. */
export function markUsed(grid: Grid, points: readonly { readonly x: number; readonly y: number }[]): void {
  for (let k = 0; k + 1 < points.length; k++) {
    const a = points[k]
    const b = points[k + 1]
    if (!a || !b) continue
    const upright = a.x === b.x
    const [tracks, across] = upright ? [grid.xs, grid.ys] : [grid.ys, grid.xs]
    const track = nearest(tracks, upright ? a.x : a.y)
    const from = upright ? Math.min(a.y, b.y) : Math.min(a.x, b.x)
    const to = upright ? Math.max(a.y, b.y) : Math.max(a.x, b.x)
    const used = upright ? grid.usedDown : grid.usedRight
    for (let i = Math.max(0, firstAfter(across, from) - 1); i < across.length && (across[i] ?? 0) < to; i++) {
      const index = upright ? i * grid.columns + track : track * grid.columns + i
      used[index] = (used[index] ?? 0) + 1
    }
  }
}

function nearest(values: Float64Array, value: number): number {
  const after = Math.min(firstAfter(values, value, true), values.length - 1)
  return after > 0 && value - (values[after - 1] ?? 0) < (values[after] ?? 0) - value ? after - 1 : after
}
