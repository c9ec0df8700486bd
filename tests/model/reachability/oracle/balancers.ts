import type { Resource, ResourceOf, Topology } from '@/model/topology'
import type { Host } from '@/tests/model/reachability/oracle/facts'
import { type Memory, noMemory, type Packet } from '@/tests/model/reachability/oracle/filters'
import { Network } from '@/tests/model/reachability/oracle/network'
import { type Outcome, sendIn } from '@/tests/model/reachability/oracle/simulate'

export type Balancer = ResourceOf<'application-load-balancer'> | ResourceOf<'network-load-balancer'>

/** A port of a load balancer or of whatever has no port of its own to tell. */
const anyPort = 40_000

const transport = (protocol: string): number => (protocol === 'UDP' ? 17 : 6)

/** What a load balancer is in the plainest way: a host in each of its subnets, which answers there and asks its targets from there. */
const nodeOf = (balancer: Balancer, subnet: ResourceOf<'subnet'>, i: number): Host => ({
  kind: 'network-interface',
  id: `${balancer.id}/${subnet.id}` as Host['id'],
  subnet: subnet.id,
  securityGroups: balancer.securityGroups,
  privateAddress: (subnet.cidr ?? '').replace('.0/24', '.200'),
  ipv6Addresses: [],
  ...(balancer.scheme === 'internet-facing' ? { publicAddress: `198.51.98.${i}` } : {}),
})

/** A network in which the nodes of one load balancer stand as hosts. */
export class Balanced extends Network {
  private constructor(
    world: Topology,
    private readonly balancer: Balancer,
    private readonly nodes: readonly Host[],
  ) {
    super({ ...world, resources: [...world.resources, ...nodes] as Resource[] })
  }

  static of(world: Topology, balancer: Balancer): Balanced {
    const subnets = world.resources.filter((r): r is ResourceOf<'subnet'> => r.kind === 'subnet')
    const own = (balancer.subnets ?? []).flatMap((id) => subnets.find((s) => s.id === id) ?? [])
    return new Balanced(
      world,
      balancer,
      own.map((subnet, i) => nodeOf(balancer, subnet, i + 1)),
    )
  }

  /** A network load balancer without groups is filtered by none. */
  protected override groupsAllow(host: Host, direction: 'ingress' | 'egress', packet: Packet, memory: Memory): void {
    if (this.nodes.includes(host) && host.securityGroups?.length === 0) return
    super.groupsAllow(host, direction, packet, memory)
  }

  /** From a client, over every node that may serve the target, to the target and back. */
  connect(from: string, client: Packet, target: Host): Outcome {
    const listener = this.balancer.listeners?.find((l) => l.port === client.destinationPort && transport(l.protocol) === client.protocol)
    const group = this.get(listener?.forwardTo?.[0])
    if (group?.kind !== 'target-group' || !(group.targets ?? []).some((id) => id === target.id)) return no('nothing leads there')
    const across = this.balancer.kind === 'application-load-balancer' || this.balancer.crossZone === true
    const serving = this.nodes.filter(
      (node) => across || this.subnet(node.subnet).availabilityZone === this.subnet(target.subnet).availabilityZone,
    )
    if (serving.length === 0) return no('no node in the zone of the target')
    for (const node of serving) {
      const address = from === 'internet' ? node.publicAddress : node.privateAddress
      if (address === undefined) return no('no public address')
      const first = sendIn(this, from, { ...client, destination: address })
      if (first.arrived === undefined) return first
      const keeps =
        this.balancer.kind === 'network-load-balancer' &&
        (transport(group.protocol ?? '') === 17 || (group.preserveClientIp ?? group.targetType === 'instance'))
      const onwards: Packet = {
        ...first.arrived,
        source: keeps ? first.arrived.source : (node.privateAddress ?? ''),
        sourcePort: keeps ? first.arrived.sourcePort : anyPort,
        destination: target.privateAddress ?? '',
        destinationPort: group.port ?? 0,
        protocol: transport(group.protocol ?? ''),
      }
      const second = keeps ? this.kept(node, target, onwards) : sendIn(this, node.id, onwards)
      if (!second.delivered) return second
    }
    return { delivered: true, why: 'there and back' }
  }

  /** In one VPC, with the address of the client: each filter by itself, there and back by the node. */
  private kept(node: Host, target: Host, packet: Packet): Outcome {
    const [near, far] = [this.subnet(node.subnet), this.subnet(target.subnet)]
    if (near.vpc !== far.vpc) return no('another VPC')
    // Groups of the target that name a group mean that of the load balancer: whoever asks, it is the node.
    const memory = noMemory()
    const asNode = { ...packet, source: node.privateAddress ?? '' }
    try {
      this.groupsAllow(node, 'egress', packet, memory)
      if (near.id !== far.id) {
        this.aclAllows(near, 'egress', packet)
        this.aclAllows(far, 'ingress', packet)
      }
      if (!this.entersByBlock(target, packet) && !this.entersByName(target, asNode, memory)) return no('groups of the target')
      if (near.id !== far.id) {
        const answer: Packet = {
          ...packet,
          source: packet.destination,
          destination: packet.source,
          sourcePort: packet.destinationPort,
          destinationPort: packet.sourcePort,
        }
        this.aclAllows(far, 'egress', answer)
        this.aclAllows(near, 'ingress', answer)
      }
      return { delivered: true, why: 'kept' }
    } catch (error) {
      return no(error instanceof Error ? error.message : '')
    }
  }

  private entersByBlock(target: Host, packet: Packet): boolean {
    return this.enters(target, packet, (peer) => peer.includes('/') || this.get(peer)?.kind === 'prefix-list', null)
  }

  private entersByName(target: Host, packet: Packet, memory: Memory): boolean {
    return this.enters(target, packet, (peer) => !peer.includes('/') && this.get(peer)?.kind !== 'prefix-list', memory)
  }

  private enters(target: Host, packet: Packet, isAsked: (peer: string) => boolean, memory: Memory | null): boolean {
    const blank = memory ?? noMemory()
    return (target.securityGroups ?? []).some((id) => {
      const group = this.get(id)
      if (group?.kind !== 'security-group') return false
      return (group.ingress ?? []).some(
        (rule) =>
          isAsked(rule.peer) && this.ruleAllows(rule, packet) && this.isPeer(rule.peer, id, target, packet.source, 'ingress', blank),
      )
    })
  }
}

const no = (why: string): Outcome => ({ delivered: false, why })
