import type { SecurityGroupRule } from '@/model/kinds/security-group'

/** What a rule lets pass, numbers only: an IANA protocol (or all of them) and a range of destination ports, both ends included. */
export interface Traffic {
  readonly protocol: number | 'all'
  readonly fromPort: number
  readonly toPort: number
}

const lastPort = 65_535

/** IANA numbers of the names that EC2 accepts. Source: IANA "Assigned Internet Protocol Numbers". */
const protocolNumbers: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 }
const protocolNames = new Map<number, string>([
  [1, 'ICMP'],
  [6, 'TCP'],
  [17, 'UDP'],
  [58, 'ICMPv6'],
])
const hasPorts = (protocol: number | 'all') => protocol === 6 || protocol === 17

/** `TCP`, `UDP`, `ICMP`, else `protocol 50`. */
export const protocolName = (protocol: number): string => protocolNames.get(protocol) ?? `protocol ${protocol}`

/** Number of a protocol as a person writes it (`tcp`, `HTTPS`, `6`); undefined: not a protocol that we know. */
export function protocolNumber(text: string): number | undefined {
  const word = text.trim().toLowerCase()
  if (/^\d{1,3}$/.test(word)) return Number(word)
  if (word === 'http' || word === 'https' || word === 'tls') return protocolNumbers.tcp
  return Object.hasOwn(protocolNumbers, word) ? protocolNumbers[word] : undefined
}

/** Ports are ignored where the protocol has none, and with protocol -1, as EC2 does. */
export function trafficOf(rule: SecurityGroupRule): Traffic {
  const { protocol: written } = rule
  const protocol = typeof written === 'number' ? (written === -1 ? 'all' : written) : (protocolNumbers[written] ?? 'all')
  if (!hasPorts(protocol) || rule.ports === 'all') return { protocol, fromPort: 0, toPort: lastPort }
  const [from = '', to = from] = String(rule.ports).split('-')
  return { protocol, fromPort: Number(from), toPort: Number(to) }
}

/** One port of a protocol: what a message of a flow is. */
export const portOf = (protocol: number, port: number | undefined): Traffic => ({ protocol, fromPort: port ?? 0, toPort: port ?? lastPort })

/** What both let pass; null: nothing. */
export function commonTraffic(a: Traffic, b: Traffic): Traffic | null {
  if (a.protocol !== 'all' && b.protocol !== 'all' && a.protocol !== b.protocol) return null
  const protocol = a.protocol === 'all' ? b.protocol : a.protocol
  const fromPort = Math.max(a.fromPort, b.fromPort)
  const toPort = Math.min(a.toPort, b.toPort)
  return fromPort > toPort ? null : { protocol, fromPort, toPort }
}

/** Whether everything of `inner` passes where `outer` passes. */
export const includesTraffic = (outer: Traffic, inner: Traffic): boolean =>
  (outer.protocol === 'all' || outer.protocol === inner.protocol) && outer.fromPort <= inner.fromPort && outer.toPort >= inner.toPort

/** Each once, in the order of protocol and port; what another already includes is left out. */
export function mergeTraffic(traffic: readonly Traffic[]): readonly Traffic[] {
  const order = (t: Traffic) => (t.protocol === 'all' ? -1 : t.protocol)
  const sorted = [...traffic].sort((a, b) => order(a) - order(b) || a.fromPort - b.fromPort || b.toPort - a.toPort)
  return sorted.reduce<readonly Traffic[]>((kept, t) => (kept.some((k) => includesTraffic(k, t)) ? kept : [...kept, t]), [])
}

/** As a rule's text ends: `443`, `8000-8100`, `53 UDP`, `* TCP`, `ICMP`, `*` for everything. TCP goes without saying. */
export function portsText(traffic: Traffic): string {
  const { protocol, fromPort, toPort } = traffic
  if (protocol === 'all') return '*'
  if (!hasPorts(protocol)) return protocolName(protocol)
  if (fromPort === 0 && toPort === lastPort) return `* ${protocolName(protocol)}`
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`
  return protocol === 6 ? ports : `${ports} ${protocolName(protocol)}`
}

/** For sentences: `TCP 443`, `UDP 53`, `all TCP`, `ICMP`, `all traffic`. */
export function trafficText(traffic: Traffic): string {
  const { protocol, fromPort, toPort } = traffic
  if (protocol === 'all') return 'all traffic'
  const name = protocolName(protocol)
  if (!hasPorts(protocol)) return name
  if (fromPort === 0 && toPort === lastPort) return `all ${name}`
  return `${name} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`
}

/** Several in one label: `80, 443`. */
export const portsList = (traffic: readonly Traffic[]): string => mergeTraffic(traffic).map(portsText).join(', ')

/** Several in one sentence: `TCP 80, TCP 443`. */
export const trafficList = (traffic: readonly Traffic[]): string => mergeTraffic(traffic).map(trafficText).join(', ')
