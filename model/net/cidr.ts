import { type Address, addressBits, type Family, formatAddress, parseAddress } from '@/model/net/address'

/** A CIDR block: the addresses from `first` to `last`, both included. */
export interface Cidr {
  readonly family: Family
  readonly first: bigint
  readonly last: bigint
  /** Bits of the prefix: 0…32 or 0…128. */
  readonly prefixLength: number
}

/** A block, or what is wrong with the text and what to write instead. */
export type CidrReading =
  | { readonly cidr: Cidr; readonly problem: null }
  /** `network`: what the text means all the same, where only bits of the host are set. */
  | { readonly cidr: null; readonly network: Cidr | null; readonly problem: string; readonly fix: string }

const refused = (problem: string, fix: string, network: Cidr | null = null): CidrReading => ({ cidr: null, network, problem, fix })

/**
 * Reads a block as AWS does: a whole network, no host bits set.
 *
 * @param text  such as `10.0.0.0/16` or `2001:db8::/56`
 */
export function readCidr(text: string): CidrReading {
  const slash = text.indexOf('/')
  const written = slash < 0 ? text : text.slice(0, slash)
  const address = parseAddress(written)
  if (address === null) return refused(`"${brief(text)}" is not a CIDR block`, addressFix(written))
  const bits = addressBits(address.family)
  if (slash < 0)
    return refused(
      `"${text}" is an address without a prefix length`,
      `Write ${text}/${bits} for this one address, or the prefix length of its network.`,
    )
  const lengthText = text.slice(slash + 1)
  const prefixLength = Number(lengthText)
  if (!/^(0|[1-9]\d{0,2})$/.test(lengthText) || prefixLength > bits)
    return refused(
      `"${brief(text)}" has prefix length "${brief(lengthText)}", expected a whole number from 0 to ${bits}`,
      `Write a prefix length from 0 to ${bits} after the slash.`,
    )
  const cidr = cidrAround(address, prefixLength)
  if (cidr.first !== address.value)
    return refused(
      `"${text}" is an address inside a network: bits after the /${prefixLength} are set`,
      `Write ${formatCidr(cidr)}, the network that it lies in.`,
      cidr,
    )
  return { cidr, problem: null }
}

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

function addressFix(written: string): string {
  const octets = /^\d{1,10}(\.\d{1,10}){3}$/.test(written) ? written.split('.') : null
  const zeros = octets?.some((o) => o.length > 1 && o.startsWith('0'))
  if (octets !== null && zeros === true && octets.every((o) => Number(o) <= 255))
    return `Write ${octets.map(Number).join('.')} without leading zeros, which some programs read as octal numbers.`
  return 'Write an IPv4 block such as 10.0.0.0/16 or an IPv6 block such as 2001:db8::/56.'
}

/** Blocks by their texts: every packet that is followed reads those of the same rules and routes. */
const parsed = new Map<string, Cidr | null>()

/** Blocks that are kept; with more of them all are read anew. */
const mostParsed = 20_000

/** The block of a text; null: it is none, and `readCidr` says why. */
export function parseCidr(text: string): Cidr | null {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const { cidr } = readCidr(text)
  if (parsed.size >= mostParsed) parsed.clear()
  // Longer texts are no block, whatever they are.
  if (text.length < 64) parsed.set(text, cidr)
  return cidr
}

/** The block that a text means, bits of the host left aside, as AWS reads it; null: none. */
export function networkOf(text: string): Cidr | null {
  const reading = readCidr(text)
  return reading.cidr ?? reading.network
}

/** The network of this prefix length that an address lies in. */
export function cidrAround(address: Address, prefixLength: number): Cidr {
  const hostBits = BigInt(addressBits(address.family) - prefixLength)
  const first = (address.value >> hostBits) << hostBits
  return { family: address.family, first, last: first + (1n << hostBits) - 1n, prefixLength }
}

/** Canonical text: what AWS prints. */
export const formatCidr = (cidr: Cidr): string => `${formatAddress({ family: cidr.family, value: cidr.first })}/${cidr.prefixLength}`

export const firstAddress = (cidr: Cidr): string => formatAddress({ family: cidr.family, value: cidr.first })
export const lastAddress = (cidr: Cidr): string => formatAddress({ family: cidr.family, value: cidr.last })

/** Whether all of `inner` lies in `outer`; blocks of different families never do. */
export const cidrContains = (outer: Cidr, inner: Cidr): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last

export const cidrHolds = (cidr: Cidr, address: Address): boolean =>
  cidr.family === address.family && cidr.first <= address.value && address.value <= cidr.last

/** Whether two blocks share an address. */
export const cidrsOverlap = (a: Cidr, b: Cidr): boolean => a.family === b.family && a.first <= b.last && b.first <= a.last

/** How many addresses a block has. */
export const addressCount = (cidr: Cidr): bigint => cidr.last - cidr.first + 1n

/**
 * Addresses a subnet can hand out.
 *
 * @param prefixLength  bits of the IPv4 prefix, 16…28 (AWS allows no others)
 * @returns count of addresses, the 5 that AWS reserves taken off
 * @throws RangeError  outside 16…28: validation should have stopped it
 * Source: Amazon VPC User Guide, "Subnet CIDR blocks"
 */
export function usableAddresses(prefixLength: number): number {
  if (!Number.isInteger(prefixLength) || prefixLength < 16 || prefixLength > 28)
    throw new RangeError(`prefix /${prefixLength} is not an AWS subnet size`)
  return 2 ** (32 - prefixLength) - reservedPerSubnet
}

/** Source: Amazon VPC User Guide, "Subnet sizing for IPv4": the first four addresses and the last one of each subnet. */
export const reservedPerSubnet = 5

export interface ReservedAddress {
  readonly address: string
  readonly meaning: string
}

const meanings = [
  'Network address',
  'Reserved by AWS for the VPC router',
  'Reserved by AWS for DNS',
  'Reserved by AWS for future use',
] as const

/**
 * The five addresses of a subnet that AWS keeps: the first four, and the last one. A block of fewer than five addresses is no subnet of
 * AWS and has none to tell.
 *
 * Source: Amazon VPC User Guide, "Subnet sizing for IPv4"; the same for IPv6: "Subnet sizing for IPv6"
 */
export function reservedAddresses(cidr: Cidr): readonly ReservedAddress[] {
  if (addressCount(cidr) < 5n) return []
  const at = (value: bigint) => formatAddress({ family: cidr.family, value })
  const last = cidr.family === 4 ? 'Network broadcast address (broadcast is not supported in a VPC)' : 'Reserved by AWS'
  return [...meanings.map((meaning, i) => ({ address: at(cidr.first + BigInt(i)), meaning })), { address: at(cidr.last), meaning: last }]
}
