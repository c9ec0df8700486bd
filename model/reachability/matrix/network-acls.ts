import type { NetworkAclEntry } from '@/model/kinds/network-acl'
import type { Family } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import { type Range, rangesMeet } from '@/model/net/ranges'
import { networkAclOf } from '@/model/reachability/acl-filter'
import type { Codes, CodeTable, NamedBlocks } from '@/model/reachability/matrix/blocks'
import type { Place } from '@/model/reachability/matrix/classes'
import { commonSpans, noSpans, type Spans, spansWithout, unitedSpans } from '@/model/reachability/matrix/spans'
import { allTraffic, trafficOf, trafficOfPorts, trafficOfRule } from '@/model/reachability/matrix/traffic'
import { type SetId, type TrafficSets, untold } from '@/model/reachability/matrix/traffic-sets'
import { ephemeralPorts } from '@/model/reachability/packet'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

type Direction = 'ingress' | 'egress'

/** Packets that ask, or packets that answer: these go to the port of the client, which may be any of the ephemeral ones (rule 13). */
export type Way = 'request' | 'reply'

/** What the network ACL of a subnet lets pass to or from other places (rules 11 to 13). Of replies: those of which requests are answered. */
export interface SubnetFilter {
  passing(direction: Direction, other: number, family: Family, way: Way): SetId
}

interface Entry {
  readonly named: NamedBlocks
  readonly block: Range
  readonly traffic: Spans
  readonly allows: boolean
}

interface Filter {
  readonly entries: readonly Entry[]
  readonly codes: Codes
  readonly known: Int32Array
}

/** One of the eight filters of a network ACL: direction, family and way. */
const slotOf = (direction: Direction, family: Family, way: Way): number =>
  (direction === 'egress' ? 4 : 0) + (family === 6 ? 2 : 0) + (way === 'reply' ? 1 : 0)

/** The filter of each subnet; subnets of one network ACL share it. */
export function subnetFilters(places: readonly Place[], table: CodeTable, sets: TrafficSets, t: TopologyIndex) {
  const byAcl = new Map<string, SubnetFilter>()
  return (subnet: ResourceId): SubnetFilter => {
    const acl = networkAclOf(subnet, t)
    if (acl?.entries === undefined) return unknownFilter
    const found = byAcl.get(acl.id) ?? new AclFilter(acl.entries, places, table, sets)
    byAcl.set(acl.id, found)
    return found
  }
}

const unknownFilter: SubnetFilter = { passing: () => untold }

class AclFilter implements SubnetFilter {
  private readonly filters: Filter[] = []

  constructor(
    entries: readonly NetworkAclEntry[],
    private readonly places: readonly Place[],
    table: CodeTable,
    private readonly sets: TrafficSets,
  ) {
    const sorted = entries.map((entry, i) => ({ entry, i })).sort((a, b) => a.entry.number - b.entry.number || a.i - b.i)
    for (const direction of ['ingress', 'egress'] as const)
      for (const family of [4, 6] as const)
        for (const way of ['request', 'reply'] as const) {
          const own = sorted.flatMap(({ entry }) => (entry.direction === direction ? entryOf(entry, family, way) : []))
          const codes = table.of([...new Map(own.map(({ named }) => [named.text, named])).values()], family)
          const known = new Int32Array(codes.count).fill(-1)
          this.filters[slotOf(direction, family, way)] = { entries: own, codes, known }
        }
  }

  passing(direction: Direction, other: number, family: Family, way: Way): SetId {
    const { codes, entries, known } = this.filters[slotOf(direction, family, way)] as Filter
    const code = codes.of[other] as number
    const found = known[code] as number
    if (found >= 0) return found
    const range = this.places[other]?.range[family] ?? null
    const id = range === null ? untold : passing(entries, range, way, this.sets)
    known[code] = id
    return id
  }
}

function entryOf(entry: NetworkAclEntry, family: Family, way: Way): readonly Entry[] {
  const cidr = parseCidr(entry.cidr)
  const traffic = trafficOfRule(entry, way)
  if (cidr === null || cidr.family !== family || traffic.length === 0) return []
  return [{ named: { text: entry.cidr, blocks: [cidr] }, block: cidr, traffic, allows: entry.action === 'allow' }]
}

function passing(entries: readonly Entry[], range: Range, way: Way, sets: TrafficSets): SetId {
  const near = entries.filter(({ block }) => rangesMeet([block], range))
  const cuts = new Set([range.first])
  for (const { block } of near) for (const cut of [block.first, block.last + 1n]) if (cut > range.first && cut <= range.last) cuts.add(cut)
  let must: Spans = allTraffic
  let may: Spans = noSpans
  for (const cut of cuts) {
    let left: Spans = allTraffic
    let allowed: Spans = noSpans
    // The first entry that matches decides.
    for (const { block, traffic, allows } of near) {
      if (!rangesMeet([block], { first: cut, last: cut })) continue
      if (allows) allowed = unitedSpans(allowed, commonSpans(left, traffic))
      left = spansWithout(left, traffic)
    }
    must = commonSpans(must, allowed)
    may = unitedSpans(may, allowed)
  }
  return way === 'request' ? sets.of(must, may) : sets.of(answered(must, 'all'), answered(may, 'some'))
}

/** Requests whose answers pass: of a protocol with ports the answers on all ephemeral ports, or on some. */
function answered(passes: Spans, ports: 'all' | 'some'): Spans {
  let found = commonSpans(passes, withoutPorts)
  for (const protocol of [6, 17]) {
    const asked = trafficOfPorts(protocol, ephemeralPorts)
    const left = spansWithout(asked, passes)
    const isIn = ports === 'all' ? left.length === 0 : commonSpans(asked, passes).length > 0
    if (isIn) found = unitedSpans(found, trafficOf(protocol))
  }
  return found
}

const withoutPorts: Spans = [6, 17].reduce((left, protocol) => spansWithout(left, trafficOf(protocol)), allTraffic)
