import { awsService } from '@/model/aws-services'
import { formatAddress } from '@/model/net/address'
import type { Cidr } from '@/model/net/cidr'
import { formatCidr } from '@/model/net/cidr'
import { isSingle } from '@/model/net/ranges'
import type { Nic } from '@/model/reachability/nics'
import type { Party } from '@/model/reachability/packet'
import type { Remedy } from '@/model/reachability/remedy'
import { chooseRoute } from '@/model/reachability/route-choice'
import type { Detour, DraftHop, Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { isPropagated } from '@/model/routing/effective-routes'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * Other targets for the route by which a packet came to where it ends, those that engineers would take first: what would the table have to
 * say?
 *
 * @param nic  interface whose table was asked
 * @param end  where the packet ends
 */
export function detoursFor(walk: Walk, nic: Nic, end: DraftHop): readonly Detour[] {
  const { t } = walk
  const table = nic.subnet === undefined ? undefined : t.routeTableOf(nic.subnet)
  if (table === undefined || nic.vpc === undefined) return []
  const { destination } = end.header
  return targetsFor(nic, destination, walk.direction, t)
    .filter((target) => !walk.down.has(target))
    .map((target) => ({ table: table.id, target, remedy: routeTo(table.id, target, destination, t), instead: end }))
}

function targetsFor(nic: Nic, destination: Party, direction: Walk['direction'], t: TopologyIndex): readonly ResourceId[] {
  const { vpc } = nic
  if (destination.nic !== null && destination.nic.vpc !== vpc) return between(vpc, destination.nic.vpc, t)
  if (destination.nic !== null) return []
  const own = <R extends { readonly id: ResourceId; readonly vpc?: ResourceId | undefined }>(all: readonly R[]) =>
    all.filter((g) => g.vpc === vpc).map((g) => g.id)
  const internet = own(t.of('internet-gateway'))
  if (direction === 'return') return internet
  if (destination.family === 6) return [...own(t.of('egress-only-internet-gateway')), ...internet]
  const endpoints = own(
    t.of('gateway-endpoint').filter((e) => destination.service !== null && awsService(e.service).family === destination.service),
  )
  const nats = t.of('nat-gateway').filter((nat) => nat.connectivityType !== 'private' && t.vpcOf(nat.id) === vpc)
  // Its own zone first: no traffic between zones to pay for.
  const near = [...nats].sort((a, b) => Number(zoneOf(b.id, t) === nic.zone) - Number(zoneOf(a.id, t) === nic.zone)).map((nat) => nat.id)
  return nic.publicAddress.state === 'yes' ? [...endpoints, ...internet, ...near] : [...endpoints, ...near, ...internet]
}

const zoneOf = (id: ResourceId, t: TopologyIndex): ResourceId | undefined => {
  const nat = t.get(id)
  const subnet = nat?.kind === 'nat-gateway' ? t.get(nat.subnet) : undefined
  return subnet?.kind === 'subnet' ? subnet.availabilityZone : undefined
}

function between(a: ResourceId | undefined, b: ResourceId | undefined, t: TopologyIndex): readonly ResourceId[] {
  if (a === undefined || b === undefined) return []
  const peerings = t
    .of('vpc-peering')
    .filter((p) => [p.requesterVpc, p.accepterVpc].includes(a) && [p.requesterVpc, p.accepterVpc].includes(b))
  const attached = (gateway: ResourceId, vpc: ResourceId) =>
    t.of('transit-gateway-attachment').some((x) => x.transitGateway === gateway && x.vpc === vpc)
  const hubs = t.of('transit-gateway').filter((gateway) => attached(gateway.id, a) && attached(gateway.id, b))
  return [...peerings, ...hubs].map((g) => g.id)
}

/** The route that would have to stand in the table: in the place of the one that wins now, or as an exception to it. */
function routeTo(table: ResourceId, target: ResourceId, destination: Party, t: TopologyIndex): Remedy {
  const found = t.get(table)
  const routes = found?.kind === 'route-table' ? (found.routes ?? []) : []
  const tableRoutes = t.routesOf(table).map((r) => ({ ...r, propagated: isPropagated(table, r, t) }))
  const choice = chooseRoute(table, tableRoutes, destination, t)
  const winner = choice.outcome === 'route' ? choice.route : null
  const isDefault = winner?.destination.endsWith('/0')
  const exact = isSingle(destination.ranges) && winner !== null && !isDefault && winner.target !== 'local'
  const block = exact
    ? oneAddress(destination)
    : winner?.target !== 'local' && winner?.index != null
      ? winner.destination
      : destinationBlock(destination, target, t)
  const at = routes.findIndex((r) => r.destination === block)
  const verb = at < 0 ? 'Add to' : 'Change in'
  return {
    text: () => `${verb} ${titleOf(table, t)} the route ${t.destinationName(block, 'full')} → ${target}.`,
    edits: [{ resource: table, attribute: 'routes', value: { destination: block, target }, ...(at < 0 ? {} : { replaces: at }) }],
  }
}

const oneAddress = (party: Party): string =>
  `${formatAddress({ family: party.family, value: party.ranges[0]?.first ?? 0n })}/${party.family === 4 ? 32 : 128}`

/** As short as engineers write it: the default route for what is anywhere, the block or the list for what is somewhere. */
function destinationBlock(destination: Party, target: ResourceId, t: TopologyIndex): string {
  const gateway = t.get(target)
  if (gateway?.kind === 'gateway-endpoint' && gateway.prefixList !== undefined) return gateway.prefixList
  const everywhere = destination.family === 4 ? '0.0.0.0/0' : '::/0'
  const [range] = destination.ranges
  if (destination.nic === null || range === undefined) return everywhere
  if (isSingle(destination.ranges)) return oneAddress(destination)
  return 'prefixLength' in range ? formatCidr(range as Cidr) : everywhere
}
