import type { ResourceId } from '@/model/resource'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * What stands in a subnet, in words: `ALB, NAT Gateway`. A resource that spans zones and plays its first part elsewhere is here for
 * that reason: `ALB (multi-AZ)`. Endpoints serve what stands there and are left out.
 */
export function inhabitantsOf(subnet: ResourceId, t: TopologyIndex): readonly string[] {
  const words = t.all.flatMap((r) =>
    standsIn(r, subnet, t) && t.kindOf(r).routeTarget?.leadsTo !== 'endpoint' ? [wordFor(r, subnet, t)] : [],
  )
  // Load balancers first: they are why a public subnet is there.
  const order = (word: string) => (t.loadBalancers.some((lb) => word.startsWith(shortWord(t.get(lb.id), t))) ? 0 : 1)
  return [...new Set(words)].sort((a, b) => order(a) - order(b))
}

const standsIn = (resource: Resource, subnet: ResourceId, t: TopologyIndex): boolean =>
  t.interfacesOf(resource).some((i) => i.subnet === subnet)

const shortWord = (resource: Resource | undefined, t: TopologyIndex): string => {
  if (resource === undefined) return ''
  const { look } = t.kindOf(resource)
  return look.inText ?? look.short
}

function wordFor(resource: Resource, subnet: ResourceId, t: TopologyIndex): string {
  const subnets = t.interfacesOf(resource).flatMap((i) => i.subnet ?? [])
  const spans = t.loadBalancers.some((lb) => lb.id === resource.id) && subnets.length > 1 && subnets[0] !== subnet
  return `${shortWord(resource, t)}${spans ? ' (multi-AZ)' : ''}`
}
