import type { Family } from '@/model/net/address'
import type { Covers } from '@/model/reachability/matrix/blocks'
import type { Place } from '@/model/reachability/matrix/classes'
import { type Across, type Cross, crossingOf } from '@/model/reachability/matrix/crossings'
import type { AclFilters, Way } from '@/model/reachability/matrix/network-acls'
import { type NextHops, nextHops } from '@/model/reachability/matrix/next-hops'
import { everything, nothing, type SetId, type TrafficSets, untold } from '@/model/reachability/matrix/traffic-sets'
import type { TableRoute } from '@/model/reachability/route-choice'
import type { ResourceId } from '@/model/resource'
import { isPropagated } from '@/model/routing/effective-routes'
import type { TopologyIndex } from '@/model/topology-index'

/** A way that is not modelled here: the tracer walks it. */
export const byTrace = -1

/** What routes and network ACLs let pass between two places, there and back; `byTrace`: ask the tracer. */
export type Paths = (from: Place, to: Place) => SetId | typeof byTrace

/** The IP version that two places speak with each other: IPv4 where both have it; null: none. */
export const familyOf = (a: Place, b: Place): Family | null =>
  a.range[4] !== null && b.range[4] !== null ? 4 : a.range[6] !== null && b.range[6] !== null ? 6 : null

/** What sends a packet on: a subnet, with its place in the network. */
export interface Sender {
  readonly subnet: ResourceId
  readonly vpc: ResourceId | undefined
  readonly zone: ResourceId | undefined
}

export function pathsOf(places: readonly Place[], covers: Covers, acls: AclFilters, sets: TrafficSets, t: TopologyIndex): Paths {
  const tables = new Map<string, NextHops>()
  const hopsOf = (table: ResourceId, routes: () => readonly TableRoute[]): NextHops => {
    const found = tables.get(table) ?? nextHops(table, routes(), places, covers, t)
    tables.set(table, found)
    return found
  }
  const tableOf = new Map<string, NextHops | null>()
  const ofSubnet = (subnet: ResourceId): NextHops | null => {
    const found = tableOf.get(subnet)
    if (found !== undefined) return found
    const table = t.routeTableOf(subnet)
    const made =
      table === undefined
        ? null
        : hopsOf(table.id, () => t.routesOf(table.id).map((r) => ({ ...r, propagated: isPropagated(table.id, r, t) })))
    tableOf.set(subnet, made)
    return made
  }

  const crosses = new Map<string, Map<string, Cross>>()
  const crossFrom = (at: Sender, hop: string): Cross => {
    let own = crosses.get(at.subnet)
    if (own === undefined) {
      own = new Map()
      crosses.set(at.subnet, own)
    }
    const found = own.get(hop)
    if (found !== undefined) return found
    const target = t.get(hop)
    // Without a target nobody can tell: so does the crossing of a kind that is none.
    const made = crossingOf(target?.kind ?? '')({ id: target?.id ?? (hop as ResourceId), at, t, hopsOf, ofSubnet })
    own.set(hop, made)
    return made
  }

  /** One way. `from` has the address of the sender, and `at` is where the packet stands. */
  const walk = (at: Sender, from: Place, to: Place, family: Family, way: Way, crossed: boolean): SetId | typeof byTrace => {
    if (at.subnet === to.subnet && at.vpc === to.vpc) return everything
    const out = acls(at.subnet, 'egress', to.index, family, way)
    const hop = ofSubnet(at.subnet)?.to(to.index, family)
    if (hop === undefined) return byTrace
    if (hop === null || hop === 'blackhole') return nothing
    if (hop === 'local') {
      if (at.vpc === undefined || to.vpc !== at.vpc || to.subnet === undefined) return byTrace
      return to.subnet === at.subnet ? out : sets.and(out, acls(to.subnet, 'ingress', from.index, family, way))
    }
    if (to.subnet === undefined) return byTrace
    const across = crossFrom(at, hop)(from, to, family, way)
    return across.end === 'across' ? beyond(across, out, from, to, family, way, crossed) : across.end === 'dropped' ? nothing : byTrace
  }

  /** Behind a gateway: in the network of the destination, or at an interface that sends the packet on. */
  const beyond = (
    across: Extract<Across, { end: 'across' }>,
    out: SetId,
    from: Place,
    to: Place,
    family: Family,
    way: Way,
    crossed: boolean,
  ): SetId | typeof byTrace => {
    let passing = across.certain ? out : sets.and(out, untold)
    for (const subnet of across.enters) passing = sets.and(passing, acls(subnet, 'ingress', from.index, family, way))
    if (across.sender === null)
      return to.subnet === undefined ? byTrace : sets.and(passing, acls(to.subnet, 'ingress', from.index, family, way))
    // Two gateways on one way are rare, and may lead in a circle.
    const rest = crossed ? byTrace : walk(across.sender, from, to, family, way, true)
    return rest === byTrace ? byTrace : sets.and(passing, rest)
  }

  return (from, to) => {
    const family = familyOf(from, to)
    if (family === null) return nothing
    if (from.subnet === undefined || to.subnet === undefined) return byTrace
    if (from.subnet === to.subnet && from.vpc === to.vpc) return everything
    const there = walk({ ...from, subnet: from.subnet }, from, to, family, 'request', false)
    if (there === byTrace || there === nothing) return there
    const back = walk({ ...to, subnet: to.subnet }, to, from, family, 'reply', false)
    return back === byTrace ? byTrace : sets.and(there, back)
  }
}
