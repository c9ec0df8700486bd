import { type Topology, TopologySchema } from '@/model/topology'
import { Dice } from '@/tests/model/reachability/oracle/dice'
import type { Packet } from '@/tests/model/reachability/oracle/filters'
import { endpoint, office, publicAccess } from '@/tests/model/reachability/oracle/world-additions'

type Drawing = Record<string, unknown>

const ports = ['all', 22, 80, 443, '400-500', '1024-65535', '30000-40000', 8080] as const
const protocols = ['all', 'tcp', 'tcp', 'tcp', 'udp', 'icmp', 'icmpv6', 47] as const
const outsideBlocks = ['0.0.0.0/0', '0.0.0.0/0', '0.0.0.0/0', '203.0.113.0/24', '198.51.100.0/25', '::/0', '::/0'] as const
export const outsideAddresses = [
  '203.0.113.9',
  '198.51.100.9',
  '198.51.100.200',
  '192.0.2.77',
  '2600:0:0:0:0:0:0:1',
  '192.168.7.7',
  '52.0.0.5',
  '52.0.0.9',
] as const

/** A small estate of one to three VPCs in which everything that decides is known. */
export function randomWorld(seed: number): Topology {
  const d = new Dice(seed)
  const zones = ['za', 'zb', 'zc'].slice(0, 1 + d.below(3))
  const resources: Drawing[] = [{ kind: 'region', id: 'r' }, ...zones.map((id) => ({ kind: 'availability-zone', id, region: 'r' }))]
  const vpcs = ['a', 'b', 'c'].slice(0, 1 + d.below(3)).map((name, i) => ({ id: `vpc-${name}`, name, octet: i, six: d.chance(0.5) }))
  const subnets: { id: string; vpc: string; block: string; six: string | null; zone: string }[] = []
  resources.push(
    { kind: 'prefix-list', id: 'pl-partners', entries: ['203.0.113.0/25', '10.1.0.0/16'] },
    { kind: 'prefix-list', id: 'pl-service', entries: ['52.0.0.0/29'] },
  )
  for (const vpc of vpcs) {
    resources.push({
      kind: 'vpc',
      id: vpc.id,
      region: 'r',
      cidrs: [`10.${vpc.octet}.0.0/16`, ...(vpc.six ? [`2600:1:0:${vpc.octet}00:0:0:0:0/56`] : [])],
    })
    const count = 1 + d.below(4)
    for (let i = 0; i < count; i++)
      subnets.push({
        id: `${vpc.name}${i}`,
        vpc: vpc.id,
        block: `10.${vpc.octet}.${i}.0/24`,
        six: vpc.six && d.chance(0.7) ? `2600:1:0:${vpc.octet}0${i}:0:0:0:0/64` : null,
        zone: d.pick(zones),
      })
  }
  const groups = vpcs.flatMap((vpc) => ['x', 'y'].map((n) => ({ id: `sg-${vpc.name}-${n}`, vpc: vpc.id })))
  const inside = [
    ...subnets.map((s) => s.block),
    ...subnets.map((s) => s.block.replace('.0/24', '.0/25')),
    ...vpcs.map((v) => `10.${v.octet}.0.0/16`),
    '10.0.0.0/8',
    '10.0.0.10/32',
  ]
  const hosts: { id: string; subnet: string; vpc: string; address: string; forwards: boolean }[] = []
  subnets.forEach((subnet) => {
    const count = d.below(3) + (hosts.length < 2 ? 1 : 0)
    for (let i = 0; i < count; i++) {
      const id = `h${hosts.length}`
      const address = subnet.block.replace('.0/24', `.${10 + i * 120}`)
      const open = d.chance(0.5)
      const forwards = d.chance(0.35)
      hosts.push({ id, subnet: subnet.id, vpc: subnet.vpc, address, forwards })
      const own = groups.filter((g) => g.vpc === subnet.vpc).map((g) => g.id)
      const chosen = d.some(own, 0.6)
      resources.push({
        kind: d.pick(['ec2-instance', 'network-interface']),
        id,
        subnet: subnet.id,
        privateAddress: address,
        securityGroups: chosen.length > 0 ? chosen : [d.pick(own)],
        associatePublicIpAddress: open,
        ...(open ? { publicAddress: `198.51.99.${hosts.length}` } : {}),
        ipv6Addresses: subnet.six !== null && d.chance(0.7) ? [subnet.six.replace(':0:0:0:0/64', `:0:0:0:${i + 10}`)] : [],
        sourceDestCheck: !forwards,
      })
    }
  })
  const rule = () => {
    const protocol = d.pick(protocols)
    const peers = [d.pick(outsideBlocks), d.pick(outsideBlocks), d.pick(inside), d.pick(groups).id, 'self', 'pl-partners', 'pl-service']
    return {
      protocol,
      ports: d.pick(ports),
      peer: d.pick(peers),
      ...(protocol === 'icmp' && d.chance(0.4) ? { icmpType: d.pick([8, 3]) } : {}),
      ...(protocol === 'icmpv6' && d.chance(0.4) ? { icmpType: d.pick([128, 1]) } : {}),
    }
  }
  const rules = () =>
    d.chance(0.7)
      ? [
          { protocol: 'all', ports: 'all', peer: '0.0.0.0/0' },
          { protocol: 'all', ports: 'all', peer: '::/0' },
        ]
      : Array.from({ length: d.below(5) }, rule)
  for (const group of groups) resources.push({ kind: 'security-group', id: group.id, vpc: group.vpc, ingress: rules(), egress: rules() })
  const entries = () => {
    const open = ['ingress', 'egress'].flatMap((direction) => [
      { number: 900, direction, cidr: '0.0.0.0/0', action: 'allow' },
      { number: 901, direction, cidr: '::/0', action: 'allow' },
    ])
    const own = Array.from({ length: d.below(5) }, (_, i) => ({
      number: 10 + i * 7,
      direction: d.pick(['ingress', 'egress']),
      protocol: d.pick(protocols),
      ports: d.pick(ports),
      cidr: d.pick([...outsideBlocks, ...inside]),
      action: d.pick(['allow', 'deny', 'deny']),
    }))
    return d.shuffled([...own, ...(d.chance(0.8) ? open : [])])
  }
  for (const vpc of vpcs) {
    resources.push({
      kind: 'network-acl',
      id: `acl-${vpc.name}`,
      vpc: vpc.id,
      default: true,
      entries: d.chance(0.8) ? entries().filter((e) => e.number >= 900) : entries(),
    })
    resources.push({ kind: 'network-acl', id: `acl-${vpc.name}-own`, vpc: vpc.id, entries: entries() })
    if (d.chance(0.9)) resources.push({ kind: 'internet-gateway', id: `igw-${vpc.name}`, vpc: d.chance(0.93) ? vpc.id : 'vpc-elsewhere' })
    if (d.chance(0.7)) resources.push({ kind: 'egress-only-internet-gateway', id: `eigw-${vpc.name}`, vpc: vpc.id })
    if (d.chance(0.5)) resources.push({ kind: 'vpn-gateway', id: `vgw-${vpc.name}`, vpc: vpc.id })
    if (d.chance(0.6)) resources.push({ kind: 'gateway-endpoint', id: `ep-${vpc.name}`, vpc: vpc.id, service: 's3' })
    const place = d.pick(subnets.filter((s) => s.vpc === vpc.id))
    resources.push({ kind: 'nat-gateway', id: `nat-${vpc.name}`, subnet: place.id, privateAddress: place.block.replace('.0/24', '.251') })
  }
  const [first, second, third] = vpcs
  if (first && second)
    resources.push({
      kind: 'vpc-peering',
      id: 'pcx-ab',
      requesterVpc: first.id,
      accepterVpc: second.id,
      status: d.chance(0.85) ? 'active' : 'pending-acceptance',
    })
  if (second && third && d.chance(0.5))
    resources.push({ kind: 'vpc-peering', id: 'pcx-bc', requesterVpc: second.id, accepterVpc: third.id, status: 'active' })
  const attached = vpcs.length > 1 ? vpcs.filter(() => d.chance(0.9)) : []
  if (vpcs.length > 1) {
    resources.push({ kind: 'transit-gateway', id: 'tgw', defaultRouteTable: 'hub', securityGroupReferencing: d.chance(0.5) })
    for (const vpc of attached) {
      const own = subnets.filter((s) => s.vpc === vpc.id)
      const one = new Map(own.map((s) => [s.zone, s.id]))
      resources.push({
        kind: 'transit-gateway-attachment',
        id: `at-${vpc.name}`,
        transitGateway: 'tgw',
        vpc: vpc.id,
        subnets: d.chance(0.8) ? [...one.values()] : [...one.values()].slice(0, 1),
        ...(d.chance(0.35) ? { applianceMode: d.chance(0.7) } : {}),
        ...(d.chance(0.3) ? { routeTable: 'hub-2' } : {}),
        securityGroupReferencing: d.chance(0.8),
      })
    }
    for (const id of ['hub', 'hub-2'])
      resources.push({
        kind: 'transit-gateway-route-table',
        id,
        transitGateway: 'tgw',
        routes: d.shuffled([
          ...attached
            .filter(() => d.chance(0.9))
            .map((vpc) => ({ destination: `10.${vpc.octet}.0.0/16`, target: `at-${vpc.name}`, propagated: true })),
          ...(d.chance(0.2) ? [{ destination: `10.${d.below(3)}.1.0/24`, target: 'blackhole' }] : []),
          ...(attached.length > 0 && d.chance(0.3) ? [{ destination: '0.0.0.0/0', target: `at-${d.pick(attached).name}` }] : []),
        ]),
      })
  }
  const exists = (id: string) => resources.some((r) => r.id === id)
  for (const vpc of vpcs)
    for (const [i, main] of [true, false, false].entries()) {
      const others = vpcs.filter((v) => v !== vpc)
      const way = () => d.pick([`pcx-ab`, `pcx-bc`, 'tgw', 'tgw'].filter(exists))
      const forwarder = hosts.filter((h) => h.vpc === vpc.id && h.forwards).map((h) => h.id)
      const out = d.pick(
        [`igw-${vpc.name}`, `igw-${vpc.name}`, `nat-${vpc.name}`, `nat-${vpc.name}`, 'blackhole', ...forwarder].filter(
          (id) => id === 'blackhole' || exists(id),
        ),
      )
      const routes: Drawing[] = [
        ...(d.chance(0.9) ? [{ destination: '0.0.0.0/0', target: out }] : []),
        ...(d.chance(0.7)
          ? [{ destination: '::/0', target: d.pick([`igw-${vpc.name}`, `eigw-${vpc.name}`].filter(exists).concat('blackhole')) }]
          : []),
        ...(exists('pcx-ab') || exists('tgw')
          ? others.filter(() => d.chance(0.85)).map((o) => ({ destination: `10.${o.octet}.0.0/16`, target: way() }))
          : []),
        ...(exists(`ep-${vpc.name}`) && d.chance(0.7) ? [{ destination: 'pl-service', target: `ep-${vpc.name}` }] : []),
        ...(exists(`vgw-${vpc.name}`) && d.chance(0.5)
          ? [{ destination: '192.168.0.0/16', target: `vgw-${vpc.name}`, propagated: true }]
          : []),
        ...(exists(`vgw-${vpc.name}`) && d.chance(0.15)
          ? [{ destination: `10.${vpc.octet}.0.0/24`, target: `vgw-${vpc.name}`, propagated: true }]
          : []),
        ...(d.chance(0.2) ? [{ destination: '203.0.113.0/24', target: d.pick(['blackhole', `nat-${vpc.name}`]) }] : []),
        ...(forwarder.length > 0 && d.chance(0.2) ? [{ destination: `10.${vpc.octet}.1.0/24`, target: d.pick(forwarder) }] : []),
      ]
      resources.push({
        kind: 'route-table',
        id: `rt-${vpc.name}-${i}`,
        vpc: vpc.id,
        ...(main ? { main: true } : {}),
        routes: d.shuffled(routes),
      })
    }
  // Edge tables: some of what comes in by a gateway goes to a host that forwards first.
  for (const vpc of vpcs) {
    const forwarders = hosts.filter((h) => h.vpc === vpc.id && h.forwards).map((h) => h.id)
    const blocks = subnets.filter((s) => s.vpc === vpc.id).map((s) => s.block)
    if (forwarders.length === 0 || !d.chance(0.3)) continue
    const routes = d.some(blocks, 0.6).map((destination) => ({ destination, target: d.pick(forwarders) }))
    resources.push({ kind: 'route-table', id: `edge-${vpc.name}`, vpc: vpc.id, routes })
    for (const r of resources)
      if ((r.kind === 'internet-gateway' || r.kind === 'vpn-gateway') && r.vpc === vpc.id) r.routeTable = `edge-${vpc.name}`
  }
  for (const s of subnets) {
    const name = s.vpc.slice(4)
    resources.push({
      kind: 'subnet',
      id: s.id,
      vpc: s.vpc,
      cidr: s.block,
      ...(s.six === null ? {} : { ipv6Cidr: s.six }),
      availabilityZone: s.zone,
      ...(d.chance(0.7) ? { routeTable: d.pick([`rt-${name}-0`, `rt-${name}-1`, `rt-${name}-2`]) } : {}),
      ...(d.chance(0.2) ? { networkAcl: `acl-${name}-own` } : {}),
    })
  }
  const places = [...vpcs, ...subnets].map((one) => one.id)
  resources.push(...publicAccess(new Dice(seed * 31_337), places), ...endpoint(new Dice(seed * 27_644_437), subnets, groups))
  resources.push(...office(new Dice(seed * 39_916_801), resources))
  return TopologySchema.parse({ schemaVersion: 1, name: `world ${seed}`, resources: d.shuffled(resources) })
}

