import type { Chain } from '@/model/flow-path/chains'
import type { Flow } from '@/model/flows'
import { nicsOf } from '@/model/reachability/nics'
import { doorsTo } from '@/model/reachability/through/doors'
import { trace } from '@/model/reachability/trace'
import type { Blocker, Doubt, Hop, Question, Verdict, VerdictWord } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { trafficOfMessage } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** Whether a step of a flow really passes, with what decides. */
export interface StepVerdict {
  readonly word: VerdictWord
  /** One sentence: the deciding rule, the first blocker, or what is not told. */
  readonly why: string
  /** The box at which a blocked step stops. */
  readonly stoppedAt: ResourceId | null
  /** Hops of the proof between the two participants of the step. */
  readonly hops: readonly Hop[]
  readonly blockers: readonly Blocker[]
  readonly undecided: readonly Doubt[]
  readonly assumptions: readonly string[]
}

/** The connection of a chain, proved once for all of its steps. */
export interface ProvedChain {
  readonly verdicts: readonly Verdict[]
  /** Why nothing was asked; null: it was. */
  readonly unasked: string | null
}

const untold = (why: string): StepVerdict => ({
  word: 'undecided',
  why,
  stoppedAt: null,
  hops: [],
  blockers: [],
  undecided: [],
  assumptions: [],
})

export function proveChain(
  chain: Chain,
  participants: ReadonlyMap<string, Flow['participants'][number]>,
  t: TopologyIndex,
  down: ReadonlySet<string>,
  before: Chain | undefined,
): ProvedChain {
  const traffic = trafficOfMessage(chain.protocol, chain.port)
  if (traffic === null || traffic.protocol === 'all') return { verdicts: [], unasked: 'The flow does not say the protocol of this step.' }
  const { protocol } = traffic
  const of = (id: string) => participants.get(id)?.of ?? []
  const via = chain.waypoints.flatMap(of)
  const questions = of(chain.source).flatMap((from) =>
    of(chain.target).flatMap((to) => clientQuestions(from, to, before, of, t) ?? [{ from, to, protocol, port: chain.port, via }]),
  )
  return { verdicts: questions.map((question) => trace(question, t, { down })), unasked: null }
}

const interfacesOf = (id: ResourceId, t: TopologyIndex) => {
  const resource = t.get(id)
  return resource === undefined ? [] : nicsOf(resource, t)
}

/**
 * What a network load balancer sends on may carry the address of its client (rule 39): then the connection is that of the client, through
 * the load balancer. null: it is a connection of its own.
 */
function clientQuestions(
  from: ResourceId,
  to: ResourceId,
  before: Chain | undefined,
  of: (participant: string) => readonly ResourceId[],
  t: TopologyIndex,
): readonly Question[] | null {
  const balancer = t.get(from)
  const { protocol } = (before === undefined ? null : trafficOfMessage(before.protocol, before.port)) ?? { protocol: 'all' as const }
  if (balancer?.kind !== 'network-load-balancer' || before?.port === undefined || protocol === 'all') return null
  const { port } = before
  const { doors } = doorsTo(balancer, { protocol, port }, to, interfacesOf(to, t), t)
  if (doors.every((door) => door.keepsClient === false)) return null
  return of(before.source).map((client) => ({ from: client, to, protocol, port, through: from }))
}

/**
 * The verdict of one step: the stretch of its connection between the resources of two participants.
 *
 * @param from  resources of the sender; `to` of the receiver
 */
export function stepVerdict(
  proved: ProvedChain,
  response: boolean,
  from: readonly ResourceId[],
  to: readonly ResourceId[],
  t: TopologyIndex,
): StepVerdict {
  if (proved.unasked !== null) return untold(proved.unasked)
  const parts = proved.verdicts.map((verdict) => ofOne(verdict, response, from, to, t))
  const [first] = parts
  if (first === undefined) return untold('The flow names nothing that could be asked.')
  const worst = parts.reduce((a, b) => (severity[b.word] > severity[a.word] ? b : a), first)
  return { ...worst, blockers: unique(parts.flatMap((p) => p.blockers)), undecided: unique(parts.flatMap((p) => p.undecided)) }
}

