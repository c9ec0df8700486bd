import type { DrawnOverlay, DrawnView, PlayableFlow, PlayableStep } from '@/components/worker/protocol'
import { collapseDiagram } from '@/layouts/collapse'
import { pathBetween, routeExtra } from '@/layouts/extra-lines'
import { layOut } from '@/layouts/index'
import type { RoutedLine } from '@/layouts/layout'
import { flowSteps } from '@/model/flow-path/flow-steps'
import type { FlowStep } from '@/model/flow-steps'
import { overlays } from '@/model/overlays/index'
import type { ResourceId } from '@/model/resource'
import { resolveText } from '@/model/text-template'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'
import { drawView } from '@/model/views/draw-view'

/** Diagram of a view with its collapsed groups, without layout; null where the topology has no such diagram. */
export function diagramOf(topology: Topology, viewId: string, collapsed: readonly string[]): Diagram | null {
  const drawn = drawView(topology, viewId)
  if (drawn?.type !== 'diagram') return null
  return collapsed.length === 0 ? drawn.diagram : collapseDiagram(drawn.diagram, new Set(collapsed))
}

export async function drawnView(topology: Topology, viewId: string, collapsed: readonly string[]): Promise<DrawnView | null> {
  const diagram = diagramOf(topology, viewId, collapsed)
  return diagram === null ? null : { diagram, layout: await layOut(diagram) }
}

/** Arrows and chips of an overlay, its arrows routed over the picture as it stands. */
export function drawnOverlay(
  topology: Topology,
  { diagram, layout }: DrawnView,
  overlayId: string,
  focus: ResourceId | null,
): DrawnOverlay {
  const overlay = overlays.find((o) => o.id === overlayId)
  if (overlay === undefined) return { marks: { chips: [], arrows: [], lit: [], card: null, legend: [], hint: '' }, lines: [] }
  const marks = overlay.mark(topology, diagram, focus)
  return { marks, lines: routeExtra(diagram, layout, marks.arrows) }
}

/** A declared flow with the way that each of its steps takes through the picture. */
export function playableFlow(topology: Topology, flowId: string, whole: Diagram, drawn: DrawnView): PlayableFlow | null {
  const flow = topology.flows.find((f) => f.id === flowId)
  const sequence = drawView(topology, `flow-${flowId}`)
  if (flow === undefined || sequence?.type !== 'sequence') return null
  const boxOf = boxFinder(whole, drawn.diagram)
  return {
    id: flow.id,
    name: flow.name,
    description: resolveText(flow.description ?? '', indexOf(topology)),
    sequence: sequence.sequence,
    steps: flowSteps(topology, flowId).map((step) => onPicture(step, drawn, boxOf)),
  }
}

interface FoundBox {
  readonly box: string
  readonly hiddenBy: string | null
}

/** Box that stands for a resource: its own, else the collapsed group that hides it. */
function boxFinder(whole: Diagram, shown: Diagram): (id: ResourceId) => FoundBox | null {
  const visible = new Set([...shown.nodes.map((n) => n.id), ...shown.groups.map((g) => g.id)])
  const parents = new Map([...whole.nodes, ...whole.groups].map((b) => [b.id, b.parent]))
  const first = new Map<string, string>()
  for (const box of [...whole.nodes, ...whole.groups])
    for (const resource of box.resources) if (!first.has(resource)) first.set(resource, box.id)
  return (id) => {
    let box: string | null | undefined = first.get(id)
    const own = box
    while (box != null && !visible.has(box)) box = parents.get(box)
    return box == null ? null : { box, hiddenBy: box === own ? null : box }
  }
}

function onPicture(step: FlowStep, { diagram, layout }: DrawnView, boxOf: (id: ResourceId) => FoundBox | null): PlayableStep {
  const froms = step.from.flatMap((id) => boxOf(id) ?? [])
  const tos = step.to.flatMap((id) => boxOf(id) ?? [])
  const hiddenBy = [...froms, ...tos].find((f) => f.hiddenBy !== null)?.hiddenBy ?? null
  const stops = [froms[0]?.box, ...through(step, boxOf), tos[0]?.box].filter((box, i, all) => box !== undefined && box !== all[i - 1])
  const boxes = stops.flatMap((box) => box ?? [])
  const lines: RoutedLine[] = []
  for (let i = 1; i < boxes.length; i += 1) {
    const [a, b] = [boxes[i - 1], boxes[i]]
    const way = a === undefined || b === undefined ? null : pathBetween(diagram, layout, a, b)
    if (way !== null) lines.push(way)
  }
  return { ...step, boxes: [...new Set([...froms, ...tos].map((f) => f.box).concat(boxes))], lines, hiddenBy }
}

/** Boxes between the ends of a step: gateways that its packets pass, where the picture draws them. */
function through(step: FlowStep, boxOf: (id: ResourceId) => FoundBox | null): readonly string[] {
  const ends = new Set<string>([...step.from, ...step.to])
  return step.rewrites.filter((r) => !ends.has(r.by)).flatMap((r) => boxOf(r.by)?.box ?? [])
}
