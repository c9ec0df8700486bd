import { group } from '@/tests/model/build-topology'

type Drawing = Record<string, unknown>

/** Numbers that look like chance and are the same for the same seed. Source: mulberry32, Tommy Ettinger, public domain. */
export function dice(seed: number): { below(n: number): number; one<T>(of: readonly T[]): T; often(share: number): boolean } {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, one: (of) => of[below(of.length)] as (typeof of)[number], often: (share) => next() < share }
}

const ports = ['443', '22', '8000-8100', 'all', '1024-65535', '0-1023'] as const
const protocols = ['tcp', 'tcp', 'tcp', 'udp', 'icmp', 'all', '47', 'icmpv6'] as const

/**
 * Two or three VPCs 10.v.0.0/16 with two or three subnets each, joined by a peering, a transit gateway, both or nothing; hosts, load
 * balancers, NAT gateways, appliances; groups that name blocks, lists and each other; and everywhere something that the input does not tell.
 */
export function randomNetwork(seed: number): readonly Drawing[] {
  const d = dice(seed)
  const vpcs = Array.from({ length: 2 + d.below(2) }, (_, i) => `v${i}`)
  const groups = vpcs.flatMap((_, i) => [`g${i}a`, `g${i}b`])
  const zones = ['a', 'b']
  const blocks = [
    ...vpcs.flatMap((_, i) => [`10.${i}.0.0/16`, `10.${i}.0.0/24`, `10.${i}.1.0/25`, `10.${i}.0.10/32`]),
    '0.0.0.0/0',
    '10.0.0.0/8',
    '::/0',
  ]
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: d.below(most + 1) }, make)
  const maybe = <T>(share: number, key: string, value: T): Drawing => (d.often(share) ? { [key]: value } : {})
  const ruleText = () => {
    const protocol = d.one(protocols)
    return `${protocol} ${d.one(ports)} ${d.one([...blocks, ...groups, 'self', 'list', 'elsewhere'])}`
  }
  const entry = (direction: string, number: number): Drawing => {
    const text = d.one(protocols)
    const protocol = text === '47' ? 47 : text
    return { number, direction, protocol, ports: d.one(ports), cidr: d.one(blocks), action: d.often(0.7) ? 'allow' : 'deny' }
  }
  const targets = (i: number) => ['hub', 'join', `igw${i}`, `nat${i}`, 'blackhole', 'nowhere', `h${i}.0.0`]
  const drawn: Drawing[] = [
    { kind: 'region', id: 'region' },
    ...zones.map((id) => ({ kind: 'availability-zone', id, region: 'region' })),
    { kind: 'prefix-list', id: 'list', ...maybe(0.8, 'entries', ['10.0.0.0/24', '10.1.0.0/16']) },
    { kind: 'transit-gateway', id: 'hub', ...maybe(0.5, 'securityGroupReferencing', true) },
    {
      kind: 'transit-gateway-route-table',
      id: 'hub-routes',
      transitGateway: 'hub',
      ...maybe(
        0.95,
        'routes',
        vpcs.flatMap((_, i) => (d.often(0.9) ? [{ destination: `10.${i}.0.0/16`, target: d.often(0.95) ? `at${i}` : 'blackhole' }] : [])),
      ),
    },
    {
      kind: 'vpc-peering',
      id: 'join',
      requesterVpc: 'v0',
      accepterVpc: 'v1',
      ...maybe(0.9, 'status', d.one(['active', 'active', 'active', 'deleted'])),
    },
  ]
  for (const [i, vpc] of vpcs.entries()) {
    const subnets = Array.from({ length: 2 + d.below(2) }, (_, s) => `s${i}.${s}`)
    drawn.push(
      { kind: 'vpc', id: vpc, cidrs: d.often(0.1) ? ['10.0.0.0/16'] : [`10.${i}.0.0/16`] },
      ...(d.often(0.7) ? [{ kind: 'internet-gateway', id: `igw${i}`, ...maybe(0.9, 'vpc', vpc) }] : []),
      { kind: 'nat-gateway', id: `nat${i}`, subnet: subnets[0], privateAddress: `10.${i}.0.9` },
      {
        kind: 'transit-gateway-attachment',
        id: `at${i}`,
        transitGateway: 'hub',
        vpc,
        ...maybe(0.95, 'subnets', d.often(0.6) ? [subnets[0]] : [subnets[0], subnets[1]]),
        ...maybe(0.95, 'routeTable', 'hub-routes'),
        ...maybe(0.2, 'applianceMode', true),
      },
    )
    for (const acl of [`n${i}`, `m${i}`]) {
      const entries = ['ingress', 'egress'].flatMap((direction) => [
        ...some(3, () => entry(direction, 1 + d.below(50))),
        ...(d.often(0.8) ? [{ number: 100, direction, cidr: '0.0.0.0/0', action: 'allow' }] : []),
        ...(d.often(0.8) ? [{ number: 101, direction, cidr: '::/0', action: 'allow' }] : []),
      ])
      drawn.push({ kind: 'network-acl', id: acl, vpc, default: acl === `n${i}`, ...maybe(0.95, 'entries', entries) })
    }
    const route = () => ({ destination: d.one([...blocks.slice(0, -1), 'list']), target: d.one(targets(i)) })
    const join = d.one(['hub', 'join', 'hub'])
    const others = vpcs.flatMap((_, o) => (o === i ? [] : [{ destination: `10.${o}.0.0/16`, target: join }]))
    const once = (routes: readonly Drawing[]) => [...new Map(routes.map((r) => [r.destination, r])).values()]
    for (const table of [`t${i}`, `u${i}`])
      drawn.push({
        kind: 'route-table',
        id: table,
        vpc,
        main: table === `t${i}`,
        routes: once([...(d.often(0.8) ? others : []), ...some(2, route)]),
      })
    for (const [s, id] of subnets.entries()) {
      drawn.push({
        kind: 'subnet',
        id,
        vpc,
        cidr: `10.${i}.${s}.0/24`,
        ...maybe(0.3, 'ipv6Cidr', `2001:db8:${i}:${s}::/64`),
        ...maybe(0.95, 'availabilityZone', d.one(zones)),
        ...maybe(0.3, 'networkAcl', `m${i}`),
        ...maybe(0.4, 'routeTable', `u${i}`),
      })
      for (let h = 0; h < 2; h++)
        drawn.push({
          kind: 'ec2-instance',
          id: `h${i}.${s}.${h}`,
          ...maybe(0.97, 'subnet', id),
          ...maybe(0.95, 'securityGroups', [...new Set([`g${i}a`, ...some(1, () => d.one([...groups, 'elsewhere']))])]),
          ...maybe(0.85, 'privateAddress', `10.${i}.${s}.${10 + 190 * h}`),
          ...maybe(0.8, 'ipv6Addresses', d.often(0.3) ? [`2001:db8:${i}:${s}::${h + 1}`] : []),
          ...maybe(0.9, 'associatePublicIpAddress', d.often(0.5)),
          ...maybe(0.3, 'sourceDestCheck', false),
        })
    }
    drawn.push({
      kind: 'network-load-balancer',
      id: `lb${i}`,
      subnets: [subnets[1]],
      securityGroups: d.often(0.7) ? [`g${i}b`] : [],
      ...maybe(0.9, 'listeners', [{ protocol: 'TCP', port: 443 }, ...some(1, () => ({ protocol: 'UDP', port: 8050 }))]),
    })
    for (const id of [`g${i}a`, `g${i}b`])
      drawn.push({
        ...group(id, { vpc }),
        ...maybe(0.1, 'incomplete', [d.one(['ingress', 'egress'])]),
        ...maybe(0.95, 'ingress', group(id, { in: some(4, ruleText) }).ingress),
        ...maybe(
          0.95,
          'egress',
          group(id, { out: [...some(3, ruleText), ...(d.often(0.6) ? ['all all 0.0.0.0/0', 'all all ::/0'] : [])] }).egress,
        ),
      })
  }
  return drawn
}
