import { codeTable, coversOf } from '@/model/reachability/matrix/blocks'
import { byTracer } from '@/model/reachability/matrix/by-tracer'
import { classesOf, type InterfaceClass } from '@/model/reachability/matrix/classes'
import { groupFilters } from '@/model/reachability/matrix/group-filters'
import { aclFilters } from '@/model/reachability/matrix/network-acls'
import { pathsOf } from '@/model/reachability/matrix/paths'
import { type Row, rowsOf } from '@/model/reachability/matrix/rows'
import { noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { type Service, servicesOf } from '@/model/reachability/matrix/traffic'
import { nothing, type SetId, trafficSets } from '@/model/reachability/matrix/traffic-sets'
import type { Nic } from '@/model/reachability/nics'
import type { TopologyIndex } from '@/model/topology-index'

/** What passes between two ends: surely, and perhaps, which holds what surely does. */
export interface Passing {
  readonly must: readonly Service[]
  readonly may: readonly Service[]
}

export interface Summary {
  readonly interfaces: number
  readonly classes: number
  /** Ordered pairs of different interfaces between which something surely passes. */
  readonly reachable: number
  /** Those between which something passes perhaps, and nothing surely. */
  readonly undecided: number
}

export type ClassOrInternet = number | 'internet'

/** All pairs of interfaces at once, by their classes: interfaces of one class are the same to every rule. */
export interface AllPairs {
  readonly classes: readonly InterfaceClass[]
  /** What a class may send to every class, as numbers of sets. The same row is filled anew by the next call. */
  row(from: number): Row
  /** Number of the set of what passes from one to the other. */
  setOf(from: ClassOrInternet, to: ClassOrInternet): SetId
  /** What at least one of some sets holds. */
  anyOf(these: readonly SetId[]): Passing
  services(from: ClassOrInternet, to: ClassOrInternet): Passing
  summary(): Summary
}

/**
 * Source and measured costs: docs/decisions. Pairs are answered from what their classes have in common: what groups let pass by place,
 * what routes and network ACLs let pass between places. Sets of packets are numbered, so that a pair is two look-ups.
 */
export function allPairs(t: TopologyIndex): AllPairs {
  const own = classesOf(t)
  const { classes, places } = own
  const sets = trafficSets()
  const covers = coversOf(places)
  const table = codeTable(places, covers)
  const tracer = byTracer(sets, t)
  const traced = new Map<string, SetId>()
  const isHidden = hiddenFromInternet(t)
  const trace = (from: ClassOrInternet, to: ClassOrInternet): SetId => {
    const [sender, receiver] = [oneOf(from), oneOf(to)]
    if (sender === 'internet' && receiver !== 'internet' && isHidden(receiver)) return nothing
    const key = `${from} ${to}`
    const found = traced.get(key) ?? tracer(sender, receiver)
    traced.set(key, found)
    return found
  }
  const oneOf = (one: ClassOrInternet) => (one === 'internet' ? one : ((classes[one] as InterfaceClass).nics[0] as Nic))
  const paths = pathsOf(places, covers, aclFilters(places, table, sets, t), sets, t)
  const row = rowsOf(own, paths, groupFilters(own, table, sets, t), sets, (from, to) => trace(from.index, to.index), t)
  const setOf = (from: ClassOrInternet, to: ClassOrInternet): SetId =>
    from === 'internet' || to === 'internet' ? trace(from, to) : (row(from).sets[to] ?? nothing)
  const anyOf = (these: readonly SetId[]): Passing => ({
    must: servicesOf(these.reduce<Spans>((all, set) => unitedSpans(all, sets.must(set)), noSpans)),
    may: servicesOf(these.reduce<Spans>((all, set) => unitedSpans(all, sets.may(set)), noSpans)),
  })
  return {
    classes,
    row,
    setOf,
    anyOf,
    services: (from, to) => anyOf([setOf(from, to)]),
    summary: () => summarised(classes, row, (set) => sets.must(set).length > 0),
  }
}

/** Whether the internet cannot reach an interface, whatever the filters say: only public addresses are reached from there (rule 22). */
function hiddenFromInternet(t: TopologyIndex): (nic: Nic) => boolean {
  const gateways = t.of('internet-gateway')
  const untold = gateways.some((gateway) => gateway.vpc === undefined)
  const attached = new Set(gateways.map((gateway) => gateway.vpc))
  return ({ vpc, party, publicAddress }) =>
    publicAddress.state === 'no' && party[6] === null && vpc !== undefined && (!untold || attached.has(vpc))
}

function summarised(classes: readonly InterfaceClass[], row: AllPairs['row'], isSure: (set: SetId) => boolean): Summary {
  const sizes = Int32Array.from(classes, (c) => c.nics.length)
  const sure: boolean[] = []
  let reachable = 0
  let undecided = 0
  for (let from = 0; from < classes.length; from++) {
    const { sets, places } = row(from)
    let [certain, perhaps] = [0, 0]
    for (const { first, end } of places)
      for (let to = first; to < end; to++) {
        const set = sets[to] as SetId
        if (set === nothing) continue
        const count = to === from ? (sizes[to] as number) - 1 : (sizes[to] as number)
        const is = sure[set] ?? isSure(set)
        sure[set] = is
        if (is) certain += count
        else perhaps += count
      }
    reachable += certain * (sizes[from] as number)
    undecided += perhaps * (sizes[from] as number)
  }
  return { interfaces: sizes.reduce((sum, n) => sum + n, 0), classes: classes.length, reachable, undecided }
}
