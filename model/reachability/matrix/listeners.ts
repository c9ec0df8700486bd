import { parsePorts } from '@/model/net/ports'
import { isLoadBalancer, transportsOf } from '@/model/reachability/listeners'
import type { Profile } from '@/model/reachability/matrix/classes'
import { noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { allTraffic, trafficOfPorts } from '@/model/reachability/matrix/traffic'
import { everything, nothing, type SetId, type TrafficSets, untold } from '@/model/reachability/matrix/traffic-sets'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** What a load balancer listens to (rule 38); undefined: the input does not tell. A resource that has no listeners takes everything. */
export function listenedTraffic(id: ResourceId, t: TopologyIndex): Spans | undefined {
  const resource = t.get(id)
  if (!isLoadBalancer(resource)) return allTraffic
  return resource.listeners?.reduce<Spans>((all, { protocol, port }) => {
    const ports = parsePorts(port)
    if (ports === null) return all
    return transportsOf(protocol).reduce<Spans>((sum, number) => unitedSpans(sum, trafficOfPorts(number, ports)), all)
  }, noSpans)
}

/** What an interface takes in, whatever its groups say. An answer meets no group, but what receives nothing takes no answer either. */
export function takenBy(profile: Profile, sets: TrafficSets, t: TopologyIndex): SetId {
  if (profile.receivesNothing) return nothing
  if (profile.listener === null) return everything
  const listened = listenedTraffic(profile.listener, t)
  return listened === undefined ? untold : sets.of(listened, listened)
}
