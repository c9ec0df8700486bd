import type { Analysis, Finding } from '@/model/analyses/findings/finding'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** What runs in several copies, which subnets of several zones could hold. */
const spreadable = ['application-load-balancer', 'network-load-balancer', 'ecs-service', 'lambda-function'] as const

// NAT gateways are left to finding/nat-in-another-zone, which names the subnets that lose their way out.
export const singleZone: Analysis = {
  code: 'finding/single-zone',
  severity: 'warning',
  title: 'A load balancer, service or database in one zone only',
  about:
    'When the availability zone fails, it is gone until somebody starts it elsewhere. Told of load balancers and services whose subnets all lie in one zone, and of databases without a standby; of Aurora, whose standby is another instance of the cluster, nothing is told.',
  find: (t) => [
    ...spreadable.flatMap((kind) => t.of(kind).flatMap((r) => inOneZone(r, t))),
    ...t.of('rds-instance').flatMap((r) => withoutStandby(r, t)),
  ],
}

function inOneZone(resource: Resource, t: TopologyIndex): readonly Finding[] {
  const zones = zonesOf(resource, t)
  const [zone] = zones ?? []
  if (zone === undefined || zones?.size !== 1) return []
  const message = `${titleOf(resource.id, t)} stands in ${zoneName(zone, t)} only: when that zone fails, it is gone.`
  return [{ resource: resource.id, path: 'subnets', message, fix: 'Give it a subnet in a second zone.' }]
}

/** Zones that a resource stands in; null: the input does not tell all of them. */
function zonesOf(resource: Resource, t: TopologyIndex): ReadonlySet<ResourceId> | null {
  const zones = new Set<ResourceId>()
  for (const { subnet } of t.interfacesOf(resource)) {
    const place = t.get(subnet)
    if (place?.kind !== 'subnet' || place.availabilityZone === undefined) return null
    zones.add(place.availabilityZone)
  }
  return zones
}

function withoutStandby(database: ResourceOf<'rds-instance'>, t: TopologyIndex): readonly Finding[] {
  if (database.multiAz !== false || database.engine?.startsWith('aurora') === true) return []
  const zone = database.availabilityZone
  const message = `${titleOf(database.id, t)} has no standby: when ${zone === undefined ? 'its zone' : zoneName(zone, t)} fails, it is gone.`
  return [{ resource: database.id, path: 'multiAz', message, fix: 'Switch Multi-AZ on.' }]
}

/** Which zone it is counts, even where the input has no other. */
function zoneName(id: ResourceId, t: TopologyIndex): string {
  const zone = t.get(id)
  return zone === undefined ? id : (zone.name ?? `${t.kindOf(zone).look.label} ${id}`)
}
