import { flowSteps } from '@/model/flow-path/flow-steps'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { Topology } from '@/model/topology'

const weights: Readonly<Record<VerdictWord, number>> = { reachable: 0, undecided: 1, blocked: 2 }

/** The worst verdict of each flow, by id; a flow of which no step can be asked has none. */
export function worstVerdicts(topology: Topology): Readonly<Record<string, VerdictWord>> {
  const found: Record<string, VerdictWord> = Object.create(null)
  for (const flow of topology.flows) {
    const words = flowSteps(topology, flow.id).flatMap((step) => step.verdict?.word ?? [])
    const [first] = words
    if (first !== undefined) found[flow.id] = words.reduce((worst, word) => (weights[word] > weights[worst] ? word : worst), first)
  }
  return { ...found }
}
