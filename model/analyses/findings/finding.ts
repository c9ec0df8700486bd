import type { Severity } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Something about a network that somebody should know before it is deployed. */
export interface Finding {
  readonly resource: ResourceId
  /** Place inside the resource: `ingress/0`, `routes/2`; empty for the whole of it. */
  readonly path: string
  readonly message: string
  readonly fix: string
}

/** One question asked of every topology. What the input does not tell is no finding. */
export interface Analysis {
  /** Stable, documented in docs/findings.md. */
  readonly code: `finding/${string}`
  readonly severity: Severity
  readonly title: string
  /** What it looks for, and why that matters: the text of its documentation. */
  readonly about: string
  find(t: TopologyIndex): readonly Finding[]
}
