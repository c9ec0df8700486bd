import { awsService } from '@/model/aws-services'
import { type Address, type Family, formatAddress } from '@/model/net/address'
import { type Cidr, parseCidr } from '@/model/net/cidr'
import { commonRange, type Range, rangeHoldsAll, withoutRange } from '@/model/net/ranges'
import type { Party } from '@/model/reachability/packet'
import type { ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * Blocks that are on no public network: this host, RFC 1918, RFC 6598, loopback, RFC 3927, multicast and reserved. Source: IANA IPv4
 * Special-Purpose Address Registry.
 */
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map(blockOf)

/** Global unicast: the part of IPv6 that is routed on the internet. Source: RFC 4291, section 2.4; IANA. */
const global6 = blockOf('2000::/3')

function blockOf(text: string): Cidr {
  const cidr = parseCidr(text)
  if (cidr === null) throw new Error(`Bug in the viewer: "${text}" is no block. Please report it.`)
  return cidr
}

/** Blocks that an internet gateway does not lead to, with the code for each (rule 22). */
export const refusedByInternetGateway = [
  { block: blockOf('10.0.0.0/8'), code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS' },
  { block: blockOf('172.16.0.0/12'), code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS' },
  { block: blockOf('192.168.0.0/16'), code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS' },
  { block: blockOf('100.64.0.0/10'), code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS' },
] as const

/**
 * Addresses that no security group, network ACL or route stops (rule 9): the resolver, instance and task metadata, time, Windows activation,
 * credentials of EKS pods. Source: Amazon VPC User Guide, "Network ACLs"; Amazon EC2 User Guide, "Set the time", "Instance metadata";
 * Amazon EKS User Guide, "Pod Identity".
 */
const alwaysPermitted = [
  '169.254.169.253/32',
  '169.254.169.254/32',
  '169.254.169.123/32',
  '169.254.169.250/31',
  '169.254.170.2/32',
  '169.254.170.23/32',
  'fd00:ec2::253/128',
  'fd00:ec2::254/128',
  'fd00:ec2::123/128',
  'fd00:ec2::240/128',
  'fd00:ec2::250/128',
  'fd00:ec2::23/128',
].map(blockOf)

/** Blocks that no route forwards, whatever it says (rule 20). Source: Amazon VPC User Guide, "Route tables". */
const neverForwarded = ['169.254.168.0/22', 'fd00:ec2::/32'].map(blockOf)

export const isNeverForwarded = ({ family, ranges }: Party): boolean =>
  ranges.length > 0 && neverForwarded.some((block) => block.family === family && rangeHoldsAll(block, ranges))

/**
 * Whether an address is of a service that is never filtered: the resolver at the base plus two of the VPC's primary block, metadata, time
 * (rule 9). At base plus two of other blocks nobody answers. Source: Amazon VPC User Guide, "Amazon DNS server".
 *
 * @param vpcCidrs  the primary one first
 */
export function isAlwaysPermitted(address: Address, vpcCidrs: readonly string[]): boolean {
  const holds = (c: Cidr) => c.family === address.family && c.first <= address.value && address.value <= c.last
  if (alwaysPermitted.some(holds)) return true
  const primary = vpcCidrs.flatMap((text) => parseCidr(text) ?? []).find((cidr) => cidr.family === 4)
  return primary !== undefined && address.family === 4 && address.value === primary.first + 2n
}

export const isPublicAddress = (address: Address): boolean =>
  (address.family === 4
    ? withoutAll([oneAddress(address)], notPublic4)
    : [commonRange(oneAddress(address), global6)].filter((r) => r !== null)
  ).length > 0

const oneAddress = (address: Address): Range => ({ first: address.value, last: address.value })

const withoutAll = (ranges: readonly Range[], taken: readonly Range[]): readonly Range[] => taken.reduce(withoutRange, ranges)

/**
 * Some address of the internet that belongs to nobody whom the topology knows: no VPC of it, no AWS service of its prefix lists. What
 * holds for it holds for every such address.
 */
export const internetParty = (family: Family, resource: ResourceId | null, text: string, t: TopologyIndex): Party => ({
  family,
  ranges: internetRanges(t, String(family)),
  nic: null,
  service: null,
  text,
  resource,
})

const internetRanges = remember((t: TopologyIndex, family: string): readonly Range[] => {
  const own: readonly (readonly string[])[] = [
    t.of('vpc').flatMap((vpc) => vpc.cidrs ?? []),
    t.of('prefix-list').flatMap((list) => (list.service === undefined ? [] : (list.entries ?? []))),
  ]
  const taken = own.flat().flatMap((text) => {
    const cidr = parseCidr(text)
    return cidr === null || String(cidr.family) !== family ? [] : [cidr]
  })
  const whole: readonly Range[] = family === '4' ? withoutAll([{ first: 0n, last: 2n ** 32n - 1n }], notPublic4) : [global6]
  return withoutAll(whole, taken)
})

/** The public addresses of an AWS service: the entries of its prefix list where they are known, else somewhere on the internet. */
export function serviceParty(family: string, resource: ResourceId | null, text: string, t: TopologyIndex): Party {
  const lists = t.of('prefix-list').filter((list) => list.service !== undefined && awsService(list.service).family === family)
  const told = lists.flatMap((list) => list.entries ?? []).flatMap((entry) => parseCidr(entry) ?? [])
  const blocks = told.filter((cidr) => cidr.family === 4)
  return { ...internetParty(4, resource, text, t), ...(blocks.length > 0 ? { ranges: blocks } : {}), service: family }
}

/** One address that no interface of the topology owns. */
export const addressParty = (address: Address): Party => ({
  family: address.family,
  ranges: [oneAddress(address)],
  nic: null,
  service: null,
  text: formatAddress(address),
  resource: null,
})
