import { groupBy } from '@/model/group-by'
import type { Diagram, DiagramLink } from '@/model/views/diagram'

/** A box or link said in words: what screen readers hear on the canvas and in the outline. */
export interface Names {
  readonly box: (id: string) => string
  /** A link seen from one of its ends: `→ NAT Gateway: Outbound`. */
  readonly link: (link: DiagramLink, from: string) => string
}

/** What a box is called among all of the picture: its name, with what tells it from others of the same name. */
export function titlesOf({ groups, nodes }: Pick<Diagram, 'groups' | 'nodes'>): (id: string) => string {
  const boxes = [...groups, ...nodes]
  const byName = groupBy(boxes, (box) => box.lines[0] ?? box.id)
  const parents = new Map(groups.map((group) => [group.id, group.lines[0] ?? group.id]))
  const titles = new Map<string, string>()
  for (const [name, same] of byName) {
    const details = new Set(same.map((box) => box.lines[1]))
    for (const box of same) {
      const detail = same.length === 1 ? undefined : details.size === same.length ? box.lines[1] : parents.get(box.parent ?? '')
      titles.set(box.id, detail === undefined ? name : `${name} (${detail})`)
    }
  }
  return (id) => titles.get(id) ?? id
}

const tierWords = { public: 'public', private: 'private', isolated: 'isolated', unknown: 'tier unknown' } as const

export function namesOf({ groups, nodes }: Diagram): Names {
  const lines = new Map([...groups, ...nodes].map((box) => [box.id, box.lines]))
  const counts = new Map<string, number>()
  for (const { parent } of [...groups, ...nodes]) if (parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1)
  const tiers = new Map(groups.map((group) => [group.id, group.tier]))
  const hidden = new Map(nodes.map((node) => [node.id, node.hides]))
  const short = (id: string) => lines.get(id)?.[0] ?? id
  return {
    box: (id) => {
      const tier = tiers.get(id)
      const count = counts.get(id)
      const hides = hidden.get(id)
      return [
        ...(lines.get(id) ?? [id]),
        ...(tier === undefined ? [] : [tierWords[tier]]),
        ...(count === undefined ? [] : [`contains ${count}`]),
        ...(hides === undefined ? [] : [hides === 0 ? 'closed, empty' : `closed, hides ${hides}`]),
      ].join(', ')
    },
    link: (link, from) => {
      const outwards = link.from === from
      const arrow = link.arrows === 'both' ? '↔' : link.arrows === 'none' ? '–' : outwards ? '→' : '←'
      return `${arrow} ${short(outwards ? link.to : link.from)}${link.label === '' ? '' : `: ${link.label}`}`
    },
  }
}
