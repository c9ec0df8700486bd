import { encodeLabel } from '@/exporters/mermaid/encode'
import { mermaidNames } from '@/exporters/mermaid/names'
import { styleOf } from '@/exporters/mermaid/theme'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

/**
 * A Diagram as a Mermaid flowchart.
 *
 * @param whole  also what the topology file leaves aside in text diagrams
 * @returns source without fence, one statement a line, ending without a newline; Mermaid 11 and 12 read the same meaning in it
 */
export function flowchart(diagram: Diagram, whole = false): string {
  const nodes = diagram.nodes.filter((n) => whole || n.aside !== true)
  const boxes = new Set([...nodes.map((n) => n.id), ...diagram.groups.map((g) => g.id)])
  const links = diagram.links.filter((l) => boxes.has(l.from) && boxes.has(l.to))
  const names = mermaidNames([...diagram.groups.map((g) => g.id), ...nodes.map((n) => n.id)])
  const name = (id: string) => names.get(id) ?? id

  const inside = (parent: string | null, depth: number): string[] => [
    ...nodes.filter((n) => n.parent === parent).map((n) => `${indent(depth)}${name(n.id)}${shape(n)}`),
    ...diagram.groups.filter((g) => g.parent === parent).flatMap((g) => subgraph(g, depth)),
  ]
  const subgraph = (group: DiagramGroup, depth: number): string[] => [
    `${indent(depth)}subgraph ${name(group.id)}["${encodeLabel(group.lines)}"]`,
    ...inside(group.id, depth + 1),
    `${indent(depth)}end`,
  ]
  const styles = diagram.groups.flatMap((g) => {
    const style = styleOf(g)
    return style === undefined ? [] : [`${indent(1)}style ${name(g.id)} ${style}`]
  })
  const sections = [inside(null, 1), links.map((l) => `${indent(1)}${name(l.from)} ${arrow(l)} ${name(l.to)}`), styles]
  const body = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return [`${settings(diagram)}flowchart ${diagram.direction === 'down' ? 'TB' : 'LR'}`, body.join('\n\n')]
    .filter((s) => s !== '')
    .join('\n')
}

const indent = (depth: number): string => '    '.repeat(depth)

// The base theme leaves fills and strokes to the styles below.
const settings = (diagram: Diagram): string =>
  diagram.fontSizePx === undefined ? '' : `%%{init: {'theme':'base', 'themeVariables': {'fontSize':'${diagram.fontSizePx}px'}}}%%\n`

const shape = (node: DiagramNode): string => {
  const label = `"${encodeLabel(node.lines)}"`
  return node.shape === 'stadium' ? `([${label}])` : `[${label}]`
}

const strokes = {
  solid: { forward: '-->', both: '<-->', none: '---' },
  dotted: { forward: '-.->', both: '<-.->', none: '-.-' },
} as const

const arrow = (link: DiagramLink): string => {
  const line = strokes[link.stroke][link.arrows]
  return link.label === '' ? line : `${line}|"${encodeLabel([link.label])}"|`
}
