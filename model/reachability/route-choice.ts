import { parseCidr } from '@/model/net/cidr'
import { longestPrefix, type PrefixMatch, type PrefixRoute, type RouteOrigin } from '@/model/net/longest-prefix'
import { isSingle, rangesMeet } from '@/model/net/ranges'
import { listBlocks } from '@/model/reachability/lists'
import type { Party } from '@/model/reachability/packet'
import type { Doubt, RuleReference } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** A route as either kind of table has it. */
export interface TableRoute {
  readonly destination: string
  readonly target: string
  readonly propagated: boolean
  /** Where a propagated route of a transit gateway comes from, as far as it is told (rule 36). */
  readonly origin?: RouteOrigin
  /** Place in its table; null for an implied one. */
  readonly index: number | null
}

/** The route that a table gives a packet, none, or what decides and is not told (rules 14 to 19). */
export type RouteChoice =
  | { readonly outcome: 'route'; readonly route: TableRoute; readonly rule: RuleReference }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unknown'; readonly doubt: Omit<Doubt, 'direction'> }

interface Entry extends PrefixRoute {
  readonly route: TableRoute
}

/**
 * The longest prefix that holds the destination; of a destination that may have several addresses, the one for all of them.
 *
 * @param table  the table, for words and references
 */
export function chooseRoute(table: ResourceId, routes: readonly TableRoute[], destination: Party, t: TopologyIndex): RouteChoice {
  const content = untoldContent(table, t)
  if (content !== null) return { outcome: 'unknown', doubt: content }
  const known: Entry[] = []
  const untold: TableRoute[] = []
  for (const route of routes) {
    const list = t.get(route.destination)
    if (list?.kind === 'prefix-list') {
      const blocks = listBlocks(list, destination, t)
      // The whole destination is of the list's service: nothing is more specific.
      if (blocks === 'all') return chosen(table, route, t)
      if (blocks === undefined) untold.push(route)
      for (const entry of blocks ?? []) known.push({ cidr: entry, target: route.target, origin: originOf(route, 'prefix-list'), route })
      continue
    }
    const cidr = parseCidr(route.destination)
    if (cidr === null) {
      if (list === undefined) untold.push(route)
      continue
    }
    if (cidr.family === destination.family) known.push({ cidr, target: route.target, origin: originOf(route, 'static'), route })
  }
  const [list] = untold
  if (list !== undefined) {
    const why = `the entries of ${t.destinationName(list.destination, 'full')}, which a route of ${titleOf(table, t)} names, are not in the input`
    return { outcome: 'unknown', doubt: { component: list.destination as ResourceId, attribute: 'entries', why } }
  }
  return overRanges(table, known, destination, t)
}

/** What keeps every choice of a table open; null: nothing. */
function untoldContent(id: ResourceId, t: TopologyIndex): Omit<Doubt, 'direction'> | null {
  const table = t.get(id)
  if (table?.kind !== 'route-table') return null
  if (table.routes === undefined) return { component: id, attribute: 'routes', why: `the routes of ${titleOf(id, t)} are not in the input` }
  const vpc = t.get(table.vpc)
  if (vpc?.kind !== 'vpc' || vpc.cidrs !== undefined) return null
  return { component: vpc.id, attribute: 'cidrs', why: `the blocks of ${titleOf(vpc.id, t)}, which are local, are not in the input` }
}

const originOf = (route: TableRoute, otherwise: RouteOrigin): RouteOrigin =>
  route.target === 'local' ? 'local' : route.propagated ? (route.origin ?? 'propagated') : otherwise

/** Look-ups at the first address of every segment that the blocks of the table cut the destination into. */
function overRanges(table: ResourceId, known: readonly Entry[], destination: Party, t: TopologyIndex): RouteChoice {
  const near = isSingle(destination.ranges) ? known : known.filter((e) => rangesMeet(destination.ranges, e.cidr))
  const answers = new Map<string, PrefixMatch<Entry> | null>()
  for (const range of destination.ranges) {
    const cuts = new Set([range.first])
    for (const { cidr } of near) for (const cut of [cidr.first, cidr.last + 1n]) if (cut > range.first && cut <= range.last) cuts.add(cut)
    for (const value of cuts) {
      const match = longestPrefix(near, { family: destination.family, value })
      const best = match?.best ?? []
      if (best.length > 1) return picks(table, best, t)
      answers.set(best[0]?.target ?? '', match)
    }
  }
  if (answers.size > 1) {
    const names = [...answers.keys()].map((target) => (target === '' ? 'no route' : target)).join(' and ')
    const why = `${titleOf(table, t)} sends a part of ${destination.text} elsewhere (${names}), and the address is not in the input`
    return { outcome: 'unknown', doubt: { component: destination.resource ?? table, attribute: 'privateAddress', why } }
  }
  const best = [...answers.values()][0]?.best[0]
  return best === undefined ? { outcome: 'none' } : chosen(table, best.route, t)
}

/** Rule 17: AWS takes one of them, once, and nobody can tell which. */
function picks(table: ResourceId, best: readonly Entry[], t: TopologyIndex): RouteChoice {
  const why = `AWS picks one of ${best.map((e) => e.target).join(' and ')}, which routes of ${titleOf(table, t)} with one prefix name`
  return { outcome: 'unknown', doubt: { component: table, attribute: 'routes', why } }
}

const chosen = (table: ResourceId, route: TableRoute, t: TopologyIndex): RouteChoice => ({
  outcome: 'route',
  route,
  rule: {
    of: table,
    path: route.index === null ? '' : `routes/${route.index}`,
    text: `${t.destinationName(route.destination, 'full')} → ${route.target} (longest prefix)`,
  },
})
