import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'
import type { Sequence } from '@/model/views/sequence'

/** A kind of picture made from the topology. One view may give several pictures: one sequence for each flow. */
export interface View {
  readonly id: string
  /** The pictures that this topology gives; none where it has nothing to show. */
  pictures(t: TopologyIndex): readonly Picture[]
}

export type Picture =
  | { readonly id: string; readonly title: string; readonly type: 'diagram'; draw(): Diagram }
  | { readonly id: string; readonly title: string; readonly type: 'sequence'; readonly flow: string; draw(): Sequence }
