import { overForks } from '@/model/reachability/forks'
import type { Run } from '@/model/reachability/outcome'
import { type Header, isAnswered, replyTo } from '@/model/reachability/packet'
import { steps } from '@/model/reachability/steps'
import { type Detour, endId, type Picks, type Position, pass, type Walk } from '@/model/reachability/walk'
import { trafficOfHeader } from '@/model/reachability/words'
import type { TopologyIndex } from '@/model/topology-index'

/** A connection that is tried: where its first packet sets out, and as what. */
export interface Start {
  readonly position: Position
  readonly header: Header
}

/** Sends one packet and its answer through the configuration. Filters that refuse are written down and passed, so that all of them are named. */
export function run(start: Start, t: TopologyIndex, down: ReadonlySet<string>, detours: readonly Detour[] = []): Run {
  const by = (picks: Picks): Run => runBy(picks, start, t, down, detours)
  return overForks(by, t)
}

function runBy(picks: Picks, start: Start, t: TopologyIndex, down: ReadonlySet<string>, detours: readonly Detour[]): Run {
  const forward: Walk = {
    t,
    down,
    direction: 'forward',
    header: start.header,
    hops: [],
    blocks: [],
    doubts: [],
    detours,
    picks,
    forks: [],
    translations: [],
    tracked: new Set(),
    toldDown: new Set(),
    crossings: [],
    passed: new Set(),
    end: null,
    back: null,
    lastRoute: null,
    assumptions: new Set(),
  }
  setOut(forward)
  follow(start.position, forward)
  if (forward.end !== 'delivered' || forward.back === null || !isAnswered(start.header)) return { forward, back: null }
  const back: Walk = {
    ...forward,
    direction: 'return',
    header: replyTo(forward.header),
    hops: [],
    blocks: [],
    doubts: [],
    forks: [],
    translations: [...forward.translations],
    crossings: [],
    passed: new Set(),
    end: null,
    back: null,
    lastRoute: null,
  }
  setOut(back)
  follow(forward.back, back)
  return { forward, back }
}

function setOut(walk: Walk): void {
  const { source, destination } = walk.header
  const what = walk.direction === 'forward' ? trafficOfHeader(walk.header) : 'the answer'
  pass(walk, { component: endId(source), stage: 'source', why: () => `${source.text} sends ${what} to ${destination.text}` })
}

/** Step by step, in a loop and not in calls: a chain of ten thousand appliances is long, not deep. */
function follow(from: Position, walk: Walk): void {
  let at: Position | null = from
  while (at !== null) at = (steps[at.step] as (position: Position, walk: Walk) => Position | null)(at, walk)
}
