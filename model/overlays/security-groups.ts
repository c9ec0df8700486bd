import { inside } from '@/model/describe/members'
import { boxFinder } from '@/model/overlays/boxes'
import { coloursOf } from '@/model/overlays/colours'
import type { Overlay, OverlayArrow, OverlayChip, OverlayMarks, OverlayReason } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { groupLinks } from '@/model/security-groups/group-links'
import { groupLabel, isWorld, placedRules, ruleSentence } from '@/model/security-groups/rules'
import { portsList, type Traffic } from '@/model/security-groups/traffic'
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
    const boxesOf = (id: ResourceId) => find(id).filter((box) => diagram.nodes.some((n) => n.id === box))
    const groups = t.of('security-group')
    const colour = coloursOf(groups)
    const chips = chipsOf(t, boxesOf, colour)
    const all = connections(t)
    const scope = scopeOf(focus, t)
    const around = boxesInScope(scope, find)
    const own =
      scope === null
        ? []
        : arrowsOf(
            all.filter((c) => scope.has(c.from) || scope.has(c.to) || c.groups.some((g) => g === focus)),
            boxesOf,
            colour,
          )
    const related = own.length > 0 || groups.some((g) => g.id === focus) || chips.some((chip) => around.has(chip.box))
    const arrows = related ? own : arrowsOf(all, boxesOf, colour)
    const tooMany = !related && arrows.length > mostAtOnce
    return {
      chips,
      arrows: tooMany ? [] : arrows,
      lit: related ? litBoxes(around, arrows) : [],
      card: null,
      legend: groups
        .filter((g) => chips.some((c) => c.resource === g.id))
        .map((g) => ({ label: groupLabel(g.id, t), colour: colour(g.id) })),
      hint: hintOf({ groups: groups.length, chips: chips.length, arrows: arrows.length, tooMany, focus: related ? focus : null }, t),
    }
  },
}

type Boxes = (id: ResourceId) => readonly string[]

function chipsOf(t: TopologyIndex, boxesOf: Boxes, colour: (id: string) => number): readonly OverlayChip[] {
  return t.of('security-group').flatMap((group) => {
    const boxes = new Set(t.membersOf(group.id).flatMap((m) => boxesOf(m.id)))
    return [...boxes].map((box) => ({ box, label: groupLabel(group.id, t), colour: colour(group.id), resource: group.id }))
  })
}

/** What the rules say of one pair of resources. */
interface Connection {
  readonly from: ResourceId
  readonly to: ResourceId
  readonly groups: readonly ResourceId[]
  /** Group that lets it in: gives the arrow its colour. */
  readonly into: ResourceId
  readonly allowed: boolean
  readonly traffic: readonly Traffic[]
  readonly reasons: readonly OverlayReason[]
}

/** Between members of groups, and from the internet to members of groups that are open to it. */
function connections(t: TopologyIndex): readonly Connection[] {
  const between = groupLinks(t).flatMap((link) =>
    t.membersOf(link.from).flatMap((from) =>
      t.membersOf(link.to).map(
        (to): Connection => ({
          from: from.id,
          to: to.id,
          groups: [link.from, link.to],
          into: link.to,
          allowed: link.state === 'allowed',
          traffic: link.traffic,
          reasons: link.reasons,
        }),
      ),
    ),
  )
  const world = t.of('security-group').flatMap((group) => {
    const open = (placedRules(group, 'ingress') ?? []).filter((r) => isWorld(r.rule.peer))
    if (open.length === 0) return []
    const reasons = open.map((r) => ({ text: ruleSentence(r, t), resource: group.id, path: r.path }))
    return t.of('internet').flatMap((internet) =>
      t.membersOf(group.id).map(
        (to): Connection => ({
          from: internet.id,
          to: to.id,
          groups: [group.id],
          into: group.id,
          allowed: true,
          traffic: open.map((r) => r.traffic),
          reasons,
        }),
      ),
    )
  })
  return [...world, ...between]
}

/** One arrow for each ordered pair of visible boxes; one that something may pass is whole, whatever else is open at one end only. */
function arrowsOf(shown: readonly Connection[], boxesOf: Boxes, colour: (id: string) => number): readonly OverlayArrow[] {
  const pairs = new Map<string, { readonly from: string; readonly to: string; readonly of: Set<Connection> }>()
  for (const connection of shown)
    for (const from of boxesOf(connection.from))
      for (const to of boxesOf(connection.to)) {
        if (from === to) continue
        const id = `${from} → ${to}`
        const pair = pairs.get(id) ?? { from, to, of: new Set() }
        pair.of.add(connection)
        pairs.set(id, pair)
      }
  return [...pairs].map(([id, { from, to, of }]): OverlayArrow => {
    const allowed = [...of].filter((c) => c.allowed)
    const telling = allowed.length > 0 ? allowed : [...of]
    return {
      id,
      from,
      to,
      label: portsList(telling.flatMap((c) => c.traffic)),
      colour: telling[0] === undefined ? 0 : colour(telling[0].into),
      state: allowed.length > 0 ? 'allowed' : 'one-ended',
      reasons: distinct([...of].flatMap((c) => c.reasons)),
    }
  })
}

const distinct = (reasons: readonly OverlayReason[]): readonly OverlayReason[] => [
  ...new Map(reasons.map((r) => [JSON.stringify([r.resource, r.path, r.text]), r])).values(),
]

/** Resources that a focus stands for: itself, and what stands in it; null: no focus. */
function scopeOf(focus: ResourceId | null, t: TopologyIndex): ReadonlySet<ResourceId> | null {
  const resource = t.get(focus ?? undefined)
  if (resource === undefined) return null
  const held = t.kindOf(resource).container === undefined ? [] : inside(resource, t).map((r) => r.id)
  const members = resource.kind === 'security-group' ? t.membersOf(resource.id).map((m) => m.id) : []
  return new Set([resource.id, ...held, ...members])
}

const boxesInScope = (scope: ReadonlySet<ResourceId> | null, find: Boxes): ReadonlySet<string> => new Set([...(scope ?? [])].flatMap(find))

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
  if (state.tooMany) return `${state.arrows} connections are allowed by rules: hover or select something to see its own.`
  if (state.focus !== null && state.arrows === 0)
    return `By their security-group rules nothing shown here and ${titleOf(state.focus, t)} may reach each other.`
  return state.focus === null
    ? 'Hover or select something to see only what it may reach and what may reach it. Click an arrow to see its rules.'
    : ''
}
