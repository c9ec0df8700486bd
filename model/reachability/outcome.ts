import type { VerdictWord } from '@/model/reachability/verdict'
import type { DraftBlock, Walk } from '@/model/reachability/walk'

/** A packet's way there, and that of its answer. */
export interface Run {
  readonly forward: Walk
  /** null: nothing arrived, or nothing answers. */
  readonly back: Walk | null
  /** What stops it on other ways, which AWS may take as well. */
  readonly elsewhere?: readonly { readonly block: DraftBlock; readonly direction: Walk['direction'] }[]
}

export const walksOf = ({ forward, back }: Run): readonly Walk[] => (back === null ? [forward] : [forward, back])

/** The more a word weighs, the worse. */
export const weights: Record<VerdictWord, number> = { reachable: 0, undecided: 1, blocked: 2 }
/** How far a run is from reachable. */
export const rank = (tried: Run): number =>
  weights[wordOf(tried)] * 1000 + walksOf(tried).reduce((sum, w) => sum + w.blocks.length + (w.end === 'stopped' ? 100 : 0), 0)

/** A refusal is sure even beside doubts: whatever these turn out to be, it refuses. */
export function wordOf(tried: Run): VerdictWord {
  const walks = walksOf(tried)
  if (walks.some((w) => w.blocks.length > 0)) return 'blocked'
  return walks.some((w) => w.doubts.length > 0 || w.end !== 'delivered') ? 'undecided' : 'reachable'
}
