import type { Rect, Scene } from '@/layouts/route/scene'
import type { Point2 } from '@/layouts/route/search'
import { type Axis, channelAt } from '@/layouts/route/strands'

/** Free space between a label and the corners of its own line, px. */
export const toCornerPx = 4

interface Line {
  readonly points: readonly Point2[]
}

/** A line runs under a rectangle. */
export const touches = ({ points }: Line, rect: Rect) =>
  points.some((point, k) => {
    const next = points[k + 1]
    return next !== undefined && overlap(rect, rectOfPoints(point, next), 0)
  })

/** A straight stretch on which a label may stand. */
export interface Stretch {
  readonly upright: boolean
  readonly at: number
  readonly from: number
  readonly to: number
  /** All lines of the trunk run here. */
  readonly shared: boolean
  readonly index: number
}

export const overlap = (a: Rect, b: Rect, by: number) =>
  a.left < b.right + by && a.right > b.left - by && a.top < b.bottom + by && a.bottom > b.top - by

const rectOfPoints = (a: Point2, b: Point2): Rect => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
})

/**
 * Stretches of a line, cut where it crosses borders unless `atBorders` is false: a label stands on neither. Of the first line of a trunk, cut to what all its
 * lines share where they share it.
 */
export function stretchesOf(scene: Scene, strand: Line, team: readonly Line[], atBorders = true): Stretch[] {
  const found: Stretch[] = []
  for (let index = 0; index + 1 < strand.points.length; index++) {
    const a = strand.points[index] as Point2
    const b = strand.points[index + 1] as Point2
    const upright = a.x === b.x
    const at = upright ? a.x : a.y
    const from = upright ? Math.min(a.y, b.y) : Math.min(a.x, b.x)
    const to = upright ? Math.max(a.y, b.y) : Math.max(a.x, b.x)
    const common = team.reduce<readonly [number, number]>(([low, high], mate) => cut(mate, upright, at, low, high), [from, to])
    const shared = common[1] > common[0]
    const [low, high] = shared ? common : [from, to]
    const borders = atBorders ? crossed(scene, upright, at, low, high) : [low, high]
    borders.forEach((border, k) => {
      const next = borders[k + 1]
      if (next !== undefined) found.push({ upright, at, from: border, to: next, shared, index })
    })
  }
  return found
}

/** Ends of a stretch and the borders that it crosses between them, in order. */
function crossed(scene: Scene, upright: boolean, at: number, low: number, high: number): number[] {
  const borders = new Set([low])
  for (const border of scene.borders[upright ? 'y' : 'x'].between(low, high, at, at)) borders.add(border.at)
  borders.add(high)
  return [...borders]
}

/** What of an interval on a track a line covers too. */
function cut(strand: Line, upright: boolean, at: number, low: number, high: number): readonly [number, number] {
  for (let k = 0; k + 1 < strand.points.length; k++) {
    const a = strand.points[k] as Point2
    const b = strand.points[k + 1] as Point2
    if ((upright ? a.x !== at || b.x !== at : a.y !== at || b.y !== at) || (a.x === b.x) !== upright) continue
    const from = Math.max(low, upright ? Math.min(a.y, b.y) : Math.min(a.x, b.x))
    const to = Math.min(high, upright ? Math.max(a.y, b.y) : Math.max(a.x, b.x))
    if (to > from) return [from, to]
  }
  return [0, 0]
}

/** What it costs to widen the picture at a place, per px; infinite where nothing can grow. */
export type Growth = (axis: Axis, at: number, from: number, to: number) => number

/** Nuisance of a stretch where nothing can grow and the label does not fit. */
const hopeless = 2000

/**
 * How a stretch suits a label, px of nuisance: level and long ones best, and those that all lines of a trunk share; what is missing
 * costs what the picture grows by.
 */
export function unfit(scene: Scene, stretch: Stretch, label: Size, growth: Growth): number {
  const length = stretch.to - stretch.from
  const missing = missingFor(scene, stretch, label)
  const middle = (stretch.from + stretch.to) / 2
  const cost = (px: number, axis: Axis, at: number, from: number, to: number) =>
    px <= 0 ? 0 : Math.min(hopeless, 40 + px * growth(axis, at, from, to))
  const longer = cost(missing.alongPx, stretch.upright ? 'y' : 'x', middle, stretch.at, stretch.at)
  const wider = cost(missing.acrossPx, stretch.upright ? 'x' : 'y', missing.at, stretch.from, stretch.to)
  return (stretch.upright ? 30 : 0) + (stretch.shared ? 0 : 80) - Math.min(length, 240) * 0.1 + longer + wider
}

/** Each line that would have to keep off a label, px of nuisance. */
const nearbyCost = 60

/** Lines of others that run beside or across the place of a label. */
function linesNear(stretch: Stretch, label: Size, others: readonly Line[]): number {
  const rect = rectOn(stretch, (stretch.from + stretch.to) / 2, label)
  let count = 0
  for (const { points } of others) {
    for (let k = 0; k + 1 < points.length; k++) {
      if (!overlap(rect, rectOfPoints(points[k] as Point2, points[k + 1] as Point2), 8)) continue
      count++
      break
    }
  }
  return count
}

/** The stretch that suits a label best, and its nuisance; null of a line without any. */
export function bestHost(
  scene: Scene,
  line: Line,
  team: readonly Line[],
  others: readonly Line[],
  label: Size,
  growth: Growth,
): { readonly index: number; readonly from: number; readonly to: number; readonly cost: number } | null {
  let best: { index: number; from: number; to: number; cost: number } | null = null
  for (const stretch of stretchesOf(scene, line, team)) {
    const cost = unfit(scene, stretch, label, growth) + nearbyCost * linesNear(stretch, label, others)
    if (best === null || cost < best.cost) best = { index: stretch.index, from: stretch.from, to: stretch.to, cost }
  }
  return best
}

export interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** Length and width that a stretch lacks for a label; `at` is the middle of its channel. */
export function missingFor(
  scene: Scene,
  stretch: Stretch,
  label: Size,
): { readonly alongPx: number; readonly acrossPx: number; readonly at: number } {
  const length = stretch.upright ? label.heightPx : label.widthPx
  const width = stretch.upright ? label.widthPx : label.heightPx
  const [low, high] = channelAt(scene, stretch.upright ? 'x' : 'y', stretch.at, stretch.from, stretch.to)
  return {
    alongPx: length + 2 * toCornerPx - (stretch.to - stretch.from),
    acrossPx: width + 6 - (high - low),
    at: (low + high) / 2,
  }
}

/** Rectangle of a label whose middle stands at a place along a stretch. */
export function rectOn(stretch: Stretch, middle: number, label: Size): Rect {
  const x = stretch.upright ? stretch.at : middle
  const y = stretch.upright ? middle : stretch.at
  const left = Math.round(x - label.widthPx / 2)
  const top = Math.round(y - label.heightPx / 2)
  return { left, top, right: left + label.widthPx, bottom: top + label.heightPx }
}
