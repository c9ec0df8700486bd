import type { TopologyReader } from '@/model/kinds/kind'
import type { SecurityGroupRule } from '@/model/kinds/security-group'
import { parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import { portsText, type Traffic, trafficOf, trafficText } from '@/model/security-groups/traffic'
import type { ResourceOf } from '@/model/topology'

export type SecurityGroup = ResourceOf<'security-group'>
export type Direction = 'ingress' | 'egress'

/** A rule with the place where it stands: what every verdict, arrow and row quotes. */
export interface PlacedRule {
  readonly group: ResourceId
  readonly direction: Direction
  readonly rule: SecurityGroupRule
  /** Inside the group: `ingress/0`. */
  readonly path: string
  readonly traffic: Traffic
}

/**
 * The group's rules of a direction in the order of the file; undefined: the input does not tell. A rule whose ports are no ports lets
 * nothing pass and is left out.
 */
export function placedRules(group: SecurityGroup, direction: Direction): readonly PlacedRule[] | undefined {
  return group[direction]?.flatMap((rule, i) => {
    const traffic = trafficOf(rule)
    return traffic === null ? [] : [{ group: group.id, direction, rule, path: `${direction}/${i}`, traffic }]
  })
}

/** Whether the input tells every rule of a direction: what no rule allows is then blocked, and not only undecided. */
export const tellsAllRules = (group: SecurityGroup, direction: Direction): boolean =>
  group[direction] !== undefined && group.incomplete?.includes(direction) !== true

/** That it does not, in words. */
export const untoldRules = (id: string, direction: Direction, t: TopologyReader): string => {
  const group = t.get(id)
  const some = group?.kind === 'security-group' && (group as SecurityGroup)[direction] !== undefined
  return `${some ? 'some of ' : ''}the ${direction} rules of ${groupLabel(id, t)} are not in the input`
}

/** What rules of other groups call it: GroupName, else the Name tag, else the id. */
export function groupLabel(id: string, t: TopologyReader): string {
  const resource = t.get(id)
  if (resource === undefined) return id
  const groupName = 'groupName' in resource && typeof resource.groupName === 'string' ? resource.groupName : undefined
  return groupName ?? resource.name ?? resource.id
}

/** Whether a peer is every address of its family: 0.0.0.0/0 or ::/0, in whatever spelling. */
export const isWorld = (peer: string): boolean => parseCidr(peer)?.prefixLength === 0

/** Whether a peer is a block of addresses and not a reference; a malformed block is no reference either. */
export const isBlock = (peer: string): boolean => /^[0-9a-fA-F:.]+\/\d+$/.test(peer)

/** A rule's peer for people: the block, the group's label, the prefix list's service, or `self`. */
export function peerText(peer: string, t: TopologyReader): string {
  if (peer === 'self' || isBlock(peer)) return peer
  const resource = t.get(peer)
  if (resource?.kind === 'prefix-list') return t.destinationName(peer, 'full')
  return groupLabel(peer, t)
}

/** A rule in one line: `0.0.0.0/0:80`, `ECS-SG:8080`, `0.0.0.0/0:*` for all traffic; an IPv6 block stands in brackets, as in a URL. */
export function ruleText(rule: SecurityGroupRule, t: TopologyReader): string {
  const peer = peerText(rule.peer, t)
  const traffic = trafficOf(rule)
  return `${peer.includes(':') && isBlock(rule.peer) ? `[${peer}]` : peer}:${traffic === null ? rule.ports : portsText(traffic)}`
}

/** A rule in words, with the group that holds it: `ECS-SG ingress TCP 8080 from ALB-SG`. */
export function ruleSentence(placed: PlacedRule, t: TopologyReader): string {
  const preposition = placed.direction === 'ingress' ? 'from' : 'to'
  const peer = placed.rule.peer === 'self' ? 'members of the same group' : peerText(placed.rule.peer, t)
  return `${groupLabel(placed.group, t)} ${placed.direction} ${trafficText(placed.traffic)} ${preposition} ${peer}`
}

/** Ingress rules that are open to every address of a family; none where the input does not tell the rules. */
export const worldRules = (group: SecurityGroup): readonly SecurityGroupRule[] => (group.ingress ?? []).filter((rule) => isWorld(rule.peer))
