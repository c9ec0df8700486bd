import type { ResourceOf } from '@/model/topology'
import { type Host, lost, type Nat, type Place } from '@/tests/model/reachability/oracle/facts'
import { Filters, type Memory, type Packet } from '@/tests/model/reachability/oracle/filters'
import { inBlock, isPrivate } from '@/tests/model/reachability/oracle/plain'

/** `at`: a host, `internet`, or `gateway <id> <vpc>` for what lies behind an endpoint, an egress-only or a VPN gateway. */
export interface Arrived {
  readonly at: Place | string
  readonly packet: Packet
}

/** A NAT gateway takes a port of its own, none below 1024. */
const natPort = (port: number): number => (port < 1024 ? port + 1024 : port)

export class Network extends Filters {
  leave(at: Place, packet: Packet, memory: Memory): Arrived {
    if (!memory.reply && this.all('interface-endpoint').some((one) => at.id.startsWith(`${one.id}/`)))
      return lost('an endpoint only answers')
    if (++memory.steps > 60) return lost('circle')
    if (at.host !== null) this.groupsAllow(at.host, 'egress', packet, memory)
    const near = this.owner(packet.destination, at.subnet.vpc ?? '')
    if (near !== undefined && near.subnet === at.subnet.id) return this.enter(near, packet, memory)
    const nat = this.all('nat-gateway').find((one) => one.privateAddress === packet.destination && one.subnet === at.subnet.id)
    if (nat !== undefined) return this.natReceives(nat, packet, memory)
    return this.depart(at, packet, memory)
  }

  private depart(at: Place, packet: Packet, memory: Memory): Arrived {
    this.aclAllows(at.subnet, 'egress', packet)
    const table = this.get(at.subnet.routeTable) ?? this.all('route-table').find((t) => t.main === true && t.vpc === at.subnet.vpc)
    if (table?.kind !== 'route-table') return lost('no table')
    const vpc = this.get(at.subnet.vpc)
    const local = vpc?.kind === 'vpc' ? (vpc.cidrs ?? []).map((destination) => ({ destination, target: 'local', propagated: false })) : []
    const target = this.longest(
      [
        ...local,
        ...(table.routes ?? []).map((r) => ({
          destination: r.destination as string,
          target: r.target as string,
          propagated: r.propagated === true,
        })),
      ],
      packet.destination,
    )
    if (target === null) return lost(`no route in ${table.id}`)
    if (target === 'blackhole') return lost(`blackhole in ${table.id}`)
    if (target === 'local') return this.deliver(at.subnet.vpc ?? '', at.subnet.id, packet, memory)
    return this.through(target, at, packet, memory)
  }

  /** Longest prefix; then local, static, prefix list, propagated; propagated never inside a local block. */
  private longest(routes: readonly { destination: string; target: string; propagated: boolean }[], address: string): string | null {
    const holding: { bits: number; rank: number; target: string }[] = []
    const isLocal = routes.some((r) => r.target === 'local' && inBlock(address, r.destination))
    for (const route of routes) {
      const list = this.get(route.destination)
      const blocks = list?.kind === 'prefix-list' ? (list.entries ?? []) : [route.destination]
      for (const block of blocks) {
        if (!inBlock(address, block) || (route.propagated && isLocal)) continue
        const rank = route.target === 'local' ? 0 : route.propagated ? 3 : list?.kind === 'prefix-list' ? 2 : 1
        holding.push({ bits: Number(block.split('/')[1]), rank, target: route.target })
      }
    }
    holding.sort((a, b) => b.bits - a.bits || a.rank - b.rank)
    return holding[0]?.target ?? null
  }

  private deliver(vpc: string, from: string | null, packet: Packet, memory: Memory): Arrived {
    const nat = this.all('nat-gateway').find((n) => n.privateAddress === packet.destination && this.subnet(n.subnet).vpc === vpc)
    const host = this.owner(packet.destination, vpc)
    const subnet =
      nat !== undefined ? this.subnet(nat.subnet) : host !== undefined ? this.subnet(host.subnet) : lost(`nobody has ${packet.destination}`)
    if (subnet.id !== from) this.aclAllows(subnet, 'ingress', packet)
    if (nat !== undefined) return this.natReceives(nat, packet, memory)
    return host === undefined ? lost('nobody') : this.enter(host, packet, memory)
  }

