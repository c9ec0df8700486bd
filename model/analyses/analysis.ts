import type { Severity } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** A question asked of the whole topology; its answers are findings, none where all is well. */
export interface Analysis {
  readonly id: string
  /** What it looks for, in a few words. */
  readonly title: string
  run(t: TopologyIndex): readonly Finding[]
}

export interface Finding {
  /** Stable, searchable: `consistency/stated-cost`. */
  readonly code: `${string}/${string}`
  readonly severity: Severity
  /** What was found, what was expected. */
  readonly message: string
  readonly resources: readonly ResourceId[]
}
