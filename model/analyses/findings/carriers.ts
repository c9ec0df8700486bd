import type { ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * Resources that carry a security group: by their interfaces, or because the input names the group for them without telling where they
 * stand (a cache of which only the name of its subnet group is known).
 */
export const carriersOf = (group: ResourceId, t: TopologyIndex): readonly Resource[] => byGroup(t, '').get(group) ?? []

const byGroup = remember((t: TopologyIndex): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>()
  for (const r of t.all) {
    const named = 'securityGroups' in r ? (r.securityGroups ?? []) : []
    const groups = new Set<string>([...named, ...t.interfacesOf(r).flatMap((i) => i.securityGroups ?? [])])
    for (const group of groups) found.set(group, [...(found.get(group) ?? []), r])
  }
  return found
})

/** Templates are left out of the picture, and instances made of them carry their groups. */
const template = /launch_?(?:template|configuration)/i

/** Whether something may carry a group that the input does not tell of. */
export const mayCarryMore = remember(
  (t: TopologyIndex): boolean =>
    t.all.some((r) => t.interfacesOf(r).some((i) => i.securityGroups === undefined)) ||
    t.of('generic').some((r) => r.securityGroups === undefined && r.vpc !== undefined) ||
    (t.topology.imported?.types ?? []).some((type) => type.leftOut > 0 && template.test(type.type)),
)
