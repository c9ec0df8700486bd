import { formatCidr } from '@/model/net/cidr'
import { rangesMeet } from '@/model/net/ranges'
import { inWords } from '@/model/reachability/remedy'
import { attachedVpc, elsewhere } from '@/model/reachability/targets/attached'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { remoteNetworks } from '@/model/reachability/targets/remote-networks'
import { arrive, pass, refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** To the networks outside AWS: what lies beyond it is not in the model. */
export const vpnGateway: Forwarder = {
  isFromOutside: true,
  forward(at, walk) {
    const vpc = attachedVpc(at, walk)
    if (vpc === null) return null
    const facts = { component: at.id, stage: 'gateway' as const }
    if (walk.direction === 'return') {
      // The answer goes to whoever asked from behind this very gateway.
      if (walk.header.destination.behind?.includes(at.id) !== true) return elsewhere(at, walk)
      pass(walk, { ...facts, why: () => 'to the networks outside AWS' })
      return arrive(walk, { step: 'answer-by', gateway: at.id, vpc })
    }
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
    const { isTold, blocks } = remoteNetworks(at.id, walk.t)
    const { destination } = walk.header
    const meets = blocks.some((block) => block.family === destination.family && rangesMeet(destination.ranges, block))
    if (isTold && !meets && destination.behind?.includes(at.id) !== true) {
      const known = blocks.map((block) => formatCidr(block)).join(', ')
      const why = () =>
        `${titleOf(at.id, walk.t)} has no route for ${destination.text}: its VPN connections lead to ${known === '' ? 'nothing' : known}`
      refuse(
        walk,
        'CANNOT_ROUTE',
        { ...facts, why },
        inWords(() => `Add a static route for ${destination.text} to the VPN connection of ${titleOf(at.id, walk.t)}.`),
      )
      return stop(walk)
    }
    pass(walk, { ...facts, why: () => 'to the networks outside AWS' })
    walk.assumptions.add(`The network behind ${titleOf(at.id, walk.t)} delivers and answers.`)
    return arrive(walk, { step: 'answer-by', gateway: at.id, vpc })
  },
}
