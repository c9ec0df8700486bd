import { isPublicAddress } from '@/model/reachability/outside'
import { askPublicAccess } from '@/model/reachability/public-access'
import { inWords } from '@/model/reachability/remedy'
import { attachedVpc } from '@/model/reachability/targets/attached'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { arrive, pass, refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** Rule 29: IPv6, connections from inside only. Source: Amazon VPC User Guide, "Egress-only internet gateways". */
export const egressOnlyInternetGateway: Forwarder = {
  forward(at, walk) {
    const vpc = attachedVpc(at, walk)
    if (vpc === null) return null
    const facts = { component: at.id, stage: 'gateway' as const }
    const name = () => titleOf(at.id, walk.t)
    const { source, destination } = walk.header
    if (destination.family === 4) {
      refuse(
        walk,
        'PROTOCOL_RESTRICTION',
        { ...facts, why: () => `${name()} carries IPv6 only` },
        inWords(() => 'Route IPv4 to a NAT gateway.'),
      )
      return stop(walk)
    }
    if (walk.direction === 'return') {
      const why = () => `${name()} knows no connection that this answers: it lets connections out, never in`
      refuse(
        walk,
        'CANNOT_ROUTE',
        { ...facts, why },
        inWords(() => 'Route answers to the internet gateway that the request came in by.'),
      )
      return stop(walk)
    }
    const { nic } = source
    const isGlobal = (party: typeof source) => isPublicAddress({ family: 6, value: party.ranges[0]?.first ?? 0n })
    if (nic === null || nic.vpc !== at.nic.vpc || !isGlobal(source) || !isGlobal(destination)) {
      const why = () => `${name()} carries packets of its VPC between global addresses only`
      refuse(
        walk,
        'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
        { ...facts, why },
        inWords(() => 'Use a global IPv6 address of this VPC.'),
      )
      return stop(walk)
    }
    askPublicAccess(at.id, at.nic, 'out-by-egress-only', walk)
    pass(walk, { ...facts, why: () => 'lets IPv6 connections out, and their answers in' })
    walk.assumptions.add('The internet carries packets between public addresses.')
    return arrive(walk, { step: 'answer-by', gateway: at.id, vpc })
  },
}
