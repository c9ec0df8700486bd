import { flowchart } from '@/exporters/mermaid/flowchart'
import { sequenceDiagram } from '@/exporters/mermaid/sequence-diagram'
import type { Diagram } from '@/model/views/diagram'
import type { Sequence } from '@/model/views/sequence'

/** Either kind of picture as Mermaid source, without a fence. */
export const mermaid = (picture: Diagram | Sequence, whole = false): string =>
  'participants' in picture ? sequenceDiagram(picture) : flowchart(picture, whole)
