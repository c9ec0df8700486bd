import type { Moment } from '@/components/player/moments'
import { sideways } from '@/components/player/sideways'
import type { PlayableStep } from '@/components/worker/protocol'
import type { Point, RoutedLine } from '@/layouts/layout'

const pxPerSecond = 320
const shortestMs = 900
const longestMs = 2_400

/** How far beside the way of a request its response runs. */
const lanePx = 6

/** How long a moment takes at speed 1, in ms: by the length of its longest way, within bounds that the eye can follow. */
export function durationMs(moment: Moment): number {
  const longest = Math.max(0, ...moment.steps.map((step) => lengthOf(travelledWayOf(step))))
  return Math.min(longestMs, Math.max(shortestMs, (longest / pxPerSecond) * 1_000))
}

/** The way of a step's particle: its lines, one after the other, on the lane that they are drawn on. */
export const wayOf = (step: PlayableStep): readonly Point[] => lanesOf(step).flatMap((line) => line.points)

/** What its particle travels: of a blocked step the way up to where it is stopped. */
export function travelledWayOf(step: PlayableStep): readonly Point[] {
  const way = wayOf(step)
  if (step.stopsAfter === null) return way
  const passed = lanesOf(step)
    .slice(0, step.stopsAfter)
    .flatMap((line) => line.points)
  if (passed.length > 0) return passed
  // Stopped at the sender: a few px show that it wanted to leave.
  const [start] = way
  const end = pointAt(way, Math.min(1, beforeStopPx / Math.max(1, lengthOf(way))))
  return start === undefined || end === null ? [] : [start, end]
}

/** How far a particle comes that its sender does not let out. */
const beforeStopPx = 14

const apart = (a: Point, b: Point) => Math.hypot(b.xPx - a.xPx, b.yPx - a.yPx)

export const lengthOf = (way: readonly Point[]): number => way.reduce((sum, p, i) => sum + (i === 0 ? 0 : apart(way[i - 1] ?? p, p)), 0)

/** The point at a part (0…1) of a way; null of an empty one. */
export function pointAt(way: readonly Point[], part: number): Point | null {
  const [first] = way
  if (first === undefined) return null
  let left = lengthOf(way) * Math.min(1, Math.max(0, part))
  for (let i = 1; i < way.length; i += 1) {
    const [a, b] = [way[i - 1], way[i]]
    if (a === undefined || b === undefined) break
    const piece = apart(a, b)
    if (left <= piece) {
      const t = piece === 0 ? 0 : left / piece
      return { xPx: a.xPx + (b.xPx - a.xPx) * t, yPx: a.yPx + (b.yPx - a.yPx) * t }
    }
    left -= piece
  }
  return way.at(-1) ?? first
}

/** Lines of a step as they are drawn: a response comes back on a lane of its own, so that neither hides the other. */
export const lanesOf = (step: PlayableStep): readonly Pick<RoutedLine, 'id' | 'points'>[] =>
  step.response ? step.lines.map(({ id, points }) => ({ id, points: sideways(points, lanePx) })) : step.lines
