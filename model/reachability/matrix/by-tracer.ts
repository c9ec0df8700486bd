import { endOf } from '@/model/reachability/ends'
import { listenedTraffic } from '@/model/reachability/matrix/listeners'
import { noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { lastSlot, ownSlots, packetAt, trafficOfRule } from '@/model/reachability/matrix/traffic'
import type { SetId, TrafficSets } from '@/model/reachability/matrix/traffic-sets'
import { allNics, type Nic } from '@/model/reachability/nics'
import { weights, wordOf } from '@/model/reachability/outcome'
import { run } from '@/model/reachability/run'
import { startsOf } from '@/model/reachability/starts'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'

type Outermost = Nic | 'internet'

/** Asks the tracer for everything that may pass between two ends. */
export type ByTracer = (from: Outermost, to: Outermost) => SetId

const down: ReadonlySet<string> = new Set()

/**
 * The tracer's answer for every packet that some rule tells apart: for ways that the matrix has no model of, such as those through
 * appliances and NAT gateways, and to and from the internet.
 */
export function byTracer(sets: TrafficSets, t: TopologyIndex): ByTracer {
  let common: ReadonlySet<number> | undefined
  return (from, to) => {
    common ??= commonCuts(t)
    const cuts = new Set(common)
    for (const one of [from, to]) if (one !== 'internet') for (const cut of cutsOfGroups(one, t)) cuts.add(cut)
    const sorted = [...cuts].filter((cut) => cut <= lastSlot).sort((a, b) => a - b)
    const [a, b] = [endFor(from, t), endFor(to, t)]
    let must: Spans = noSpans
    let may: Spans = noSpans
    for (const [i, first] of sorted.entries()) {
      const { protocol, port } = packetAt(first)
      const starts = startsOf(a, b, { from: '', to: '', protocol }, t, down)
      if ('why' in starts) continue
      const words = starts.pairs.map((pair) => wordOf(run(pair.start({ from: port, to: port }), t, down)))
      const word = words.reduce<VerdictWord>((worst, w) => (weights[w] > weights[worst] ? w : worst), 'reachable')
      if (word === 'blocked') continue
      const stretch: Spans = [first, (sorted[i + 1] ?? lastSlot + 1) - 1]
      may = unitedSpans(may, stretch)
      if (word === 'reachable' && starts.doubts.length === 0) must = unitedSpans(must, stretch)
    }
    return sets.of(must, may)
  }
}

const endFor = (one: Outermost, t: TopologyIndex) =>
  one === 'internet' ? endOf(one, t) : ({ type: 'interfaces', nics: [one], resource: one.owner } as const)

const endsOf = (spans: Spans): readonly number[] => spans.map((slot, i) => (i % 2 === 0 ? slot : slot + 1))

function cutsOfGroups(nic: Nic, t: TopologyIndex): readonly number[] {
  return (nic.groups ?? []).flatMap((id) => {
    const group = t.get(id)
    const rules = group?.kind === 'security-group' ? [...(group.ingress ?? []), ...(group.egress ?? [])] : []
    return rules.flatMap((rule) => endsOf(trafficOfRule(rule)))
  })
}

/** What a packet may meet between any two ends: network ACLs, listeners, the groups of interfaces that forward. */
function commonCuts(t: TopologyIndex): ReadonlySet<number> {
  const found = new Set(ownSlots)
  const add = (ends: readonly number[]) => {
    for (const cut of ends) found.add(cut)
  }
  for (const acl of t.of('network-acl'))
    for (const entry of acl.entries ?? []) for (const way of ['request', 'reply'] as const) add(endsOf(trafficOfRule(entry, way)))
  for (const { id } of t.loadBalancers) add(endsOf(listenedTraffic(id, t) ?? noSpans))
  for (const nic of allNics(t)) if (nic.forwards) add(cutsOfGroups(nic, t))
  return found
}
