import type { SecurityGroupRule } from '@/model/kinds/security-group'
import { parseCidr } from '@/model/net/cidr'
import { allPorts, formatPorts, parsePorts } from '@/model/net/ports'
import { hasPorts, isIcmp, parseProtocol } from '@/model/net/protocol'
import { isSingle, rangesMeet } from '@/model/net/ranges'
import { type Box, boxesOf, within, without } from '@/model/reachability/boxes'
import type { Code } from '@/model/reachability/codes'
import { listBlocks } from '@/model/reachability/lists'
import { allNics, type Nic } from '@/model/reachability/nics'
import type { Header, Party } from '@/model/reachability/packet'
import type { Ruling } from '@/model/reachability/ruling'
import { trafficOfHeader } from '@/model/reachability/words'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { remember } from '@/model/security-groups/remember'
import { groupLabel, placedRules, ruleSentence, tellsAllRules, untoldRules } from '@/model/security-groups/rules'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Direction = 'ingress' | 'egress'

/** Why a rule that names a group of the other end does not match on this way. */
export type NoReference = 'SG_REFERENCES_NOT_PRESERVED' | 'SG_REFERENCING_SUPPORT'

/** Whether a rule may name a group of the other end on this way, and where it may not, why (rules 4 to 6). */
export type References = (peer: Nic, direction: Direction) => 'yes' | 'unknown' | NoReference

/** A rule of a group of the interface, with the addresses of the other end that it lets pass. */
interface Applied {
  readonly group: ResourceOf<'security-group'>
  readonly index: number
  readonly boxes: readonly Box[]
  readonly sure: boolean
  readonly doubt: Ruling['doubts'][number] | null
}

/** What the security groups of an interface say of a packet (rules 1 to 9): allow rules only, those of all groups together. */
export function askGroups(nic: Nic, direction: Direction, header: Header, references: References, t: TopologyIndex): Ruling {
  const other = direction === 'egress' ? header.destination : header.source
  const groups = nic.groups
  if (groups === undefined)
    return unknown(nic.owner, 'securityGroups', () => `the security groups of ${titleOf(nic.owner, t)} are not in the input`)
  const whole = boxesOf(other.ranges, hasPorts(header.protocol) ? header.destinationPorts : allPorts)
  const applied: Applied[] = []
  const doubts: Ruling['doubts'][number][] = []
  let ruleCount = 0
  let lostReference: NoReference | null = null
  for (const id of groups) {
    const group = t.get(id)
    const rules = group?.kind === 'security-group' ? group[direction] : undefined
    if (group?.kind !== 'security-group' || rules === undefined) {
      doubts.push({ component: id, attribute: direction, why: untoldRules(id, direction, t) })
      continue
    }
    if (!tellsAllRules(group, direction)) doubts.push({ component: id, attribute: direction, why: untoldRules(id, direction, t) })
    ruleCount += rules.length
    rules.forEach((rule, index) => {
      if (!matchesTraffic(rule, header)) return
      const peer = peerBoxes(rule, group, nic, other, direction, references, t)
      if (peer === null) return
      if (typeof peer === 'string') {
        const ports = hasPorts(header.protocol) && parseProtocol(rule.protocol) !== 'all' ? parsePorts(rule.ports) : allPorts
        if (ports !== null && within(whole, other.ranges, ports).length > 0) lostReference ??= peer
        return
      }
      const ports = hasPorts(header.protocol) && parseProtocol(rule.protocol) !== 'all' ? parsePorts(rule.ports) : allPorts
      if (ports === null) return
      const boxes = within(whole, peer.ranges, ports)
      if (boxes.length > 0) applied.push({ group, index, boxes, sure: peer.doubt === null, doubt: peer.doubt })
    })
  }
  const sure = applied.filter((a) => a.sure)
  const left = sure.reduce<readonly Box[]>((rest, a) => without(rest, a.boxes), whole)
  if (left.length === 0) {
    const alone = sure.filter((a) => without(whole, a.boxes).length === 0)
    // A rule that names the other end's group says more than a block that happens to hold it.
    const deciding = alone.find((a) => isReference(a, direction, t)) ?? alone[0] ?? sure[0]
    return {
      outcome: 'pass',
      by: deciding?.group.id ?? groups[0] ?? null,
      rule: deciding === undefined ? null : () => referenceOf(deciding, direction, t),
      code: null,
      why: () => (deciding === undefined ? 'nothing to filter' : referenceOf(deciding, direction, t).text),
      doubts: [],
    }
  }
  const possible = applied.filter((a) => !a.sure && meet(left, a.boxes))
  const found = [...doubts, ...possible.flatMap((a) => a.doubt ?? [])]
  const partial = sure.length > 0 ? splits(sure[0] as Applied, direction, header, t) : null
  if (found.length > 0 || partial !== null) {
    const [first = partial] = found
    return {
      outcome: 'unknown',
      by: groups[0] ?? null,
      rule: null,
      code: null,
      why: () => `unknown: ${first?.why ?? ''}`,
      doubts: found.length > 0 ? found : partial === null ? [] : [partial],
    }
  }
  const names = () => groups.map((id) => groupLabel(id, t)).join(', ')
  return {
    outcome: 'block',
    by: groups[0] ?? null,
    rule: null,
    code: lostReference ?? (ruleCount === 0 ? 'SG_HAS_NO_RULES' : 'ENI_SG_RULES_MISMATCH'),
    why: () =>
      `no ${direction} rule of ${names()} allows ${trafficOfHeader(header)} ${direction === 'ingress' ? 'from' : 'to'} ${other.text}`,
    doubts: [],
  }
}

