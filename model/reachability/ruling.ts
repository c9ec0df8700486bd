import type { Code } from '@/model/reachability/codes'
import type { RuleReference } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'

/** What a filter says of a packet. Words are made when they are shown: a sweep over many packets needs none. */
export interface Ruling {
  readonly outcome: 'pass' | 'block' | 'unknown'
  /** Resource that decides: a group, a network ACL, a route table. */
  readonly by: ResourceId | null
  readonly rule: (() => RuleReference) | null
  readonly code: Code | null
  readonly why: () => string
  /** What the outcome depends on where it is unknown. */
  readonly doubts: readonly { readonly component: ResourceId; readonly attribute: string; readonly code?: Code; readonly why: string }[]
}
