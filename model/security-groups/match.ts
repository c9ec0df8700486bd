import { type AddressSpan, peerCovers } from '@/model/security-groups/blocks'
import type { PlacedRule } from '@/model/security-groups/rules'
import { commonTraffic, type Traffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** A rule that may concern the other end, and by what: the peer is a group of that end, or a block that holds its addresses. */
export interface Candidate {
  readonly placed: PlacedRule
  readonly by: 'reference' | 'block' | 'unknown'
}

/** The rules of one end that may concern the other. */
export interface Side {
  readonly candidates: readonly Candidate[]
  /** Whether the input tells all rules of this end. */
  readonly complete: boolean
}

export type LinkState = 'allowed' | 'one-ended' | 'unknown'

/** A piece of what two ends say together. */
export interface Match {
  readonly state: LinkState
  /** The side that has no rule, or whose rules or addresses are unknown; null where both have one. */
  readonly missing: 'egress' | 'ingress' | null
  readonly traffic: Traffic
  readonly rules: readonly PlacedRule[]
}

/** Candidates among rules, for an end with these groups and addresses. */
export function candidatesFor(
  rules: readonly PlacedRule[],
  groups: ReadonlySet<string>,
  span: AddressSpan,
  t: TopologyIndex,
): readonly Candidate[] {
  return rules.flatMap((placed): Candidate[] => {
    const { peer } = placed.rule
    const named = peer === 'self' ? placed.group : peer
    if (groups.has(named)) return [{ placed, by: 'reference' }]
    if (peer === 'self' || t.get(peer)?.kind === 'security-group') return []
    const covers = peerCovers(peer, span, t)
    return covers === 'no' ? [] : [{ placed, by: covers === 'yes' ? 'block' : 'unknown' }]
  })
}

/**
 * What two ends allow together: traffic that an egress rule of the one and an ingress rule of the other share, of which at least one
 * names the other end. A rule that names the other end and finds no counterpart is open at one end, or undecided where the input does not
 * tell the other side's rules.
 */
export function matchSides(egress: Side, ingress: Side): readonly Match[] {
  const matched = egress.candidates.flatMap((out) =>
    ingress.candidates.flatMap((into): Match[] => {
      if (out.by !== 'reference' && into.by !== 'reference') return []
      const traffic = commonTraffic(out.placed.traffic, into.placed.traffic)
      if (traffic === null) return []
      const missing = out.by === 'unknown' ? 'egress' : into.by === 'unknown' ? 'ingress' : null
      return [{ state: missing === null ? 'allowed' : 'unknown', missing, traffic, rules: [out.placed, into.placed] }]
    }),
  )
  const alone = (own: Side, other: Side, missing: 'egress' | 'ingress') =>
    own.candidates
      .filter((c) => c.by === 'reference' && !matched.some((m) => m.rules.includes(c.placed)))
      .map(({ placed }): Match => ({ state: other.complete ? 'one-ended' : 'unknown', missing, traffic: placed.traffic, rules: [placed] }))
  return [...matched, ...alone(egress, ingress, 'ingress'), ...alone(ingress, egress, 'egress')]
}

/** Matches of one state together, allowed ones first. */
export function inStates(
  matches: readonly Match[],
): readonly { readonly state: LinkState; readonly missing: Match['missing']; readonly matches: readonly Match[] }[] {
  return [
    { state: 'allowed', missing: null },
    { state: 'unknown', missing: 'egress' },
    { state: 'unknown', missing: 'ingress' },
    { state: 'one-ended', missing: 'egress' },
    { state: 'one-ended', missing: 'ingress' },
  ].flatMap(({ state, missing }) => {
    const own = matches.filter((m) => m.state === state && m.missing === missing)
    const [first] = own
    return first === undefined ? [] : [{ state: first.state, missing: first.missing, matches: own }]
  })
}
