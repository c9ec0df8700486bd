import { awsService } from '@/model/aws-services'
import type { EffectiveRoute, TopologyReader } from '@/model/kinds/kind'
import type { ResourceId } from '@/model/resource'
import { rankedRoutes } from '@/model/routing/effective-routes'
import { blockHolds, blocksMeet, isPrivateBlock } from '@/model/security-groups/blocks'
import { isBlock, isWorld } from '@/model/security-groups/rules'

/** Where a packet goes, as far as the model tells: inside known blocks, to an AWS service at its public addresses, or somewhere public. */
export type Destination =
  | { readonly type: 'blocks'; readonly blocks: readonly string[] }
  | { readonly type: 'service'; readonly family: string }
  | { readonly type: 'internet' }

/** The route that wins, or why none does. `why` is a sentence: `0.0.0.0/0 → nat-a (longest prefix)`. */
export type RouteDecision =
  | { readonly verdict: 'route'; readonly route: EffectiveRoute; readonly why: string }
  | { readonly verdict: 'none' | 'unknown'; readonly why: string }

/** The route of a table that a packet takes: the longest prefix that holds its destination. */
export function lookUpRoute(table: ResourceId, destination: Destination, t: TopologyReader): RouteDecision {
  const routes = rankedRoutes(table, t)
    .filter((r) => r.status !== 'shadowed')
    .map((r) => r.route)
  switch (destination.type) {
    case 'blocks':
      return toBlocks(routes, destination.blocks, t)
    case 'service': {
      const own = routes.find((r) => serviceOf(r.destination, t) === destination.family)
      return own === undefined ? toPublic(routes, t) : decided(own, t)
    }
    case 'internet':
      return toPublic(routes, t)
  }
}

function toBlocks(routes: readonly EffectiveRoute[], blocks: readonly string[], t: TopologyReader): RouteDecision {
  const [first] = blocks
  if (first === undefined) return { verdict: 'unknown', why: 'unknown: the destination address is not in the input' }
  const inFamily = routes.filter((r) => isBlock(r.destination))
  const winner = inFamily.find((r) => blockHolds(r.destination, first))
  // A route to a part of the block decides for some addresses only.
  const partial = inFamily.find((r) => !blockHolds(r.destination, first) && blocksMeet(r.destination, first))
  if (partial !== undefined && partial.target !== winner?.target)
    return { verdict: 'unknown', why: `unknown: ${partial.destination} → ${partial.target} decides for a part of ${first}, and the address is not in the input` }
  return winner === undefined ? { verdict: 'none', why: `no route holds ${first}: packets are dropped` } : decided(winner, t)
}

function toPublic(routes: readonly EffectiveRoute[], t: TopologyReader): RouteDecision {
  const untold = routes.find((r) => !isBlock(r.destination) && serviceOf(r.destination, t) === undefined && entriesOf(r.destination, t) === undefined)
  if (untold !== undefined) return { verdict: 'unknown', why: `unknown: the addresses of ${t.destinationName(untold.destination, 'full')} are not in the input` }
  const winner = routes.find((r) => isWorld(r.destination) && !r.destination.includes(':'))
  const specific = routes.find(
    (r) => r.target !== 'local' && r.target !== winner?.target && (entriesOf(r.destination, t) ?? []).some((b) => !isWorld(b) && !b.includes(':') && !isPrivateBlock(b)),
  )
  if (specific !== undefined)
    return {
      verdict: 'unknown',
      why: `unknown: ${t.destinationName(specific.destination, 'full')} → ${specific.target} decides for some public addresses, and the address is not in the input`,
    }
  return winner === undefined ? { verdict: 'none', why: 'no route leads to public addresses: packets are dropped' } : decided(winner, t)
}

const decided = (route: EffectiveRoute, t: TopologyReader): RouteDecision => ({
  verdict: 'route',
  route,
  why: `${t.destinationName(route.destination, 'full')} → ${route.target} (longest prefix)`,
})

/** Family of the AWS service whose addresses a prefix list holds. */
function serviceOf(destination: string, t: TopologyReader): string | undefined {
  const list = t.get(destination)
  return list !== undefined && t.kindOf(list).kind === 'prefix-list' && 'service' in list && typeof list.service === 'string'
    ? awsService(list.service).family
    : undefined
}

/** The blocks that a destination stands for; undefined: a prefix list whose entries the input does not tell. */
function entriesOf(destination: string, t: TopologyReader): readonly string[] | undefined {
  if (isBlock(destination)) return [destination]
  const list = t.get(destination)
  if (list === undefined || !('entries' in list) || list.entries === undefined) return serviceOf(destination, t) === undefined ? undefined : []
  return t.kindOf(list).addresses?.(list as never) ?? []
}
