import { isIcmp } from '@/model/net/protocol'
import { inWords } from '@/model/reachability/remedy'
import { attachedVpc, elsewhere } from '@/model/reachability/targets/attached'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { arrive, pass, refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

const echoRequest = 8

/** Rule 30: to a service of the same region, for its own VPC; no group filters it. Source: AWS PrivateLink Guide, "Gateway endpoints". */
export const gatewayEndpoint: Forwarder = {
  forward(at, walk) {
    const vpc = attachedVpc(at, walk)
    if (vpc === null) return null
    const facts = { component: at.id, stage: 'gateway' as const }
    if (walk.direction === 'return') return elsewhere(at, walk)
    const { header } = walk
    const sender = header.source.nic
    if (sender === null || sender.vpc !== at.nic.vpc) {
      const why = () => `${titleOf(at.id, walk.t)} serves interfaces of its own VPC only, and ${header.source.text} is none`
      refuse(
        walk,
        'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION',
        { ...facts, why },
        inWords(() => 'Give the VPC of the sender an endpoint of its own.'),
      )
      return stop(walk)
    }
    const carried = header.protocol === 6 || (isIcmp(header.protocol) && header.icmp?.type === echoRequest)
    if (header.destination.family === 6 || !carried) {
      const why = () => `${titleOf(at.id, walk.t)} carries TCP and ICMP echo over IPv4 only`
      refuse(
        walk,
        'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
        { ...facts, why },
        inWords(() => 'Ask the service over TCP.'),
      )
      return stop(walk)
    }
    pass(walk, { ...facts, why: () => 'over the AWS network; no security group filters a gateway endpoint' })
    return arrive(walk, { step: 'answer-by', gateway: at.id, vpc })
  },
}
