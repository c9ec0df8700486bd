import type { ResourceOf } from '@/model/topology'
import { Facts, type Host, lost } from '@/tests/model/reachability/oracle/facts'
import { inBlock, isTraffic } from '@/tests/model/reachability/oracle/plain'

/** One packet, every field a value. */
export interface Packet {
  readonly source: string
  readonly destination: string
  readonly protocol: number
  readonly sourcePort: number
  readonly destinationPort: number
  readonly icmpType: number
}

export interface Memory {
  /** Hosts whose groups have seen the request. */
  readonly seen: Set<string>
  /** What gateways changed, the last at the end. */
  readonly changes: { readonly by: string; readonly before: Packet; readonly after: Packet }[]
  reply: boolean
  steps: number
  readonly visited: Set<string>
  behindAppliance: boolean
  /** Which of several a network takes, where nobody can tell. */
  readonly choose: (place: string, count: number) => number
}

export const noMemory = (choose: Memory['choose'] = () => 0): Memory => ({
  seen: new Set(),
  changes: [],
  reply: false,
  steps: 0,
  visited: new Set(),
  behindAppliance: false,
  choose,
})

/** What security groups and network ACLs let through. */
export class Filters extends Facts {
  /** Security groups: any rule of any group. */
  protected groupsAllow(host: Host, direction: 'ingress' | 'egress', packet: Packet, memory: Memory): void {
    if (memory.reply && memory.seen.has(host.id)) return
    if (!memory.reply) memory.seen.add(host.id)
    const other = direction === 'egress' ? packet.destination : packet.source
    for (const id of host.securityGroups ?? []) {
      const group = this.get(id)
      if (group?.kind !== 'security-group') continue
      for (const rule of group[direction] ?? [])
        if (this.ruleAllows(rule, packet) && this.isPeer(rule.peer, group.id, host, other, direction, memory)) return
    }
    lost(`no ${direction} rule of ${host.id}`)
  }

  protected ruleAllows(rule: Parameters<typeof isTraffic>[0], packet: Packet): boolean {
    return isTraffic(rule, packet.protocol, packet.destinationPort, packet.icmpType)
  }

  protected isPeer(peer: string, group: string, host: Host, other: string, direction: 'ingress' | 'egress', memory: Memory): boolean {
    if (peer.includes('/')) return inBlock(other, peer)
    const named = this.get(peer)
    if (named?.kind === 'prefix-list') return (named.entries ?? []).some((entry) => inBlock(other, entry))
    const wanted = peer === 'self' ? group : peer
    const here = this.subnet(host.subnet).vpc ?? ''
    return this.hosts().some((member) => {
      if (!this.addresses(member).includes(other) || !(member.securityGroups ?? []).some((id) => id === wanted)) return false
      if (memory.behindAppliance) return false
      const there = this.subnet(member.subnet).vpc ?? ''
      return here === there || this.peered(here, there) || (direction === 'ingress' && this.hubRefers(here, there))
    })
  }

  protected peered(a: string, b: string): boolean {
    return this.all('vpc-peering').some(
      (p) =>
        p.status === 'active' &&
        [p.requesterVpc, p.accepterVpc].some((v) => v === a) &&
        [p.requesterVpc, p.accepterVpc].some((v) => v === b),
    )
  }

  protected hubRefers(a: string, b: string): boolean {
    return this.all('transit-gateway').some(
      (hub) =>
        hub.securityGroupReferencing === true &&
        [a, b].every((vpc) =>
          this.all('transit-gateway-attachment').some(
            (x) => x.transitGateway === hub.id && x.vpc === vpc && x.securityGroupReferencing !== false,
          ),
        ),
    )
  }

  /** Network ACLs: the first entry by number. */
  protected aclAllows(subnet: ResourceOf<'subnet'>, direction: 'ingress' | 'egress', packet: Packet): void {
    const own = this.get(subnet.networkAcl) ?? this.all('network-acl').find((a) => a.default === true && a.vpc === subnet.vpc)
    const entries = own?.kind === 'network-acl' ? (own.entries ?? []) : []
    const other = direction === 'egress' ? packet.destination : packet.source
    const sorted = [...entries].filter((e) => e.direction === direction).sort((a, b) => a.number - b.number)
    for (const entry of sorted) {
      if (!isTraffic(entry, packet.protocol, packet.destinationPort, packet.icmpType) || !inBlock(other, entry.cidr)) continue
      if (entry.action === 'allow') return
      lost(`${own?.id} ${direction} ${entry.number}`)
    }
    lost(`${own?.id} ${direction} *`)
  }

  /** What the account forbids between its VPCs and the internet, for who opens a connection. */
  protected publicAccess(subnet: ResourceOf<'subnet'>, way: 'in' | 'out' | 'lets out only'): void {
    const vpc = this.get(subnet.vpc)
    const region = vpc?.kind === 'vpc' ? vpc.region : undefined
    const block = this.all('vpc-block-public-access').find((one) => one.region === region)
    const allows = (mode: string) => (block?.exclusions ?? []).some((e) => (e.of === subnet.id || e.of === subnet.vpc) && e.mode === mode)
    if (block?.mode === 'block-bidirectional' && !allows('allow-bidirectional') && !(allows('allow-egress') && way !== 'in'))
      lost('public access is blocked both ways')
    if (block?.mode === 'block-ingress' && !allows('allow-bidirectional') && way !== 'lets out only') lost('public access is blocked')
  }
}
