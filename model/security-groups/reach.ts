import { awsService } from '@/model/aws-services'
import type { AnyResource, ResourceId } from '@/model/resource'
import { type Answer, isPrivateBlock, peerCovers, spanOfResource } from '@/model/security-groups/blocks'
import { candidatesFor, type Match, matchSides, type Side } from '@/model/security-groups/match'
import { remember } from '@/model/security-groups/remember'
import {
  type Direction,
  groupLabel,
  isBlock,
  isWorld,
  type PlacedRule,
  placedRules,
  ruleSentence,
  tellsAllRules,
  untoldRules,
} from '@/model/security-groups/rules'
import { includesTraffic, type Traffic, trafficText } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** What filters a resource's connections: the rules of the groups of its interfaces. */
export interface OwnRules {
  /** `none`: it owns no interface. `unfiltered`: its interfaces have no group, as AWS has it for a NAT gateway. */
  readonly filter: 'none' | 'unfiltered' | 'groups'
  readonly groups: readonly ResourceId[]
  readonly rules: readonly PlacedRule[]
  /** Why the rules are not all known; empty: they are. */
  readonly unknown: readonly string[]
}

/** The rules of a direction that apply to a resource, those of all its groups together: groups only ever allow. */
export const rulesOf = (resource: AnyResource, direction: Direction, t: TopologyIndex): OwnRules =>
  (direction === 'ingress' ? ingressRules : egressRules)(t, resource.id)

const ingressRules = remember((t: TopologyIndex, id) => findRules(t.get(id), 'ingress', t))
const egressRules = remember((t: TopologyIndex, id) => findRules(t.get(id), 'egress', t))

function findRules(resource: AnyResource | undefined, direction: Direction, t: TopologyIndex): OwnRules {
  if (resource === undefined) return { filter: 'none', groups: [], rules: [], unknown: [] }
  const interfaces = t.interfacesOf(resource)
  const groups = [...new Set(interfaces.flatMap((i) => i.securityGroups ?? []))]
  const untold = interfaces.some((i) => i.securityGroups === undefined)
  const found = groups.map((id) => {
    const group = t.get(id)
    return group?.kind === 'security-group'
      ? { id, rules: placedRules(group, direction), isTold: tellsAllRules(group, direction) }
      : { id, rules: undefined, isTold: false }
  })
  return {
    filter: interfaces.length === 0 ? 'none' : groups.length === 0 && !untold ? 'unfiltered' : 'groups',
    groups,
    rules: found.flatMap((g) => g.rules ?? []),
    unknown: [
      ...(untold ? ['its security groups are not in the input'] : []),
      ...found.filter((g) => !g.isTold).map((g) => untoldRules(g.id, direction, t)),
    ],
  }
}

/** What the rules of both say of connections from one resource to another; only pairs of which one names a group of the other. */
export function connection(from: AnyResource, to: AnyResource, t: TopologyIndex): readonly Match[] {
  const out = rulesOf(from, 'egress', t)
  const into = rulesOf(to, 'ingress', t)
  if (out.filter !== 'groups' || into.filter !== 'groups') return []
  // Most pairs end here: no rule of either names a group of the other.
  if (!namesOneOf(out.rules, into.groups) && !namesOneOf(into.rules, out.groups)) return []
  const side = (own: OwnRules, peerGroups: readonly ResourceId[], peer: AnyResource): Side => ({
    candidates: candidatesFor(own.rules, new Set(peerGroups), spanOfResource(peer, t), t),
    complete: own.unknown.length === 0,
  })
  return matchSides(side(out, into.groups, to), side(into, out.groups, from))
}

const namesOneOf = (rules: readonly PlacedRule[], groups: readonly string[]): boolean =>
  rules.some(({ rule, group }) => groups.includes(rule.peer === 'self' ? group : rule.peer))

