import { parsePorts } from '@/model/net/ports'
import { endOf } from '@/model/reachability/ends'
import { isLoadBalancer, type LoadBalancer, transportsOf } from '@/model/reachability/listeners'
import { traceThrough } from '@/model/reachability/through/trace-through'
import type { Question, WayThrough } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { portsOfTarget } from '@/model/target-ports'
import type { TopologyIndex } from '@/model/topology-index'

/** Ways that are told beside an answer; more would only be a list. */
const mostWays = 8

/** A listener and a target that it leads to. */
interface Candidate {
  readonly through: ResourceId
  readonly to: ResourceId
  readonly port: number
  readonly targetPort: number | undefined
}

/**
 * Ways over load balancers that answer a question, too: of one about a target, those over the load balancers that it is registered with;
 * of one about a load balancer, those to what stands behind it.
 */
export function waysThrough(question: Question, t: TopologyIndex, down: ReadonlySet<string>): readonly WayThrough[] {
  if (question.through !== undefined) return []
  const to = endOf(question.to, t)
  if (to.type !== 'interfaces') return []
  const names = new Set<string>([to.resource, ...to.nics.flatMap((nic) => [nic.owner, ...(nic.id === null ? [] : [nic.id])])])
  const asked = t.get(to.resource)
  const isAsked = ({ port, targetPort }: Candidate) => question.port === undefined || question.port === port || question.port === targetPort
  const candidates = isLoadBalancer(asked)
    ? candidatesOf(asked, question.protocol, t).filter((c) => question.port === undefined || question.port === c.port)
    : t.loadBalancers
        .flatMap(({ id }) => t.get(id) ?? [])
        .filter(isLoadBalancer)
        .filter((balancer) => balancer.id !== question.from)
        .flatMap((balancer) => candidatesOf(balancer, question.protocol, t))
        .filter((c) => names.has(c.to) && isAsked(c))
  const once = [...new Map(candidates.map((c) => [JSON.stringify([c.through, c.to, c.port]), c])).values()]
  return once.slice(0, mostWays).map(({ through, to: target, port, targetPort }) => {
    const { verdict } = traceThrough({ ...question, to: target, port }, through, t, down)
    return { through, to: target, port, ...(targetPort === undefined ? {} : { targetPort }), verdict }
  })
}

function candidatesOf(balancer: LoadBalancer, protocol: number, t: TopologyIndex): readonly Candidate[] {
  return (balancer.listeners ?? []).flatMap((listener) => {
    const port = parsePorts(listener.port)?.from
    if (port === undefined || !transportsOf(listener.protocol).includes(protocol)) return []
    return (listener.forwardTo ?? []).flatMap((groupId) => {
      const group = t.get(groupId)
      if (group?.kind !== 'target-group') return []
      return (group.targets ?? []).flatMap((to): readonly Candidate[] =>
        portsOfTarget(group, new Set([to])).map((targetPort) => ({ through: balancer.id, to, port, targetPort })),
      )
    })
  })
}
