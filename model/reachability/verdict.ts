import type { ProposalChange } from '@/model/estate'
import type { PortRange } from '@/model/net/ports'
import type { Code } from '@/model/reachability/codes'
import type { ResourceId, Source } from '@/model/resource'

export type VerdictWord = 'reachable' | 'blocked' | 'undecided'

/** Named stages of a packet's way, in the order in which a packet meets them. */
export type Stage =
  | 'source'
  | 'security-group-egress'
  | 'network-acl-egress'
  | 'route-table'
  | 'gateway'
  | 'load-balancer'
  | 'network-acl-ingress'
  | 'security-group-ingress'
  | 'listener'
  | 'destination'

/** The rule, route or entry that decides: its resource, its place inside it, and its words. */
export interface RuleReference {
  readonly of: ResourceId
  /** `ingress/0`, `routes/2`, `entries/1`; empty for an implied one, such as a local route. */
  readonly path: string
  readonly text: string
}

/** Addresses and ports of a packet at a place, for people and for tools. */
export interface HeaderFacts {
  readonly source: string
  readonly destination: string
  readonly protocol: string
  readonly sourcePorts: string
  readonly destinationPorts: string
}

export interface Hop {
  /** Id of the resource that the packet meets; `internet` for the outside. */
  readonly component: ResourceId
  readonly kind: string
  readonly stage: Stage
  readonly decision: 'pass' | 'block' | 'unknown'
  readonly header: HeaderFacts
  /** The header as the component sends it on, where it rewrites it. */
  readonly rewritten: HeaderFacts | null
  readonly rule: RuleReference | null
  readonly code: Code | null
  /** A sentence: why it passes, stops or cannot be told. */
  readonly why: string
  /** Where the component, or the resource whose rule decides, was imported from. */
  readonly source?: Source
}

/** One thing that stops the packet; all of them are named, not the first alone. */
export interface Blocker {
  readonly code: Code
  readonly component: ResourceId
  readonly direction: 'forward' | 'return'
  readonly stage: Stage
  readonly rule: RuleReference | null
  readonly why: string
  /** What to do, in words. */
  readonly fix: string
  /** Where what is to be changed was imported from. */
  readonly source?: Source
}

/** What the input does not tell and the verdict depends on. */
export interface Doubt {
  readonly component: ResourceId
  /** `securityGroups`, `entries`, `sourcePort`, … */
  readonly attribute: string
  readonly direction: 'forward' | 'return'
  /** Where there is one for what is not told. */
  readonly code?: Code
  readonly why: string
}

export interface Path {
  readonly hops: readonly Hop[]
}

/** A question about one connection. */
export interface Question {
  /** Id of a resource that owns network interfaces, of a gateway, or of a party outside; `internet`; or an address. */
  readonly from: string
  readonly to: string
  /** IANA number. */
  readonly protocol: number
  /** Destination port; without it any port that passes will do. */
  readonly port?: number | undefined
  /** Port of the client; without it every port that a client may take must pass. */
  readonly sourcePort?: number | undefined
  /** Without it an echo request. */
  readonly icmpType?: number | undefined
  readonly icmpCode?: number | undefined
  /** Endpoints that are meant where several lead to the service: what a flow passes. */
  readonly via?: readonly ResourceId[] | undefined
  /** A load balancer that it goes through: then `port` is that of its listener, and `to` is one of its targets. */
  readonly through?: ResourceId | undefined
}

/** A way over a load balancer that answers a question, too. */
export interface WayThrough {
  readonly through: ResourceId
  readonly to: ResourceId
  /** Of the listener. */
  readonly port: number
  /** Of the target; absent: the input does not tell. */
  readonly targetPort?: number
  readonly verdict: VerdictWord
}

/** The answer: proof or refusal, with its evidence. */
export interface Verdict {
  readonly verdict: VerdictWord
  readonly forward: Path
  /** null: nothing arrives that could be answered, or the protocol has no answers. */
  readonly return: Path | null
  readonly blockers: readonly Blocker[]
  readonly undecided: readonly Doubt[]
  /** Smallest set of changes found that would open the way, as a proposal has them; null: words only, or nothing to change. */
  readonly changes: readonly ProposalChange[] | null
  /** Ports that pass, where the question leaves the port open. */
  readonly ports: readonly PortRange[] | null
  /** Pairs of interfaces that were asked, and how many of them pass: `2` of `2` tasks. */
  readonly pairs: { readonly asked: number; readonly reachable: number }
  /** What the verdict takes for granted. */
  readonly assumptions: readonly string[]
}
