import type { Answer } from '@/components/worker/ask-protocol'
import type { DrawnOverlay, PlayableFlow } from '@/components/worker/protocol'
import type { DrawnView } from '@/layouts/layout'
import { boxesOfResource } from '@/model/views/boxes-of-resource'

/** How a box or line stands out. `faint` steps back, `plain` is as drawn. */
export type Stand = 'plain' | 'faint' | 'near' | 'chosen' | 'target' | 'blackhole' | 'done' | 'now'

export interface Emphasis {
  readonly boxes: ReadonlyMap<string, Stand>
  readonly links: ReadonlyMap<string, Stand>
  /** What boxes and lines without an entry are. */
  readonly rest: { readonly boxes: Stand; readonly links: Stand }
}

export const plainEmphasis: Emphasis = { boxes: new Map(), links: new Map(), rest: { boxes: 'plain', links: 'plain' } }

export interface Attention {
  readonly hovered: string | null
  readonly selected: string | null
  readonly overlay: DrawnOverlay | null
  readonly flow: PlayableFlow | null
  readonly step: number | null
  readonly answer: Answer | null
  /** Resources that are supposed not to work. */
  readonly down: ReadonlySet<string>
}

/**
 * What stands out, the strongest reason first: a flow being played, the way of an answer, what an overlay lights, what the pointer is on. A selection is
 * marked whatever else is going on.
 */
export function emphasisOf(drawn: DrawnView, attention: Attention): Emphasis {
  const { flow, step, answer, overlay, hovered, selected } = attention
  const chosen = selected === null ? [] : boxesOfResource(drawn.diagram, selected)
  const base =
    flow !== null
      ? ofFlow(drawn, flow, step)
      : answer !== null && answer.forward.boxes.length > 0
        ? ofAnswer(drawn, answer)
        : overlay !== null && overlay.marks.lit.length > 0
          ? ofOverlay(drawn, overlay)
          : hovered !== null
            ? ofNeighbours(drawn, hovered)
            : ofSelection(drawn, chosen)
  const rest = overlay !== null && overlay.marks.arrows.length > 0 && flow === null ? { ...base.rest, links: 'faint' as const } : base.rest
  const boxes = new Map(base.boxes)
  // A box that stands for several is down where all of them are.
  if (attention.down.size > 0)
    for (const box of [...drawn.diagram.nodes, ...drawn.diagram.groups])
      if (box.resources.length > 0 && box.resources.every((id) => attention.down.has(id))) boxes.set(box.id, 'blackhole')
  for (const box of chosen) boxes.set(box, 'chosen')
  return { boxes, links: base.links, rest }
}

function parentsOf({ diagram }: DrawnView): (id: string) => readonly string[] {
  const parents = new Map([...diagram.groups, ...diagram.nodes].map((box) => [box.id, box.parent]))
  return (id) => {
    const up: string[] = []
    for (let parent = parents.get(id) ?? null; parent !== null && !up.includes(parent); parent = parents.get(parent) ?? null)
      up.push(parent)
    return up
  }
}

/** Lights boxes together with the containers they stand in, which must not fade around them. */
function lit(drawn: DrawnView, boxes: ReadonlyMap<string, Stand>): Map<string, Stand> {
  const up = parentsOf(drawn)
  const all = new Map<string, Stand>()
  for (const box of boxes.keys()) for (const parent of up(box)) all.set(parent, 'plain')
  for (const [box, stand] of boxes) all.set(box, stand)
  return all
}

function ofNeighbours(drawn: DrawnView, hovered: string): Emphasis {
  const links = drawn.diagram.links.filter((link) => link.from === hovered || link.to === hovered)
  if (links.length === 0) return plainEmphasis
  const boxes = new Map<string, Stand>(links.flatMap((link) => [link.from, link.to]).map((box) => [box, 'near']))
  const up = parentsOf(drawn)
  const inside = [...drawn.diagram.nodes, ...drawn.diagram.groups].filter((box) => up(box.id).some((parent) => boxes.has(parent)))
  for (const box of inside) if (!boxes.has(box.id)) boxes.set(box.id, 'plain')
  return {
    boxes: lit(drawn, boxes),
    links: new Map(links.map((link) => [link.id, 'near'])),
    rest: { boxes: 'faint', links: 'faint' },
  }
}

function ofSelection({ diagram }: DrawnView, chosen: readonly string[]): Emphasis {
  const links = diagram.links.filter((link) => chosen.includes(link.from) || chosen.includes(link.to))
  return { ...plainEmphasis, links: new Map(links.map((link) => [link.id, 'near'])) }
}

function ofOverlay(drawn: DrawnView, { marks }: DrawnOverlay): Emphasis {
  const boxes = new Map<string, Stand>(marks.lit.map(({ box, as }) => [box, as === 'focus' ? 'near' : as]))
  return { boxes: lit(drawn, boxes), links: new Map(), rest: { boxes: 'faint', links: 'faint' } }
}

function ofAnswer(drawn: DrawnView, { forward, back }: Answer): Emphasis {
  const boxes = new Map<string, Stand>([...forward.boxes, ...back.boxes].map((box) => [box, 'now']))
  return { boxes: lit(drawn, boxes), links: new Map(), rest: { boxes: 'faint', links: 'faint' } }
}

function ofFlow(drawn: DrawnView, flow: PlayableFlow, step: number | null): Emphasis {
  const boxes = new Map<string, Stand>()
  const now = flow.steps.find((s) => s.step === step)
  for (const s of flow.steps) {
    if (now === undefined || s.moment > now.moment) continue
    for (const box of s.boxes) if (boxes.get(box) !== 'now') boxes.set(box, s.moment === now.moment ? 'now' : 'done')
  }
  return { boxes: lit(drawn, boxes), links: new Map(), rest: { boxes: 'faint', links: 'faint' } }
}
