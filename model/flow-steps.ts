import type { StepVerdict } from '@/model/flow-path/step-verdicts'
import type { ResourceId } from '@/model/resource'

/**
 * A message of a declared flow as the player shows it: who sends what to whom, by which route and rule of the model, and what happens to
 * the addresses on the way.
 */
export interface FlowStep {
  /** 1-based. */
  readonly step: number
  /** `3`, or `3a`, `3b` for steps that move together. */
  readonly numeral: string
  /** Enclosing block, innermost last: `Parallel: S3`, `Alternative: cache miss`. */
  readonly branch: readonly string[]
  /** Steps of equal `moment` move together. */
  readonly moment: number
  readonly fromLabel: string
  readonly toLabel: string
  readonly from: readonly ResourceId[]
  readonly to: readonly ResourceId[]
  readonly text: string
  readonly response: boolean
  /** `TCP 443`; empty where the flow does not say. */
  readonly traffic: string
  /** Notes that stand at this step. */
  readonly notes: readonly string[]
  /** The real hops of this step through the configuration: route table, NAT, gateway, group rule. */
  readonly hops: readonly FlowHop[]
  /** Whether it passes, proved; null: the step answers no request that the flow declares. */
  readonly verdict: StepVerdict | null
  /** What is rewritten on the way: chips beside the particle. */
  readonly rewrites: readonly AddressRewrite[]
}

export interface FlowHop {
  readonly resource: ResourceId
  readonly label: string
  /** The deciding fact: `0.0.0.0/0 → nat-a (longest prefix)`, `ingress 8080 from ALB-SG`. */
  readonly why: string
}

export interface AddressRewrite {
  readonly type: 'SNAT' | 'DNAT'
  readonly before: string
  readonly after: string
  readonly by: ResourceId
}
