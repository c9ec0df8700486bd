import { type Run, walksOf, weights, wordOf } from '@/model/reachability/outcome'
import type { Fork, Picks } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** Most ways that are walked before it is left open which is taken. */
const mostRuns = 32

interface Tried {
  readonly run: Run
  readonly picks: Picks
}

/**
 * Rule 37: where AWS takes one of several zones, every way is walked. What holds on all of them is sure; where they differ, the zone
 * decides, and the answer names it.
 */
export function overForks(by: (picks: Picks) => Run, t: TopologyIndex): Run {
  const first = by(new Map())
  if (forksOf(first).length === 0) return first
  const tried: Tried[] = []
  const isWhole = walkAll({ run: first, picks: new Map() }, by, tried)
  const ranked = [...tried].sort((a, b) => weights[wordOf(a.run)] - weights[wordOf(b.run)] || stops(a.run) - stops(b.run))
  const [best, worst] = [ranked[0]?.run ?? first, ranked.at(-1)]
  const agree = worst === undefined || wordOf(worst.run) === wordOf(best)
  // What is open on one way is open, whichever is taken.
  if (worst !== undefined && isWhole && wordOf(worst.run) === 'undecided') return worst.run
  if (agree && isWhole) return wordOf(best) === 'blocked' ? withBlocksOf(best, ranked) : best
  // A refusal that is not the same on every way is none: the ways that pass are told, and what decides.
  const open = ranked.find(({ run }) => wordOf(run) !== 'blocked') ?? { run: best, picks: new Map() }
  if (wordOf(open.run) === 'blocked') return best
  const once = new Map([...forksOf(open.run)].reverse().map((fork) => [fork.key, fork]))
  for (const fork of once.values()) leaveOpen(fork, open, worst ?? open, t)
  return open.run
}

const forksOf = (run: Run): readonly Fork[] => walksOf(run).flatMap((walk) => walk.forks)

const stops = (run: Run): number => walksOf(run).reduce((sum, walk) => sum + walk.blocks.length, 0)

/** @returns false: there are more ways than are walked */
function walkAll({ run, picks }: Tried, by: (picks: Picks) => Run, tried: Tried[]): boolean {
  if (tried.length >= mostRuns) return false
  const fork = forksOf(run).find((one) => !picks.has(one.key))
  if (fork === undefined) {
    tried.push({ run, picks })
    return true
  }
  return fork.options.every((option, i) => {
    const next = new Map(picks).set(fork.key, option.key)
    // Without a pick the first is taken: that way is walked already.
    return walkAll({ run: i === 0 ? run : by(next), picks: next }, by, tried)
  })
}

/** What stops the other ways belongs to what has to change, too: AWS may take them. */
function withBlocksOf(best: Run, all: readonly Tried[]): Run {
  const blocksOf = (run: Run) => walksOf(run).flatMap(({ blocks, direction }) => blocks.map((block) => ({ block, direction })))
  const keyOf = ({ block: { hop }, direction }: ReturnType<typeof blocksOf>[number]) =>
    `${direction} ${hop.code} ${hop.stage} ${hop.component}`
  const known = new Set(blocksOf(best).map(keyOf))
  const elsewhere = all.flatMap(({ run }) => blocksOf(run)).filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)))
  return { ...best, elsewhere }
}

/** Notes that the zone decides, where the way that passes and the one that does not part. */
function leaveOpen(fork: Fork, open: Tried, shut: Tried, t: TopologyIndex): void {
  const [passes, stopsAt] = [open.picks.get(fork.key), shut.picks.get(fork.key)]
  if (passes === stopsAt && open !== shut) return
  const walk = walksOf(open.run).find(({ direction }) => direction === fork.direction)
  const at = walk?.hops.findIndex((hop) => hop.component === fork.attachment && hop.stage === 'gateway') ?? -1
  const hop = walk?.hops[at]
  if (walk === undefined || hop === undefined) return
  const stop = walksOf(shut.run).flatMap(({ blocks, doubts }) => [
    ...blocks.map((b) => b.hop.component),
    ...doubts.map((d) => d.component),
  ])[0]
  const zoneOf = (key: string | undefined) => {
    const zone = fork.options.find((option) => option.key === key)?.zone
    return zone === undefined ? 'another zone' : titleOf(zone, t)
  }
  const because = stop === undefined ? '' : `, and not in ${zoneOf(stopsAt)}, for ${titleOf(stop as ResourceId, t)}`
  const why = `which zone ${titleOf(fork.attachment, t)} takes is not told: it passes in ${zoneOf(passes)}${because}`
  walk.doubts.push({ component: fork.attachment, attribute: 'subnets', direction: walk.direction, why })
  walk.hops.splice(at + 1, 0, { ...hop, decision: 'unknown', rewritten: null, rule: null, code: null, why: () => `unknown: ${why}` })
}