  private enter(host: Host, packet: Packet, memory: Memory): Arrived {
    this.groupsAllow(host, 'ingress', packet, memory)
    return { at: this.place(host.id), packet }
  }

  private through(id: string, at: Place, packet: Packet, memory: Memory): Arrived {
    const key = `${id} by ${at.id} ${packet.source} ${packet.destination}`
    if (memory.visited.has(key)) return lost('circle')
    memory.visited.add(key)
    const target = this.get(id)
    switch (target?.kind) {
      case 'internet-gateway':
        return this.internetGateway(target, at, packet, memory)
      case 'egress-only-internet-gateway': {
        const own = this.owner(packet.source, at.subnet.vpc ?? '')
        if (
          memory.reply ||
          target.vpc !== at.subnet.vpc ||
          own === undefined ||
          !packet.source.includes(':') ||
          isPrivate(packet.source) ||
          isPrivate(packet.destination)
        )
          return lost('eigw')
        this.publicAccess(at.subnet, 'lets out only')
        return { at: `gateway ${id} ${at.subnet.vpc}`, packet }
      }
      case 'nat-gateway':
        return this.nat(target, at, packet, memory)
      case 'gateway-endpoint': {
        if (target.vpc !== at.subnet.vpc || !this.isOf(at.subnet.vpc ?? '', packet.source) || packet.source.includes(':'))
          return lost('endpoint')
        if (packet.protocol !== 6 && !(packet.protocol === 1 && packet.icmpType === 8)) return lost('endpoint protocol')
        return { at: `gateway ${id} ${at.subnet.vpc}`, packet }
      }
      case 'vpn-gateway': {
        if (target.vpc !== at.subnet.vpc || !this.isOf(at.subnet.vpc ?? '', packet.source)) return lost('vgw')
        return { at: `gateway ${id} ${at.subnet.vpc}`, packet }
      }
      case 'vpc-peering': {
        const ends = [target.requesterVpc, target.accepterVpc]
        if (target.status !== 'active' || !ends.some((v) => v === at.subnet.vpc)) return lost('peering')
        const far = ends.find((v) => v !== undefined && v !== at.subnet.vpc)
        if (far === undefined || !this.inVpc(packet.source, at.subnet.vpc ?? '') || !this.inVpc(packet.destination, far))
          return lost('peering blocks')
        return this.deliver(far, null, packet, memory)
      }
      case 'transit-gateway':
        return this.hub(target, at, packet, memory)
      case 'network-interface':
      case 'ec2-instance':
        return this.appliance(target, at, packet, memory)
      default:
        return lost(`cannot go through ${id}`)
    }
  }

  private internetGateway(igw: ResourceOf<'internet-gateway'>, at: Place, packet: Packet, memory: Memory): Arrived {
    if (igw.vpc !== at.subnet.vpc) return lost('igw not attached')
    if (isPrivate(packet.destination)) return lost('igw private destination')
    if (this.hosts().some((h) => this.addresses(h).includes(packet.destination))) return lost('igw own address')
    if (memory.reply) {
      const change = memory.changes.pop()
      if (change?.by !== igw.id) return lost('igw answers what it did not let in')
      return { at: 'internet', packet: { ...packet, source: change.before.destination } }
    }
    const host = this.owner(packet.source, at.subnet.vpc ?? '')
    const nat = this.all('nat-gateway').find((n) => n.privateAddress === packet.source && this.subnet(n.subnet).vpc === at.subnet.vpc)
    if (host === undefined && nat === undefined) return lost('igw foreign source')
    this.publicAccess(at.subnet, nat === undefined ? 'out' : 'lets out only')
    const open = packet.source.includes(':')
      ? isPrivate(packet.source)
        ? undefined
        : packet.source
      : nat !== undefined
        ? '198.18.0.1'
        : host?.publicAddress
    if (open === undefined) return lost('no public address')
    const after = { ...packet, source: open }
    memory.changes.push({ by: igw.id, before: packet, after })
    return { at: 'internet', packet: after }
  }

