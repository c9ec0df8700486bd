import type { Fallible } from '@/model/fallible'
import type { FlowOutcome } from '@/model/flow-outcomes'

/** What becomes of the flows where some things do not work. */
export interface WhatIfAnswer {
  /** Ids of all that is down, what stands in it included. */
  readonly down: readonly string[]
  readonly flows: readonly FlowOutcome[]
}

export interface WhatIfWorker {
  /** What may be supposed to fail. */
  fallible(): Promise<readonly Fallible[]>
  whatIf(down: readonly string[]): Promise<WhatIfAnswer>
}
