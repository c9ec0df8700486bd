import type { Request } from '@/layouts/route/trunks'
import type { Diagram, DiagramLink } from '@/model/views/diagram'

/** A trunk of lines that point both ways would read as a link between its branches. */
const markOf = (link: DiagramLink) => (link.arrows === 'both' ? null : [link.stroke, link.arrows, link.relation].join(' '))

/** The links of a diagram as lines to be routed; a link of a box with itself draws nothing. */
export function requestsOf(diagram: Diagram): Request[] {
  return diagram.links
    .filter((link) => link.from !== link.to)
    .map((link) => ({ id: link.id, from: link.from, to: link.to, label: link.label, mark: markOf(link) }))
}