/** Every resource that may open connections to this one, or that it may open connections to, by the rules of both; in the order of the file. */
export function peersByRules(
  resource: AnyResource,
  way: 'inbound' | 'outbound',
  t: TopologyIndex,
): readonly { readonly peer: AnyResource; readonly matches: readonly Match[] }[] {
  return t.all.flatMap((peer) => {
    const matches = way === 'inbound' ? connection(peer, resource, t) : connection(resource, peer, t)
    return matches.length === 0 ? [] : [{ peer, matches }]
  })
}

/** The other end of a connection, as a rule sees it. */
export type Peer = { readonly resource: AnyResource } | { readonly service: string } | 'internet'

/** Whether a resource's rules let a connection pass on its side, and by which rule. */
export interface RuleDecision {
  readonly verdict: 'pass' | 'block' | 'unknown' | 'unfiltered'
  readonly rule: PlacedRule | null
  readonly why: string
}

/**
 * The deciding rule on one side of a connection. A rule that names the peer is quoted before one that holds it by address.
 *
 * @param traffic  null: the flow does not say, any traffic will do
 */
export function decideByRules(
  resource: AnyResource,
  direction: Direction,
  peer: Peer,
  traffic: Traffic | null,
  t: TopologyIndex,
): RuleDecision {
  const own = rulesOf(resource, direction, t)
  if (own.filter !== 'groups') return { verdict: 'unfiltered', rule: null, why: 'no security group filters it' }
  const answers = own.rules
    .filter((r) => traffic === null || includesTraffic(r.traffic, traffic))
    .map((rule) => ({ rule, answer: matchesPeer(rule, peer, t) }))
  const passing = answers.filter((a) => a.answer === 'yes').map((a) => a.rule)
  const rule = passing.find((r) => !isBlock(r.rule.peer)) ?? passing[0]
  if (rule !== undefined) return { verdict: 'pass', rule, why: ruleSentence(rule, t) }
  const doubtful = answers.find((a) => a.answer === 'unknown')?.rule
  if (doubtful !== undefined)
    return {
      verdict: 'unknown',
      rule: doubtful,
      why: `unknown: ${ruleSentence(doubtful, t)}, and the address of the other end is not in the input`,
    }
  const [unknown] = own.unknown
  if (unknown !== undefined) return { verdict: 'unknown', rule: null, why: `unknown: ${unknown}` }
  const what = traffic === null ? 'it' : trafficText(traffic)
  return {
    verdict: 'block',
    rule: null,
    why: `blocked: no ${direction} rule of ${own.groups.map((g) => groupLabel(g, t)).join(', ')} allows ${what}`,
  }
}

function matchesPeer({ rule, group }: PlacedRule, peer: Peer, t: TopologyIndex): Answer {
  const isReference = rule.peer === 'self' || t.get(rule.peer)?.kind === 'security-group'
  if (peer === 'internet' || 'service' in peer) {
    if (isReference) return 'no'
    return coversPublic(rule.peer, peer === 'internet' ? null : peer.service, t)
  }
  if (isReference) {
    const named = rule.peer === 'self' ? group : rule.peer
    const groups = t.interfacesOf(peer.resource).map((i) => i.securityGroups)
    return groups.some((g) => g?.some((id) => id === named)) ? 'yes' : groups.includes(undefined) ? 'unknown' : 'no'
  }
  return peerCovers(rule.peer, spanOfResource(peer.resource, t), t)
}

/** Whether a block or prefix list takes in the public addresses of a service, or of a party that the input gives no address of. */
function coversPublic(peer: string, service: string | null, t: TopologyIndex): Answer {
  if (isBlock(peer)) return isWorld(peer) && !peer.includes(':') ? 'yes' : isPrivateBlock(peer) ? 'no' : 'unknown'
  const list = t.get(peer)
  if (list?.kind !== 'prefix-list') return 'unknown'
  if (list.service !== undefined) return service !== null && awsService(list.service).family === service ? 'yes' : 'no'
  return list.entries === undefined ? 'unknown' : list.entries.every(isPrivateBlock) ? 'no' : 'unknown'
}
