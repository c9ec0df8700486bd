import { namesOf } from '@/components/canvas/names'
import { oneLine } from '@/components/player/step-text'
import type { PlayableStep } from '@/components/worker/protocol'
import type { Category, GlyphId } from '@/model/look'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { Diagram, DiagramGroup, DiagramNode } from '@/model/views/diagram'

/** A line of the outline: the text twin of a box. */
export interface OutlineItem {
  readonly id: string
  readonly depth: number
  readonly parent: string | null
  readonly label: string
  readonly detail: string
  readonly glyph: GlyphId | null
  readonly category: Category | null
  readonly resource: ResourceId | null
  /** null: holds nothing. `closed`: drawn as one box that hides what it holds. */
  readonly state: 'open' | 'closed' | null
  /** Its lines in words: `→ NAT Gateway: Outbound`. */
  readonly links: readonly string[]
  /** Place among its siblings, 1-based, and how many they are. */
  readonly place: number
  readonly siblings: number
}

/** What a flow that is played does at a box, in words and as the gravest verdict of its steps there. */
export interface BoxInFlow {
  readonly word: VerdictWord | null
  readonly said: readonly string[]
}

const gravity: Readonly<Record<VerdictWord, number>> = { reachable: 1, undecided: 2, blocked: 3 }

/** By box: the steps that begin, pass or end there. */
export function boxesInFlow(steps: readonly PlayableStep[]): ReadonlyMap<string, BoxInFlow> {
  const found = new Map<string, BoxInFlow>()
  for (const { boxes, numeral, fromLabel, toLabel, verdict } of steps) {
    const own = verdict?.word ?? null
    const said = `Step ${numeral}, ${oneLine(fromLabel)} → ${oneLine(toLabel)}${own === null ? '' : `: ${own}`}`
    for (const box of boxes) {
      const known = found.get(box) ?? { word: null, said: [] }
      const worse = own !== null && (known.word === null || gravity[own] > gravity[known.word])
      found.set(box, { word: worse ? own : known.word, said: [...known.said, said] })
    }
  }
  return found
}

/** Every box of a diagram, containers before what they hold, in the order of the view. */
export function outlineOf(diagram: Diagram): readonly OutlineItem[] {
  const names = namesOf(diagram)
  const byParent = new Map<string | null, (DiagramGroup | DiagramNode)[]>()
  const known = new Set(diagram.groups.map((group) => group.id))
  for (const box of [...diagram.nodes, ...diagram.groups]) {
    const parent = box.parent !== null && known.has(box.parent) ? box.parent : null
    const list = byParent.get(parent)
    if (list === undefined) byParent.set(parent, [box])
    else list.push(box)
  }
  const items: OutlineItem[] = []
  const add = (parent: string | null, depth: number) => {
    const boxes = byParent.get(parent) ?? []
    boxes.forEach((box, i) => {
      const holds = byParent.has(box.id)
      const node = 'shape' in box ? box : null
      items.push({
        id: box.id,
        depth,
        parent,
        label: box.lines[0] ?? box.id,
        detail: box.lines.slice(1).join(', '),
        glyph: node?.glyph ?? null,
        category: node?.category ?? null,
        resource: box.resources[0] ?? null,
        state: node?.standsFor !== undefined ? 'closed' : holds ? 'open' : null,
        links: diagram.links.filter((link) => link.from === box.id || link.to === box.id).map((link) => names.link(link, box.id)),
        place: i + 1,
        siblings: boxes.length,
      })
      if (holds) add(box.id, depth + 1)
    })
  }
  add(null, 0)
  return items
}
