import type { Family } from '@/model/net/address'
import type { Covers } from '@/model/reachability/matrix/blocks'
import type { Place } from '@/model/reachability/matrix/classes'
import { type Cross, crossingOf } from '@/model/reachability/matrix/crossings'
import type { SubnetFilter, Way } from '@/model/reachability/matrix/network-acls'
import { type NextHops, nextHops } from '@/model/reachability/matrix/next-hops'
import { carriedBy } from '@/model/reachability/matrix/traffic'
import { everything, nothing, type SetId, type TrafficSets, untold } from '@/model/reachability/matrix/traffic-sets'
import type { TableRoute } from '@/model/reachability/route-choice'
import type { ResourceId } from '@/model/resource'
import { isPropagated } from '@/model/routing/effective-routes'
import type { TopologyIndex } from '@/model/topology-index'

/** A way that is not modelled here: the tracer walks it. */
export const byTrace = -1

/** What routes and network ACLs let pass between two places, there and back; `byTrace`: ask the tracer. */
export type Paths = (from: Place, to: Place) => SetId | typeof byTrace

/** IP versions by which ends are asked: `both` is IPv4, and IPv6 for ICMPv6 alone. */
export type Spoken = Family | 'both'

/** What two places speak with each other: IPv4 where both have it; null: nothing. */
export function spokenBy(a: Place, b: Place): Spoken | null {
  const six = a.range[6] !== null && b.range[6] !== null
  if (a.range[4] !== null && b.range[4] !== null) return six ? 'both' : 4
  return six ? 6 : null
}

/** What sends a packet on: a subnet, with its place in the network, its network ACL and its table. */
export interface Sender {
  readonly subnet: ResourceId
  readonly vpc: ResourceId | undefined
  readonly zone: ResourceId | undefined
  readonly acl: SubnetFilter
  /** null: its table is not in the input. */
  readonly hops: NextHops | null
  /** What becomes of packets at a target of its table, as far as asked. */
  readonly crosses: Map<string, Cross>
}

export function pathsOf(
  places: readonly Place[],
  covers: Covers,
  filterOf: (subnet: ResourceId) => SubnetFilter,
  sets: TrafficSets,
  t: TopologyIndex,
): Paths {
  const tables = new Map<string, NextHops>()
  const hopsOf = (table: ResourceId, routes: () => readonly TableRoute[]): NextHops => {
    const found = tables.get(table) ?? nextHops(table, routes(), places, covers, t)
    tables.set(table, found)
    return found
  }
  const senders = new Map<string, Sender>()
  const senderIn = (id: ResourceId): Sender => {
    const found = senders.get(id)
    if (found !== undefined) return found
    const subnet = t.get(id)
    const table = t.routeTableOf(id)
    const routes = (of: ResourceId) => t.routesOf(of).map((r) => ({ ...r, propagated: isPropagated(of, r, t) }))
    const made: Sender = {
      subnet: id,
      vpc: t.vpcOf(id),
      zone: subnet?.kind === 'subnet' ? subnet.availabilityZone : undefined,
      acl: filterOf(id),
      hops: table === undefined ? null : hopsOf(table.id, () => routes(table.id)),
      crosses: new Map(),
    }
    senders.set(id, made)
    return made
  }
  const senderAt = places.map(({ subnet }) => (subnet === undefined ? null : senderIn(subnet)))
  const crossFrom = (at: Sender, hop: string): Cross => {
    const found = at.crosses.get(hop)
    if (found !== undefined) return found
    const target = t.get(hop)
    // Without a target nobody can tell: so does the crossing of a kind that is none.
    const made = crossingOf(target?.kind ?? '')({ id: target?.id ?? (hop as ResourceId), at, t, hopsOf, senderIn })
    at.crosses.set(hop, made)
    return made
  }

  /** One way. `from` has the address of the sender, and `at` is where the packet stands. */
  const walk = (at: Sender, from: Place, to: Place, family: Family, way: Way, crossed: boolean): SetId | typeof byTrace => {
    const last = senderAt[to.index]
    if (last === null || last === undefined) return byTrace
    if (at === last) return everything
    const hop = at.hops?.to(to.index, family)
    if (hop === undefined) return byTrace
    if (hop === null || hop === 'blackhole') return nothing
    const across = hop === 'local' ? null : crossFrom(at, hop)(from, to, family, way)
    if (across !== null && across.end !== 'across') return across.end === 'dropped' ? nothing : byTrace
    const out = at.acl.passing('egress', to.index, family, way)
    if (across === null)
      return at.vpc === undefined || to.vpc !== at.vpc ? byTrace : sets.and(out, last.acl.passing('ingress', from.index, family, way))
    // Behind a gateway: in the network of the destination, or at an interface that sends the packet on.
    let passing = across.certain ? out : sets.and(out, untold)
    for (const acl of across.enters) passing = sets.and(passing, acl.passing('ingress', from.index, family, way))
    if (across.sender === null) return sets.and(passing, last.acl.passing('ingress', from.index, family, way))
    // Two gateways on one way are rare, and may lead in a circle.
    const rest = crossed ? byTrace : walk(across.sender, from, to, family, way, true)
    return rest === byTrace ? byTrace : sets.and(passing, rest)
  }

  const carried: Readonly<Record<Family, SetId>> = { 4: sets.of(carriedBy(4), carriedBy(4)), 6: sets.of(carriedBy(6), carriedBy(6)) }
  const thereAndBack = (from: Place, to: Place, family: Family): SetId | typeof byTrace => {
    const [first, last] = [senderAt[from.index] ?? null, senderAt[to.index] ?? null]
    if (first === null || last === null) return byTrace
    if (first === last) return carried[family]
    const there = walk(first, from, to, family, 'request', false)
    if (there === byTrace || there === nothing) return there
    const back = walk(last, to, from, family, 'reply', false)
    return back === byTrace ? byTrace : sets.and(sets.and(there, back), carried[family])
  }

  return (from, to) => {
    const spoken = spokenBy(from, to)
    if (spoken === null) return nothing
    if (spoken !== 'both') return thereAndBack(from, to, spoken)
    const [four, six] = [thereAndBack(from, to, 4), thereAndBack(from, to, 6)]
    return four === byTrace || six === byTrace ? byTrace : sets.ofBoth(four, six)
  }
}