  fromInternet(packet: Packet, memory: Memory): Arrived {
    const host = this.hosts().find((h) => h.publicAddress === packet.destination || (h.ipv6Addresses ?? []).includes(packet.destination))
    if (host === undefined) return lost('nobody has this public address')
    const { vpc } = this.subnet(host.subnet)
    const igw = this.all('internet-gateway').find((g) => g.vpc === vpc)
    if (igw === undefined) return lost('no igw')
    this.publicAccess(this.subnet(host.subnet), 'in')
    const inside = packet.destination.includes(':') ? packet.destination : (host.privateAddress ?? '')
    if (inside.includes(':') && isPrivate(inside)) return lost('no global address')
    const after = { ...packet, destination: inside }
    memory.changes.push({ by: igw.id, before: packet, after })
    return this.edge(igw, vpc ?? '', after, memory)
  }

  /** A packet that comes in by a gateway: the table of the gateway says local, or a host that sends it on. */
  private edge(gateway: ResourceOf<'internet-gateway'> | ResourceOf<'vpn-gateway'>, vpc: string, packet: Packet, memory: Memory): Arrived {
    const table = this.get(gateway.routeTable)
    const routes = table?.kind === 'route-table' ? (table.routes ?? []) : []
    const whole = this.get(vpc)
    const local =
      whole?.kind === 'vpc' ? (whole.cidrs ?? []).map((destination) => ({ destination, target: 'local', propagated: false })) : []
    const own = routes.map((r) => ({ destination: r.destination as string, target: r.target as string, propagated: false }))
    const target = this.longest([...local, ...own], packet.destination)
    const host = this.hosts().find((h) => h.id === target)
    if (host === undefined) return this.deliver(vpc, null, packet, memory)
    if (gateway.kind === 'internet-gateway' && host.publicAddress === undefined) return lost('edge: no public address')
    const key = `${host.id} ${packet.source} ${packet.destination}`
    if (memory.visited.has(key)) return lost('circle')
    memory.visited.add(key)
    const { subnet } = this.place(host.id)
    return this.appliance(host, { subnet: { ...subnet, id: 'border' as typeof subnet.id }, host: null, id: 'border' }, packet, memory)
  }

  /** What comes back from the internet, from a service or from a network outside. */
  answerFrom(at: string, packet: Packet, memory: Memory): Arrived {
    const [, id, vpc] = at.split(' ')
    const attachment = this.get(id)
    if (attachment?.kind === 'transit-gateway-attachment') return this.fromAttachment(attachment, packet, memory)
    const outside = this.get(id)
    if (vpc !== undefined && outside?.kind === 'vpn-gateway') return this.edge(outside, vpc, packet, memory)
    if (vpc !== undefined) return this.deliver(vpc, null, packet, memory)
    const change = memory.changes.pop()
    const igw = this.get(change?.by)
    if (change === undefined || igw?.kind !== 'internet-gateway' || igw.vpc === undefined) return lost('no mapping')
    return this.edge(igw, igw.vpc, { ...packet, destination: change.before.source }, memory)
  }

  private nat(nat: Nat, at: Place, packet: Packet, memory: Memory): Arrived {
    if (memory.reply) return lost('nat would change the answer')
    if (packet.destination.includes(':') || ![1, 6, 17].includes(packet.protocol)) return lost('nat protocol')
    if (at.id === nat.id) return lost('circle')
    const subnet = this.subnet(nat.subnet)
    if (subnet.id !== at.subnet.id) this.aclAllows(subnet, 'ingress', packet)
    const after = { ...packet, source: nat.privateAddress ?? '', sourcePort: natPort(packet.sourcePort) }
    memory.changes.push({ by: nat.id, before: packet, after })
    return this.depart({ subnet, host: null, id: nat.id }, after, memory)
  }

