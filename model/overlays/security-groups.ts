import { inside } from '@/model/describe/members'
import { boxFinder } from '@/model/overlays/boxes'
import { coloursOf } from '@/model/overlays/colours'
import { arrowsOf, type Boxes, pairsOf, ruleLinks } from '@/model/overlays/group-arrows'
import type { Overlay, OverlayArrow, OverlayChip, OverlayMarks } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { groupLabel } from '@/model/security-groups/rules'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** More arrows than this are shown only for what is in focus. */
const mostAtOnce = 12

/** Who is in which security group, and who may reach whom by their rules. */
export const securityGroupsOverlay: Overlay = {
  id: 'security-groups',
  label: 'Security groups',
  description: 'Which security groups everything belongs to, and what their rules let through',
  mark: (topology, diagram, focus) => {
    const t = indexOf(topology)
    const find = boxFinder(diagram, t)
    const nodes = new Set(diagram.nodes.map((n) => n.id))
    const boxesOf: Boxes = (id) => find(id).filter((box) => nodes.has(box))
    const groups = t.of('security-group')
    const colour = coloursOf(groups)
    const chips = chipsOf(t, boxesOf, colour)
    const links = ruleLinks(t)
    const scope = scopeOf(focus, t)
    const own =
      pairsOf(
        links,
        (link, from, to) => scope.has(from) || scope.has(to) || link.groups.some((g) => g === focus),
        boxesOf,
        Number.POSITIVE_INFINITY,
      ) ?? []
    const around = new Set([...scope].flatMap(find))
    const related = own.length > 0 || groups.some((g) => g.id === focus) || chips.some((chip) => around.has(chip.box))
    const pairs = related ? own : pairsOf(links, () => true, boxesOf, mostAtOnce)
    const arrows = arrowsOf(pairs ?? [], colour)
    const shown = new Set<string>(chips.map((c) => c.resource))
    return {
      chips,
      arrows,
      lit: related ? litBoxes(around, arrows) : [],
      card: null,
      legend: groups.filter((g) => shown.has(g.id)).map((g) => ({ label: groupLabel(g.id, t), colour: colour(g.id) })),
      hint: hintOf(
        { groups: groups.length, chips: chips.length, arrows: arrows.length, tooMany: pairs === null, focus: related ? focus : null },
        t,
      ),
    }
  },
}

function chipsOf(t: TopologyIndex, boxesOf: Boxes, colour: (id: string) => number): readonly OverlayChip[] {
  return t.of('security-group').flatMap((group) => {
    const boxes = new Set(t.membersOf(group.id).flatMap((m) => boxesOf(m.id)))
    return [...boxes].map((box) => ({ box, label: groupLabel(group.id, t), colour: colour(group.id), resource: group.id }))
  })
}

/** Resources that a focus stands for: itself, what stands in it, and the members of a group; none without a focus. */
function scopeOf(focus: ResourceId | null, t: TopologyIndex): ReadonlySet<ResourceId> {
  const resource = t.get(focus ?? undefined)
  if (resource === undefined) return new Set()
  const held = t.kindOf(resource).container === undefined ? [] : inside(resource, t).map((r) => r.id)
  const members = resource.kind === 'security-group' ? t.membersOf(resource.id).map((m) => m.id) : []
  return new Set([resource.id, ...held, ...members])
}

function litBoxes(own: ReadonlySet<string>, arrows: readonly OverlayArrow[]): OverlayMarks['lit'] {
  const others = new Set(arrows.flatMap((a) => [a.from, a.to]).filter((box) => !own.has(box)))
  return [...[...own].map((box) => ({ box, as: 'focus' as const })), ...[...others].map((box) => ({ box, as: 'target' as const }))]
}

function hintOf(
  state: { groups: number; chips: number; arrows: number; tooMany: boolean; focus: ResourceId | null },
  t: TopologyIndex,
): string {
  if (state.groups === 0) return 'The topology has no security group.'
  if (state.chips === 0) return 'This picture shows no member of a security group.'
  if (state.tooMany) return `Rules allow more than ${mostAtOnce} connections here: hover or select something to see its own.`
  if (state.focus !== null && state.arrows === 0)
    return `By their security-group rules nothing shown here and ${titleOf(state.focus, t)} may reach each other.`
  return state.focus === null
    ? 'Hover or select something to see only what it may reach and what may reach it. Click an arrow to see its rules.'
    : ''
}
