import type { PortRange } from '@/model/net/ports'
import { detoursFor } from '@/model/reachability/detours'
import { type Run, run, type Start } from '@/model/reachability/run'
import type { Blocker, Doubt, VerdictWord } from '@/model/reachability/verdict'
import type { Detour, DraftBlock, Walk } from '@/model/reachability/walk'
import type { TopologyIndex } from '@/model/topology-index'

/** What is found of one pair. */
export interface Answer {
  readonly word: VerdictWord
  readonly run: Run
  readonly blocks: readonly { readonly block: DraftBlock; readonly direction: Blocker['direction'] }[]
  readonly doubts: readonly Doubt[]
  readonly ports: readonly PortRange[] | null
  /** Ports of which it is not told. */
  readonly perhaps: readonly PortRange[]
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

/** Most routes that are tried instead of those of the tables, one after the other. */
const mostDetours = 3

/** One packet, and where it is stopped for good, what else would stop it on the way that comes nearest. */
export function explain(start: Start, t: TopologyIndex, down: ReadonlySet<string>): Answer {
  const natural = run(start, t, down)
  const doubts = walksOf(natural).flatMap((w) => w.doubts)
  const own = blocksOf(natural)
  const base = { word: wordOf(natural), run: natural, doubts, ports: null, perhaps: [] }
  if (!walksOf(natural).some((w) => w.end === 'stopped')) return { ...base, blocks: own }
  const way = nearest(start, natural, [], t, down)
  if (way === null) return { ...base, blocks: own }
  // The block at which it was stopped keeps its own words; what the detour says is how to mend it.
  const stopped = own.at(-1)
  const detour = way.detours[0]
  const blocks = blocksOf(way.run).map((b) => {
    if (detour === undefined || stopped === undefined || b.block.remedy !== detour.remedy) return b
    return { direction: b.direction, block: { hop: stopped.block.hop, remedy: detour.remedy } }
  })
  return { ...base, blocks }
}

const blocksOf = ({ forward, back }: Run) => [
  ...forward.blocks.map((block) => ({ block, direction: 'forward' as const })),
  ...(back?.blocks ?? []).map((block) => ({ block, direction: 'return' as const })),
]

/** The run with the fewest blocks that arrives, over other routes where the tables lead nowhere; null: none arrives. */
function nearest(
  start: Start,
  stopped: Run,
  detours: readonly Detour[],
  t: TopologyIndex,
  down: ReadonlySet<string>,
): { readonly run: Run; readonly detours: readonly Detour[] } | null {
  const walk = stopped.back ?? stopped.forward
  const { lastRoute } = walk
  if (walk.end !== 'stopped' || lastRoute === null || detours.length >= mostDetours) return null
  let best: { readonly run: Run; readonly detours: readonly Detour[] } | null = null
  for (const detour of detoursFor(walk, lastRoute)) {
    if (detours.some((d) => d.table === detour.table)) continue
    const all = [...detours, detour]
    const tried = run(start, t, down, all)
    const ended = walksOf(tried).every((w) => w.end === 'delivered') ? { run: tried, detours: all } : nearest(start, tried, all, t, down)
    if (ended !== null && (best === null || blocksOf(ended.run).length < blocksOf(best.run).length)) best = ended
  }
  return best
}
