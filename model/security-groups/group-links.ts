import type { ResourceId } from '@/model/resource'
import { spanOfGroup } from '@/model/security-groups/blocks'
import { candidatesFor, inStates, type LinkState, matchSides, type Side } from '@/model/security-groups/match'
import { remember } from '@/model/security-groups/remember'
import { groupLabel, placedRules, ruleSentence, type SecurityGroup, tellsAllRules, untoldRules } from '@/model/security-groups/rules'
import { mergeTraffic, portsList, type Traffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** What the rules of two groups say of connections from members of one to members of the other. */
export interface GroupLink {
  readonly id: string
  readonly from: ResourceId
  readonly to: ResourceId
  /**
   * `allowed`: egress of `from` and ingress of `to` agree. `one-ended`: only one side has a rule, so nothing passes. `unknown`: the input
   * does not tell the rules, or the addresses, of one side.
   */
  readonly state: LinkState
  /** The side that has no rule, or whose rules or addresses are unknown; null where both have. */
  readonly missing: 'egress' | 'ingress' | null
  readonly traffic: readonly Traffic[]
  /** `8080`, `80, 443`, `*` for all traffic. */
  readonly ports: string
  readonly reasons: readonly RuleReason[]
}

export interface RuleReason {
  readonly text: string
  /** The group that holds, or lacks, the rule. */
  readonly resource: ResourceId
  /** Place of the rule inside the group, such as `ingress/0`. */
  readonly path?: string
}

/**
 * Links between security groups, for each ordered pair (a group with itself included) of which at least one side names the other as the
 * peer of a rule. Traffic passes where the egress of the first and the ingress of the second agree in protocol and port; the other side
 * may agree by a block that holds the members' addresses. A pair has one link for each state. In the order of the groups in the file.
 *
 * Only what the rules say: routes and network ACLs are not asked.
 */
export const groupLinks = (t: TopologyIndex): readonly GroupLink[] => linksOfAll(t, '')

const linksOfAll = remember((t: TopologyIndex) => findLinks(t))

function findLinks(t: TopologyIndex): readonly GroupLink[] {
  const groups = t.of('security-group')
  const order = new Map(groups.map((g, i) => [g.id as string, i]))
  const byId = new Map(groups.map((g) => [g.id as string, g]))
  const pairs = new Map<string, readonly [SecurityGroup, SecurityGroup]>()
  for (const group of groups) {
    for (const rule of [...(placedRules(group, 'egress') ?? []), ...(placedRules(group, 'ingress') ?? [])]) {
      const peer = rule.rule.peer === 'self' ? group : byId.get(rule.rule.peer)
      if (peer === undefined) continue
      const pair = rule.direction === 'egress' ? ([group, peer] as const) : ([peer, group] as const)
      pairs.set(JSON.stringify([pair[0].id, pair[1].id]), pair)
    }
  }
  const at = (id: string) => order.get(id) ?? 0
  return [...pairs.values()]
    .sort(([a, b], [c, d]) => at(a.id) - at(c.id) || at(b.id) - at(d.id))
    .flatMap(([from, to]) => linksOfPair(from, to, t))
}

function linksOfPair(from: SecurityGroup, to: SecurityGroup, t: TopologyIndex): readonly GroupLink[] {
  const matches = matchSides(sideOf(from, 'egress', to, t), sideOf(to, 'ingress', from, t))
  return inStates(matches).map(({ state, missing, matches: own }): GroupLink => {
    const traffic = mergeTraffic(own.map((m) => m.traffic))
    const rules = [...new Set(own.flatMap((m) => m.rules))]
    return {
      id: `${from.id} → ${to.id}: ${[state, missing].filter((x) => x !== null).join(', ')}`,
      from: from.id,
      to: to.id,
      state,
      missing,
      traffic,
      ports: portsList(traffic),
      reasons: [
        ...rules.map((r) => ({ text: ruleSentence(r, t), resource: r.group, path: r.path })),
        ...lacking(from, to, state, missing, t),
      ],
    }
  })
}

function sideOf(group: SecurityGroup, direction: 'egress' | 'ingress', other: SecurityGroup, t: TopologyIndex): Side {
  const rules = placedRules(group, direction)
  return {
    candidates: candidatesFor(rules ?? [], new Set([other.id]), spanOfGroup(other, t), t),
    complete: tellsAllRules(group, direction),
  }
}

function lacking(
  from: SecurityGroup,
  to: SecurityGroup,
  state: GroupLink['state'],
  missing: GroupLink['missing'],
  t: TopologyIndex,
): readonly RuleReason[] {
  if (missing === null) return []
  const group = missing === 'egress' ? from : to
  const direction = missing === 'egress' ? `to ${groupLabel(to.id, t)}` : `from ${groupLabel(from.id, t)}`
  if (state === 'one-ended')
    return [{ text: `${groupLabel(group.id, t)} has no ${missing} rule for it ${direction}: nothing passes`, resource: group.id }]
  const why = !tellsAllRules(group, missing)
    ? untoldRules(group.id, missing, t)
    : `the addresses of ${groupLabel((missing === 'egress' ? to : from).id, t)} are not in the input`
  return [{ text: `unknown: ${why}`, resource: group.id }]
}
