import type { SecurityGroupRule } from '@/model/kinds/security-group'
import { allPorts, intersectPorts, lastPort, type PortRange, parsePorts, portsInclude } from '@/model/net/ports'
import { hasPorts, type IpProtocol, parseProtocol, protocolName, protocolsMeet } from '@/model/net/protocol'

/** What a rule lets pass: a protocol, or all of them, and destination ports; all ports where the protocol has none. */
export interface Traffic {
  readonly protocol: IpProtocol
  readonly ports: PortRange
}

/**
 * Ports are ignored where the protocol has none, and with protocol -1, as EC2 does. Ports that are none let nothing pass: validation
 * reports them, and here the rule is null.
 */
export function trafficOf(rule: SecurityGroupRule): Traffic | null {
  const protocol = parseProtocol(rule.protocol)
  if (protocol === null) return null
  if (!hasPorts(protocol)) return { protocol, ports: allPorts }
  const ports = parsePorts(rule.ports)
  return ports === null ? null : { protocol, ports }
}

/** Protocols that flows name by what runs on them. Source: RFC 9110, RFC 8446. */
const overTcp = new Set(['http', 'https', 'tls', 'ssh'])

/**
 * What a message of a flow is, in protocol and port.
 *
 * @returns null where the flow does not say its protocol
 */
export function trafficOfMessage(protocol: string | undefined, port: number | undefined): Traffic | null {
  if (protocol === undefined) return null
  const number = overTcp.has(protocol.toLowerCase()) ? 6 : parseProtocol(protocol)
  return number === null ? null : { protocol: number, ports: port === undefined || !hasPorts(number) ? allPorts : { from: port, to: port } }
}

/** What both let pass; null: nothing. */
export function commonTraffic(a: Traffic, b: Traffic): Traffic | null {
  if (!protocolsMeet(a.protocol, b.protocol)) return null
  const ports = intersectPorts(a.ports, b.ports)
  return ports === null ? null : { protocol: a.protocol === 'all' ? b.protocol : a.protocol, ports }
}

/** Whether everything of `inner` passes where `outer` passes. */
export const includesTraffic = (outer: Traffic, inner: Traffic): boolean =>
  (outer.protocol === 'all' || outer.protocol === inner.protocol) && portsInclude(outer.ports, inner.ports)

/** Each once, in the order of protocol and port; what another already includes is left out. */
export function mergeTraffic(traffic: readonly Traffic[]): readonly Traffic[] {
  const order = (t: Traffic) => (t.protocol === 'all' ? -1 : t.protocol)
  const sorted = [...traffic].sort((a, b) => order(a) - order(b) || a.ports.from - b.ports.from || b.ports.to - a.ports.to)
  return sorted.filter((t, i) => !sorted.slice(0, i).some((earlier) => includesTraffic(earlier, t)))
}

const isEveryPort = (ports: PortRange) => ports.from === 0 && ports.to === lastPort
const rangeText = (ports: PortRange) => (ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`)

/** As a rule's text ends: `443`, `8000-8100`, `53 UDP`, `* TCP`, `ICMP`, `*` for everything. TCP goes without saying. */
export function portsText({ protocol, ports }: Traffic): string {
  if (protocol === 'all') return '*'
  if (!hasPorts(protocol)) return protocolName(protocol)
  if (isEveryPort(ports)) return `* ${protocolName(protocol)}`
  return protocol === 6 ? rangeText(ports) : `${rangeText(ports)} ${protocolName(protocol)}`
}

/** For sentences: `TCP 443`, `UDP 53`, `all TCP`, `ICMP`, `all traffic`. */
export function trafficText({ protocol, ports }: Traffic): string {
  if (protocol === 'all') return 'all traffic'
  if (!hasPorts(protocol)) return protocolName(protocol)
  return isEveryPort(ports) ? `all ${protocolName(protocol)}` : `${protocolName(protocol)} ${rangeText(ports)}`
}

/** Several in one label: `80, 443`. */
export const portsList = (traffic: readonly Traffic[]): string => mergeTraffic(traffic).map(portsText).join(', ')

/** Several in one sentence: `TCP 80, TCP 443`. */
export const trafficList = (traffic: readonly Traffic[]): string => mergeTraffic(traffic).map(trafficText).join(', ')
