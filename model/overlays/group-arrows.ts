import type { OverlayArrow, OverlayReason } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { groupLinks } from '@/model/security-groups/group-links'
import { isWorld, placedRules, ruleSentence } from '@/model/security-groups/rules'
import { portsList, type Traffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** What rules say of connections from any of some resources to any of others. */
export interface RuleLink {
  readonly from: readonly ResourceId[]
  readonly to: readonly ResourceId[]
  readonly groups: readonly ResourceId[]
  /** Group that lets it in: gives the arrow its colour. */
  readonly into: ResourceId
  readonly allowed: boolean
  readonly traffic: readonly Traffic[]
  readonly reasons: readonly OverlayReason[]
}

/** From the internet to members of groups that are open to it, then between members of groups. */
export function ruleLinks(t: TopologyIndex): readonly RuleLink[] {
  const members = (group: ResourceId) => t.membersOf(group).map((m) => m.id)
  const internet = t.of('internet').map((r) => r.id)
  const world = t.of('security-group').flatMap((group): RuleLink[] => {
    const open = (placedRules(group, 'ingress') ?? []).filter((r) => isWorld(r.rule.peer))
    if (open.length === 0) return []
    const reasons = open.map((r) => ({ text: ruleSentence(r, t), resource: group.id, path: r.path }))
    const traffic = open.map((r) => r.traffic)
    return [{ from: internet, to: members(group.id), groups: [group.id], into: group.id, allowed: true, traffic, reasons }]
  })
  const between = groupLinks(t).map((link): RuleLink => {
    const { from, to, state, traffic, reasons } = link
    return { from: members(from), to: members(to), groups: [from, to], into: to, allowed: state === 'allowed', traffic, reasons }
  })
  return [...world, ...between]
}

/** Boxes of a picture that show a resource. */
export type Boxes = (id: ResourceId) => readonly string[]

interface Pair {
  readonly from: string
  readonly to: string
  readonly of: Set<RuleLink>
}

/**
 * The ordered pairs of visible boxes that links join; links with an end in scope only.
 *
 * @param most  null where there are more pairs than this
 */
export function pairsOf(
  links: readonly RuleLink[],
  inScope: (link: RuleLink, from: ResourceId, to: ResourceId) => boolean,
  boxesOf: Boxes,
  most: number,
): readonly Pair[] | null {
  const pairs = new Map<string, Pair>()
  for (const link of links)
    for (const from of link.from)
      for (const to of link.to) {
        if (!inScope(link, from, to)) continue
        for (const [a, b] of between(boxesOf(from), boxesOf(to))) {
          const id = JSON.stringify([a, b])
          const pair = pairs.get(id) ?? { from: a, to: b, of: new Set() }
          pair.of.add(link)
          pairs.set(id, pair)
        }
        if (pairs.size > most) return null
      }
  return [...pairs.values()]
}

const between = (froms: readonly string[], tos: readonly string[]) =>
  froms.flatMap((a) => tos.flatMap((b) => (a === b ? [] : [[a, b] as const])))

/** One arrow for each pair; one that something may pass is whole, whatever else is open at one end only. */
export function arrowsOf(pairs: readonly Pair[], colour: (id: string) => number): readonly OverlayArrow[] {
  return pairs.map(({ from, to, of }): OverlayArrow => {
    const allowed = [...of].filter((link) => link.allowed)
    const telling = allowed.length > 0 ? allowed : [...of]
    return {
      id: `${from} → ${to}`,
      from,
      to,
      label: portsList(telling.flatMap((link) => link.traffic)),
      colour: telling[0] === undefined ? 0 : colour(telling[0].into),
      state: allowed.length > 0 ? 'allowed' : 'one-ended',
      reasons: distinct([...of].flatMap((link) => link.reasons)),
    }
  })
}

const distinct = (reasons: readonly OverlayReason[]): readonly OverlayReason[] => [
  ...new Map(reasons.map((r) => [JSON.stringify([r.resource, r.path, r.text]), r])).values(),
]
