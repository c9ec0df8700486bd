import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { referenceTo } from '@/model/resource-names'
import { groupLinks } from '@/model/security-groups/group-links'
import { inStates, type LinkState, type Match } from '@/model/security-groups/match'
import { peersByRules, rulesOf } from '@/model/security-groups/reach'
import {
  groupLabel,
  isBlock,
  isWorld,
  type PlacedRule,
  peerText,
  placedRules,
  ruleSentence,
  type SecurityGroup,
  tellsAllRules,
  untoldRules,
} from '@/model/security-groups/rules'
import { mergeTraffic, trafficList, trafficText } from '@/model/security-groups/traffic'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

type Way = 'inbound' | 'outbound'
const directionOf = { inbound: 'ingress', outbound: 'egress' } as const
const title = { inbound: 'Who may reach it by its rules', outbound: 'What it may reach by its rules' } as const

/**
 * Who may open connections to a resource, and to whom it may, by its security-group rules and those of the other end: a row has the
 * traffic, the other end and the rules. Routes and network ACLs are not asked.
 */
export const reach =
  (way: Way): Describe =>
  (resource, t) => {
    const shared = { id: way, title: title[way] } as const
    if (resource.kind === 'security-group') {
      const direction = directionOf[way]
      const placed = placedRules(resource, direction)
      const isPartly = placed !== undefined && !tellsAllRules(resource, direction)
      const others: readonly DetailRow[] = isPartly
        ? [{ label: 'Others', value: 'unknown', why: untoldRules(resource.id, direction, t), tone: 'doubt' }]
        : []
      return {
        ...shared,
        rows: [...groupRows(resource, way, t), ...blockRows(placed ?? [], t), ...others],
        empty: emptyText([resource.id], placed === undefined, way, t),
      }
    }
    const own = rulesOf(resource, directionOf[way], t)
    if (own.filter === 'none')
      return isParty(resource, t)
        ? { ...shared, rows: [], empty: 'It owns no network interface in a VPC: no security-group rule applies to it.' }
        : null
    if (own.filter === 'unfiltered')
      return {
        ...shared,
        rows: [],
        empty: `No security group filters this ${t.kindOf(resource).look.label}: routes and network ACLs decide.`,
      }
    const unknown = own.unknown.map((why): DetailRow => ({ label: 'Others', value: 'unknown', why, tone: 'doubt' }))
    return {
      ...shared,
      rows: [...peerRows(resource, way, t), ...blockRows(own.rules, t), ...unknown],
      empty: emptyText(own.groups, false, way, t),
    }
  }

/** Ends of connections that no group filters: services that something uses, and parties beyond AWS. */
function isParty(resource: Resource, t: TopologyIndex): boolean {
  const { look, container } = t.kindOf(resource)
  return container === undefined && (look.service !== undefined || look.category === 'external' || t.consumersOf(resource.id).length > 0)
}

function emptyText(groups: readonly string[], unknown: boolean, way: Way, t: TopologyIndex): string {
  const names = listInWords(groups.map((g) => groupLabel(g, t)))
  if (unknown) return `unknown: the ${directionOf[way]} rules of ${names} are not in the input.`
  return way === 'inbound'
    ? `By the security-group rules of ${names} nothing may open a connection to it.`
    : `By the security-group rules of ${names} it may not open a connection to anything.`
}

/** One row for each peer and state: the traffic that both ends allow, or why they do not agree. */
function peerRows(resource: Resource, way: Way, t: TopologyIndex): readonly DetailRow[] {
  return peersByRules(resource, way, t).flatMap(({ peer, matches }) =>
    inStates(matches).map(({ state, missing, matches: own }) => {
      const rules = [...new Set(own.flatMap((m) => m.rules))].map((r) => ruleSentence(r, t))
      const why = [...verdict(state, missing, way), ...rules].join(' · ')
      return { ...linkRow(trafficList(own.map((m) => m.traffic)), peer.id, t), why, ...toneOf(state) }
    }),
  )
}

function verdict(state: LinkState, missing: Match['missing'], way: Way): readonly string[] {
  const end = missing === directionOf[way] ? 'this end' : 'the other end'
  if (state === 'one-ended') return [`blocked: ${end} has no ${missing} rule for it`]
  return state === 'unknown' ? [`unknown: the ${missing} side of ${end} is not in the input`] : []
}

/** Between groups: one row for each other group and state. */
function groupRows(group: SecurityGroup, way: Way, t: TopologyIndex): readonly DetailRow[] {
  return groupLinks(t)
    .filter((link) => (way === 'inbound' ? link.to : link.from) === group.id)
    .map((link): DetailRow => {
      const other = way === 'inbound' ? link.from : link.to
      const members = t.membersOf(other).map((m) => referenceTo(m.id, t))
      const why = [
        ...verdict(link.state, link.missing, way),
        ...link.reasons.map((r) => r.text),
        members.length === 0 ? 'it has no member' : `members: ${members.join(', ')}`,
      ]
      return { label: trafficList(link.traffic), value: groupLabel(other, t), link: other, why: why.join(' · '), ...toneOf(link.state) }
    })
}

/** Peers that are blocks or prefix lists: the traffic of all rules for one peer together. */
function blockRows(rules: readonly PlacedRule[], t: TopologyIndex): readonly DetailRow[] {
  const byPeer = new Map<string, PlacedRule[]>()
  for (const placed of rules) {
    const { peer } = placed.rule
    const list = t.get(peer)
    if (peer === 'self' || list?.kind === 'security-group' || (list === undefined && !isBlock(peer))) continue
    byPeer.set(peer, [...(byPeer.get(peer) ?? []), placed])
  }
  return [...byPeer].map(([peer, placed]): DetailRow => {
    const list = t.get(peer)
    const everyone = isWorld(peer) ? [`every ${peer.includes(':') ? 'IPv6' : 'IPv4'} address`] : []
    return {
      label: mergeTraffic(placed.map((p) => p.traffic))
        .map(trafficText)
        .join(', '),
      value: peerText(peer, t),
      why: [...everyone, ...placed.map((p) => ruleSentence(p, t))].join(' · '),
      ...(list === undefined ? { copyable: true } : { link: list.id }),
    }
  })
}

const toneOf = (state: LinkState): Pick<DetailRow, 'tone'> => (state === 'allowed' ? {} : { tone: state === 'unknown' ? 'doubt' : 'bad' })
