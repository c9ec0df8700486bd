import type { ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * Other names that a resource goes by, where they are nobody else's: its AWS id, its ARN, and its address in the files that it was
 * imported from, such as `aws_instance.web[0]`.
 */
export const aliasesOf = (t: TopologyIndex): ReadonlyMap<string, ResourceId> => known(t, '')

const known = remember((t: TopologyIndex, _key: string): ReadonlyMap<string, ResourceId> => {
  const found = new Map<string, ResourceId | null>()
  for (const { id, awsId, arn, source } of t.all)
    for (const name of new Set([awsId, arn, source?.address])) {
      if (name === undefined || t.get(name) !== undefined) continue
      found.set(name, found.has(name) && found.get(name) !== id ? null : id)
    }
  return new Map([...found].flatMap(([name, id]) => (id === null ? [] : [[name, id]])))
})