const meet = (left: readonly Box[], boxes: readonly Box[]): boolean => boxes.some((b) => within(left, [b.addresses], b.ports).length > 0)

function unknown(component: ResourceId, attribute: string, why: () => string): Ruling {
  return {
    outcome: 'unknown',
    by: null,
    rule: null,
    code: null,
    why: () => `unknown: ${why()}`,
    doubts: [{ component, attribute, why: why() }],
  }
}

/** Protocol, and type and code of ICMP; ports are left to the boxes (rule 3). */
export function matchesTraffic(rule: Pick<SecurityGroupRule, 'protocol' | 'icmpType' | 'icmpCode'>, header: Header): boolean {
  const protocol = parseProtocol(rule.protocol)
  if (protocol === null) return false
  if (protocol === 'all') return true
  if (protocol !== header.protocol) return false
  if (!isIcmp(protocol) || header.icmp === null) return true
  const any = (value: number | undefined) => value === undefined || value === -1
  return (any(rule.icmpType) || rule.icmpType === header.icmp.type) && (any(rule.icmpCode) || rule.icmpCode === header.icmp.code)
}

/** Addresses of the other end that a rule's peer takes in; null: none; a code: it names a group of the other end, and that does not count here. */
function peerBoxes(
  rule: SecurityGroupRule,
  group: ResourceOf<'security-group'>,
  nic: Nic,
  other: Party,
  direction: Direction,
  references: References,
  t: TopologyIndex,
): { readonly ranges: Party['ranges']; readonly doubt: Ruling['doubts'][number] | null } | NoReference | null {
  const cidr = parseCidr(rule.peer)
  if (cidr !== null) return cidr.family === other.family ? { ranges: [cidr], doubt: null } : null
  const named = rule.peer === 'self' ? group.id : rule.peer
  const peer = t.get(named)
  if (peer?.kind === 'prefix-list') {
    const blocks = listBlocks(peer, other, t)
    if (blocks !== undefined) return blocks === 'all' ? { ranges: other.ranges, doubt: null } : { ranges: blocks, doubt: null }
    return {
      ranges: other.ranges,
      doubt: { component: peer.id, attribute: 'entries', why: `the entries of ${titleOf(peer.id, t)} are not in the input` },
    }
  }
  const doubt = (component: ResourceId, attribute: string, why: string, code?: Code) => ({
    ranges: other.ranges,
    doubt: { component, attribute, ...(code === undefined ? {} : { code }), why },
  })
  if ((peer === undefined || peer.stub === true) && other.nic?.groups?.some((id) => id === named) !== true) {
    // Rule 5: it may be one of a network that is peered and not in the input.
    const code = hasUnseenPeer(nic.vpc, t) ? 'UNKNOWN_PEERED_SGS' : 'UNKNOWN_RESOURCE'
    return doubt(group.id, direction, `${named}, which a rule of ${groupLabel(group.id, t)} names, is not in the input`, code)
  }
  if (other.nic === null) {
    // An address that the input gives to nobody may be that of a member whose own it does not tell.
    const maybe = membersOfGroup(t, named).find((nic) => mayHave(nic, other))
    return maybe === undefined
      ? null
      : doubt(
          maybe.owner,
          'privateAddress',
          `${other.text} may be an address of ${titleOf(maybe.owner, t)}: its address is not in the input`,
        )
  }
  if (other.nic.groups === undefined)
    return doubt(other.nic.owner, 'securityGroups', `the security groups of ${titleOf(other.nic.owner, t)} are not in the input`)
  if (!other.nic.groups.some((id) => id === named)) return null
  const preserved = references(other.nic, direction)
  if (preserved === 'yes') return { ranges: other.ranges, doubt: null }
  if (preserved !== 'unknown') return preserved
  return doubt(nic.owner, 'securityGroupReferencing', 'the input does not tell whether groups of the other network may be named')
}

