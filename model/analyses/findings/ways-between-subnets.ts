import { placeOf, type TableChoice, tableChoices } from '@/model/analyses/findings/table-choice'
import { type Cidr, parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Subnet = ResourceOf<'subnet'>
type Attachment = ResourceOf<'transit-gateway-attachment'>

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
  readonly entries: Entries
  /** Ways from the table of a transit gateway on, by the zone of the sender: all VPCs that use the table have them in common. */
  readonly behind: Map<ResourceId, Map<ResourceId, Way | null>>
  readonly to: { readonly subnet: ResourceId; readonly vpc: ResourceId; readonly block: Cidr }
}

/** How a VPC comes into a transit gateway, and from which zones. */
interface Entry {
  readonly attachment: Attachment
  readonly zones: ReadonlySet<ResourceId | undefined>
}

/** By VPC. */
type Entries = ReadonlyMap<ResourceId, readonly Entry[]>

/** Steps after which a way is taken for a circle. */
const longestWay = 8

/**
 * Asks for ways by route tables alone: filters, addresses and states of what stands between are not looked at.
 *
 * @returns the way between two subnets; null: there is none, or the input does not tell it
 */
export function waysBetween(t: TopologyIndex): (from: Subnet, to: Subnet) => Way | null {
  const shared = { t, choose: tableChoices(t), entries: entriesOf(t) }
  const walks = new Map<ResourceId, Walk | null>()
  return (from, to) => {
    const known = walks.get(to.id)
    const walk = known === undefined ? walkTo(to, shared) : known
    walks.set(to.id, walk)
    return walk === null ? null : onFrom(from, from.availabilityZone, null, walk, 0)
  }
}

function walkTo(to: Subnet, shared: Pick<Walk, 't' | 'choose' | 'entries'>): Walk | null {
  const block = to.cidr === undefined ? null : parseCidr(to.cidr)
  if (block === null || to.vpc === undefined) return null
  return { ...shared, behind: new Map(), to: { subnet: to.id, vpc: to.vpc, block } }
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
  const entry = walk.entries.get(vpc)?.find((e) => e.attachment.transitGateway === gateway.id)
  const table = entry?.attachment.routeTable ?? gateway.defaultRouteTable
  if (entry === undefined || zone === undefined || !entry.zones.has(zone) || table === undefined) return null
  const byZone = walk.behind.get(table) ?? new Map<ResourceId, Way | null>()
  walk.behind.set(table, byZone)
  const found = byZone.get(zone)
  if (found !== undefined) return found
  // Who comes here again while the way is looked for goes in a circle.
  byZone.set(zone, null)
  const way = behindTable(table, zone, walk, steps)
  byZone.set(zone, way)
  return way
}

function behindTable(table: ResourceId, zone: ResourceId, walk: Walk, steps: number): Way | null {
  const { t, choose, to } = walk
  const out = placeOf(choose(table, to.block), t)
  if (out?.kind !== 'transit-gateway-attachment') return null
  const exits = exitsOf(out, t)
  if (exits === null) return null
  const near = exits.filter((s) => s.availabilityZone === zone)
  const on = (subnets: readonly Subnet[]) => subnets.map((s) => onFrom(s, s.availabilityZone, out.id, walk, steps + 1))
  if (out.applianceMode === true) return pinned(on(exits))
  // Without a subnet in the zone, or without knowing the mode, every exit is possible.
  return same(on(near.length > 0 && out.applianceMode === false ? near : exits))
}

function entriesOf(t: TopologyIndex): Entries {
  const entries = new Map<ResourceId, Entry[]>()
  for (const attachment of t.of('transit-gateway-attachment')) {
    const subnets = exitsOf(attachment, t)
    if (subnets === null || attachment.vpc === undefined) continue
    const entry = { attachment, zones: new Set(subnets.map((s) => s.availabilityZone)) }
    entries.set(attachment.vpc, [...(entries.get(attachment.vpc) ?? []), entry])
  }
  return entries
}

/** Subnets of an attachment; null: the input does not tell all of them. */
function exitsOf(attachment: Attachment, t: TopologyIndex): readonly Subnet[] | null {
  if (attachment.subnets === undefined) return null
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
  return ways.every((way) => way !== null && isSameWay(way, first)) ? first : null
}

/** Ways of which appliance mode takes one for both directions: they count as one, if they are equally long. */
function pinned(ways: readonly (Way | null)[]): Way | null {
  const all = ways.flatMap((way) => (way === null ? [] : [way]))
  const [first] = all
  if (first === undefined || all.length < ways.length || all.some((way) => way.length !== first.length)) return null
  return first.map((middle, i) => ({ ...middle, ids: [...new Set(all.flatMap((way) => way[i]?.ids ?? []))].sort() }))
}

/** Whether two ways pass the same, in the same order. */
export const isSameWay = (a: Way, b: Way): boolean => a === b || (a.length === b.length && a.every((m, i) => isSameMiddle(m, b[i])))

const isSameMiddle = (a: Middle, b: Middle | undefined): boolean =>
  b !== undefined && a.ids.length === b.ids.length && a.ids.every((id, i) => id === b.ids[i])

export const wayKey = (way: Way): string => JSON.stringify(way.map((m) => m.ids))
