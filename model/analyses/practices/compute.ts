import type { Category } from '@/model/look'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

const categories: ReadonlySet<Category> = new Set(['compute', 'containers', 'serverless'])

/** Workloads that run code of the user's and own network interfaces. */
export const computeOf = (t: TopologyIndex): readonly Resource[] =>
  t.all.filter((r) => categories.has(t.kindOf(r).look.category) && t.interfacesOf(r).length > 0)
