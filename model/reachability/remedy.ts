import type { ProposalChange } from '@/model/estate'
import { formatAddress } from '@/model/net/address'
import { type Cidr, formatCidr } from '@/model/net/cidr'
import { formatPorts, type PortRange } from '@/model/net/ports'
import { hasPorts, isIcmp } from '@/model/net/protocol'
import { isSingle } from '@/model/net/ranges'
import type { Nic } from '@/model/reachability/nics'
import type { Header, Party } from '@/model/reachability/packet'
import type { RuleReference } from '@/model/reachability/verdict'
import { trafficOfHeader } from '@/model/reachability/words'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { groupLabel } from '@/model/security-groups/rules'
import type { TopologyIndex } from '@/model/topology-index'

/** A value to add to a list of a resource, or to put in the place of one of its entries. */
export interface Edit {
  readonly resource: ResourceId
  readonly attribute: string
  readonly value: unknown
  /** Entry of the list that it takes the place of; without it the value is added. */
  readonly replaces?: number
}

/** What would take a blocker away: in words, and as data where the topology alone can say it. */
export interface Remedy {
  readonly text: () => string
  readonly edits: readonly Edit[] | null
  /** Another way, which makes every other fix moot: told only of what is the one thing that stops a packet. */
  readonly instead?: () => string
  /** Others that do the same, such as the rule in another group of the interface. */
  readonly likewise?: () => readonly Remedy[]
  /** The same where other fixes have taken numbers of entries already. */
  readonly besides?: (taken: ReadonlySet<string>) => Remedy
}

/** One or the other: the words of both, the data of the second. */
export const either = (one: Remedy, other: Remedy): Remedy => ({
  text: () => `${one.text().replace(/\.$/, '')}, or ${lowerFirst(other.text())}`,
  edits: other.edits,
})

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const inWords = (text: () => string): Remedy => ({ text, edits: null })

/** The smallest blocks that hold every address a party may have. */
function blocksOf(party: Party): readonly string[] {
  const bits = party.family === 4 ? 32 : 128
  return party.ranges.map((range) => {
    if (isSingle([range])) return `${formatAddress({ family: party.family, value: range.first })}/${bits}`
    if ('prefixLength' in range) return formatCidr(range as Cidr)
    return party.family === 4 ? '0.0.0.0/0' : '::/0'
  })
}

const protocolNames = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
])

const trafficAttributes = (header: Header, ports: PortRange) => ({
  protocol: protocolNames.get(header.protocol) ?? header.protocol,
  ...(hasPorts(header.protocol) ? { ports: formatPorts(ports) } : {}),
  ...(isIcmp(header.protocol) && header.icmp !== null ? { icmpType: header.icmp.type, icmpCode: header.icmp.code } : {}),
})

/**
 * A rule of a group of the interface that lets exactly this packet pass.
 *
 * @param peer  group of the other end, where a rule may name it; without it its addresses
 */
export function addRule(nic: Nic, direction: 'ingress' | 'egress', header: Header, peer: ResourceId | undefined, t: TopologyIndex): Remedy {
  const other = direction === 'egress' ? header.destination : header.source
  const groups = nic.groups ?? []
  const [first] = groups
  if (first === undefined) return inWords(() => `Give ${titleOf(nic.owner, t)} a security group that allows it.`)
  const addresses = [...new Set(blocksOf(other))]
  const inGroup = (group: ResourceId, peers: readonly string[]): Remedy => {
    const names = () => (peers === addresses ? addresses : peers.map((id) => groupLabel(id, t))).join(', ')
    const text = () =>
      `Add to ${groupLabel(group, t)} an ${direction} rule: ${trafficOfHeader(header)} ${direction === 'ingress' ? 'from' : 'to'} ${names()}.`
    if (t.get(group)?.kind !== 'security-group') return inWords(text)
    const rule = (named: string) => ({ ...trafficAttributes(header, header.destinationPorts), peer: named })
    return { text, edits: peers.map((named) => ({ resource: group, attribute: direction, value: rule(named) })) }
  }
  const told = peer === undefined ? addresses : [peer]
  return { ...inGroup(first, told), likewise: () => groups.flatMap((group) => [inGroup(group, told), inGroup(group, addresses)]) }
}

