import type { Point, RoutedLine, Shape } from '@/layouts/layout'
import { gridPx } from '@/layouts/metrics'
import type { Demand } from '@/layouts/route/fit'
import type { Growth } from '@/layouts/route/labels'
import type { Gap, Room } from '@/layouts/structured/block'
import { type Picture, placePicture } from '@/layouts/structured/picture'
import type { Placing } from '@/layouts/structured/placing'

/** Most that one gap grows at a time, px: what a wild demand may do to the picture. */
const mostAtOncePx = 160

/**
 * Gives gaps the room that was asked for: each demand goes to the smallest gap around its place that grows on its axis. Demands on
 * the same gap at different places do not add up; the largest counts.
 *
 * @returns null where no gap can help
 */
export function grow(room: Room, gaps: readonly Gap[], demands: readonly Demand[]): Map<string, number> | null {
  const asked = new Map<string, number>()
  for (const demand of demands) {
    const gap = gapAt(gaps, demand)
    if (gap) asked.set(gap.key, Math.max(asked.get(gap.key) ?? 0, Math.min(demand.morePx, mostAtOncePx)))
  }
  if (asked.size === 0) return null
  const grown = new Map(room)
  for (const [key, morePx] of asked) grown.set(key, (grown.get(key) ?? 0) + Math.ceil(morePx / gridPx) * gridPx)
  return grown
}

/** Room that one line needs in a gap, and each further one, px. */
const firstLinePx = 16
const nextLinePx = 12
const besideLabelPx = 8

/**
 * Takes back room that no line or label uses: lines may have found other ways since it was given.
 *
 * @returns null where all of it is used
 */
export function prune(room: Room, gaps: readonly Gap[], lines: readonly RoutedLine[]): Map<string, number> | null {
  const needed = new Map<string, number>()
  for (const gap of gaps) {
    const extra = room.get(gap.key) ?? 0
    if (extra === 0) continue
    const size = gap.axis === 'x' ? gap.box.widthPx : gap.box.heightPx
    const need = Math.max(0, needIn(gap, lines) - (size - extra))
    needed.set(gap.key, Math.max(needed.get(gap.key) ?? 0, Math.ceil(need / gridPx) * gridPx))
  }
  let changed = false
  const pruned = new Map(room)
  for (const [key, px] of needed) {
    if (px >= (room.get(key) ?? 0)) continue
    pruned.set(key, px)
    changed = true
  }
  return changed ? pruned : null
}

/** Width that the lines along a gap and the labels in it take, px. */
function needIn(gap: Gap, lines: readonly RoutedLine[]): number {
  const { xPx: left, yPx: top, widthPx, heightPx } = gap.box
  const right = left + widthPx
  const bottom = top + heightPx
  const tracks = new Set<number>()
  let label = 0
  for (const line of lines) {
    for (let k = 0; k + 1 < line.points.length; k++) {
      const a = line.points[k] as Point
      const b = line.points[k + 1] as Point
      const along = gap.axis === 'x' ? a.xPx === b.xPx : a.yPx === b.yPx
      const within = gap.axis === 'x' ? a.xPx > left && a.xPx < right : a.yPx > top && a.yPx < bottom
      const reaches =
        gap.axis === 'x'
          ? Math.max(a.yPx, b.yPx) > top && Math.min(a.yPx, b.yPx) < bottom
          : Math.max(a.xPx, b.xPx) > left && Math.min(a.xPx, b.xPx) < right
      if (along && within && reaches) tracks.add(gap.axis === 'x' ? a.xPx : a.yPx)
    }
    const box = line.label
    if (box && box.xPx < right && box.xPx + box.widthPx > left && box.yPx < bottom && box.yPx + box.heightPx > top) {
      label = Math.max(label, (gap.axis === 'x' ? box.widthPx : box.heightPx) + besideLabelPx)
    }
  }
  const forLines = tracks.size === 0 ? 0 : firstLinePx + nextLinePx * (tracks.size - 1)
  return label > 0 ? Math.max(forLines, label + (tracks.size > 1 ? nextLinePx * (tracks.size - 1) : 0)) : forLines
}

/** Places along a stretch that are tried for a gap, from the middle outwards. */
const samples = [0.5, 0.25, 0.75, 0.1, 0.9, 0.01, 0.99] as const

/** The smallest gap around a place that grows on the axis. */
export function gapAt(gaps: readonly Gap[], place: Omit<Demand, 'morePx'>): Gap | null {
  for (const share of samples) {
    const along = place.from + (place.to - place.from) * share
    const x = place.axis === 'x' ? place.at : along
    const y = place.axis === 'x' ? along : place.at
    let best: Gap | null = null
    let least = Number.POSITIVE_INFINITY
    for (const gap of gaps) {
      if (gap.axis !== place.axis) continue
      const { xPx, yPx, widthPx, heightPx } = gap.box
      if (x < xPx || x > xPx + widthPx || y < yPx || y > yPx + heightPx) continue
      const area = widthPx * heightPx
      if (area >= least) continue
      least = area
      best = gap
    }
    if (best) return best
    if (place.from === place.to) return null
  }
  return null
}

/** Room added to see what it costs the picture, px. */
const probePx = 64

/** What a px of width costs beside one of height. */
const widthPrice: Readonly<Record<Shape, number>> = { wide: 1, upright: 3 }

/** What a px more of a gap costs: columns of the same width and paddings on both sides make some dear. Tried out once per gap. */
export function growthOf(placing: Placing, picture: Picture, exact: boolean): Growth {
  if (!exact) return () => 1
  const known = new Map<string, number>()
  return (axis, at, from, to) => {
    const gap = gapAt(picture.gaps, { axis, at, from, to })
    if (!gap) return Number.POSITIVE_INFINITY
    const price = known.get(gap.key)
    if (price !== undefined) return price
    const room = new Map(placing.room).set(gap.key, (placing.room.get(gap.key) ?? 0) + probePx)
    const grown = placePicture({ ...placing, room })
    const found = Math.max(
      0.25,
      ((grown.widthPx - picture.widthPx) * widthPrice[placing.shape] + grown.heightPx - picture.heightPx) / probePx,
    )
    known.set(gap.key, found)
    return found
  }
}
