import type { AnyResource } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** The internet as a resource, which a participant needs; undefined: the topology has none, and nothing of it is proposed. */
export const internetOf = (t: TopologyIndex): AnyResource | undefined => t.of('internet')[0]

/** Who comes in from the internet: users where the topology tells of them. */
export const visitorsOf = (t: TopologyIndex): AnyResource | undefined =>
  internetOf(t) === undefined ? undefined : (t.of('users')[0] ?? internetOf(t))
