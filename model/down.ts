import { allNics, type Nic } from '@/model/reachability/nics'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * What does not work where some resources do not: a zone takes its subnets with it, a VPC or a region all that is in it, a subnet the
 * interfaces in it; a resource is down where all of its interfaces are.
 *
 * @param ids  of resources of the topology
 */
export function downWith(ids: readonly string[], t: TopologyIndex): ReadonlySet<string> {
  const down = new Set<string>(ids)
  if (down.size === 0) return down
  const within = (parents: readonly (ResourceId | undefined)[]) => parents.some((id) => id !== undefined && down.has(id))
  for (const zone of t.of('availability-zone')) if (within([zone.region])) down.add(zone.id)
  for (const vpc of t.of('vpc')) if (within([vpc.region])) down.add(vpc.id)
  for (const subnet of t.of('subnet')) if (within([subnet.availabilityZone, subnet.vpc])) down.add(subnet.id)
  const nics = new Map<ResourceId, Nic[]>()
  for (const nic of allNics(t)) nics.set(nic.owner, [...(nics.get(nic.owner) ?? []), nic])
  for (const [owner, own] of nics) {
    const lost = own.filter((nic) => within([nic.subnet, nic.vpc]) || down.has(owner) || (nic.id !== null && down.has(nic.id)))
    for (const nic of lost) down.add(nic.key)
    if (lost.length === own.length) down.add(owner)
  }
  for (const r of t.all) if (t.interfacesOf(r).length === 0 && within([t.vpcOf(r.id)])) down.add(r.id)
  return down
}
