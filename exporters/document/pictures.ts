import { blocks, type DocumentSection } from '@/exporters/document/section'
import { code, fenced, inline } from '@/exporters/markdown/encode'
import { mermaid } from '@/exporters/mermaid/mermaid'
import { groupThousands } from '@/model/money'
import type { TopologyIndex } from '@/model/topology-index'
import { drawView } from '@/model/views/draw-view'

/** What Mermaid draws at most, unless its site is set up otherwise. Source: mermaid config.schema.yaml, `maxTextSize` and `maxEdges` */
const most = { characters: 50_000, edges: 500 } as const

/** A picture of the topology as a Mermaid block, with a word before it where it is too large for Mermaid; null where it has none such. */
export function picture(t: TopologyIndex, viewId: string): string | null {
  const drawn = drawView(t.topology, viewId)
  if (drawn === undefined) return null
  const source = mermaid(drawn.type === 'diagram' ? drawn.diagram : drawn.sequence)
  const edges = drawn.type === 'diagram' ? drawn.diagram.links.length : 0
  return blocks(tooLarge(source.length, edges), fenced('mermaid', source))
}

function tooLarge(characters: number, edges: number): string | null {
  if (characters <= most.characters && edges <= most.edges) return null
  const [size, limit, option] =
    edges > most.edges
      ? [`${groupThousands(edges)} lines`, groupThousands(most.edges), 'maxEdges']
      : [`${groupThousands(characters)} characters`, groupThousands(most.characters), 'maxTextSize']
  return `This picture has ${size}; Mermaid draws up to ${limit} unless ${code(option)} is raised. The viewer draws it whole.`
}

export const overviewSection: DocumentSection = {
  id: 'overview',
  write: (t) => {
    const drawn = t.all.length === 0 ? null : picture(t, 'network')
    return drawn === null ? null : blocks('## VPC Architecture Overview', drawn)
  },
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
