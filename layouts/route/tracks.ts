import { root, type Scene } from '@/layouts/route/scene'

/** A gap at least this wide has tracks near its sides too, not only in its middle. */
const wideGapPx = 72
const nearSidePx = 16

interface Span {
  readonly low: number
  readonly high: number
  /** Extent across: only what overlaps here stands opposite. */
  readonly from: number
  readonly to: number
}

function addGap(into: Set<number>, low: number, high: number): void {
  if (high <= low) return
  into.add((low + high) / 2)
  if (high - low < wideGapPx) return
  into.add(low + nearSidePx)
  into.add(high - nearSidePx)
}

/** Middles of the gaps between neighbours and to the sides of the container, along one axis. */
function gapsOf(into: Set<number>, children: readonly Span[], low: number, high: number): void {
  for (const child of children) {
    let next = high
    let previous = low
    let nextAny = high
    let previousAny = low
    for (const other of children) {
      if (other.low >= child.high) {
        nextAny = Math.min(nextAny, other.low)
        if (other.from < child.to && other.to > child.from) next = Math.min(next, other.low)
      }
      if (other.high <= child.low) {
        previousAny = Math.max(previousAny, other.high)
        if (other.from < child.to && other.to > child.from) previous = Math.max(previous, other.high)
      }
    }
    addGap(into, child.high, next)
    addGap(into, previous, child.low)
    if (nextAny !== next) addGap(into, child.high, nextAny)
    if (previousAny !== previous) addGap(into, previousAny, child.low)
  }
  if (children.length === 0) addGap(into, low, high)
}

const sorted = (set: ReadonlySet<number>) => Float64Array.from(set).sort()

/**
 * Coordinates that lines may run on: the middle of every gap, and the middle of every box (where its lines leave; and so that every
 * box has a track through it, and none is jumped over).
 */
export function readTracks(
  scene: Scene,
  more: readonly { readonly x: number; readonly y: number }[],
): { readonly xs: Float64Array; readonly ys: Float64Array } {
  const xs = new Set<number>()
  const ys = new Set<number>()
  for (const point of more) {
    xs.add(point.x)
    ys.add(point.y)
  }
  const inside = new Map<number, number[]>()
  const add = (parent: number, index: number) => {
    const list = inside.get(parent)
    if (list) list.push(index)
    else inside.set(parent, [index])
  }
  scene.obstacles.forEach((obstacle, index) => {
    add(obstacle.parent, index)
    if (obstacle.onBorderOf !== root && obstacle.onBorderOf !== obstacle.parent) add(obstacle.onBorderOf, index)
    xs.add((obstacle.left + obstacle.right) / 2)
    ys.add((obstacle.top + obstacle.bottom) / 2)
    if (obstacle.isGroup && !inside.has(index)) inside.set(index, [])
  })
  for (const [container, indices] of inside) {
    const around = scene.obstacles[container] ?? { left: 0, top: 0, right: scene.widthPx, bottom: scene.heightPx, title: null }
    const rects = indices.flatMap((index) => scene.obstacles[index] ?? [])
    const across = rects.map((r) => ({ low: r.left, high: r.right, from: r.top, to: r.bottom }))
    const down = rects.map((r) => ({ low: r.top, high: r.bottom, from: r.left, to: r.right }))
    const { title } = around
    if (title) down.push({ low: title.top, high: title.bottom, from: around.left, to: around.right })
    gapsOf(xs, across, around.left, around.right)
    gapsOf(ys, down, around.top, around.bottom)
    if (title) ys.add((title.top + title.bottom) / 2)
  }
  return { xs: sorted(xs), ys: sorted(ys) }
}
