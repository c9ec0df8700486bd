import type { ResourceId } from '@/model/resource'

/** A flow as a sequence diagram: the other kind of picture that views make. */
export interface Sequence {
  readonly id: string
  readonly title: string
  readonly participants: readonly Participant[]
  readonly items: readonly SequenceItem[]
}

export interface Participant {
  readonly id: string
  /** Label, one entry a line. */
  readonly lines: readonly string[]
  /** What it stands for in the model; several for a participant such as "ECS/Lambda". */
  readonly resources: readonly ResourceId[]
}

export type SequenceItem = SequenceMessage | SequenceNote | SequenceBlock

export interface SequenceMessage {
  readonly type: 'message'
  /** 1-based position among the flow's messages: the step that the player shows. */
  readonly step: number
  readonly from: string
  readonly to: string
  readonly lines: readonly string[]
  readonly response: boolean
}

export interface SequenceNote {
  readonly type: 'note'
  /** One or two participants. */
  readonly over: readonly [string] | readonly [string, string]
  readonly lines: readonly string[]
}

export interface SequenceBlock {
  readonly type: 'parallel' | 'alternative'
  readonly branches: readonly { readonly label: string; readonly items: readonly SequenceItem[] }[]
}
