import { blocks, type DocumentSection } from '@/exporters/document/section'
import { fenced, inline } from '@/exporters/markdown/encode'
import { mermaid } from '@/exporters/mermaid/mermaid'
import type { TopologyIndex } from '@/model/topology-index'
import { drawView } from '@/model/views/draw-view'

/** A picture of the topology as a Mermaid block; null where it has none such. */
export function picture(t: TopologyIndex, viewId: string): string | null {
  const drawn = drawView(t.topology, viewId)
  if (drawn === undefined) return null
  return fenced('mermaid', mermaid(drawn.type === 'diagram' ? drawn.diagram : drawn.sequence))
}

export const overviewSection: DocumentSection = {
  id: 'overview',
  write: (t) => (t.all.length === 0 ? null : blocks('## VPC Architecture Overview', picture(t, 'network'))),
}

export const securityGroupsSection: DocumentSection = {
  id: 'security-groups',
  write: (t) => {
    const drawn = picture(t, 'security-groups')
    return drawn === null ? null : blocks('## Security Groups Architecture', drawn)
  },
}

export const flowsSection: DocumentSection = {
  id: 'flows',
  write: (t) => {
    const { flows } = t.topology
    if (flows.length === 0) return null
    return blocks('## Traffic Flow Patterns', ...flows.flatMap((flow) => [`### ${inline(flow.name)}`, picture(t, `flow-${flow.id}`)]))
  },
}
