import { type Balancer, balancersOf, type Listener, listenersOf, throughBalancer } from '@/model/flow-proposals/listeners'
import { nameOf, type Proposer } from '@/model/flow-proposals/proposer'
import { covers, peerOf, rulesOf } from '@/model/flow-proposals/rules'
import { partOf, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import type { TopologyIndex } from '@/model/topology-index'

/** Of one load balancer. */
const mostCallers = 4

/** Inside a network: from those whom the rules of an internal load balancer name to what it serves. */
export const internalBalancers: Proposer = {
  id: 'internal',
  *propose(t) {
    for (const balancer of balancersOf(t, 'internal')) {
      const callers = callersOf(balancer, listenersOf(balancer, t), t)
      for (const [caller, listeners] of [...callers].slice(0, mostCallers)) {
        const part = partOf('callers', [caller], t)
        const { participants, steps, served } = throughBalancer(part, balancer, listeners, t)
        const name = nameOf(balancer, t)
        const target = served === '' ? name : `${served} through ${name}`
        yield {
          id: `${balancer.id}-${caller.first.id}`,
          name: `${caller.name} to ${name}`,
          description: `A request of ${caller.name} to ${target}, and its answer`,
          participants,
          steps,
        }
      }
    }
  },
}

/** Those in a group that an ingress rule names, with the listeners that the rules open to them. */
function callersOf(balancer: Balancer, listeners: readonly Listener[], t: TopologyIndex): ReadonlyMap<Workload, readonly Listener[]> {
  const { bySecurityGroup } = workloadsOf(t)
  const rules = rulesOf(balancer, 'ingress', t)
  const found = new Map<Workload, Listener[]>()
  for (const listener of listeners) {
    const served = new Set(listener.served.flatMap((s) => s.targets.map((target) => target.id)))
    const open = rules.filter((placed) => covers(placed, listener.transport, listener.port))
    const callers = new Set(open.flatMap((placed) => bySecurityGroup.get(peerOf(placed)) ?? []))
    for (const caller of callers) {
      // What it serves is in its group as well where a rule says "self"; it does not call itself.
      if (!served.has(caller.first.id)) found.set(caller, [...(found.get(caller) ?? []), listener])
    }
  }
  return found
}
