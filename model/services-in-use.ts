import { awsService } from '@/model/aws-services'
import type { ResourceId } from '@/model/resource'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Resources of regional AWS services that some workload opens connections to. */
export const regionalServicesInUse = (t: TopologyIndex): readonly Resource[] =>
  t.all.filter((r) => t.kindOf(r).look.service !== undefined && t.consumersOf(r.id).length > 0)

/** Services in use that no interface endpoint leads to: they are reached at their public addresses. */
export function unservedFamilies(t: TopologyIndex): readonly { readonly name: string; readonly resources: readonly ResourceId[] }[] {
  const inside = new Set(t.of('interface-endpoint').map((e) => awsService(e.service).family))
  const families = new Map<string, ResourceId[]>()
  for (const resource of regionalServicesInUse(t)) {
    const family = t.kindOf(resource).look.service
    if (family !== undefined && !inside.has(family)) families.set(family, [...(families.get(family) ?? []), resource.id])
  }
  return [...families].map(([name, resources]) => ({ name, resources }))
}
