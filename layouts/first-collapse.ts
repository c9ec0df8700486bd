import type { Diagram } from '@/model/views/diagram'

/** Boxes that a picture may begin with; beyond that nobody sees anything, and drawing takes long. */
const mostBoxes = 120

/** Stands in a list of toggled groups for: none is closed to begin with. */
export const allOpen = '*'

/**
 * Groups that are closed to begin with, so that a large picture begins as an overview: the innermost ones first, then those around them,
 * level by level, until few enough boxes are left. Of a picture of a usual size: none.
 */
export function closedAtFirst(diagram: Diagram): ReadonlySet<string> {
  const closed = new Set<string>()
  const parents = new Map(diagram.groups.map((group) => [group.id, group.parent]))
  const holders = (parent: string | null | undefined): readonly string[] => {
    const up: string[] = []
    for (let at = parent ?? null; at !== null && !up.includes(at); at = parents.get(at) ?? null) up.push(at)
    return up
  }
  /** How many groups stand inside one another below a group. */
  const heights = new Map<string, number>()
  for (const group of diagram.groups)
    holders(group.id).forEach((id, height) => {
      heights.set(id, Math.max(heights.get(id) ?? 0, height))
    })
  const boxes = [...diagram.nodes.map((node) => node.parent ?? node.borderOf ?? null), ...diagram.groups.map((group) => group.parent)]
  const shown = () => boxes.filter((parent) => !holders(parent).some((id) => closed.has(id))).length
  // Closing an empty group would hide nothing.
  const filled = new Set(boxes)
  const highest = Math.max(0, ...heights.values())
  // The outermost groups stay open: one box would be no picture.
  for (let height = 0; height < highest && shown() > mostBoxes; height += 1)
    for (const [id, own] of heights) if (own === height && filled.has(id)) closed.add(id)
  return closed
}

/**
 * Groups that are closed: those closed to begin with, but for what the user has toggled.
 *
 * @param toggled  ids of groups, and `allOpen`
 */
export function closedGroups(diagram: Diagram, toggled: readonly string[]): ReadonlySet<string> {
  const closed = new Set(toggled.includes(allOpen) ? [] : closedAtFirst(diagram))
  for (const id of toggled) if (id !== allOpen && !closed.delete(id)) closed.add(id)
  return closed
}

/** What to toggle, beyond what is, so that none of the groups is closed. */
export function toggledToOpen(diagram: Diagram, toggled: readonly string[], open: ReadonlySet<string>): readonly string[] {
  const closed = closedGroups(diagram, toggled)
  const wrong = [...open].filter((id) => closed.has(id))
  return [...toggled.filter((id) => !wrong.includes(id)), ...wrong.filter((id) => !toggled.includes(id))]
}
