import type { Flow } from '@/model/flows'
import { proposers } from '@/model/proposed-flows/index'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'

/** More than anybody plays; what matters most is proposed first. */
const mostFlows = 40

/** Flows that the configuration itself suggests, for a topology of which nobody has declared any. */
export function proposeFlows(topology: Topology): readonly Flow[] {
  const t = indexOf(topology)
  const taken = new Set(topology.flows.map((flow) => flow.id))
  const found: Flow[] = []
  for (const { propose } of proposers)
    for (const flow of propose(t)) {
      if (found.length >= mostFlows) return found
      const id = unique(slug(flow.id), taken)
      taken.add(id)
      found.push({ ...flow, id })
    }
  return found
}

/** Ids stand in addresses and file names. */
const slug = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 120)

function unique(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let n = 2
  while (taken.has(`${id}-${n}`)) n++
  return `${id}-${n}`
}
