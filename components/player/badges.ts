import { type Moment, phaseOf } from '@/components/player/moments'
import { lengthOf, pointAt, wayOf } from '@/components/player/pace'
import type { Point } from '@/layouts/layout'
import type { VerdictWord } from '@/model/reachability/verdict'

/** Diameter of a badge. */
export const badgePx = 22

export interface PlacedBadge {
  readonly numeral: string
  readonly phase: ReturnType<typeof phaseOf>
  readonly at: Point
  readonly verdict: VerdictWord | undefined
}

/** Past the middle, so that the badges of a request and of its response beside it stand apart. */
const part = 0.62

/**
 * Numbers of all steps on their ways, in the order of drawing. Steps that take the same way stand one after the other along it; where it
 * is too short for all of them, the step that is now lies on top.
 */
export function placeBadges(moments: readonly Moment[], now: number): readonly PlacedBadge[] {
  const standing = new Map<string, number>()
  const badges = moments.flatMap((moment, i) =>
    moment.steps.flatMap((step): readonly PlacedBadge[] => {
      const way = wayOf(step)
      const whole = lengthOf(way)
      const name = way.map((p) => `${p.xPx},${p.yPx}`).join(' ')
      const before = standing.get(name) ?? 0
      standing.set(name, before + 1)
      const at = pointAt(way, whole === 0 ? part : part - (before * (badgePx + 2)) / whole)
      return at === null ? [] : [{ numeral: step.numeral, phase: phaseOf(i, now), at, verdict: step.verdict?.word }]
    }),
  )
  return [...badges.filter((b) => b.phase !== 'now'), ...badges.filter((b) => b.phase === 'now')]
}
