import type { TopologyIndex } from '@/model/topology-index'

/** A practice that the model can check. */
export interface PracticeCheck {
  readonly id: string
  check(t: TopologyIndex): PracticeAnswer
}

export interface PracticeAnswer {
  /** `partly`: something keeps it and something does not. */
  readonly holds: 'yes' | 'partly' | 'no' | 'unknown'
  /** What was found, with the resources that decide. */
  readonly evidence: string
}

export const yes = (evidence: string): PracticeAnswer => ({ holds: 'yes', evidence })
export const partly = (evidence: string): PracticeAnswer => ({ holds: 'partly', evidence })
export const no = (evidence: string): PracticeAnswer => ({ holds: 'no', evidence })
export const unknown = (evidence: string): PracticeAnswer => ({ holds: 'unknown', evidence })