/** A question to a world, as both the engine and the oracle take it. */
export interface Asked {
  readonly from: string
  readonly to: string
  readonly packet: Packet
  /** Further addresses of what is asked for, which has one in each of its subnets. */
  readonly others?: readonly string[]
}

/** Whatever address an endpoint may have, the simulator gives it this one. */
export function endpointAddress(world: Topology, subnet: string): string {
  const found = world.resources.find((r) => r.id === subnet)
  return found?.kind === 'subnet' ? (found.cidr ?? '').replace('.0/24', '.240') : ''
}

/** A packet between two hosts, from the internet, or to somewhere outside. */
export function randomPacket(world: Topology, d: Dice): Asked | null {
  const hosts = world.resources.filter((r) => r.kind === 'ec2-instance' || r.kind === 'network-interface')
  const protocol = d.pick([6, 6, 6, 6, 17, 17, 1, 58, 47])
  const ported = protocol === 6 || protocol === 17
  const base = {
    protocol,
    sourcePort: ported ? d.pick([1024, 35_000, 40_000, 65_535, 500]) : 0,
    destinationPort: ported ? d.pick([22, 80, 443, 450, 8080, 35_000, 1023, 1024]) : 0,
    icmpType: protocol === 1 ? d.pick([8, 8, 3]) : protocol === 58 ? d.pick([128, 128, 1]) : -1,
  }
  const a = d.pick(hosts)
  const b = d.pick(hosts)
  const service = world.resources.find((r) => r.kind === 'interface-endpoint')
  const isEndpoint = d.chance(0.06)
  if (isEndpoint) {
    const [first, ...others] = (service?.subnets ?? []).map((id) => endpointAddress(world, id))
    if (service === undefined || first === undefined || protocol === 58) return null
    if (d.chance(0.1)) return { from: service.id, to: a.id, packet: { ...base, source: first, destination: a.privateAddress ?? '' } }
    return { from: a.id, to: service.id, packet: { ...base, source: a.privateAddress ?? '', destination: first }, others }
  }
  const isOffice = d.chance(0.06)
  if (isOffice) {
    if (protocol === 58 || !world.resources.some((r) => r.kind === 'vpn-connection')) return null
    return { from: '192.168.7.7', to: a.id, packet: { ...base, source: '192.168.7.7', destination: a.privateAddress ?? '' } }
  }
  const kind = d.below(10)
  if (kind < 6) {
    if (a.id === b.id) return null
    // Who has no IPv6 address cannot send ICMPv6: the packet with the IPv4 address is one that no network carries.
    const own = (host: typeof a) => (protocol === 58 ? (host.ipv6Addresses?.[0] ?? host.privateAddress) : host.privateAddress) ?? ''
    return { from: a.id, to: b.id, packet: { ...base, source: own(a), destination: own(b) } }
  }
  const six = protocol === 58 || (protocol !== 1 && d.chance(0.3))
  const outside = d.pick(outsideAddresses.filter((x) => x.includes(':') === six))
  if (kind < 9) {
    const source = six ? a.ipv6Addresses?.[0] : a.privateAddress
    return source === undefined ? null : { from: a.id, to: outside, packet: { ...base, source, destination: outside } }
  }
  if (outside.startsWith('192.168')) return null
  const destination = six ? b.ipv6Addresses?.[0] : (b.publicAddress ?? 'none')
  return destination === undefined ? null : { from: outside, to: b.id, packet: { ...base, source: outside, destination } }
}
