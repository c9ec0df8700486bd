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
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'
import { drawView } from '@/model/views/draw-view'

/** Diagram of a view with its collapsed groups, without layout; null where the topology has no such diagram. */
export function diagramOf(topology: Topology, viewId: string, collapsed: readonly string[]): Diagram | null {
  const drawn = drawView(topology, viewId)
  if (drawn?.type !== 'diagram') return null
  return collapsed.length === 0 ? drawn.diagram : collapseDiagram(drawn.diagram, new Set(collapsed))
}

/** Longest that a layout may take before the simpler engine, which always answers, does it instead. */
const patienceMs = 8_000

export async function drawnView(topology: Topology, viewId: string, collapsed: readonly string[]): Promise<DrawnView | null> {
  const diagram = diagramOf(topology, viewId, collapsed)
  if (diagram === null) return null
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs)
  })
  try {
    return { diagram, layout: await layOut(diagram, patience) }
  } finally {
    clearTimeout(timer)
  }
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
  const t = indexOf(topology)
  return {
    id: flow.id,
    name: flow.name,
    description: resolveText(flow.description ?? '', t),
    sequence: sequence.sequence,
    steps: flowSteps(topology, flowId).map((step) => onPicture(step, drawn, boxOf, t)),
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

function onPicture(
  step: FlowStep,
  { diagram, layout }: DrawnView,
  boxOf: (id: ResourceId) => FoundBox | null,
  t: TopologyIndex,
): PlayableStep {
  const froms = found(ofThisStep(step.from, step), boxOf)
  const tos = found(ofThisStep(step.to, step), boxOf)
  const stops = [froms[0]?.box, ...gatewaysPassed(step, t).flatMap((id) => boxOf(id)?.box ?? []), tos[0]?.box]
  const way = stops.flatMap((box) => box ?? []).filter((box, i, all) => box !== all[i - 1])
  const lines: RoutedLine[] = []
  for (let i = 1; i < way.length; i += 1) {
    const [from, to] = [way[i - 1], way[i]]
    const line = from === undefined || to === undefined ? null : pathBetween(diagram, layout, from, to)
    if (line !== null) lines.push(line)
  }
  const ends = [...froms, ...tos]
  return {
    ...step,
    boxes: [...new Set([...ends.map((f) => f.box), ...way])],
    lines,
    stopsAfter: stopsAfter(step, way, boxOf),
    hiddenBy: ends.find((f) => f.hiddenBy !== null)?.hiddenBy ?? null,
  }
}

/** Lines that the particle of a blocked step passes: up to the box that stops it, else by the side on which the filter stands. */
function stopsAfter({ verdict }: FlowStep, way: readonly string[], boxOf: (id: ResourceId) => FoundBox | null): number | null {
  if (verdict?.word !== 'blocked') return null
  const [first] = verdict.blockers
  const box = verdict.stoppedAt === null ? null : boxOf(verdict.stoppedAt)
  const at = box === null ? -1 : way.indexOf(box.box)
  if (at >= 0) return at
  const arrives = first !== undefined && ['network-acl-ingress', 'security-group-ingress', 'listener', 'destination'].includes(first.stage)
  return arrives ? Math.max(0, way.length - 1) : 0
}

const found = (ids: readonly ResourceId[], boxOf: (id: ResourceId) => FoundBox | null) => ids.flatMap((id) => boxOf(id) ?? [])

/** A participant may stand for several resources, of which only some take part in a step: those that its hops name. */
function ofThisStep(ids: readonly ResourceId[], step: FlowStep): readonly ResourceId[] {
  const named = new Set(step.hops.map((hop) => hop.resource))
  const taking = ids.filter((id) => named.has(id))
  return taking.length === 0 ? ids : taking
}

/** Gateways that the packets of a step pass between its ends; route tables decide, but nothing passes through them. */
function gatewaysPassed(step: FlowStep, t: TopologyIndex): readonly ResourceId[] {
  const ends = new Set([...step.from, ...step.to])
  return step.hops.flatMap(({ resource }) => {
    const hop = t.get(resource)
    return hop === undefined || ends.has(resource) || t.kindOf(hop).routeTarget === undefined ? [] : [resource]
  })
}
