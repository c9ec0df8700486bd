import { monthlyUsd, unpriced } from '@/model/cost'
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
  /** Prices that the topology would have to tell for that: without one of them the cost is unknown. */
  readonly withoutPrice: readonly string[]
  readonly costNote: string | undefined
  readonly benefit: string | undefined
}

/** The steps of a proposal with what each costs: the topology is changed step by step and its cost computed anew. */
export function proposalSteps(
  proposal: Proposal,
  topology: Topology,
): { readonly steps: readonly ProposalStep[]; readonly usdPerMonth: number; readonly withoutPrice: readonly string[] } {
  const after = applyChanges(
    topology,
    proposal.steps.flatMap((s) => s.changes),
  )
  const words = indexOf(after.topology)
  let before = topology
  const steps = proposal.steps.map((step): ProposalStep => {
    const next = applyChanges(before, step.changes).topology
    const usdPerMonth = roundCents(monthlyUsd(next) - monthlyUsd(before))
    const withoutPrice = newlyUnpriced(before, next)
    before = next
    return {
      title: step.title,
      does: step.does.map((d) => resolveText(d, words)),
      usdPerMonth,
      withoutPrice,
      costNote: step.costNote,
      benefit: step.benefit,
    }
  })
  return {
    steps,
    usdPerMonth: roundCents(monthlyUsd(after.topology) - monthlyUsd(topology)),
    withoutPrice: newlyUnpriced(topology, after.topology),
  }
}

/** Missing prices of what the second topology has and the first has not. */
export function newlyUnpriced(before: Topology, after: Topology): readonly string[] {
  const known = new Set(unpriced(before).flatMap(({ priceId, of }) => of.map((id) => JSON.stringify([priceId, id]))))
  return unpriced(after).flatMap(({ priceId, of }) => (of.every((id) => known.has(JSON.stringify([priceId, id]))) ? [] : [priceId]))
}
