import { lastPort, type PortRange } from '@/model/net/ports'
import { hasPorts } from '@/model/net/protocol'
import { endOf } from '@/model/reachability/ends'
import { weights, wordOf } from '@/model/reachability/explain'
import { noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { servicesOf, trafficOf, trafficOfPorts, trafficOfRule } from '@/model/reachability/matrix/traffic'
import { type SetId, type TrafficSets, nothing } from '@/model/reachability/matrix/traffic-sets'
import { allNics, type Nic } from '@/model/reachability/nics'
import { run } from '@/model/reachability/run'
import { startsOf } from '@/model/reachability/starts'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'

/** Asks the tracer for everything that may pass between two ends. */
export type ByTrace = (from: Nic | 'internet', to: Nic | 'internet') => SetId

const down: ReadonlySet<string> = new Set()

/**
 * The tracer's answer for every protocol and port that some rule tells apart: for ways that the matrix has no model of, such as those
 * through appliances and NAT gateways, and to and from the internet.
 */
export function byTracer(sets: TrafficSets, t: TopologyIndex): ByTrace {
  const cuts = cutsOfTraffic(t)
  return (from, to) => {
    const [a, b] = [end(from, t), end(to, t)]
    let must: Spans = noSpans
    let may: Spans = noSpans
    for (const { protocol, port, stretch } of questions(cuts, relevant([from, to], t))) {
      const starts = startsOf(a, b, { from: '', to: '', protocol }, t, down)
      if ('why' in starts) return nothing
      const words = starts.pairs.map((pair) => wordOf(run(pair.start({ from: port, to: port }), t, down)))
      const word = words.reduce<VerdictWord>((worst, w) => (weights[w] > weights[worst] ? w : worst), 'reachable')
      if (word === 'blocked') continue
      may = unitedSpans(may, stretch)
      if (word === 'reachable' && starts.doubts.length === 0) must = unitedSpans(must, stretch)
    }
    return sets.of(must, may)
  }
}

const end = (one: Nic | 'internet', t: TopologyIndex) =>
  one === 'internet' ? endOf(one, t) : ({ type: 'interfaces', nics: [one], resource: one.owner } as const)

interface Cuts {
  /** First ports of stretches that network ACLs, listeners and the groups of appliances tell apart. */
  readonly ports: Readonly<Record<6 | 17, readonly number[]>>
  /** Protocols without ports that some rule names; the others are alike. */
  readonly protocols: readonly number[]
}
