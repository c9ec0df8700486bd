import type { InterfaceFact } from '@/model/kinds/kind'
import { type Family, formatAddress, parseAddress } from '@/model/net/address'
import { anyAddressOf } from '@/model/net/any-address'
import { formatCidr, parseCidr } from '@/model/net/cidr'
import type { Range } from '@/model/net/ranges'
import type { Party } from '@/model/reachability/packet'
import { type PublicAddress, publicAddressOf } from '@/model/reachability/public-address'
import type { AnyResource, ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import type { TopologyIndex } from '@/model/topology-index'

/** A network interface: where packets of a resource leave and enter a subnet. */
export interface Nic {
  /** Its own id where the input lists it, else its owner's id and place: unique in the topology. */
  readonly key: string
  readonly owner: ResourceId
  /** Its own network-interface resource. */
  readonly id: ResourceId | null
  /** undefined: the input does not tell. */
  readonly subnet: ResourceId | undefined
  readonly vpc: ResourceId | undefined
  readonly zone: ResourceId | undefined
  /** undefined: the input does not tell; none: nothing filters it (rule 10). */
  readonly groups: readonly ResourceId[] | undefined
  /** The party that it is by its private address of a family; null: it has none. */
  readonly party: Readonly<Record<Family, Party | null>>
  readonly publicAddress: PublicAddress
  readonly forwards: boolean
  /** Its owner has one interface in one of several subnets, and this may be it. */
  readonly isPerhaps: boolean
}

/** All addresses of a family: an interface that the input gives no place may have any. */
const everywhere: Readonly<Record<Family, Range>> = { 4: { first: 0n, last: 2n ** 32n - 1n }, 6: { first: 0n, last: 2n ** 128n - 1n } }

export const nicsOf = (resource: AnyResource, t: TopologyIndex): readonly Nic[] => nicsById(t, resource.id)

/** Interfaces of a resource: of a network interface that something uses, that one of its user. */
const nicsById = remember((t: TopologyIndex, id: string): readonly Nic[] => {
  const resource = t.get(id)
  if (resource === undefined) return []
  const own = t.interfacesOf(resource).map((of, i) => nicOf(resource, of, i, t))
  if (own.length > 0 || !('attachedTo' in resource) || resource.attachedTo === undefined) return own
  const user = t.get(resource.attachedTo)
  return user === undefined ? [] : t.interfacesOf(user).flatMap((of, i) => (of.id === id ? [nicOf(user, of, i, t)] : []))
})

const known = new WeakMap<InterfaceFact, Nic>()

/** The same interface is the same object, however it is asked for. */
function nicOf(owner: AnyResource, of: InterfaceFact, index: number, t: TopologyIndex): Nic {
  const found = known.get(of)
  if (found !== undefined) return found
  const subnet = t.get(of.subnet)
  const place = subnet?.kind === 'subnet' ? subnet : undefined
  const parties: Record<Family, Party | null> = { 4: null, 6: null }
  const nic: Nic = {
    key: of.id ?? `${owner.id}#${index}`,
    owner: owner.id,
    id: of.id ?? null,
    subnet: place?.id,
    vpc: place?.vpc ?? owner.vpc,
    zone: place?.availabilityZone,
    groups: of.securityGroups,
    party: parties,
    publicAddress: publicAddressOf(owner, of, t),
    forwards: of.sourceDestCheck === false,
    isPerhaps: of.isPerhaps === true,
  }
  parties[4] = partyOf(nic, 4, of.privateAddress === undefined ? [] : [of.privateAddress], place, place?.cidr)
  parties[6] = partyOf(nic, 6, of.ipv6Addresses, place, place?.ipv6Cidr)
  known.set(of, nic)
  return nic
}

/**
 * @param addresses  told ones; undefined: the input does not tell whether it has any
 * @param cidr  block of its subnet
 */
function partyOf(
  nic: Nic,
  family: Family,
  addresses: readonly string[] | undefined,
  subnet: object | undefined,
  cidr: string | undefined,
): Party | null {
  const base = { family, nic, service: null, resource: nic.owner }
  const told = (addresses ?? []).flatMap((text) => {
    const address = parseAddress(text)
    return address?.family === family ? [address] : []
  })
  const [first] = told
  if (first !== undefined) return { ...base, ranges: [{ first: first.value, last: first.value }], text: formatAddress(first) }
  const block = cidr === undefined ? null : parseCidr(cidr)
  if (block !== null && block.family === family) {
    // IPv6 addresses are assigned, not implied by the block: an interface that lists none has none.
    if (family === 6 && addresses !== undefined) return null
    return { ...base, ranges: [block], text: anyAddressOf(formatCidr(block)) }
  }
  // A subnet that is known and has no block of the family gives no address of it.
  if (subnet !== undefined || family === 6) return null
  return { ...base, ranges: [everywhere[family]], text: 'an address that the input does not tell' }
}

/** Every interface of the topology. */
export function allNics(t: TopologyIndex): readonly Nic[] {
  const found = collected.get(t)
  if (found !== undefined) return found
  const nics = t.all.flatMap((r) => t.interfacesOf(r).map((of, i) => nicOf(r, of, i, t)))
  collected.set(t, nics)
  return nics
}
const collected = new WeakMap<TopologyIndex, readonly Nic[]>()
