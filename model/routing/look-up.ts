import { awsService } from '@/model/aws-services'
import type { EffectiveRoute, TopologyReader } from '@/model/kinds/kind'
import { type Cidr, cidrContains, cidrsOverlap, formatCidr, parseCidr } from '@/model/net/cidr'
import { longestPrefix, type PrefixMatch, type PrefixRoute } from '@/model/net/longest-prefix'
import type { ResourceId } from '@/model/resource'
import { isPropagated } from '@/model/routing/effective-routes'
import { isPrivateBlock, readBlock } from '@/model/security-groups/blocks'
import { isBlock } from '@/model/security-groups/rules'

/** Where a packet goes, as far as the model tells: inside known blocks, to an AWS service at its public addresses, or somewhere public. */
export type Destination =
  | { readonly type: 'blocks'; readonly blocks: readonly string[] }
  | { readonly type: 'service'; readonly family: string }
  | { readonly type: 'internet' }

/** The route that wins, or why none does. `why` is a sentence: `0.0.0.0/0 → nat-a (longest prefix)`. */
export type RouteDecision =
  | { readonly verdict: 'route'; readonly route: EffectiveRoute; readonly why: string }
  | { readonly verdict: 'none' | 'unknown'; readonly why: string }

/** A block that a route holds: its own, or one of its prefix list. */
interface Entry extends PrefixRoute {
  readonly route: EffectiveRoute
}

interface Entries {
  readonly known: readonly Entry[]
  /** Routes to prefix lists whose entries the input does not tell, lists of AWS services left out. */
  readonly untold: readonly EffectiveRoute[]
}

/** The route of a table that a packet takes: the longest prefix that holds its destination. */
export function lookUpRoute(table: ResourceId, destination: Destination, t: TopologyReader): RouteDecision {
  const routes = t.routesOf(table)
  if (destination.type === 'service') {
    const own = routes.find((r) => serviceOf(r.destination, t) === destination.family)
    if (own !== undefined) return decided(own, t)
  }
  const entries = entriesOf(table, routes, t)
  return destination.type === 'blocks' ? toBlocks(entries, destination.blocks, t) : toPublic(entries, t)
}

function toBlocks({ known, untold }: Entries, blocks: readonly string[], t: TopologyReader): RouteDecision {
  const block = readBlock(blocks[0] ?? '')
  if (block === null) return { verdict: 'unknown', why: 'unknown: the destination address is not in the input' }
  const [list] = untold
  if (list !== undefined) return notTold(list, t)
  const match = longestPrefix(known, { family: block.family, value: block.first })
  const winner = match?.best[0]
  // A route to a part of the block decides for some of its addresses only.
  const partial = known.find((e) => cidrsOverlap(e.cidr, block) && !cidrContains(e.cidr, block) && e.target !== winner?.target)
  if (partial !== undefined) return { verdict: 'unknown', why: partly(partial, formatCidr(block), t) }
  return ofMatch(match, t, `no route holds ${formatCidr(block)}: packets are dropped`)
}

function toPublic({ known, untold }: Entries, t: TopologyReader): RouteDecision {
  const [list] = untold
  if (list !== undefined) return notTold(list, t)
  // The model tells no address of the other end, and reaches it by IPv4.
  const match = longestPrefix(
    known.filter((e) => e.cidr.family === 4 && e.cidr.prefixLength === 0),
    { family: 4, value: 0n },
  )
  const winner = match?.best[0]
  const specific = known.find(
    (e) => e.cidr.family === 4 && e.cidr.prefixLength > 0 && e.target !== 'local' && e.target !== winner?.target && !isPrivate(e.cidr),
  )
  if (specific !== undefined) return { verdict: 'unknown', why: partly(specific, 'the public addresses', t) }
  return ofMatch(match, t, 'no route leads to public addresses: packets are dropped')
}

const isPrivate = (cidr: Cidr): boolean => isPrivateBlock(formatCidr(cidr))

function ofMatch(match: PrefixMatch<Entry> | null, t: TopologyReader, none: string): RouteDecision {
  const [winner, second] = match?.best ?? []
  if (winner === undefined) return { verdict: 'none', why: none }
  if (second !== undefined)
    return { verdict: 'unknown', why: `unknown: AWS picks one of ${winner.target} and ${second.target} for ${formatCidr(winner.cidr)}` }
  return decided(winner.route, t)
}

const decided = (route: EffectiveRoute, t: TopologyReader): RouteDecision => ({
  verdict: 'route',
  route,
  why: `${t.destinationName(route.destination, 'full')} → ${route.target} (longest prefix)`,
})

const partly = (entry: Entry, whole: string, t: TopologyReader): string =>
  `unknown: ${t.destinationName(entry.route.destination, 'full')} → ${entry.target} decides for a part of ${whole}, and the address is not in the input`

const notTold = (route: EffectiveRoute, t: TopologyReader): RouteDecision => ({
  verdict: 'unknown',
  why: `unknown: the entries of ${t.destinationName(route.destination, 'full')}, which a route names, are not in the input`,
})

/** The blocks of every route. A list of an AWS service holds public addresses of that service only, which no other end has. */
function entriesOf(table: ResourceId, routes: readonly EffectiveRoute[], t: TopologyReader): Entries {
  const known: Entry[] = []
  const untold: EffectiveRoute[] = []
  for (const route of routes) {
    const blocks = blocksOf(route.destination, t)
    if (blocks === undefined) untold.push(route)
    const origin =
      route.target === 'local'
        ? 'local'
        : isPropagated(table, route, t)
          ? 'propagated'
          : isBlock(route.destination)
            ? 'static'
            : 'prefix-list'
    for (const block of blocks ?? []) {
      const cidr = parseCidr(block)
      if (cidr !== null) known.push({ cidr, target: route.target, origin, route })
    }
  }
  return { known, untold }
}

/** The blocks that a destination stands for; undefined: the input does not tell them. */
function blocksOf(destination: string, t: TopologyReader): readonly string[] | undefined {
  if (isBlock(destination)) return [destination]
  if (serviceOf(destination, t) !== undefined) return []
  const list = t.get(destination)
  return list === undefined || !('entries' in list) || list.entries === undefined
    ? undefined
    : (t.kindOf(list).addresses?.(list as never) ?? [])
}

/** Family of the AWS service whose addresses a prefix list holds. */
function serviceOf(destination: string, t: TopologyReader): string | undefined {
  const list = t.get(destination)
  return list?.kind === 'prefix-list' && 'service' in list && typeof list.service === 'string' ? awsService(list.service).family : undefined
}
