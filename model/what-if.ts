import type { ProposalChange } from '@/model/estate'
import { type Resource, ResourceSchema, type Topology } from '@/model/topology'

export interface Changed {
  readonly topology: Topology
  /** Changes that could not be made, in words. */
  readonly refused: readonly string[]
}

/** The topology as it would be after some changes; one that names nothing, or gives no valid resource, is refused and told. */
export function applyChanges(topology: Topology, changes: readonly ProposalChange[]): Changed {
  const refused: string[] = []
  let resources: readonly Resource[] = topology.resources
  for (const change of changes) {
    if ('add' in change) {
      const read = ResourceSchema.safeParse(change.add)
      if (read.success) resources = [...resources, read.data]
      else refused.push(`"${String(change.add.id ?? '')}" cannot be added: it is no valid resource.`)
      continue
    }
    const id = 'set' in change ? change.set : change.remove
    if (!resources.some((r) => r.id === id)) {
      refused.push(`"${id}" cannot be changed: there is no such resource.`)
      continue
    }
    if ('remove' in change) {
      resources = resources.filter((r) => r.id !== id)
      continue
    }
    resources = resources.map((r) => {
      if (r.id !== id) return r
      const read = ResourceSchema.safeParse({ ...r, ...change.attributes })
      if (read.success) return read.data
      refused.push(`"${id}" cannot be changed so: it would be no valid resource.`)
      return r
    })
  }
  return { topology: { ...topology, resources: [...resources] }, refused }
}
