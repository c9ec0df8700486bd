import type { Family } from '@/model/net/address'
import { networkAclOf } from '@/model/reachability/acl-filter'
import type { Place } from '@/model/reachability/matrix/classes'
import type { SubnetFilter, Way } from '@/model/reachability/matrix/network-acls'
import type { NextHops } from '@/model/reachability/matrix/next-hops'
import type { Sender } from '@/model/reachability/matrix/paths'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import type { TableRoute } from '@/model/reachability/route-choice'
import { attachmentOf } from '@/model/reachability/targets/attachments'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Before what a route names: all that does not depend on the packet, which is asked once for a subnet and a target. */
export interface AtCrossing {
  readonly id: ResourceId
  readonly at: Sender
  readonly t: TopologyIndex
  readonly hopsOf: (table: ResourceId, routes: () => readonly TableRoute[]) => NextHops
  readonly senderIn: (subnet: ResourceId) => Sender
}

export type Across =
  /** It does not pass, whatever the filters say. */
  | { readonly end: 'dropped' }
  /** Only the tracer can tell. */
  | { readonly end: 'unclear' }
  | {
      readonly end: 'across'
      /** Network ACLs of the subnets that it enters by. */
      readonly enters: readonly SubnetFilter[]
      /** What sends it on; null: it is in the network of its destination. */
      readonly sender: Sender | null
      /** false: the input does not tell whether it passes. */
      readonly certain: boolean
    }

/** What becomes of a packet between two interfaces. */
export type Cross = (from: Place, to: Place, family: Family, way: Way) => Across

type Crossing = (at: AtCrossing) => Cross

const dropped: Across = { end: 'dropped' }
const unclear: Across = { end: 'unclear' }
const always =
  (across: Across): Cross =>
  () =>
    across

/** Rule 33. */
const vpcPeering: Crossing = ({ id, at, t }) => {
  const peering = t.get(id)
  if (peering?.kind !== 'vpc-peering') return always(unclear)
  if (peering.status !== undefined && peering.status !== 'active') return always(dropped)
  const ends = [peering.requesterVpc, peering.accepterVpc]
  if (at.vpc === undefined || !ends.includes(at.vpc)) return always(dropped)
  const far = ends.find((vpc) => vpc !== undefined && vpc !== at.vpc)
  if (far === undefined || t.get(far) === undefined) return always(unclear)
  const across: Across = { end: 'across', enters: [], sender: null, certain: peering.status === 'active' }
  return (from, to) => (from.vpc !== at.vpc || to.vpc !== far ? dropped : across)
}

/** Rules 34 to 37. */
const transitGateway: Crossing = ({ id, at, t, hopsOf, senderIn }) => {
  const { attachment, perhaps } = attachmentOf(id, at.vpc, t)
  if (perhaps !== undefined) return always(unclear)
  if (attachment === undefined) return always(dropped)
  if (attachment.subnets === undefined || at.zone === undefined) return always(unclear)
  const own = nicsOf(attachment, t)
  const entry = own.find((nic) => nic.zone === at.zone)
  if (entry === undefined) return always(own.some((nic) => nic.zone === undefined) ? unclear : dropped)
  const gateway = t.get(id)
  if (attachment.associated === false && attachment.routeTable === undefined) return always(dropped)
  const table = t.get(attachment.routeTable ?? (gateway?.kind === 'transit-gateway' ? gateway.defaultRouteTable : undefined))
  if (entry.subnet === undefined || table?.kind !== 'transit-gateway-route-table' || table.routes === undefined) return always(unclear)
  const { routes } = table
  const enters = senderIn(entry.subnet).acl
  const hops = hopsOf(table.id, () => routes.map((r, index) => ({ ...r, propagated: r.propagated === true, index })))
  const outBy = new Map<string, (to: Place) => Across>()
  return (_, to, family) => {
    const hop = hops.to(to.index, family)
    if (hop === undefined) return unclear
    if (hop === null || hop === 'blackhole') return dropped
    const out = outBy.get(hop) ?? leaveBy(hop, id, enters, at, senderIn, t)
    outBy.set(hop, out)
    return out(to)
  }
}

/** Out by an attachment, into its VPC. */
function leaveBy(
  attachment: string,
  gateway: ResourceId,
  enters: SubnetFilter,
  at: Sender,
  senderIn: AtCrossing['senderIn'],
  t: TopologyIndex,
): (to: Place) => Across {
  const out = t.get(attachment)
  if (out?.kind !== 'transit-gateway-attachment' || out.vpnConnection !== undefined) return () => unclear
  if (out.transitGateway !== undefined && out.transitGateway !== gateway) return () => dropped
  const exits = nicsOf(out, t)
  const near = exits.filter((nic) => nic.zone === at.zone)
  const chosen = out.applianceMode === true || near.length === 0 ? exits : near
  const [exit] = chosen
  if (exit?.subnet === undefined) return () => unclear
  const across: Across = { end: 'across', enters: [enters], sender: senderIn(exit.subnet), certain: true }
  if (chosen.every((other) => other.subnet === exit.subnet)) return () => across
  return (to) => (chosen.every((other) => isAlike(exit, other, to, t)) ? across : unclear)
}

/** Whether it makes no difference which of two interfaces a packet leaves by. */
function isAlike(a: Nic, b: Nic, to: Place, t: TopologyIndex): boolean {
  if (a.key === b.key || a.subnet === b.subnet) return true
  if (a.subnet === undefined || b.subnet === undefined || a.subnet === to.subnet || b.subnet === to.subnet) return false
  return t.routeTableOf(a.subnet)?.id === t.routeTableOf(b.subnet)?.id && networkAclOf(a.subnet, t)?.id === networkAclOf(b.subnet, t)?.id
}

/** Rule 22: it never leads to an address of an interface. */
const internetGateway: Crossing = ({ id, t }) => always(t.vpcOf(id) === undefined ? unclear : dropped)

/** Rules 24 to 26: it answers nobody, and behind it most often stands an internet gateway, which leads to no interface. */
const natGateway: Crossing = (crossing) => {
  const { id, t, senderIn } = crossing
  const nat = t.get(id)
  const own = nat === undefined ? undefined : nicsOf(nat, t)[0]
  if (own?.subnet === undefined || own.party[4] === null) return always(unclear)
  const { hops } = senderIn(own.subnet)
  const known = new Map<string, boolean>()
  const isDeadEnd = (hop: string): boolean => {
    if (hop === 'blackhole' || hop === id) return true
    const next = t.get(hop)
    return next?.kind === 'internet-gateway' && t.vpcOf(next.id) !== undefined
  }
  return (_, to, family, way) => {
    if (way === 'reply' || family === 6) return dropped
    const hop = hops?.to(to.index, family)
    if (hop === null) return dropped
    if (hop === undefined) return unclear
    const is = known.get(hop) ?? isDeadEnd(hop)
    known.set(hop, is)
    return is ? dropped : unclear
  }
}

/** Gateways that lead from interface to interface, or surely do not: one line each, as among the targets of the tracer. */
const crossings: Readonly<Record<string, Crossing>> = {
  'vpc-peering': vpcPeering,
  'transit-gateway': transitGateway,
  'internet-gateway': internetGateway,
  'nat-gateway': natGateway,
}

export const crossingOf = (kind: string): Crossing =>
  Object.hasOwn(crossings, kind) ? (crossings[kind] as Crossing) : () => always(unclear)
