import type { TopologyReader } from '@/model/kinds/kind'
import type { AnyResource } from '@/model/resource'

const sharedNames = new WeakMap<TopologyReader, ReadonlySet<string>>()

/** Names that several resources of one kind have: three subnets called "Public Subnet" cannot be told apart without their ids. */
function namesInCommon(t: TopologyReader): ReadonlySet<string> {
  const known = sharedNames.get(t)
  if (known !== undefined) return known
  const counted = new Map<string, number>()
  for (const r of t.all) if (r.name !== undefined) counted.set(nameKey(r), (counted.get(nameKey(r)) ?? 0) + 1)
  const shared = new Set([...counted].filter(([, count]) => count > 1).map(([key]) => key))
  sharedNames.set(t, shared)
  return shared
}

const nameKey = (r: AnyResource) => JSON.stringify([r.kind, r.name])

/** How rows and tables refer to a resource: its name, with the id where the name alone is not enough; without a name the id. */
export function referenceTo(id: string, t: TopologyReader): string {
  const resource = t.get(id)
  if (resource?.name === undefined) return id
  return namesInCommon(t).has(nameKey(resource)) ? `${resource.name} (${resource.id})` : resource.name
}

/** How sentences call a resource: as rows do, but an unnamed one by its kind: `NAT Gateway nat-a`; the only one of its kind needs no id. */
export function titleOf(id: string, t: TopologyReader): string {
  const resource = t.get(id)
  if (resource === undefined || resource.name !== undefined) return referenceTo(id, t)
  const { label } = t.kindOf(resource).look
  return t.ofKind(resource.kind).length === 1 ? label : `${label} ${resource.id}`
}
