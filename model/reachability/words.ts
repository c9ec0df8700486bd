import { formatPorts, type PortRange } from '@/model/net/ports'
import { hasPorts, isIcmp, protocolName } from '@/model/net/protocol'
import type { Header } from '@/model/reachability/packet'
import type { HeaderFacts, Question } from '@/model/reachability/verdict'

const portText = (ports: PortRange): string => (ports.from === 0 && ports.to === 65_535 ? 'any' : formatPorts(ports))

/** `TCP 443`, `ICMP type 8`, `protocol 47`. */
export function trafficOfHeader({ protocol, destinationPorts, icmp }: Header): string {
  if (hasPorts(protocol)) return `${protocolName(protocol)} ${portText(destinationPorts)}`
  return isIcmp(protocol) && icmp !== null ? `${protocolName(protocol)} type ${icmp.type}` : protocolName(protocol)
}

/** A question in one line: `alb → api TCP 8080`. */
export function questionText({ from, to, protocol, port, through }: Question): string {
  const way = through === undefined ? '' : `${through} → `
  return `${from} → ${way}${to} ${protocolName(protocol)}${port === undefined ? '' : ` ${port}`}`
}

export const headerFacts = (header: Header): HeaderFacts => ({
  source: header.source.text,
  destination: header.destination.text,
  protocol: protocolName(header.protocol),
  sourcePorts: hasPorts(header.protocol) ? portText(header.sourcePorts) : '',
  destinationPorts: hasPorts(header.protocol) ? portText(header.destinationPorts) : '',
})
