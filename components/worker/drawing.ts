import { type BoxFinder, boxFinder, linesBetween, stopOnWay } from '@/components/worker/boxes'
import type { DrawnOverlay, PlayableFlow, PlayableStep, ResourcePlace } from '@/components/worker/protocol'
import { chipRows } from '@/layouts/chip-rows'
import { collapseDiagram } from '@/layouts/collapse'
import { drawDiagram } from '@/layouts/draw-diagram'
import { routeExtra } from '@/layouts/extra-lines'
import { closedGroups, toggledToOpen } from '@/layouts/first-collapse'
import type { DrawnView, Shape } from '@/layouts/layout'
import { downWith } from '@/model/down'
import { flowSteps, flowStepsWhile } from '@/model/flow-path/flow-steps'
import type { FlowStep } from '@/model/flow-steps'
import { overlays } from '@/model/overlays/index'
import type { ResourceId } from '@/model/resource'
import { resolveText } from '@/model/text-template'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { boxesOfResource } from '@/model/views/boxes-of-resource'
import type { Diagram } from '@/model/views/diagram'
import { drawView } from '@/model/views/draw-view'

/** Diagram of a view with all its groups open; null where the topology has no such diagram. */
export function wholeOf(topology: Topology, viewId: string): Diagram | null {
  const drawn = drawView(topology, viewId)
  return drawn?.type === 'diagram' ? drawn.diagram : null
}

/** Diagram of a view with the groups closed that are closed to begin with or by the user, without layout. */
export function diagramOf(topology: Topology, viewId: string, toggled: readonly string[]): Diagram | null {
  const whole = wholeOf(topology, viewId)
  return whole === null ? null : collapseDiagram(whole, closedGroups(whole, toggled))
}

/** Longest that a layout may take before the simpler engine, which always answers, does it instead. */
const patienceMs = 8_000

export async function drawnView(topology: Topology, viewId: string, toggled: readonly string[], shape: Shape): Promise<DrawnView | null> {
  const whole = wholeOf(topology, viewId)
  if (whole === null) return null
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs)
  })
  try {
    return await drawDiagram(whole, toggled, shape, patience)
  } finally {
    clearTimeout(timer)
  }
}

/** The boxes of a resource, and what is toggled where no closed group hides them. */
export function placeOf(topology: Topology, viewId: string, toggled: readonly string[], resource: ResourceId): ResourcePlace {
  const whole = wholeOf(topology, viewId)
  if (whole === null) return { boxes: [], toggled }
  const boxes = boxesOfResource(whole, resource)
  const parents = new Map([...whole.groups, ...whole.nodes].map((box) => [box.id, box.parent]))
  const around = new Set<string>()
  for (const box of boxes)
    for (let up = parents.get(box) ?? null; up !== null && !around.has(up); up = parents.get(up) ?? null) around.add(up)
  return { boxes, toggled: toggledToOpen(whole, toggled, around) }
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
  const arrows = marks.arrows.map(({ id, from, to, label, colour, state }) => ({ id, from, to, label, mark: `${colour} ${state}` }))
  return { marks, lines: routeExtra(diagram, layout, arrows, chipRows(diagram, layout, marks.chips)) }
}

/** A declared flow with the way that each of its steps takes through the picture. */
export function playableFlow(
  topology: Topology,
  flowId: string,
  whole: Diagram,
  drawn: DrawnView,
  down: readonly string[] = [],
): PlayableFlow | null {
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
    steps: (down.length === 0 ? flowSteps(topology, flowId) : flowStepsWhile(downWith(down, t), topology, flowId)).map((step) =>
      onPicture(step, drawn, boxOf, t),
    ),
  }
}

function onPicture(step: FlowStep, picture: DrawnView, boxOf: BoxFinder, t: TopologyIndex): PlayableStep {
  const froms = found(ofThisStep(step.from, step), boxOf)
  const tos = found(ofThisStep(step.to, step), boxOf)
  const stops = [froms[0]?.box, ...gatewaysPassed(step, t).flatMap((id) => boxOf(id)?.box ?? []), tos[0]?.box]
  const way = stops.flatMap((box) => box ?? []).filter((box, i, all) => box !== all[i - 1])
  const ends = [...froms, ...tos]
  return {
    ...step,
    boxes: [...new Set([...ends.map((f) => f.box), ...way])],
    lines: linesBetween(picture, way),
    stopsAfter: step.verdict?.word === 'blocked' ? stopOnWay(step.verdict.blockers, step.verdict.stoppedAt, way, boxOf) : null,
    hiddenBy: ends.find((f) => f.hiddenBy !== null)?.hiddenBy ?? null,
  }
}

const found = (ids: readonly ResourceId[], boxOf: BoxFinder) => ids.flatMap((id) => boxOf(id) ?? [])

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
