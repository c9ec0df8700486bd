import type { Family } from '@/model/net/address'

/** An IANA protocol number, 0…255; `all`: EC2's -1. */
export type IpProtocol = number | 'all'

/** Names that EC2 accepts, with their numbers. Source: IANA "Assigned Internet Protocol Numbers"; EC2 API, IpPermission. */
const numbers = new Map<string, number>([
  ['icmp', 1],
  ['tcp', 6],
  ['udp', 17],
  ['icmpv6', 58],
])

/** Names for people of the protocols that networks on AWS meet. Source: IANA, as above. */
const names = new Map<number, string>([
  [1, 'ICMP'],
  [2, 'IGMP'],
  [4, 'IPv4 in IP'],
  [6, 'TCP'],
  [17, 'UDP'],
  [41, 'IPv6 in IP'],
  [47, 'GRE'],
  [50, 'ESP'],
  [51, 'AH'],
  [58, 'ICMPv6'],
  [89, 'OSPF'],
  [112, 'VRRP'],
  [132, 'SCTP'],
])

/**
 * The protocol of `tcp`, `all`, `-1`, `6` or a number.
 *
 * @returns null where the text names none
 */
export function parseProtocol(text: string | number): IpProtocol | null {
  const word = String(text).toLowerCase()
  if (word === 'all' || word === '-1') return 'all'
  if (/^\d{1,3}$/.test(word)) return Number(word) <= 255 ? Number(word) : null
  return numbers.get(word) ?? null
}

/** `TCP`, `protocol 253`, `all protocols`. */
export const protocolName = (protocol: IpProtocol): string =>
  protocol === 'all' ? 'all protocols' : (names.get(protocol) ?? `protocol ${protocol}`)

/** Whether packets of it carry ports: TCP and UDP, of those that EC2 matches by port. Source: EC2 API, IpPermission.FromPort. */
export const hasPorts = (protocol: IpProtocol): boolean => protocol === 6 || protocol === 17

export const isIcmp = (protocol: IpProtocol): boolean => protocol === 1 || protocol === 58

/** The IP version that carries a protocol, of those that belong to one: each has an ICMP of its own. Source: RFC 792, RFC 4443. */
export const familyOfProtocol = (protocol: IpProtocol): Family | null => (protocol === 1 ? 4 : protocol === 58 ? 6 : null)

/** Whether one of two protocols is the other or all. */
export const protocolsMeet = (a: IpProtocol, b: IpProtocol): boolean => a === 'all' || b === 'all' || a === b
