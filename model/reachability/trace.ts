import { awsService } from '@/model/aws-services'
import type { Family } from '@/model/net/address'
import { allPorts, type PortRange } from '@/model/net/ports'
import { hasPorts, isIcmp } from '@/model/net/protocol'
import { detoursFor } from '@/model/reachability/detours'
import { type End, endOf, isOnInternet } from '@/model/reachability/ends'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import { internetParty } from '@/model/reachability/outside'
import { ephemeralPorts, type Header, type Party } from '@/model/reachability/packet'
import { portAtoms } from '@/model/reachability/port-atoms'
import { changesOf } from '@/model/reachability/remedy'
import { type Run, run, type Start } from '@/model/reachability/run'
import type { Blocker, Doubt, Hop, Question, Verdict, VerdictWord } from '@/model/reachability/verdict'
import { type Detour, type DraftBlock, finishBlock, finishHop, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

export interface TraceOptions {
  /** Ids of resources that do not work, with all that stands in them: `downWith` finds these. */
  readonly down?: ReadonlySet<string>
}

/** What every verdict leaves aside. */
const outOfScope = 'Names resolve, hosts accept, policies (IAM, endpoint) allow, targets are healthy, packets fit the MTU.'

/** The answer to one question, with every hop, every blocker and every doubt. Pure: same topology and question, same answer. */
export function trace(question: Question, t: TopologyIndex, { down = new Set() }: TraceOptions = {}): Verdict {
  const asked = endOf(question.from, t)
  // Whoever sends from a public address of the topology is the interface that has it.
  const from: End = asked.type === 'public' ? { type: 'interfaces', nics: [asked.nic], resource: asked.nic.owner } : asked
  const to = endOf(question.to, t)
  for (const end of [from, to]) if (end.type === 'none') return nowhere(end.resource, end.why, t)
  const starts = startsOf(from, to, question, t, down)
  if ('why' in starts) return nowhere(starts.component, starts.why, t)
  const found = starts.pairs.map((pair) => ask(pair, question, t, down))
  return joined(found, starts.doubts, t)
}

interface Pair {
  readonly source: Nic | null
  readonly start: (port: PortRange) => Start
  /** Interfaces whose rules decide about ports. */
  readonly nics: readonly Nic[]
}

interface Pairs {
  readonly pairs: readonly Pair[]
  readonly doubts: readonly Doubt[]
}

interface Nowhere {
  readonly why: string
  readonly component: ResourceId
}

/** Every pair of an interface of the one end and an interface of the other. */
function startsOf(from: End, to: End, question: Question, t: TopologyIndex, down: ReadonlySet<string>): Pairs | Nowhere {
  if (from.type === 'none' || to.type === 'none') return { why: '', component: '' as ResourceId }
  if (from.type === 'interfaces') {
    const senders = from.nics.filter((nic) => !isDown(nic, down))
    if (senders.length === 0) return { why: `${titleOf(from.resource, t)} is down`, component: from.resource }
    const answers = senders.map((nic) => fromNic(nic, to, question, t, down))
    const failed = answers.find((a): a is Nowhere => 'why' in a)
    if (failed !== undefined) return failed
    const all = answers.filter((a): a is Pairs => !('why' in a))
    return { pairs: all.flatMap((a) => a.pairs), doubts: all.flatMap((a) => a.doubts) }
  }
  if (to.type === 'interfaces' || to.type === 'public') {
    const nics = to.type === 'public' ? [to.nic] : to.nics.filter((nic) => !isDown(nic, down))
    if (nics.length === 0)
      return {
        why: `every interface of ${titleOf(to.type === 'interfaces' ? to.resource : ('' as ResourceId), t)} is down`,
        component: to.type === 'interfaces' ? to.resource : ('' as ResourceId),
      }
    return inwards(from, nics, question, t)
  }
  const party = partyOutside(from, 4)
  if (!isOnInternet(party) || !isOnInternet(partyOutside(to, 4)))
    return {
      why: `${party.text} and ${partyOutside(to, 4).text} are both outside of the topology`,
      component: party.resource ?? ('internet' as ResourceId),
    }
  return { pairs: [], doubts: [] }
}

const isDown = (nic: Nic, down: ReadonlySet<string>): boolean =>
  down.has(nic.key) || down.has(nic.owner) || (nic.id !== null && down.has(nic.id)) || (nic.subnet !== undefined && down.has(nic.subnet))

const partyOutside = (end: Exclude<End, { type: 'none' | 'interfaces' }>, family: Family): Party =>
  end.type === 'outside' ? end.party(family) : end.party

function inwards(
  from: Exclude<End, { type: 'none' | 'interfaces' }>,
  nics: readonly Nic[],
  question: Question,
  t: TopologyIndex,
): Pairs | Nowhere {
  const pairs: Pair[] = []
  for (const nic of nics) {
    const family: Family = from.type === 'outside' ? familyOf(partyOutside(from, 4), nic) : 4
    const own = nic.party[family]
    const party = partyOutside(from, family)
    if (own === null) return { why: `${titleOf(nic.owner, t)} has no IPv${family} address`, component: nic.owner }
    if (!isOnInternet(party))
      return { why: `${party.text} is no address of the topology, nor a public one`, component: party.resource ?? nic.owner }
    const destination: Party =
      family === 6 ? own : { ...own, nic: null, text: nic.publicAddress.state === 'yes' ? nic.publicAddress.text : own.text }
    pairs.push({
      source: null,
      nics: [nic],
      start: (ports) => ({ position: { step: 'from-internet', nic }, header: headerOf(party, destination, ports, question) }),
    })
  }
  return { pairs, doubts: [] }
}

/** IPv4 where the interface may have a public address of it, else IPv6 where it has one. */
const familyOf = (party: Party, nic: Nic): Family => {
  if (party.family === 6) return 6
  return party.ranges.length > 1 && nic.publicAddress.state === 'no' && nic.party[6] !== null ? 6 : 4
}

function fromNic(nic: Nic, to: End, question: Question, t: TopologyIndex, down: ReadonlySet<string>): Pairs | Nowhere {
  const leave = { step: 'leave', nic } as const
  const pair = (source: Party, destination: Party, nics: readonly Nic[]): Pair => ({
    source: nic,
    nics,
    start: (ports) => ({ position: leave, header: headerOf(source, destination, ports, question) }),
  })
  if (to.type === 'interfaces') {
    const able = to.nics.filter((other) => !isDown(other, down))
    if (able.length === 0) return { why: `${titleOf(to.resource, t)} is down`, component: to.resource }
    const pairs: Pair[] = []
    for (const other of able) {
      const family = ([4, 6] as const).find((f) => nic.party[f] !== null && other.party[f] !== null)
      const [source, destination] = family === undefined ? [] : [nic.party[family], other.party[family]]
      if (source == null || destination == null)
        return { why: `${titleOf(nic.owner, t)} and ${titleOf(other.owner, t)} have no IP version in common`, component: nic.owner }
      pairs.push(pair(source, destination, [nic, other]))
    }
    return { pairs, doubts: [] }
  }
  if (to.type === 'none') return { why: to.why, component: to.resource }
  if (to.type === 'service') return toService(nic, to, pair, t)
  const party4 = partyOutside(to, 4)
  const family: Family = to.type === 'outside' && party4.family === 4 && nic.party[4] === null && isAnyAddress(party4) ? 6 : party4.family
  const source = nic.party[family]
  const destination =
    family === 6 && party4.family === 4 && to.type === 'outside' ? internetParty(6, party4.resource, party4.text, t) : party4
  if (source === null) return { why: `${titleOf(nic.owner, t)} has no IPv${family} address`, component: nic.owner }
  return { pairs: [pair(source, destination, to.type === 'public' ? [nic, to.nic] : [nic])], doubts: [] }
}

const isAnyAddress = (party: Party): boolean => party.ranges.length > 1

/** To an AWS service: by the interface endpoint that its public name resolves to, else by the routes to its public addresses (rules 30 and 31). */
function toService(
  nic: Nic,
  to: Extract<End, { type: 'service' }>,
  pair: (source: Party, destination: Party, nics: readonly Nic[]) => Pair,
  t: TopologyIndex,
): Pairs | Nowhere {
  const source = nic.party[4]
  if (source === null) return { why: `${titleOf(nic.owner, t)} has no IPv4 address`, component: nic.owner }
  const endpoints = t.of('interface-endpoint').filter((e) => awsService(e.service).family === to.family && t.vpcOf(e.id) === nic.vpc)
  const named = endpoints.filter((e) => e.privateDns !== false)
  const doubts = named
    .filter((e) => e.privateDns === undefined)
    .map(
      (e): Doubt => ({
        component: e.id,
        attribute: 'privateDns',
        direction: 'forward',
        why: `whether private DNS leads to ${titleOf(e.id, t)} is not in the input`,
      }),
    )
  if (named.length === 0) return { pairs: [pair(source, to.party, [nic])], doubts }
  return {
    pairs: named.flatMap((e) =>
      nicsOf(e, t).flatMap((other) => (other.party[4] === null ? [] : [pair(source, other.party[4], [nic, other])])),
    ),
    doubts,
  }
}

function headerOf(source: Party, destination: Party, ports: PortRange, question: Question): Header {
  const { protocol, sourcePort } = question
  const icmp = isIcmp(protocol) ? { type: question.icmpType ?? (protocol === 58 ? 128 : 8), code: question.icmpCode ?? 0 } : null
  return {
    source,
    destination,
    protocol,
    sourcePorts: sourcePort === undefined ? ephemeralPorts : { from: sourcePort, to: sourcePort },
    destinationPorts: hasPorts(protocol) ? ports : allPorts,
    icmp,
  }
}

interface Answer {
  readonly word: VerdictWord
  readonly run: Run
  readonly blocks: readonly { readonly block: DraftBlock; readonly direction: Blocker['direction'] }[]
  readonly doubts: readonly Doubt[]
  readonly ports: readonly PortRange[] | null
}

/** One pair. Where the question leaves the port open, every range of ports that the rules tell apart is tried. */
function ask(pair: Pair, question: Question, t: TopologyIndex, down: ReadonlySet<string>): Answer {
  if (!hasPorts(question.protocol) || question.port !== undefined) {
    const port = question.port ?? 0
    return explain(pair.start({ from: port, to: port }), t, down)
  }
  const open: PortRange[] = []
  let best: { readonly port: PortRange; readonly run: Run } | null = null
  for (const range of portAtoms(pair.nics, question.protocol, t)) {
    const one = { from: range.from, to: range.from }
    const tried = run(pair.start(one), t, down)
    const word = wordOf(tried)
    if (word === 'reachable') {
      const last = open.at(-1)
      if (last !== undefined && last.to + 1 === range.from) open[open.length - 1] = { from: last.from, to: range.to }
      else open.push(range)
    }
    if (best === null || rank(tried) < rank(best.run)) best = { port: one, run: tried }
  }
  return { ...explain(pair.start(best?.port ?? { from: 0, to: 0 }), t, down), ports: open }
}

const walksOf = ({ forward, back }: Run): readonly Walk[] => (back === null ? [forward] : [forward, back])

const order: Record<VerdictWord, number> = { reachable: 0, undecided: 1, blocked: 2 }
const rank = (tried: Run): number =>
  order[wordOf(tried)] * 1000 + walksOf(tried).reduce((sum, w) => sum + w.blocks.length + (w.end === 'stopped' ? 100 : 0), 0)

/** A refusal is sure even beside doubts: whatever these turn out to be, it refuses. */
function wordOf(tried: Run): VerdictWord {
  const walks = walksOf(tried)
  if (walks.some((w) => w.blocks.length > 0)) return 'blocked'
  return walks.some((w) => w.doubts.length > 0 || w.end !== 'delivered') ? 'undecided' : 'reachable'
}

/** Most routes that are tried instead of those of the tables, one after the other. */
const mostDetours = 3

/** One packet, and where it is stopped for good, what else would stop it on the way that comes nearest. */
function explain(start: Start, t: TopologyIndex, down: ReadonlySet<string>): Answer {
  const natural = run(start, t, down)
  const doubts = walksOf(natural).flatMap((w) => w.doubts)
  const own = blocksOf(natural)
  const base = { word: wordOf(natural), run: natural, doubts, ports: null }
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

/** Several pairs as one verdict: reachable where all are; the pair that is furthest from it is shown. */
function joined(answers: readonly Answer[], extra: readonly Doubt[], t: TopologyIndex): Verdict {
  const assumptions = new Set<string>()
  const [first] = answers
  if (first === undefined) {
    assumptions.add('The internet carries packets between public addresses.')
    return { ...nothing, verdict: 'reachable', assumptions: [...assumptions, outOfScope] }
  }
  const shown = answers.reduce((worst, a) => (order[a.word] > order[worst.word] ? a : worst), first)
  for (const a of answers) for (const w of walksOf(a.run)) for (const text of w.assumptions) assumptions.add(text)
  const doubts = unique([...answers.flatMap((a) => a.doubts), ...extra])
  const word: VerdictWord = shown.word === 'reachable' && extra.length > 0 ? 'undecided' : shown.word
  const blocks = answers.flatMap((a) => a.blocks)
  const finish = (walk: Walk): readonly Hop[] => walk.hops.map((hop) => finishHop(hop, t))
  return {
    verdict: word,
    forward: { hops: finish(shown.run.forward) },
    return: shown.run.back === null ? null : { hops: finish(shown.run.back) },
    blockers: unique(blocks.map(({ block, direction }) => finishBlock(block, direction))),
    undecided: word === 'reachable' ? [] : doubts,
    changes:
      blocks.length === 0
        ? null
        : changesOf(
            blocks.map((b) => b.block.remedy),
            t,
          ),
    ports: shown.ports,
    pairs: { asked: answers.length, reachable: answers.filter((a) => a.word === 'reachable').length },
    assumptions: [...assumptions, outOfScope],
  }
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

const nothing: Verdict = {
  verdict: 'blocked',
  forward: { hops: [] },
  return: null,
  blockers: [],
  undecided: [],
  changes: null,
  ports: null,
  pairs: { asked: 0, reachable: 0 },
  assumptions: [outOfScope],
}

/** An end that cannot send or receive at all. */
function nowhere(component: ResourceId, why: string, t: TopologyIndex): Verdict {
  const fix =
    t.get(component) === undefined
      ? 'Name a resource of the topology, internet, or an address.'
      : 'Ask for a resource that owns a network interface, a gateway, or an address.'
  return {
    ...nothing,
    blockers: [{ code: 'NO_SOURCE_OR_DESTINATION', component, direction: 'forward', stage: 'source', rule: null, why, fix }],
  }
}
