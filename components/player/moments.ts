import type { PlayableFlow, PlayableStep } from '@/components/worker/protocol'

/** Steps that move together: one for most, several for parallel branches. */
export interface Moment {
  readonly steps: readonly PlayableStep[]
  /** First step of the moment: what the address bar holds. */
  readonly step: number
}

export function momentsOf(flow: PlayableFlow): readonly Moment[] {
  const moments = new Map<number, PlayableStep[]>()
  for (const step of flow.steps) moments.set(step.moment, [...(moments.get(step.moment) ?? []), step])
  return [...moments.entries()].sort(([a], [b]) => a - b).map(([, steps]) => ({ steps, step: steps[0]?.step ?? 1 }))
}

/** Index of the moment that a step belongs to; 0 for a step that the flow does not have. */
export function momentAt(moments: readonly Moment[], step: number | null): number {
  const found = moments.findIndex((m) => m.steps.some((s) => s.step === step))
  return found < 0 ? 0 : found
}

/** Where a block starts: a change of branch, or a turn from request to response or back. */
export function blockStarts(moments: readonly Moment[]): readonly number[] {
  return moments.flatMap((moment, i) => (i === 0 || blockOf(moment) !== blockOf(moments[i - 1]) ? [i] : []))
}

const blockOf = (moment: Moment | undefined): string => {
  const first = moment?.steps[0]
  return first === undefined ? '' : `${first.branch.join('/')} ${first.response}`
}

export type Move = 'first' | 'previous' | 'next' | 'last' | 'previous-block' | 'next-block' | { readonly to: number }

/** Index of the moment after a move, never outside the flow. */
export function moved(moments: readonly Moment[], at: number, move: Move): number {
  const last = Math.max(0, moments.length - 1)
  const starts = blockStarts(moments)
  const wanted =
    typeof move === 'object'
      ? move.to
      : move === 'first'
        ? 0
        : move === 'last'
          ? last
          : move === 'next'
            ? at + 1
            : move === 'previous'
              ? at - 1
              : move === 'next-block'
                ? (starts.find((s) => s > at) ?? last)
                : (starts.findLast((s) => s < at) ?? 0)
  return Number.isNaN(wanted) ? at : Math.min(last, Math.max(0, Math.trunc(wanted)))
}

/** What becomes of each moment: the path so far is done, one is now, the rest comes next. */
export const phaseOf = (index: number, now: number): 'done' | 'now' | 'next' => (index < now ? 'done' : index === now ? 'now' : 'next')
