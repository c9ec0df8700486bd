import { type Address, formatAddress } from '@/model/net/address'
import { type Cidr, cidrHolds, parseCidr } from '@/model/net/cidr'
import { type Range, withoutRange } from '@/model/net/ranges'
import type { Party } from '@/model/reachability/packet'
import { forwarderOf } from '@/model/reachability/targets/index'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Where packets from networks outside AWS come in: a virtual private gateway, or the attachment of a VPN to a transit gateway. */
export interface Door {
  readonly id: ResourceId
  /** The only VPC that it leads into; null: its transit gateway has tables, which say. */
  readonly vpc: ResourceId | null
}

/** The networks behind VPN connections, or one address in them. */
export interface Behind {
  readonly type: 'behind'
  /** What was asked for. */
  readonly gateway: ResourceId
  readonly doors: readonly Door[]
  readonly party: Party
}

type Vpn = ResourceOf<'vpn-connection'>

/**
 * The networks outside AWS that a resource stands for: behind a virtual private gateway, a VPN connection, a customer gateway, or the VPNs
 * of a transit gateway.
 *
 * @returns null: it stands for none; words where the input does not tell what it leads to
 */
export function behindResource(resource: Resource, t: TopologyIndex): Behind | string | null {
  const title = titleOf(resource.id, t)
  const told = connectionsOf(resource, t)
  const isGateway = forwarderOf(resource.kind)?.isFromOutside === true
  if (!isGateway && told === null) return null
  const doors = isGateway ? ownDoor(resource) : doorsOf(told ?? [], t)
  if (doors.length === 0)
    return isGateway
      ? `the VPC that ${title} is attached to is not in the input`
      : `the gateway of AWS that ${title} leads to is not in the input`
  const blocks = (told ?? []).flatMap((vpn) => vpn.remoteCidrs ?? []).flatMap((text) => parseCidr(text) ?? [])
  const four = blocks.filter((block) => block.family === 4)
  const party: Party = {
    family: 4,
    ranges: four.length === 0 ? anywhereElse(t) : four,
    nic: null,
    service: null,
    text: `the networks behind ${title}`,
    resource: resource.id,
    behind: doors.map((door) => door.id),
  }
  return { type: 'behind', gateway: resource.id, doors, party }
}

/** An address that the static routes or the announcements of a VPN connection hold; null: of none. */
export function behindAddress(address: Address, t: TopologyIndex): Behind | null {
  const holds = (vpn: Vpn) => (vpn.remoteCidrs ?? []).some((text) => holdsAddress(parseCidr(text), address))
  const connections = t.of('vpn-connection').filter(holds)
  const doors = doorsOf(connections, t)
  const [first] = doors
  if (first === undefined) return null
  const party: Party = {
    family: address.family,
    ranges: [{ first: address.value, last: address.value }],
    nic: null,
    service: null,
    text: formatAddress(address),
    resource: first.id,
    behind: doors.map((door) => door.id),
  }
  return { type: 'behind', gateway: first.id, doors, party }
}

const holdsAddress = (cidr: Cidr | null, address: Address): boolean => cidr !== null && cidrHolds(cidr, address)

/** VPN connections that a resource is, ends or carries; null: it has nothing to do with any. */
function connectionsOf({ id, kind }: Resource, t: TopologyIndex): readonly Vpn[] | null {
  const own = t.of('vpn-connection').filter((vpn) => [vpn.id, vpn.customerGateway, vpn.vpnGateway, vpn.transitGateway].includes(id))
  return own.length > 0 || kind === 'vpn-connection' || kind === 'customer-gateway' ? own : null
}

const ownDoor = (gateway: Resource): readonly Door[] =>
  'vpc' in gateway && gateway.vpc !== undefined ? [{ id: gateway.id, vpc: gateway.vpc }] : []

function doorsOf(connections: readonly Vpn[], t: TopologyIndex): readonly Door[] {
  const doors = connections.flatMap((vpn): readonly Door[] => {
    const gateway = t.get(vpn.vpnGateway)
    const attached = t.of('transit-gateway-attachment').filter((a) => a.vpnConnection === vpn.id)
    return [...(gateway === undefined ? [] : ownDoor(gateway)), ...attached.map((a): Door => ({ id: a.id, vpc: null }))]
  })
  // Two connections to one gateway, as most offices have, are one way in.
  return [...new Map(doors.map((door) => [door.id, door])).values()]
}

/** Every address that no VPC of the topology has: what is announced over BGP, a configuration does not tell. */
const anywhereElse = (t: TopologyIndex): readonly Range[] =>
  t
    .of('vpc')
    .flatMap((vpc) => (vpc.cidrs ?? []).flatMap((text) => parseCidr(text) ?? []))
    .filter((block) => block.family === 4)
    .reduce<readonly Range[]>(withoutRange, [{ first: 0n, last: 2n ** 32n - 1n }])
