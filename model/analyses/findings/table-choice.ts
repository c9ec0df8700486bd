import { isPlace } from '@/model/kinds/kind'
import { type Cidr, cidrContains, cidrsOverlap, parseCidr } from '@/model/net/cidr'
import { longestPrefix, type PrefixRoute, type RouteOrigin } from '@/model/net/longest-prefix'
import type { ResourceId } from '@/model/resource'
import { isPropagated } from '@/model/routing/effective-routes'
import type { TopologyIndex } from '@/model/topology-index'

/** The one target that a table gives all addresses of a private block; null: several, none, or the input does not tell. */
export type TableChoice = (table: ResourceId, block: Cidr) => string | null

/** Choices of route tables and of those of transit gateways. Each table is read once, for a topology has many pairs of subnets. */
export function tableChoices(t: TopologyIndex): TableChoice {
  const tables = new Map<ResourceId, readonly PrefixRoute[] | null>()
  return (table, block) => {
    const known = tables.get(table)
    const entries = known === undefined ? entriesOf(table, t) : known
    tables.set(table, entries)
    return entries === null ? null : targetFor(entries, block)
  }
}

function targetFor(entries: readonly PrefixRoute[], block: Cidr): string | null {
  const near = entries.filter((e) => cidrsOverlap(e.cidr, block))
  const [only] = near
  // Most tables have one route to a private block, which needs no order.
  if (near.length === 1 && only !== undefined) return cidrContains(only.cidr, block) ? only.target : null
  const best = longestPrefix(near, { family: block.family, value: block.first })?.best ?? []
  const [winner] = best
  if (winner === undefined || best.length > 1) return null
  const divides = (e: PrefixRoute) => !cidrContains(e.cidr, block) && e.target !== winner.target
  return near.some(divides) ? null : winner.target
}

/** The routes of a table by block; null: the input does not tell all of them. */
function entriesOf(id: ResourceId, t: TopologyIndex): readonly PrefixRoute[] | null {
  const table = t.get(id)
  if (table?.kind === 'transit-gateway-route-table') {
    if (table.routes === undefined) return null
    return blocksOfAll(
      table.routes.map((r) => ({ ...r, origin: r.propagated === true ? 'propagated' : 'static' })),
      t,
    )
  }
  if (table?.kind !== 'route-table' || table.routes === undefined) return null
  const vpc = t.get(table.vpc)
  // Local routes come first, so that without the blocks of the VPC no choice can be told.
  if (vpc?.kind !== 'vpc' || vpc.cidrs === undefined) return null
  return blocksOfAll(
    t.routesOf(id).map((r) => ({ ...r, origin: r.target === 'local' ? 'local' : isPropagated(id, r, t) ? 'propagated' : 'static' })),
    t,
  )
}

interface Written {
  readonly destination: string
  readonly target: string
  readonly origin: RouteOrigin
}

function blocksOfAll(routes: readonly Written[], t: TopologyIndex): readonly PrefixRoute[] | null {
  const entries: PrefixRoute[] = []
  for (const { destination, target, origin } of routes) {
    const list = t.get(destination)
    const isList = list?.kind === 'prefix-list'
    // A list of an AWS service holds public addresses only, which no subnet has.
    if (isList && list.service !== undefined) continue
    const blocks = isList ? list.entries : [destination]
    if (blocks === undefined) return null
    for (const text of blocks) {
      const cidr = parseCidr(text)
      if (cidr === null) return null
      entries.push({ cidr, target, origin: isList && origin === 'static' ? 'prefix-list' : origin })
    }
  }
  return entries
}

/** The resource that a choice leads to; undefined: none. */
export const placeOf = (target: string | null, t: TopologyIndex) =>
  target !== null && isPlace(target as ResourceId) ? t.get(target) : undefined