/** An entry before the one that denies. */
export function addEntry(
  acl: ResourceId,
  direction: 'ingress' | 'egress',
  header: Header,
  denying: RuleReference | null,
  t: TopologyIndex,
  others: ReadonlySet<string> = new Set(),
): Remedy {
  const other = direction === 'egress' ? header.destination : header.source
  const peers = [...new Set(blocksOf(other))]
  const found = t.get(acl)
  const entries = found?.kind === 'network-acl' ? (found.entries ?? []) : []
  const at = /^entries\/(\d+)$/.exec(denying?.path ?? '')?.[1]
  const limit = at === undefined ? 32_767 : (entries[Number(at)]?.number ?? 32_767)
  const taken = new Set(entries.filter((e) => e.direction === direction).map((e) => e.number))
  const free: number[] = []
  for (let number = limit - 1; number >= 1 && free.length < peers.length; number--)
    if (!taken.has(number) && !others.has(numberKey(acl, direction, number))) free.push(number)
  const what = `${trafficOfHeader(header)} ${direction === 'ingress' ? 'from' : 'to'} ${peers.join(', ')}`
  if (free.length < peers.length)
    return inWords(() => `Renumber the entries of ${titleOf(acl, t)} so that one before ${limit} can allow ${direction} of ${what}.`)
  return {
    besides: (named) => addEntry(acl, direction, header, denying, t, named),
    text: () => `Add to ${titleOf(acl, t)} an ${direction} entry ${free.join(', ')}: allow ${what}.`,
    edits: peers.map((cidr, i) => ({
      resource: acl,
      attribute: 'entries',
      value: { number: free[i], direction, cidr, action: 'allow', ...trafficAttributes(header, header.destinationPorts) },
    })),
  }
}

const numberKey = (acl: string, direction: unknown, number: unknown): string => `${acl} ${direction} ${number}`

/**
 * Remedies that may be carried out together: no two entries of a network ACL get one number, and what mends two things is named for both.
 */
export function sideBySide(all: readonly Remedy[]): readonly Remedy[] {
  const keyOf = (remedy: Remedy) => JSON.stringify(remedy.edits)
  const remedies = [...all]
  for (const [i, remedy] of remedies.entries()) {
    const others = new Set(remedies.flatMap((other, at) => (at === i || other.edits === null ? [] : keyOf(other))))
    const shared = others.has(keyOf(remedy)) ? undefined : remedy.likewise?.().find((one) => one.edits !== null && others.has(keyOf(one)))
    if (shared !== undefined) remedies[i] = shared
  }
  const taken = new Set<string>()
  const known = new Map<string, Remedy>()
  return remedies.map((remedy) => {
    const key = keyOf(remedy)
    const found = remedy.edits === null ? undefined : known.get(key)
    if (found !== undefined) return found
    const own = taken.size === 0 ? remedy : (remedy.besides?.(taken) ?? remedy)
    if (own.besides !== undefined)
      for (const { resource, value } of own.edits ?? []) {
        const { direction, number } = value as { readonly direction: string; readonly number: number }
        taken.add(numberKey(resource, direction, number))
      }
    known.set(key, own)
    return own
  })
}

/** Edits of several remedies as changes of a proposal, those of one list together; null where one can be told in words only. */
export function changesOf(remedies: readonly Remedy[], t: TopologyIndex): readonly ProposalChange[] | null {
  const lists = new Map<string, { readonly resource: ResourceId; readonly attribute: string; readonly values: unknown[] }>()
  const seen = new Set<string>()
  for (const { edits } of remedies) {
    if (edits === null) return null
    for (const edit of edits) {
      const name = JSON.stringify([edit.resource, edit.attribute])
      const once = JSON.stringify(edit)
      if (seen.has(once)) continue
      seen.add(once)
      const own: unknown = Object.entries(t.get(edit.resource) ?? {}).find(([key]) => key === edit.attribute)?.[1]
      const list = lists.get(name) ?? { resource: edit.resource, attribute: edit.attribute, values: Array.isArray(own) ? [...own] : [] }
      lists.set(name, list)
      if (edit.replaces === undefined) list.values.push(edit.value)
      else list.values[edit.replaces] = edit.value
    }
  }
  return [...lists.values()].map(({ resource, attribute, values }) => ({ set: resource, attributes: { [attribute]: values } }))
}
