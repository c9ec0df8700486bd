import type { ResourceId } from '@/model/resource'
import { peerCovers, spanOfGroup } from '@/model/security-groups/blocks'
import { groupLabel, type PlacedRule, placedRules, ruleSentence, type SecurityGroup } from '@/model/security-groups/rules'
import { commonTraffic, mergeTraffic, portsList, type Traffic } from '@/model/security-groups/traffic'
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
  readonly state: 'allowed' | 'one-ended' | 'unknown'
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
export function groupLinks(t: TopologyIndex): readonly GroupLink[] {
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

interface Candidate {
  readonly placed: PlacedRule
  readonly by: 'reference' | 'block' | 'unknown'
}

interface Part {
  readonly state: GroupLink['state']
  readonly missing: GroupLink['missing']
  readonly traffic: Traffic
  readonly rules: readonly PlacedRule[]
}

function linksOfPair(from: SecurityGroup, to: SecurityGroup, t: TopologyIndex): readonly GroupLink[] {
  const egress = candidates(from, 'egress', to, t)
  const ingress = candidates(to, 'ingress', from, t)
  const parts: Part[] = []
  for (const out of egress ?? []) {
    for (const into of ingress ?? []) {
      if (out.by !== 'reference' && into.by !== 'reference') continue
      const traffic = commonTraffic(out.placed.traffic, into.placed.traffic)
      if (traffic === null) continue
      const missing = out.by === 'unknown' ? 'egress' : into.by === 'unknown' ? 'ingress' : null
      parts.push({ state: missing === null ? 'allowed' : 'unknown', missing, traffic, rules: [out.placed, into.placed] })
    }
  }
  parts.push(...alone(egress, ingress, 'ingress', parts), ...alone(ingress, egress, 'egress', parts))
  return inStates(from, to, parts, t)
}

/** Rules that name the other group and find no counterpart there: open at one end, or undecided where the other side is unknown. */
function alone(own: readonly Candidate[] | undefined, other: readonly Candidate[] | undefined, missing: 'egress' | 'ingress', matched: readonly Part[]): Part[] {
  return (own ?? [])
    .filter((c) => c.by === 'reference' && !matched.some((part) => part.rules.includes(c.placed)))
    .map(({ placed }) => ({ state: other === undefined ? 'unknown' : 'one-ended', missing, traffic: placed.traffic, rules: [placed] }))
}

/** Rules of a group that may concern members of the other; undefined: the input does not tell the rules. */
function candidates(group: SecurityGroup, direction: 'egress' | 'ingress', other: SecurityGroup, t: TopologyIndex): readonly Candidate[] | undefined {
  const span = spanOfGroup(other, t)
  return placedRules(group, direction)?.flatMap((placed): Candidate[] => {
    const { peer } = placed.rule
    if (peer === other.id || (peer === 'self' && group.id === other.id)) return [{ placed, by: 'reference' }]
    if (peer === 'self' || t.get(peer)?.kind === 'security-group') return []
    const covers = peerCovers(peer, span, t)
    return covers === 'no' ? [] : [{ placed, by: covers === 'yes' ? 'block' : 'unknown' }]
  })
}

function inStates(from: SecurityGroup, to: SecurityGroup, parts: readonly Part[], t: TopologyIndex): readonly GroupLink[] {
  const kinds = [
    { state: 'allowed', missing: null },
    { state: 'unknown', missing: 'egress' },
    { state: 'unknown', missing: 'ingress' },
    { state: 'one-ended', missing: 'egress' },
    { state: 'one-ended', missing: 'ingress' },
  ] as const
  return kinds.flatMap(({ state, missing }): GroupLink[] => {
    const own = parts.filter((p) => p.state === state && p.missing === missing)
    if (own.length === 0) return []
    const traffic = mergeTraffic(own.map((p) => p.traffic))
    const rules = [...new Set(own.flatMap((p) => p.rules))]
    return [
      {
        id: `${from.id} → ${to.id}: ${[state, missing].filter((x) => x !== null).join(', ')}`,
        from: from.id,
        to: to.id,
        state,
        missing,
        traffic,
        ports: portsList(traffic),
        reasons: [...rules.map((r) => ({ text: ruleSentence(r, t), resource: r.group, path: r.path })), ...lacking(from, to, state, missing, t)],
      },
    ]
  })
}

function lacking(from: SecurityGroup, to: SecurityGroup, state: GroupLink['state'], missing: GroupLink['missing'], t: TopologyIndex): readonly RuleReason[] {
  if (missing === null) return []
  const group = missing === 'egress' ? from : to
  const direction = missing === 'egress' ? `to ${groupLabel(to.id, t)}` : `from ${groupLabel(from.id, t)}`
  if (state === 'one-ended') return [{ text: `${groupLabel(group.id, t)} has no ${missing} rule for it ${direction}: nothing passes`, resource: group.id }]
  const why = group[missing] === undefined ? `the ${missing} rules of ${groupLabel(group.id, t)} are not in the input` : `the addresses of ${groupLabel((missing === 'egress' ? to : from).id, t)} are not in the input`
  return [{ text: `unknown: ${why}`, resource: group.id }]
}
