import type { Family } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import type { Range } from '@/model/net/ranges'
import { listBlocks } from '@/model/reachability/lists'
import { allOf, type Covers, type NamedBlocks } from '@/model/reachability/matrix/blocks'
import type { Place } from '@/model/reachability/matrix/classes'
import { chooseRoute, type TableRoute } from '@/model/reachability/route-choice'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Where a table sends what is for a place: a target, `local`, `blackhole`, null: no route; undefined: it is not told. */
type NextHop = string | null | undefined

/** Next hops of a table for every place. */
export interface NextHops {
  to(place: number, family: Family): NextHop
}

/**
 * Routes of a table by place. Where the longest prefix alone decides, all places are answered at once; ties, prefix lists and blocks that
 * hold a part of a place's addresses are left to the choice that the tracer makes.
 */
export function nextHops(
  table: ResourceId,
  routes: readonly TableRoute[],
  places: readonly Place[],
  covers: Covers,
  t: TopologyIndex,
): NextHops {
  const made: Partial<Record<Family, readonly (NextHop | typeof asks)[]>> = {}
  const asked = new Map<number, NextHop>()
  const choose = (place: Place, family: Family): NextHop => {
    const party = place.nic.party[family]
    if (party === null) return null
    const choice = chooseRoute(table, routes, party, t)
    return choice.outcome === 'route' ? choice.route.target : choice.outcome === 'none' ? null : undefined
  }
  return {
    to: (place, family) => {
      const all = made[family] ?? longest(routes, places, covers, family, t)
      made[family] = all
      const hop = all[place] as NextHop | typeof asks
      if (hop !== asks) return hop
      const key = place * 2 + (family === 6 ? 1 : 0)
      if (!asked.has(key)) asked.set(key, choose(places[place] as Place, family))
      return asked.get(key)
    },
  }
}

/** The tracer's choice is asked. */
const asks = Symbol('asks')

function longest(
  routes: readonly TableRoute[],
  places: readonly Place[],
  covers: Covers,
  family: Family,
  t: TopologyIndex,
): readonly (NextHop | typeof asks)[] {
  const blocks: { readonly named: NamedBlocks; readonly bits: number; readonly target: string | typeof asks }[] = []
  // Twice the same block: a tie. A propagated route never goes before a local one, however specific (rule 16).
  let isPlain = !(routes.some((r) => r.propagated) && routes.some((r) => r.target === 'local'))
  const seen = new Set<string>()
  for (const { destination, target } of routes) {
    if (seen.has(destination)) isPlain = false
    seen.add(destination)
    const cidr = parseCidr(destination)
    const listed = cidr === null ? entriesOf(destination, family, places, t) : []
    if (listed === null) isPlain = false
    else if (listed.length > 0) blocks.push({ named: { text: destination, blocks: listed }, bits: 129, target: asks })
    else if (cidr?.family === family) blocks.push({ named: { text: destination, blocks: [cidr] }, bits: cidr.prefixLength, target })
  }
  if (!isPlain) return places.map(() => asks)
  const found: (NextHop | typeof asks)[] = places.map(() => null)
  for (const { named, target } of blocks.sort((a, b) => a.bits - b.bits)) {
    const cover = covers.of(named, family)
    for (let i = 0; i < found.length; i++) if (cover[i] !== 0) found[i] = cover[i] === allOf ? target : asks
  }
  return found
}

/** Blocks of a prefix list for the addresses of interfaces; null: it is not told. */
function entriesOf(destination: string, family: Family, places: readonly Place[], t: TopologyIndex): readonly Range[] | null {
  const list = t.get(destination)
  const nic = places[0]?.nic
  if (list === undefined || nic === undefined) return null
  if (list.kind !== 'prefix-list') return []
  const blocks = listBlocks(list, { family, ranges: [], nic, service: null, text: '', resource: null }, t)
  return blocks === undefined || blocks === 'all' ? null : blocks
}
