import type { Family } from '@/model/net/address'
import type { PortRange } from '@/model/net/ports'
import type { Range } from '@/model/net/ranges'
import type { Nic } from '@/model/reachability/nics'
import type { ResourceId } from '@/model/resource'

/** One end of a packet as rules and routes see it. */
export interface Party {
  readonly family: Family
  /** Addresses that it may have: one where it is known, else all that the input leaves possible. */
  readonly ranges: readonly Range[]
  /** The interface that has the address as its private one; null: outside of every VPC, or rewritten on the way. */
  readonly nic: Nic | null
  /** Family of the AWS service that the addresses belong to. */
  readonly service: string | null
  /** For people: `10.0.10.x`, `198.51.100.7`, `the internet`. */
  readonly text: string
  /** Resource that is meant, for words and links. */
  readonly resource: ResourceId | null
  /** A load balancer that keeps the address of its client: `nic` is then its own interface, to which the answer goes back (rule 39). */
  readonly keptBy?: ResourceId
  /** It is in networks outside AWS, behind these virtual private gateways and attachments of VPNs to transit gateways. */
  readonly behind?: readonly ResourceId[]
}

/** Type and code of an ICMP or ICMPv6 message. */
export interface IcmpMessage {
  readonly type: number
  readonly code: number
}

/** What decides about a packet. Ports are ranges, for a client takes any port that its system gives it. */
export interface Header {
  readonly source: Party
  readonly destination: Party
  /** IANA number. */
  readonly protocol: number
  readonly sourcePorts: PortRange
  readonly destinationPorts: PortRange
  readonly icmp: IcmpMessage | null
}

/** Ports that NAT gateways and load balancers take, and that hold those of every common client. Source: Amazon VPC User Guide, "Ephemeral ports". */
export const ephemeralPorts: PortRange = { from: 1024, to: 65_535 }

/** The answer to a packet: ends and ports change places. */
export const replyTo = (header: Header): Header => ({
  source: header.destination,
  destination: header.source,
  protocol: header.protocol,
  sourcePorts: header.destinationPorts,
  destinationPorts: header.sourcePorts,
  icmp: header.icmp === null ? null : { type: replyTypes.get(header.icmp.type) ?? header.icmp.type, code: 0 },
})

/** Echo requests and what answers them. Source: RFC 792, RFC 4443. */
const replyTypes = new Map([
  [8, 0],
  [128, 129],
])

/** Whether an ICMP message is one that is answered; of other protocols every packet may be. */
export const isAnswered = (header: Header): boolean => header.icmp === null || replyTypes.has(header.icmp.type)
