import { newlyUnpriced } from '@/model/analyses/proposals'
import { monthlyUsd } from '@/model/cost'
import { downWith } from '@/model/down'
import { flowSteps, flowStepsWhile } from '@/model/flow-path/flow-steps'
import { roundCents } from '@/model/money'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { applyChanges, type Changed } from '@/model/what-if'

/** What is supposed: proposals of the topology file are carried out, and some resources do not work. */
export interface Supposition {
  readonly proposals: readonly string[]
  readonly down: readonly string[]
}

export interface StepOutcome {
  readonly step: string
  readonly from: string
  readonly to: string
  readonly before: VerdictWord | null
  readonly after: VerdictWord | null
  /** Why it is as it is then. */
  readonly why: string
}

export interface FlowOutcome {
  readonly id: string
  readonly name: string
  /** `lost`: a step that passed no longer does; `won`: the other way round; `changed`: a step that never passes has another verdict. */
  readonly outcome: 'same' | 'lost' | 'won' | 'changed'
  readonly steps: readonly StepOutcome[]
}

export interface Outcome {
  readonly flows: readonly FlowOutcome[]
  /** Difference in monthly cost, USD; what is down is paid for all the same. */
  readonly usdPerMonth: number
  /** Prices that the topology would have to tell for that: without one of them the difference is not known. */
  readonly withoutPrice: readonly string[]
  /** Ids of all that is down, what stands in it included. */
  readonly down: readonly string[]
  /** Changes of proposals that could not be made, and what cannot be down, in words. */
  readonly refused: readonly string[]
}

/** The topology with proposals of its file carried out, in the order of the file. */
export const withProposals = (topology: Topology, proposals: readonly string[]): Changed =>
  applyChanges(
    topology,
    topology.proposals.filter((p) => proposals.includes(p.id)).flatMap((p) => p.steps.flatMap((s) => s.changes)),
  )

/** Every declared flow, proved as things are and as they would be. */
export function flowOutcomes(topology: Topology, { proposals, down }: Supposition): Outcome {
  const { topology: changed, refused } = withProposals(topology, proposals)
  const lost = downWith(down, indexOf(changed))
  return {
    flows: topology.flows.map((flow) => outcomeOf(flow.id, flow.name, topology, changed, lost)),
    usdPerMonth: roundCents(monthlyUsd(changed) - monthlyUsd(topology)),
    withoutPrice: newlyUnpriced(topology, changed),
    // Interfaces that their owner has no name for are of no use to a reader.
    down: [...lost].filter((id) => indexOf(changed).get(id) !== undefined),
    refused: [...refused, ...down.flatMap((id) => (indexOf(changed).get(id) === undefined ? [noSuch(id)] : []))],
  }
}

const noSuch = (id: string) => `"${id}" cannot be down: there is no such resource.`

function outcomeOf(id: string, name: string, topology: Topology, changed: Topology, down: ReadonlySet<string>): FlowOutcome {
  const after = flowStepsWhile(down, changed, id)
  const steps = flowSteps(topology, id).map((step, i): StepOutcome => {
    const then = after[i]?.verdict
    return {
      step: step.numeral,
      from: step.fromLabel.replace(/\s+/g, ' '),
      to: step.toLabel.replace(/\s+/g, ' '),
      before: step.verdict?.word ?? null,
      after: then?.word ?? null,
      why: then?.blockers[0]?.why ?? then?.why ?? '',
    }
  })
  const has = (outcome: FlowOutcome['outcome']) => steps.some((s) => stepOutcome(s) === outcome)
  return { id, name, steps, outcome: (['lost', 'won', 'changed'] as const).find(has) ?? 'same' }
}

/** What becomes of a step. */
export function stepOutcome({ before, after }: StepOutcome): FlowOutcome['outcome'] {
  if (before === after) return 'same'
  if (before === 'reachable') return 'lost'
  return after === 'reachable' ? 'won' : 'changed'
}