const severity: Record<VerdictWord, number> = { reachable: 0, undecided: 1, blocked: 2 }
const unique = <T>(items: readonly T[]): readonly T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

function ofOne(verdict: Verdict, response: boolean, from: readonly ResourceId[], to: readonly ResourceId[], t: TopologyIndex): StepVerdict {
  const direction = response ? 'return' : 'forward'
  const all = (response ? verdict.return?.hops : verdict.forward.hops) ?? []
  const hops = stretch(all, from, to)
  const blockers = verdict.blockers.filter(
    (b) => b.direction === direction && hops.some((h) => h.component === b.component && h.code === b.code),
  )
  const undecided = verdict.undecided.filter((d) => d.direction === direction)
  const base = { hops, blockers, undecided, assumptions: verdict.assumptions }
  // An end that cannot send or receive at all: nothing sets out.
  const [cause] = verdict.blockers
  if (!response && verdict.forward.hops.length === 0 && cause !== undefined)
    return { ...base, blockers: verdict.blockers, word: 'blocked', why: cause.why, stoppedAt: cause.component }
  const [own] = blockers
  if (own !== undefined) return { ...base, word: 'blocked', why: own.why, stoppedAt: own.component }
  const [first] = hops
  const before = (first === undefined ? all : all.slice(0, all.indexOf(first))).find((h) => h.decision === 'block')
  const never = before ?? (response ? verdict.forward.hops.find((h) => h.decision === 'block') : undefined)
  if (never !== undefined || (verdict.verdict === 'blocked' && all.length === 0)) {
    const at = never?.component ?? cause?.component ?? null
    const why = at === null ? 'Nothing comes here.' : `Nothing comes here: it is stopped before, at ${titleOf(at, t)}. ${cause?.why ?? ''}`
    return { ...base, word: 'blocked', why, stoppedAt: from[0] ?? null }
  }
  const doubtful = hops.find((h) => h.decision === 'unknown')
  if (doubtful !== undefined) return { ...base, word: 'undecided', why: doubtful.why, stoppedAt: null }
  if (hops.length === 0 && all.length > 0 && verdict.verdict !== 'reachable')
    return { ...base, word: 'undecided', why: undecided[0]?.why ?? '', stoppedAt: null }
  // What is not told of an end itself stands at no hop, and leaves every step of the way open.
  const [open] = verdict.undecided.filter((d) => !isPlaced(d, verdict))
  if (open !== undefined) return { ...base, undecided: unique([...undecided, open]), word: 'undecided', why: open.why, stoppedAt: null }
  const deciding = hops.findLast((h) => h.rule !== null) ?? hops.at(-1)
  return {
    ...base,
    undecided: [],
    word: 'reachable',
    why: deciding?.why ?? 'Nothing in the topology stands between them.',
    stoppedAt: null,
  }
}

/** Whether a doubt is one of a rule or a route on the way. */
function isPlaced({ component, direction }: Doubt, verdict: Verdict): boolean {
  const hops = (direction === 'forward' ? verdict.forward.hops : verdict.return?.hops) ?? []
  return hops.some((hop) => hop.decision === 'unknown' && (hop.component === component || hop.rule?.of === component))
}

/** Stages at which a packet is at a resource, not before a rule of one. */
const places: ReadonlySet<string> = new Set(['source', 'gateway', 'load-balancer', 'listener', 'destination'])

/** The hops after the sender up to the receiver; of an end of the whole way, from or to that end. */
function stretch(hops: readonly Hop[], from: readonly ResourceId[], to: readonly ResourceId[]): readonly Hop[] {
  const isPlace = (h: Hop) => places.has(h.stage)
  const start = hops.findLastIndex((h) => isPlace(h) && from.includes(h.component))
  // The packet never was at the sender: it is stopped before, or takes another way.
  if (start < 0) return []
  const end = hops.findIndex((h, i) => i > start && isPlace(h) && to.includes(h.component))
  return hops.slice(start + 1, end < 0 ? hops.length : end + 1)
}
