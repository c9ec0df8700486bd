import type { Fallible } from '@/model/fallible'
import type { FlowOutcome } from '@/model/flow-outcomes'

/** What becomes of the flows where some things do not work. */
export interface WhatIfAnswer {
  /** Ids of all that is down, what stands in it included. */
  readonly down: readonly string[]
  readonly flows: readonly FlowOutcome[]
  /** Difference in monthly cost, USD; what is down is paid for all the same. */
  readonly usdPerMonth: number
  /** Prices that are missing for that: the difference is not known. */
  readonly withoutPrice: readonly string[]
  /** Changes of proposals that could not be made, and what cannot be down, in words. */
  readonly refused: readonly string[]
}

export interface WhatIfWorker {
  /** What may be supposed to fail, where some proposals are carried out. */
  fallible(proposals: readonly string[]): Promise<readonly Fallible[]>
  /** What the topology file proposes. */
  proposals(): Promise<readonly ProposalTitle[]>
  whatIf(down: readonly string[], proposals: readonly string[]): Promise<WhatIfAnswer>
}

export interface ProposalTitle {
  readonly id: string
  readonly title: string
  /** What it costs more a month, USD. */
  readonly usdPerMonth: number
  /** Prices that are missing for that. */
  readonly withoutPrice: readonly string[]
}
