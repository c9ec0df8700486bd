import type { NetworkAclEntry } from '@/model/kinds/network-acl'
import { parseCidr } from '@/model/net/cidr'
import { allPorts, parsePorts } from '@/model/net/ports'
import { hasPorts, parseProtocol } from '@/model/net/protocol'
import { type Box, boxesOf, within, without } from '@/model/reachability/boxes'
import { matchesTraffic } from '@/model/reachability/group-filter'
import type { Header } from '@/model/reachability/packet'
import type { Ruling } from '@/model/reachability/ruling'
import { trafficOfHeader } from '@/model/reachability/words'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { remember } from '@/model/security-groups/remember'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Direction = 'ingress' | 'egress'

/** The network ACL of a subnet: its own, else the default one of its VPC (rule 11); undefined: the input does not tell. */
export const networkAclOf = (subnet: ResourceId, t: TopologyIndex) => aclOfSubnet(t, subnet)

const aclOfSubnet = remember((t: TopologyIndex, id): ResourceOf<'network-acl'> | undefined => {
  const subnet = t.get(id)
  if (subnet?.kind !== 'subnet') return undefined
  if (subnet.networkAcl === undefined) return t.of('network-acl').find((acl) => acl.default === true && acl.vpc === subnet.vpc)
  const own = t.get(subnet.networkAcl)
  return own?.kind === 'network-acl' ? own : undefined
})

/** Entries with their place in the file, the lowest number first: the order of the file has no meaning (rule 12). */
const sortedEntries = remember((t: TopologyIndex, id) => {
  const acl = t.get(id)
  const entries = acl?.kind === 'network-acl' ? (acl.entries ?? []) : []
  return entries.map((entry, index) => ({ entry, index })).sort((a, b) => a.entry.number - b.entry.number || a.index - b.index)
})

/** What the network ACL of a subnet says of a packet that crosses the subnet's border: the first entry that matches decides (rules 11 to 13). */
export function askNetworkAcl(subnet: ResourceId, direction: Direction, header: Header, t: TopologyIndex): Ruling {
  const acl = networkAclOf(subnet, t)
  if (acl?.entries === undefined) return untold(subnet, acl, t)
  const other = direction === 'egress' ? header.destination : header.source
  const whole = boxesOf(other.ranges, hasPorts(header.protocol) ? header.destinationPorts : allPorts)
  const decided: { entry: NetworkAclEntry; index: number; boxes: readonly Box[] }[] = []
  let left: readonly Box[] = whole
  for (const { entry, index } of sortedEntries(t, acl.id)) {
    if (left.length === 0) break
    if (entry.direction !== direction || !matchesTraffic(entry, header)) continue
    const cidr = parseCidr(entry.cidr)
    const ports = hasPorts(header.protocol) && parseProtocol(entry.protocol) !== 'all' ? parsePorts(entry.ports) : allPorts
    if (cidr === null || cidr.family !== other.family || ports === null) continue
    const boxes = within(left, [cidr], ports)
    if (boxes.length === 0) continue
    decided.push({ entry, index, boxes })
    left = without(left, boxes)
  }
  const allows = decided.filter((d) => d.entry.action === 'allow')
  const denies = decided.filter((d) => d.entry.action === 'deny')
  const deciding = (denies.length > 0 || left.length > 0 ? denies : allows)[0]
  const rule = () => ({
    of: acl.id,
    path: deciding === undefined ? '' : `entries/${deciding.index}`,
    text: entryText(acl.id, deciding?.entry ?? null, direction, t),
  })
  const base = { by: acl.id, rule, code: null, doubts: [] }
  if (denies.length === 0 && left.length === 0) return { ...base, outcome: 'pass', why: () => rule().text }
  const what = () => `${trafficOfHeader(header)} ${direction === 'ingress' ? 'from' : 'to'} ${other.text}`
  if (allows.length === 0)
    return { ...base, outcome: 'block', code: 'SUBNET_ACL_RESTRICTION', why: () => `${rule().text}: denies ${what()}` }
  // Some of the packets pass: either the address or the port of the client decides.
  const refused = [...denies.flatMap((d) => d.boxes), ...left]
  const byPort = refused.every((box) =>
    whole.some((w) => w.addresses.first === box.addresses.first && w.addresses.last === box.addresses.last),
  )
  const why = byPort
    ? `${titleOf(acl.id, t)} lets ${what()} pass on some ports only: the port of the client decides`
    : `${titleOf(acl.id, t)} lets a part of ${other.text} pass, and the address is not in the input`
  const doubt = {
    component: byPort ? acl.id : (other.resource ?? acl.id),
    attribute: byPort ? 'sourcePort' : 'privateAddress',
    ...(byPort ? { code: 'REMAP_EPHEMERAL_PORT' as const } : {}),
    why,
  }
  return { ...base, outcome: 'unknown', why: () => `unknown: ${why}`, doubts: [doubt] }
}

function untold(subnet: ResourceId, acl: ResourceOf<'network-acl'> | undefined, t: TopologyIndex): Ruling {
  const why =
    acl === undefined
      ? `the network ACL of ${titleOf(subnet, t)} is not in the input`
      : `the entries of ${titleOf(acl.id, t)} are not in the input`
  const doubt = { component: acl?.id ?? subnet, attribute: acl === undefined ? 'networkAcl' : 'entries', why }
  return { outcome: 'unknown', by: acl?.id ?? null, rule: null, code: null, why: () => `unknown: ${why}`, doubts: [doubt] }
}

/** `web-acl ingress 100: allow TCP 443 from 0.0.0.0/0`; without an entry the last one, `*`. */
function entryText(acl: ResourceId, entry: NetworkAclEntry | null, direction: Direction, t: TopologyIndex): string {
  const name = `${titleOf(acl, t)} ${direction}`
  if (entry === null) return `${name} *: deny everything else`
  const all = parseProtocol(entry.protocol) === 'all'
  const traffic = all ? 'all traffic' : `${String(entry.protocol).toUpperCase()} ${entry.ports}`
  return `${name} ${entry.number}: ${entry.action} ${traffic} ${direction === 'ingress' ? 'from' : 'to'} ${entry.cidr}`
}
