import { inWords } from '@/model/reachability/remedy'
import { attachedVpc, elsewhere } from '@/model/reachability/targets/attached'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { arrive, pass, refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** To the networks outside AWS: what lies beyond it is not in the model. */
export const vpnGateway: Forwarder = {
  forward(at, walk) {
    const vpc = attachedVpc(at, walk)
    if (vpc === null) return null
    const facts = { component: at.id, stage: 'gateway' as const }
    if (walk.direction === 'return') return elsewhere(at, walk)
    const sender = walk.header.source.nic
    if (sender === null || sender.vpc !== at.nic.vpc) {
      const why = () => `${titleOf(at.id, walk.t)} carries only packets of its own VPC, and ${walk.header.source.text} is no address of it`
      refuse(
        walk,
        'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
        { ...facts, why },
        inWords(() => 'Join the VPCs by a transit gateway.'),
      )
      return stop(walk)
    }
    pass(walk, { ...facts, why: () => 'to the networks outside AWS' })
    walk.assumptions.add(`The network behind ${titleOf(at.id, walk.t)} delivers and answers.`)
    return arrive(walk, { step: 'answer-by', gateway: at.id, vpc })
  },
}
