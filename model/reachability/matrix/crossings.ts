import type { Family } from '@/model/net/address'
import { networkAclOf } from '@/model/reachability/acl-filter'
import type { Place } from '@/model/reachability/matrix/classes'
import type { Way } from '@/model/reachability/matrix/network-acls'
import type { NextHops } from '@/model/reachability/matrix/next-hops'
import type { Sender } from '@/model/reachability/matrix/paths'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import type { TableRoute } from '@/model/reachability/route-choice'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** A packet between two interfaces, before what a route names. */
export interface AtCrossing {
  readonly id: ResourceId
  readonly at: Sender
  readonly from: Place
  readonly to: Place
  readonly family: Family
  readonly way: Way
  readonly t: TopologyIndex
  readonly hopsOf: (table: ResourceId, routes: () => readonly TableRoute[]) => NextHops
  readonly ofSubnet: (subnet: ResourceId) => NextHops | null
}

/** What becomes of it. */
export type Across =
  /** It does not pass, whatever the filters say. */
  | { readonly end: 'dropped' }
  /** Only the tracer can tell. */
  | { readonly end: 'unclear' }
  | {
      readonly end: 'across'
      /** Subnets whose network ACL it enters by. */
      readonly enters: readonly ResourceId[]
      /** What sends it on; null: it is in the network of its destination. */
      readonly sender: Sender | null
      /** false: the input does not tell whether it passes. */
      readonly certain: boolean
    }

type Crossing = (at: AtCrossing) => Across

const dropped: Across = { end: 'dropped' }
const unclear: Across = { end: 'unclear' }

/** Rule 33. */
const vpcPeering: Crossing = ({ id, at, from, to, t }) => {
  const peering = t.get(id)
  if (peering?.kind !== 'vpc-peering') return unclear
  if (peering.status !== undefined && peering.status !== 'active') return dropped
  const ends = [peering.requesterVpc, peering.accepterVpc]
  if (at.vpc === undefined || !ends.includes(at.vpc)) return dropped
  const far = ends.find((vpc) => vpc !== undefined && vpc !== at.vpc)
  if (far === undefined || t.get(far) === undefined) return unclear
  if (from.vpc !== at.vpc || to.vpc !== far) return dropped
  return { end: 'across', enters: [], sender: null, certain: peering.status === 'active' }
}

/** Rules 34 to 37. */
const transitGateway: Crossing = ({ id, at, to, family, t, hopsOf }) => {
  const attachment = t.of('transit-gateway-attachment').find((a) => a.transitGateway === id && a.vpc === at.vpc)
  if (attachment === undefined) return dropped
  if (attachment.subnets === undefined || at.zone === undefined) return unclear
  const entry = nicsOf(attachment, t).find((nic) => nic.zone === at.zone)
  if (entry === undefined) return dropped
  const gateway = t.get(id)
  const table = t.get(attachment.routeTable ?? (gateway?.kind === 'transit-gateway' ? gateway.defaultRouteTable : undefined))
  if (entry.subnet === undefined || table?.kind !== 'transit-gateway-route-table' || table.routes === undefined) return unclear
  const { routes } = table
  const hop = hopsOf(table.id, () => routes.map((r, index) => ({ ...r, propagated: r.propagated === true, index }))).to(to.index, family)
  if (hop === undefined) return unclear
  if (hop === null || hop === 'blackhole') return dropped
  const out = t.get(hop)
  if (out?.kind !== 'transit-gateway-attachment' || out.vpnConnection !== undefined) return unclear
  const exits = nicsOf(out, t)
  const near = exits.filter((nic) => nic.zone === at.zone)
  const chosen = out.applianceMode === true || near.length === 0 ? exits : near
  const [exit] = chosen
  if (exit?.subnet === undefined || !chosen.every((other) => isAlike(exit, other, to, t))) return unclear
  return { end: 'across', enters: [entry.subnet], sender: { subnet: exit.subnet, vpc: exit.vpc, zone: exit.zone }, certain: true }
}

/** Whether it makes no difference which of two interfaces a packet leaves by. */
function isAlike(a: Nic, b: Nic, to: Place, t: TopologyIndex): boolean {
  if (a.key === b.key || a.subnet === b.subnet) return true
  if (a.subnet === undefined || b.subnet === undefined || a.subnet === to.subnet || b.subnet === to.subnet) return false
  return t.routeTableOf(a.subnet)?.id === t.routeTableOf(b.subnet)?.id && networkAclOf(a.subnet, t)?.id === networkAclOf(b.subnet, t)?.id
}

/** Rule 22: it never leads to an address of an interface. */
const internetGateway: Crossing = ({ id, t }) => (t.vpcOf(id) === undefined ? unclear : dropped)

/** Rules 24 to 26: it answers nobody, and behind it most often stands an internet gateway, which leads to no interface. */
const natGateway: Crossing = (crossing) => {
  const { id, to, family, way, t, ofSubnet } = crossing
  const nat = t.get(id)
  const own = nat === undefined ? undefined : nicsOf(nat, t)[0]
  if (own?.subnet === undefined || own.party[4] === null) return unclear
  if (way === 'reply' || family === 6) return dropped
  const hop = ofSubnet(own.subnet)?.to(to.index, family)
  if (hop === null || hop === 'blackhole' || hop === id) return dropped
  const next = t.get(hop)
  return next?.kind === 'internet-gateway' ? internetGateway({ ...crossing, id: next.id }) : unclear
}

/** Gateways that lead from interface to interface, or surely do not: one line each, as among the targets of the tracer. */
const crossings: Readonly<Record<string, Crossing>> = {
  'vpc-peering': vpcPeering,
  'transit-gateway': transitGateway,
  'internet-gateway': internetGateway,
  'nat-gateway': natGateway,
}

export const crossingOf = (kind: string): Crossing => (Object.hasOwn(crossings, kind) ? (crossings[kind] as Crossing) : () => unclear)
