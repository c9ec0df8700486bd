import { placeOf, type TableChoice, tableChoices } from '@/model/analyses/findings/table-choice'
import { type Cidr, parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Subnet = ResourceOf<'subnet'>

/** Something that remembers connections and stands on a way. */
export interface Middle {
  /** One; several where appliance mode takes one of them, the same for both directions. */
  readonly ids: readonly ResourceId[]
  /** A NAT gateway: what comes behind it sees its address instead of the sender's. */
  readonly translates: boolean
  /** The transit gateway attachment that packets left by before, which chose by the zone. */
  readonly by: ResourceId | null
}

/** What packets from one subnet to another pass, in their order. */
export type Way = readonly Middle[]

interface Walk {
  readonly t: TopologyIndex
  readonly choose: TableChoice
  readonly to: { readonly subnet: ResourceId; readonly vpc: ResourceId; readonly block: Cidr }
}

/** Steps after which a way is taken for a circle. */
const longestWay = 8

/**
 * Asks for ways by route tables alone: filters, addresses and states of what stands between are not looked at.
 *
 * @returns the way between two subnets; null: there is none, or the input does not tell it
 */
export function waysBetween(t: TopologyIndex): (from: Subnet, to: Subnet) => Way | null {
  const choose = tableChoices(t)
  const known = new Map<string, Way | null>()
  return (from, to) => {
    const block = to.cidr === undefined ? null : parseCidr(to.cidr)
    const table = t.routeTableOf(from.id)
    if (block === null || to.vpc === undefined || table === undefined) return null
    // Subnets of one table and one zone have the same ways.
    const key = JSON.stringify([table.id, from.vpc, from.availabilityZone, to.id])
    const found = known.get(key)
    if (found !== undefined) return found
    const way = onFrom(from, from.availabilityZone, null, { t, choose, to: { subnet: to.id, vpc: to.vpc, block } }, 0)
    known.set(key, way)
    return way
  }
}

/** The way on from a subnet that packets leave; `by`: the attachment that they came into its VPC by. */
function onFrom(from: Subnet, zone: ResourceId | undefined, by: ResourceId | null, walk: Walk, steps: number): Way | null {
  const { t, choose, to } = walk
  // Inside a subnet no route is asked.
  if (from.id === to.subnet) return []
  const table = t.routeTableOf(from.id)
  if (table === undefined || from.vpc === undefined || steps > longestWay) return null
  const target = choose(table.id, to.block)
  if (target === 'local') return from.vpc === to.vpc ? [] : null
  const next = placeOf(target, t)
  if (next === undefined) return null
  if (next.kind === 'transit-gateway') return throughTransitGateway(next, from.vpc, zone, walk, steps)
  if (next.kind === 'vpc-peering') {
    const ends = [next.requesterVpc, next.accepterVpc]
    const works = next.status === undefined || next.status === 'active'
    return works && from.vpc !== to.vpc && ends.includes(from.vpc) && ends.includes(to.vpc) ? [] : null
  }
  const leadsTo = t.kindOf(next).routeTarget?.leadsTo
  if (leadsTo === 'nat') return throughMiddle(next, true, by, walk, steps)
  return leadsTo === 'appliance' ? throughAppliance(next, by, walk, steps) : null
}

function throughAppliance(next: Resource, by: ResourceId | null, walk: Walk, steps: number): Way | null {
  const { t } = walk
  const owner = next.kind === 'network-interface' ? (t.get(next.attachedTo) ?? next) : next
  // With its source/destination check on it drops what is not its own: that is no way.
  if (!('sourceDestCheck' in next) || next.sourceDestCheck !== false) return null
  return throughMiddle(owner, false, by, walk, steps)
}

/** Through something and on from the subnets that it has interfaces in, if all of them lead the same way. */
function throughMiddle(owner: Resource, translates: boolean, by: ResourceId | null, walk: Walk, steps: number): Way | null {
  const { t } = walk
  const exits = t.interfacesOf(owner).map((i) => t.get(i.subnet))
  const rest = same(exits.map((exit) => (exit?.kind === 'subnet' ? onFrom(exit, exit.availabilityZone, null, walk, steps + 1) : null)))
  return rest === null ? null : [{ ids: [owner.id], translates, by }, ...rest]
}

/** Rules 34 to 37 of the reachability rules: in by the attachment of the VPC, by its table, out by another, in the zone of the sender. */
function throughTransitGateway(
  gateway: ResourceOf<'transit-gateway'>,
  vpc: ResourceId,
  zone: ResourceId | undefined,
  walk: Walk,
  steps: number,
): Way | null {
  const { t, choose, to } = walk
  const entry = t.of('transit-gateway-attachment').find((a) => a.transitGateway === gateway.id && a.vpc === vpc)
  const entryZones = exitsOf(entry, t)?.map((s) => s.availabilityZone)
  if (entry === undefined || zone === undefined || entryZones?.includes(zone) !== true) return null
  const table = entry.routeTable ?? gateway.defaultRouteTable
  const out = table === undefined ? undefined : placeOf(choose(table, to.block), t)
  if (out?.kind !== 'transit-gateway-attachment') return null
  const exits = exitsOf(out, t)
  if (exits === null) return null
  const near = exits.filter((s) => s.availabilityZone === zone)
  const on = (subnets: readonly Subnet[]) => subnets.map((s) => onFrom(s, s.availabilityZone, out.id, walk, steps + 1))
  if (out.applianceMode === true) return pinned(on(exits))
  // Without a subnet in the zone, or without knowing the mode, every exit is possible.
  return same(on(near.length > 0 && out.applianceMode === false ? near : exits))
}

/** Subnets of an attachment; null: the input does not tell all of them. */
function exitsOf(attachment: ResourceOf<'transit-gateway-attachment'> | undefined, t: TopologyIndex): readonly Subnet[] | null {
  if (attachment?.subnets === undefined) return null
  const subnets = attachment.subnets.flatMap((id) => {
    const found = t.get(id)
    return found?.kind === 'subnet' && found.availabilityZone !== undefined ? [found] : []
  })
  return subnets.length === attachment.subnets.length ? subnets : null
}

/** The way that all of them are; null: they differ, or one of them is none. */
function same(ways: readonly (Way | null)[]): Way | null {
  const [first] = ways
  if (first === undefined || first === null) return null
  return ways.every((way) => way !== null && wayKey(way) === wayKey(first)) ? first : null
}

/** Ways of which appliance mode takes one for both directions: they count as one, if they are equally long. */
function pinned(ways: readonly (Way | null)[]): Way | null {
  const all = ways.flatMap((way) => (way === null ? [] : [way]))
  const [first] = all
  if (first === undefined || all.length < ways.length || all.some((way) => way.length !== first.length)) return null
  return first.map((middle, i) => ({ ...middle, ids: [...new Set(all.flatMap((way) => way[i]?.ids ?? []))].sort() }))
}

export const wayKey = (way: Way): string => JSON.stringify(way.map((m) => m.ids))
