import type { InterfaceFact, TopologyReader } from '@/model/kinds/kind'
import { addressBits, parseAddress } from '@/model/net/address'
import { type Cidr, cidrAround, cidrContains, cidrsOverlap, parseCidr } from '@/model/net/cidr'
import type { AnyResource, ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import { isBlock, type SecurityGroup } from '@/model/security-groups/rules'

/** Yes, no, or undecided by what the input tells. */
export type Answer = 'yes' | 'no' | 'unknown'

/** A block, or an address as the block of itself; null: neither. Validation reports what is malformed, here it matches nothing. */
export function readBlock(text: string): Cidr | null {
  const address = parseAddress(text)
  return address === null ? parseCidr(text) : cidrAround(address, addressBits(address.family))
}

/** Whether a block holds all of another, or an address. */
export function blockHolds(outer: string, inner: string): boolean {
  const around = readBlock(outer)
  const within = readBlock(inner)
  return around !== null && within !== null && cidrContains(around, within)
}

/** Blocks that no public address is in. Source: RFC 1918, RFC 6598, RFC 3927, RFC 4193. */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', 'fc00::/7']

export const isPrivateBlock = (block: string): boolean => privateBlocks.some((own) => blockHolds(own, block))

/** Private addresses that a resource's interfaces can have: its address where known, else the blocks of its subnet. */
export interface AddressSpan {
  readonly blocks: readonly string[]
  /** The same, read; malformed ones left out. */
  readonly cidrs: readonly Cidr[]
  /** Whether some interface stands in a subnet that the input does not tell. */
  readonly incomplete: boolean
}

const spanOf = (blocks: readonly string[], incomplete: boolean): AddressSpan => ({
  blocks,
  cidrs: blocks.flatMap((b) => readBlock(b) ?? []),
  incomplete,
})

export function spanOfInterface(subnet: ResourceId | undefined, privateAddress: string | undefined, t: TopologyReader): AddressSpan {
  const found = t.get(subnet)
  const blocks = found === undefined ? [] : [...(t.kindOf(found).addresses?.(found as never) ?? [])]
  if (privateAddress !== undefined) return spanOf([privateAddress, ...blocks.filter((b) => b.includes(':'))], false)
  return spanOf(blocks, blocks.length === 0)
}

function spanOfInterfaces(interfaces: readonly InterfaceFact[], t: TopologyReader): AddressSpan {
  const spans = interfaces.map((i) => spanOfInterface(i.subnet, i.privateAddress, t))
  return spanOf(
    [...new Set(spans.flatMap((s) => s.blocks))],
    spans.some((s) => s.incomplete),
  )
}

const resourceSpans = remember((t: TopologyReader, id) => {
  const resource = t.get(id)
  return spanOfInterfaces(resource === undefined ? [] : t.interfacesOf(resource), t)
})

export const spanOfResource = (resource: AnyResource, t: TopologyReader): AddressSpan => resourceSpans(t, resource.id)

/** Where a group's members can be; without members anywhere in its VPC. */
export const spanOfGroup = (group: SecurityGroup, t: TopologyReader): AddressSpan => groupSpans(t, group.id)

const groupSpans = remember((t: TopologyReader, id): AddressSpan => {
  const group = t.get(id)
  if (group === undefined) return spanOf([], true)
  const interfaces = t.membersOf(group.id).flatMap((m) => t.interfacesOf(m).filter((i) => i.securityGroups?.includes(group.id) === true))
  if (interfaces.length > 0) return spanOfInterfaces(interfaces, t)
  const blocks = group.vpc === undefined ? [] : t.cidrsOf(group.vpc)
  return spanOf(blocks, blocks.length === 0)
})

/** Whether a rule's block or prefix list takes in addresses of a span, some of them at least; of a part of a subnet only: unknown. */
export function peerCovers(peer: string, span: AddressSpan, t: TopologyReader): Answer {
  if (isBlock(peer)) return blockCovers(peer, span)
  const list = t.get(peer)
  if (list === undefined) return 'unknown'
  const kind = t.kindOf(list)
  if (kind.kind !== 'prefix-list') return 'no'
  // A list of an AWS service holds addresses of that service, never of a VPC.
  if ('service' in list && list.service !== undefined) return 'no'
  if (!('entries' in list) || list.entries === undefined) return 'unknown'
  const answers = (kind.addresses?.(list as never) ?? []).map((entry) => blockCovers(entry, span))
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no'
}

function blockCovers(block: string, span: AddressSpan): Answer {
  const cidr = readBlock(block)
  if (cidr === null) return 'no'
  if (span.cidrs.some((c) => cidrContains(cidr, c))) return 'yes'
  if (span.cidrs.some((c) => cidrsOverlap(cidr, c))) return 'unknown'
  if (!span.incomplete) return 'no'
  // Every interface has an IPv4 address unless its subnet says otherwise.
  return cidr.family === 4 && cidr.prefixLength === 0 ? 'yes' : 'unknown'
}
