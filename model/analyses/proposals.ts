import { monthlyUsd } from '@/model/cost'
import type { Proposal } from '@/model/estate'
import { roundCents } from '@/model/money'
import { resolveText } from '@/model/text-template'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { applyChanges } from '@/model/what-if'

export interface ProposalStep {
  readonly title: string
  readonly does: readonly string[]
  /** Extra cost of this step in USD a month, computed by applying its changes. */
  readonly usdPerMonth: number
  readonly costNote: string | undefined
  readonly benefit: string | undefined
}

/** The steps of a proposal with what each costs: the topology is changed step by step and its cost computed anew. */
export function proposalSteps(
  proposal: Proposal,
  topology: Topology,
): { readonly steps: readonly ProposalStep[]; readonly usdPerMonth: number } {
  const after = applyChanges(
    topology,
    proposal.steps.flatMap((s) => s.changes),
  )
  const words = indexOf(after.topology)
  let before = topology
  const steps = proposal.steps.map((step): ProposalStep => {
    const next = applyChanges(before, step.changes).topology
    const usdPerMonth = roundCents(monthlyUsd(next) - monthlyUsd(before))
    before = next
    return {
      title: step.title,
      does: step.does.map((d) => resolveText(d, words)),
      usdPerMonth,
      costNote: step.costNote,
      benefit: step.benefit,
    }
  })
  return { steps, usdPerMonth: roundCents(monthlyUsd(after.topology) - monthlyUsd(topology)) }
}
