import { proposers } from '@/model/flow-proposals/index'
import type { Flow } from '@/model/flows'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'

/** More than anybody plays. */
const mostFlows = 40

/**
 * Flows that the configuration itself suggests, for a topology of which nobody has declared any.
 *
 * @param most  how many at most
 * @returns the most interesting kind first; ids that no flow of the topology has
 */
export function proposeFlows(topology: Topology, most: number = mostFlows): readonly Flow[] {
  const t = indexOf(topology)
  const found = proposers.map(({ id, propose }) =>
    firstOf(propose(t), most).map((flow): Flow => ({ ...flow, id: slug(`${id}-${flow.id}`) })),
  )
  const taken = new Set(topology.flows.map((flow) => flow.id))
  return share(found, most).map((flow) => {
    const id = unique(flow.id, taken)
    taken.add(id)
    return { ...flow, id, proposed: true }
  })
}

function firstOf(flows: Iterable<Flow>, most: number): readonly Flow[] {
  const found: Flow[] = []
  if (!(most > 0)) return found
  for (const flow of flows) {
    found.push(flow)
    if (found.length >= most) break
  }
  return found
}

/** Each proposer has a share that the others cannot take, so that fifty load balancers do not hide the way out; the first have the rest. */
function share(found: readonly (readonly Flow[])[], most: number): readonly Flow[] {
  const each = Math.max(1, Math.floor(most / Math.max(1, found.length)))
  let left = Math.max(0, most)
  const counts = found.map((flows) => {
    const count = Math.min(flows.length, each, left)
    left -= count
    return count
  })
  return found.flatMap((flows, i) => {
    const own = counts[i] ?? 0
    const more = Math.min(flows.length - own, left)
    left -= more
    return flows.slice(0, own + more)
  })
}

const longestId = 120

/** Ids stand in addresses and in the names of files. */
const slug = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, longestId)

function unique(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let n = 2
  while (taken.has(`${id}-${n}`)) n++
  return `${id}-${n}`
}
