import { balancersOf, listenersOf, throughBalancer } from '@/model/flow-proposals/listeners'
import { visitorsOf } from '@/model/flow-proposals/parties'
import { nameOf, type Proposer, participant } from '@/model/flow-proposals/proposer'

/** From the internet through each internet-facing load balancer to what it serves. */
export const inbound: Proposer = {
  id: 'inbound',
  *propose(t) {
    const visitors = visitorsOf(t)
    if (visitors === undefined) return
    for (const balancer of balancersOf(t, 'internet-facing')) {
      const listeners = listenersOf(balancer, t)
      if (listeners.length === 0) continue
      const { participants, steps, served } = throughBalancer(participant('visitors', [visitors], t), balancer, listeners, t)
      const name = nameOf(balancer, t)
      const target = served === '' ? name : `${served} through ${name}`
      const description = `A request from the internet to ${target}, and its answer`
      yield { id: balancer.id, name: `${nameOf(visitors, t)} to ${name}`, description, participants, steps }
    }
  },
}
