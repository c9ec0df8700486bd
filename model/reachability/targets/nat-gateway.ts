import { parseCidr } from '@/model/net/cidr'
import { rangeHoldsAll } from '@/model/net/ranges'
import { crossBorder } from '@/model/reachability/filters'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import { ephemeralPorts, type Header } from '@/model/reachability/packet'
import { inWords } from '@/model/reachability/remedy'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { doubt, lose, type Position, pass, refuse, stop, takeTranslation, type Walk } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** TCP, UDP and ICMP. Source: Amazon VPC User Guide, "NAT gateway basics". */
const carried: ReadonlySet<number> = new Set([1, 6, 17])

/** IPv4 addresses as IPv6 ones, which a NAT gateway translates (rule 27). Source: RFC 6052; Amazon VPC User Guide, "DNS64 and NAT64". */
const nat64 = parseCidr('64:ff9b::/96')

/** Rules 24 to 26: takes the place of the sender with its own address, and goes on by the table of its own subnet. */
export const natGateway: Forwarder = {
  forward(at, walk) {
    const { t, header } = walk
    const facts = { component: at.id, stage: 'gateway' as const }
    const name = () => titleOf(at.id, t)
    const [own] = nicsOf(t.get(at.id) ?? { id: at.id, kind: 'nat-gateway' }, t)
    if (own?.subnet === undefined || own.party[4] === null) {
      const why = `the subnet of ${name()} is not in the input`
      doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: at.id, attribute: 'subnet', why }])
      return lose(walk)
    }
    if (walk.direction === 'return') {
      const why = () => `${name()} would give the answer its own address: ${header.destination.text} never asked that one`
      refuse(
        walk,
        'NGW_SOURCE_ADDRESS_REASSIGN',
        { ...facts, why },
        inWords(() => 'Route answers back by the way of the request.'),
      )
      return stop(walk)
    }
    if (header.destination.family === 6 && nat64 !== null && rangeHoldsAll(nat64, header.destination.ranges)) {
      const why = `what ${name()} makes of ${header.destination.text}, an IPv4 address written as IPv6 (NAT64), is not followed`
      doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: at.id, attribute: 'nat64', why }])
      return lose(walk)
    }
    if (header.destination.family === 6 || !carried.has(header.protocol)) {
      const why = () => `${name()} carries TCP, UDP and ICMP over IPv4 only`
      refuse(
        walk,
        'PROTOCOL_RESTRICTION',
        { ...facts, why },
        inWords(() => 'Give the sender a public address, or use TCP or UDP.'),
      )
      return stop(walk)
    }
    const isFromVpn = header.source.behind !== undefined && !walk.crossings.some((one) => one.type === 'transit-gateway')
    if (isFromVpn || (own.vpc !== undefined && at.nic.vpc !== undefined && own.vpc !== at.nic.vpc)) {
      const why = () =>
        `${name()} serves ${own.vpc === undefined ? 'its VPC' : titleOf(own.vpc, t)}, and ${header.source.text} comes from elsewhere`
      refuse(
        walk,
        'NGW_REQUIRES_SOURCE_IN_VPC',
        { ...facts, why },
        inWords(() => 'Send it through a NAT gateway of its own VPC, or by a transit gateway.'),
      )
      return stop(walk)
    }
    if (own.key === at.nic.key) {
      const why = () => `the table of its own subnet leads ${name()} back to itself`
      refuse(
        walk,
        'CANNOT_ROUTE',
        { ...facts, why },
        inWords(() => `Route the subnet of ${name()} to an internet gateway.`),
      )
      return stop(walk)
    }
    if (own.subnet !== at.nic.subnet) crossBorder(own.subnet, 'ingress', walk)
    const after: Header = { ...walk.header, source: own.party[4], sourcePorts: ephemeralPorts }
    pass(walk, { ...facts, rewritten: after, why: () => `takes ${header.source.text}'s place with ${after.source.text}` })
    walk.translations.push({ gateway: at.id, before: walk.header, after })
    walk.header = after
    return { step: 'depart', nic: own }
  },

  receive(at, walk) {
    const facts = { component: at.id, stage: 'gateway' as const }
    const name = () => titleOf(at.id, walk.t)
    const before = walk.direction === 'return' ? takeTranslation(walk, at.id)?.before : undefined
    if (before === undefined) {
      refuse(
        walk,
        'NGW_DEST_ADDRESS_PRESERVATION',
        { ...facts, why: () => `${name()} takes no connection from outside` },
        inWords(() => 'Ask for what stands behind it by a load balancer or a public address of its own.'),
      )
      return stop(walk)
    }
    const header: Header = { ...walk.header, destination: before.source, destinationPorts: before.sourcePorts }
    pass(walk, { ...facts, rewritten: header, why: () => `an answer: back to ${before.source.text}` })
    walk.header = header
    return homewards(at.nic, before.source.nic, walk)
  },
}

/** To the sender of the request: past the network ACLs of both subnets where they are two. */
function homewards(own: Nic, sender: Nic | null, walk: Walk): Position | null {
  if (sender === null || sender.vpc !== own.vpc || own.subnet === undefined || own.vpc === undefined) return { step: 'depart', nic: own }
  if (sender.subnet === own.subnet) return { step: 'enter', nic: sender }
  crossBorder(own.subnet, 'egress', walk)
  return { step: 'deliver', vpc: own.vpc, from: own.subnet }
}
