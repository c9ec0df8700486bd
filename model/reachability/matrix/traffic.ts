import type { Family } from '@/model/net/address'
import { allPorts, lastPort, type PortRange, parsePorts } from '@/model/net/ports'
import { hasPorts, isIcmp, parseProtocol } from '@/model/net/protocol'
import { noSpans, type Spans, spansWithout } from '@/model/reachability/matrix/spans'

/** Every packet as a number: TCP by port, UDP by port, the other 254 protocols one by one; of ICMP and ICMPv6 the echo request. */
const udp = lastPort + 1
const others = 2 * udp
export const lastSlot = others + 253

export const allTraffic: Spans = [0, lastSlot]

const slotOf = (protocol: number): number => others + protocol - (protocol > 17 ? 2 : protocol > 6 ? 1 : 0)
const protocolAt = (slot: number): number => {
  const place = slot - others
  return place < 6 ? place : place < 16 ? place + 1 : place + 2
}

/** As rules of groups and entries of network ACLs have it. */
interface TrafficRule {
  readonly protocol: string | number
  readonly ports: string | number
  readonly icmpType?: number | undefined
  readonly icmpCode?: number | undefined
}

/** Types of the echo request and of its answer. Source: RFC 792, RFC 4443. */
const echoTypes = { request: { 1: 8, 58: 128 }, reply: { 1: 0, 58: 129 } } as const

/** The packets that a rule matches (rule 3). `reply`: of ICMP the echo reply stands in the place of the request. */
export function trafficOfRule(rule: TrafficRule, way: 'request' | 'reply' = 'request'): Spans {
  const protocol = parseProtocol(rule.protocol)
  if (protocol === null) return noSpans
  if (protocol === 'all') return allTraffic
  if (hasPorts(protocol)) {
    const ports = parsePorts(rule.ports)
    return ports === null ? noSpans : trafficOfPorts(protocol, ports)
  }
  const any = (told: number | undefined, asked: number) => told === undefined || told === -1 || told === asked
  if (isIcmp(protocol) && !(any(rule.icmpType, echoTypes[way][protocol === 1 ? 1 : 58]) && any(rule.icmpCode, 0))) return noSpans
  return [slotOf(protocol), slotOf(protocol)]
}

/** @param protocol  one with ports */
export function trafficOfPorts(protocol: number, ports: PortRange): Spans {
  const base = protocol === 6 ? 0 : udp
  return [base + ports.from, base + ports.to]
}

/** One protocol, all of its ports. */
export const trafficOf = (protocol: number): Spans =>
  hasPorts(protocol) ? trafficOfPorts(protocol, allPorts) : [slotOf(protocol), slotOf(protocol)]

const withoutIcmpOf: Readonly<Record<Family, Spans>> = {
  4: spansWithout(allTraffic, trafficOf(58)),
  6: spansWithout(allTraffic, trafficOf(1)),
}

/** What an IP version carries: all but the ICMP of the other. `not`: and this one does not. */
export const carriedBy = (family: Family, not?: Family): Spans =>
  not === undefined ? withoutIcmpOf[family] : spansWithout(withoutIcmpOf[family], withoutIcmpOf[not])

/** Slots at which every stretch of like packets ends at the latest: each protocol that gateways treat in a way of its own. */
export const ownSlots: readonly number[] = [0, udp, others, slotOf(1), slotOf(1) + 1, slotOf(58), slotOf(58) + 1]

/** The packet of a number. */
export function packetAt(slot: number): { readonly protocol: number; readonly port: number } {
  if (slot >= others) return { protocol: protocolAt(slot), port: 0 }
  return slot >= udp ? { protocol: 17, port: slot - udp } : { protocol: 6, port: slot }
}

/** Connections that pass between two ends: a protocol, and its ports where it has some. */
export interface Service {
  /** IANA number; a pair: first and last of several protocols that are neither TCP nor UDP. */
  readonly protocol: number | readonly [number, number]
  /** null: the protocol has none. */
  readonly ports: PortRange | null
}

/** TCP first, then UDP, then the others in the order of their numbers. */
export function servicesOf(spans: Spans): readonly Service[] {
  const found: Service[] = []
  const within = (from: number, to: number, first: number, last: number, add: (from: number, to: number) => void) => {
    if (from <= last && to >= first) add(Math.max(from, first) - first, Math.min(to, last) - first)
  }
  for (let i = 0; i < spans.length; i += 2) {
    const [from, to] = [spans[i] as number, spans[i + 1] as number]
    within(from, to, 0, lastPort, (a, b) => found.push({ protocol: 6, ports: { from: a, to: b } }))
    within(from, to, udp, udp + lastPort, (a, b) => found.push({ protocol: 17, ports: { from: a, to: b } }))
    within(from, to, others, lastSlot, (a, b) => {
      const [first, last] = [protocolAt(a + others), protocolAt(b + others)]
      found.push({ protocol: first === last ? first : [first, last], ports: null })
    })
  }
  return found
}