  private natReceives(nat: Nat, packet: Packet, memory: Memory): Arrived {
    const change = memory.reply ? memory.changes.pop() : undefined
    if (change?.by !== nat.id) return lost('nat takes nothing from outside')
    const home = { ...packet, destination: change.before.source, destinationPort: change.before.sourcePort }
    const subnet = this.subnet(nat.subnet)
    const host = this.owner(home.destination, subnet.vpc ?? '')
    if (host === undefined) return this.depart({ subnet, host: null, id: nat.id }, home, memory)
    if (host.subnet === subnet.id) return this.enter(host, home, memory)
    this.aclAllows(subnet, 'egress', home)
    return this.deliver(subnet.vpc ?? '', subnet.id, home, memory)
  }

  /** From an office behind a VPN of a transit gateway: in by its attachment. */
  fromOffice(packet: Packet, memory: Memory): Arrived {
    const vpn = this.all('vpn-connection').find((one) => (one.remoteCidrs ?? []).some((block) => inBlock(packet.source, block)))
    const attachment = this.all('transit-gateway-attachment').find((x) => x.vpnConnection !== undefined && x.vpnConnection === vpn?.id)
    return attachment === undefined ? lost('no such office') : this.fromAttachment(attachment, packet, memory)
  }

  private fromAttachment(attachment: ResourceOf<'transit-gateway-attachment'>, packet: Packet, memory: Memory): Arrived {
    const hub = this.get(attachment.transitGateway)
    if (hub?.kind !== 'transit-gateway') return lost('no hub')
    return this.outOfHub(hub, attachment, null, packet, memory)
  }

  private hub(hub: ResourceOf<'transit-gateway'>, at: Place, packet: Packet, memory: Memory): Arrived {
    const attachments = this.all('transit-gateway-attachment').filter((x) => x.transitGateway === hub.id)
    const own = attachments.find((x) => x.vpc === at.subnet.vpc)
    if (own === undefined) return lost('not attached')
    const entry = (own.subnets ?? []).map((id) => this.subnet(id)).find((s) => s.availabilityZone === at.subnet.availabilityZone)
    if (entry === undefined) return lost('no attachment in the zone')
    this.aclAllows(entry, 'ingress', packet)
    return this.outOfHub(hub, own, at.subnet.availabilityZone ?? null, packet, memory)
  }

  private outOfHub(
    hub: ResourceOf<'transit-gateway'>,
    own: ResourceOf<'transit-gateway-attachment'>,
    zone: string | null,
    packet: Packet,
    memory: Memory,
  ): Arrived {
    const attachments = this.all('transit-gateway-attachment').filter((x) => x.transitGateway === hub.id)
    const table = this.get(own.routeTable ?? hub.defaultRouteTable)
    if (table?.kind !== 'transit-gateway-route-table') return lost('no hub table')
    const target = this.longest(
      (table.routes ?? []).map((r) => ({
        destination: r.destination as string,
        target: r.target as string,
        propagated: r.propagated === true,
      })),
      packet.destination,
    )
    const far = attachments.find((x) => x.id === target)
    if (far === undefined) return lost('hub has no route')
    if (far.vpnConnection !== undefined)
      return own.vpnConnection === undefined ? { at: `office ${far.id}`, packet } : lost('from one office to another')
    const exits = (far.subnets ?? []).map((id) => this.subnet(id))
    const near = exits.find((s) => s.availabilityZone === zone)
    // One zone for a flow and its answers in appliance mode; without it any, where it has none of the sender's.
    const place = far.applianceMode === true ? far.id : `${far.id} ${memory.reply ? 'back' : 'there'}`
    const exit = far.applianceMode !== true && near !== undefined ? near : exits[memory.choose(place, exits.length)]
    if (exit === undefined) return lost('no exit')
    return this.leave({ subnet: exit, host: null, id: `${far.id}/${exit.id}` }, packet, memory)
  }

  private appliance(host: Host, at: Place, packet: Packet, memory: Memory): Arrived {
    const subnet = this.subnet(host.subnet)
    if (this.addresses(host).includes(packet.destination)) return this.enter(host, packet, memory)
    if (host.sourceDestCheck !== false) return lost('source/destination check')
    if (subnet.id !== at.subnet.id) this.aclAllows(subnet, 'ingress', packet)
    memory.behindAppliance = true
    this.groupsAllow(host, 'ingress', packet, memory)
    return this.leave({ subnet, host, id: host.id }, packet, memory)
  }
}