function hasUnseenPeer(vpc: ResourceId | undefined, t: TopologyIndex): boolean {
  const isUnseen = (id: ResourceId | undefined) => id === undefined || t.get(id) === undefined || t.get(id)?.stub === true
  return t
    .of('vpc-peering')
    .map(({ requesterVpc, accepterVpc }) => [requesterVpc, accepterVpc])
    .some((ends) => vpc !== undefined && ends.includes(vpc) && ends.some(isUnseen))
}

const membersOfGroup = remember((t: TopologyIndex, group) => allNics(t).filter((nic) => nic.groups?.some((id) => id === group)))

const mayHave = (nic: Nic, { family, ranges }: Party): boolean => {
  const own = nic.party[family]
  return own !== null && !isSingle(own.ranges) && ranges.some((range) => rangesMeet(own.ranges, range))
}

const isReference = (a: Applied, direction: Direction, t: TopologyIndex): boolean => {
  const peer = a.group[direction]?.[a.index]?.peer ?? ''
  return peer === 'self' || t.get(peer)?.kind === 'security-group'
}

function referenceOf({ group, index }: Applied, direction: Direction, t: TopologyIndex) {
  const path = `${direction}/${index}`
  const placed = placedRules(group, direction)?.find((r) => r.path === path)
  return { of: group.id, path, text: placed === undefined ? path : ruleSentence(placed, t) }
}

/**
 * A rule that takes in a part of the addresses, or of the ports that a gateway may have taken: the one that the packet has decides, and
 * the input does not tell it.
 */
function splits(applied: Applied, direction: Direction, header: Header, t: TopologyIndex): Ruling['doubts'][number] {
  const other = direction === 'egress' ? header.destination : header.source
  const rule = referenceOf(applied, direction, t).text
  const component = other.resource ?? applied.group.id
  if (isSingle(other.ranges)) {
    const why = `${rule} allows some of the ports ${formatPorts(header.destinationPorts)}, and the one that is taken is not in the input`
    return { component: applied.group.id, attribute: 'sourcePort', code: 'REMAP_EPHEMERAL_PORT', why }
  }
  return {
    component,
    attribute: 'privateAddress',
    why: `${rule} allows a part of ${other.text}, and the address is not in the input`,
  }
}
