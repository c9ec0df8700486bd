import { type EffectiveRoute, isPlace, type TopologyReader } from '@/model/kinds/kind'
import type { ResourceId } from '@/model/resource'
import { blockHolds } from '@/model/security-groups/blocks'
import { isBlock } from '@/model/security-groups/rules'

/** A route of a table, with what becomes of it among the others. */
export interface RankedRoute {
  readonly route: EffectiveRoute
  /** `shadowed`: another route has the same destination and comes first. `missing`: the target is not in the input. */
  readonly status: 'active' | 'blackhole' | 'shadowed' | 'missing'
  /** The route that comes first where this one is shadowed. */
  readonly shadowedBy: EffectiveRoute | null
  /** Routes with a shorter prefix that this one is an exception to, the longest first. */
  readonly wins: readonly EffectiveRoute[]
  readonly propagated: boolean
}

/** Bits of a block's prefix; prefix lists of unknown entries are more specific than any default route and count as the longest. */
const prefixBits = (destination: string) => (isBlock(destination) ? Number(destination.split('/')[1]) : 129)

/**
 * Every route of a table with its standing, the longest prefix first, then in the order of the file. Routes with one destination are
 * taken in the order local, static, propagated.
 * Source: Amazon VPC User Guide, "Route priority"; AWS Site-to-Site VPN User Guide, "Route tables and VPN route priority".
 */
export function rankedRoutes(table: ResourceId, t: TopologyReader): readonly RankedRoute[] {
  const routes = t.routesOf(table).map((route, at) => ({ route, at, propagated: isPropagated(table, route, t) }))
  const rank = (r: (typeof routes)[number]) => (r.route.target === 'local' ? 0 : r.propagated ? 2 : 1)
  const sorted = [...routes].sort(
    (a, b) => prefixBits(b.route.destination) - prefixBits(a.route.destination) || rank(a) - rank(b) || a.at - b.at,
  )
  return sorted.map(({ route, propagated }, i) => {
    const first =
      sorted.slice(0, i).find((other) => sameDestination(other.route.destination, route.destination)) ??
      // A propagated route never goes before a local one, however specific.
      (propagated
        ? sorted.find((other) => other.route.target === 'local' && isException(route.destination, other.route.destination))
        : undefined)
    const missing = route.target === 'unknown' || (isPlace(route.target) && t.get(route.target) === undefined)
    return {
      route,
      propagated,
      status: first !== undefined ? 'shadowed' : route.target === 'blackhole' ? 'blackhole' : missing ? 'missing' : 'active',
      shadowedBy: first?.route ?? null,
      wins: sorted
        .slice(i + 1)
        .map((other) => other.route)
        .filter((other) => isException(route.destination, other.destination)),
    }
  })
}

const sameDestination = (a: string, b: string) => a === b || (isBlock(a) && isBlock(b) && blockHolds(a, b) && blockHolds(b, a))

/** Whether the first lies wholly inside the second; what a service's prefix list holds is public, so it lies in the default route only. */
function isException(inner: string, outer: string): boolean {
  if (sameDestination(inner, outer) || !isBlock(outer)) return false
  return isBlock(inner) ? blockHolds(outer, inner) : outer.endsWith('/0') && !outer.includes(':')
}

/** Whether a route was learnt from a virtual private gateway. */
export function isPropagated(table: ResourceId, route: EffectiveRoute, t: TopologyReader): boolean {
  const found = t.get(table)
  if (route.index === null || found === undefined || !('routes' in found) || !Array.isArray(found.routes)) return false
  const own: unknown = found.routes[route.index]
  return typeof own === 'object' && own !== null && 'propagated' in own && own.propagated === true
}

/** Place of a route inside its table, such as `routes/0`; the implied local routes have none. */
export const routePath = (route: EffectiveRoute): string | undefined => (route.index === null ? undefined : `routes/${route.index}`)

/** Words for the standing of a route: what the Status column says. */
export function routeStatus(ranked: RankedRoute, t: TopologyReader): string {
  const name = (route: EffectiveRoute) => t.destinationName(route.destination, 'full')
  switch (ranked.status) {
    case 'blackhole':
      return 'blackhole: packets are dropped'
    case 'missing':
      return 'unknown: the target is not in the input'
    case 'shadowed':
      return `never used: ${ranked.shadowedBy?.target ?? 'another route'} comes first for ${ranked.shadowedBy === null ? 'it' : name(ranked.shadowedBy)}`
    default: {
      const [next] = ranked.wins
      return next === undefined ? 'active' : `active, wins over ${name(next)}`
    }
  }
}
