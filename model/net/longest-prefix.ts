import type { Address, Family } from '@/model/net/address'
import { type Cidr, cidrContains, cidrHolds } from '@/model/net/cidr'

/**
 * Where a route comes from, which decides between routes to one block. `vpc`: of a transit gateway, learnt from the attachment of a VPC.
 * `propagated`: learnt from some gateway, and the input does not tell how.
 */
export type RouteOrigin = 'local' | 'static' | 'prefix-list' | 'vpc' | 'direct-connect' | 'vpn-static' | 'vpn-bgp' | 'propagated'

export interface PrefixRoute {
  readonly cidr: Cidr
  readonly target: string
  readonly origin: RouteOrigin
}

/** The routes that hold an address; `best` is what AWS follows. */
export interface PrefixMatch<R extends PrefixRoute> {
  /** One route; several with different targets: AWS picks one of them, and nobody can tell which (rule 17). */
  readonly best: readonly R[]
  /** Every other route that holds the address, in the order in which it would be followed, and why it is not. */
  readonly passedOver: readonly { readonly route: R; readonly why: 'less-specific' | 'lower-priority' | 'never-before-local' }[]
}

export interface PrefixTable<R extends PrefixRoute> {
  /** null: no route holds the address. */
  lookUp(address: Address): PrefixMatch<R> | null
}

/** Least and greatest place in the order of origins; a route that was propagated somehow may stand anywhere among its like. */
const order: Record<RouteOrigin, readonly [number, number]> = {
  local: [0, 0],
  static: [1, 1],
  'prefix-list': [2, 2],
  vpc: [3, 3],
  'direct-connect': [4, 4],
  'vpn-static': [5, 5],
  'vpn-bgp': [6, 6],
  propagated: [3, 6],
}

const isPropagated = (route: PrefixRoute) => order[route.origin][1] >= 3

interface Segment<R extends PrefixRoute> {
  readonly first: bigint
  /** Routes that hold every address of the segment, the longest prefix first; none: a gap. */
  readonly routes: readonly R[]
}

/**
 * Longest-prefix match over the routes of one table. The blocks are cut into segments in which the same routes hold every address, so a
 * look-up is a binary search.
 *
 * Rules 15 (IPv4 and IPv6 apart, the longest prefix wins), 16 (ties: local, static, prefix list, propagated; a propagated route never
 * goes before a local one, however specific) and 17 (two prefix lists with one block) of the reachability rules.
 * Source: Amazon VPC User Guide, "Route priority"; AWS Site-to-Site VPN User Guide, "Route tables and VPN route priority"
 */
export function prefixTable<R extends PrefixRoute>(routes: readonly R[]): PrefixTable<R> {
  const segments: Record<Family, readonly Segment<R>[]> = { 4: segmentsOf(routes, 4), 6: segmentsOf(routes, 6) }
  return {
    lookUp: (address) => {
      const holding = segmentAt(segments[address.family], address.value)?.routes ?? []
      return holding.length === 0 ? null : decide(holding)
    },
  }
}

/** Routes that hold an address, found by looking at each: for a single question this is cheaper than a table. */
export function longestPrefix<R extends PrefixRoute>(routes: readonly R[], address: Address): PrefixMatch<R> | null {
  const holding = routes.filter((route) => cidrHolds(route.cidr, address)).sort((a, b) => b.cidr.prefixLength - a.cidr.prefixLength)
  return holding.length === 0 ? null : decide(holding)
}

/** @param holding  the longest prefix first; not empty */
function decide<R extends PrefixRoute>(holding: readonly R[]): PrefixMatch<R> {
  const locals = holding.filter((route) => route.origin === 'local')
  const beaten = new Set(holding.filter((route) => isPropagated(route) && locals.some((local) => cidrContains(local.cidr, route.cidr))))
  const able = holding.filter((route) => !beaten.has(route))
  const longest = able[0]?.cidr.prefixLength
  const specific = able.filter((route) => route.cidr.prefixLength === longest)
  const best = specific.filter((route) => !specific.some((other) => order[other.origin][1] < order[route.origin][0]))
  // Two routes with one target are one answer.
  const targets = new Set(best.map((route) => route.target))
  const [first] = best
  const chosen = targets.size === 1 && first !== undefined ? [first] : best
  return {
    best: chosen,
    passedOver: holding
      .filter((route) => !chosen.includes(route))
      .map((route) => ({
        route,
        why: beaten.has(route) ? 'never-before-local' : route.cidr.prefixLength === longest ? 'lower-priority' : 'less-specific',
      })),
  }
}

function segmentsOf<R extends PrefixRoute>(routes: readonly R[], family: Family): readonly Segment<R>[] {
  const own = routes.filter((route) => route.cidr.family === family)
  const cuts = [...new Set(own.flatMap((route) => [route.cidr.first, route.cidr.last + 1n]))].sort(ascending)
  // Blocks nest or are apart, so those that are open at a cut form a stack: the innermost, which is the longest prefix, on top.
  // Routes with one block are stacked in reverse, so that they come out in the order of the table.
  const opening = [...own].reverse().sort((a, b) => ascending(a.cidr.first, b.cidr.first) || a.cidr.prefixLength - b.cidr.prefixLength)
  const stack: R[] = []
  let next = 0
  return cuts.map((first) => {
    while (stack.length > 0 && (stack.at(-1)?.cidr.last ?? first) < first) stack.pop()
    for (let route = opening[next]; route !== undefined && route.cidr.first === first; route = opening[next]) {
      stack.push(route)
      next++
    }
    return { first, routes: [...stack].reverse() }
  })
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

/** The last segment that begins at or before a value. */
function segmentAt<R extends PrefixRoute>(segments: readonly Segment<R>[], value: bigint): Segment<R> | undefined {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.first ?? 0n) <= value) low = middle
    else high = middle - 1
  }
  const found = segments[low]
  return found !== undefined && found.first <= value ? found : undefined
}
