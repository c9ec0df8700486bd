import type { Topology } from '@/model/topology'

export interface NetworkSize {
  readonly interfaces: number
  readonly vpcs: number
  /** Different services in each VPC; each has a security group of its own. */
  readonly services: number
  /** Every VPC is routed to every other; else each odd one stands alone. */
  readonly mesh: boolean
}

type Resource = Topology['resources'][number]

/** Zones of the region, and tiers of a VPC: a subnet for each of both. */
const zones = ['a', 'b', 'c']
const tiers = ['web', 'app', 'data', 'ops']
/** Ports that services listen on. */
const ports = ['80', '443', '3306', '5432', '6379', '8080', '8443', '9000-9100', '9200', '27017']

/**
 * A network of a given size, the same for the same size: VPCs 10.v.0.0/16 of twelve subnets, a network ACL of twelve entries for each
 * tier, half of the VPCs (or all, as a mesh) on a transit gateway. Each service lets in its neighbours by group, operations by group, and
 * what its tier takes by block. Made by the builder and not read from a file: of the largest, reading would take longer than the answer.
 */
export function syntheticNetwork({ interfaces, vpcs, services, mesh }: NetworkSize): Topology {
  const resources: unknown[] = [
    { kind: 'region', id: 'region' },
    ...zones.map((id) => ({ kind: 'availability-zone', id, region: 'region' })),
    { kind: 'transit-gateway', id: 'hub', defaultRouteTable: 'hub-routes', securityGroupReferencing: true },
  ]
  const joined = Array.from({ length: vpcs }, (_, v) => v).filter((v) => mesh || v % 2 === 0)
  const hubRoutes = joined.map((v) => ({ destination: `10.${v}.0.0/16`, target: `attachment-${v}`, propagated: true }))
  resources.push({ kind: 'transit-gateway-route-table', id: 'hub-routes', transitGateway: 'hub', routes: hubRoutes })
  for (let v = 0; v < vpcs; v++) resources.push(...vpcOf(v, joined.includes(v)), ...groupsOf(v, services))
  for (let i = 0; i < interfaces; i++) resources.push(interfaceOf(i, vpcs, services))
  const assumptions = { hoursPerMonth: 730, traffic: [] }
  return {
    schemaVersion: 1,
    name: 'synthetic',
    resources: resources as Resource[],
    flows: [],
    prices: [],
    assumptions,
  } as unknown as Topology
}

function vpcOf(v: number, isJoined: boolean): readonly object[] {
  const away = isJoined ? [{ destination: '10.0.0.0/8', target: 'hub' }] : []
  return [
    { kind: 'vpc', id: `vpc-${v}`, region: 'region', cidrs: [`10.${v}.0.0/16`] },
    { kind: 'internet-gateway', id: `igw-${v}`, vpc: `vpc-${v}` },
    { kind: 'nat-gateway', id: `nat-${v}`, subnet: `web-a-${v}`, privateAddress: `10.${v}.0.4` },
    { kind: 'route-table', id: `open-${v}`, vpc: `vpc-${v}`, routes: [...away, { destination: '0.0.0.0/0', target: `igw-${v}` }] },
    {
      kind: 'route-table',
      id: `inner-${v}`,
      vpc: `vpc-${v}`,
      main: true,
      routes: [...away, { destination: '0.0.0.0/0', target: `nat-${v}` }],
    },
    ...tiers.map((tier, i) => ({ kind: 'network-acl', id: `${tier}-acl-${v}`, vpc: `vpc-${v}`, entries: entriesOf(v, i) })),
    ...tiers.flatMap((tier, i) =>
      zones.map((zone, z) => ({
        kind: 'subnet',
        id: `${tier}-${zone}-${v}`,
        vpc: `vpc-${v}`,
        availabilityZone: zone,
        cidr: `10.${v}.${(i * zones.length + z) * 16}.0/20`,
        networkAcl: `${tier}-acl-${v}`,
        ...(i === 0 ? { routeTable: `open-${v}` } : {}),
      })),
    ),
    ...(isJoined
      ? [
          {
            kind: 'transit-gateway-attachment',
            id: `attachment-${v}`,
            transitGateway: 'hub',
            vpc: `vpc-${v}`,
            subnets: zones.map((zone) => `app-${zone}-${v}`),
            routeTable: 'hub-routes',
          },
        ]
      : []),
  ]
}

/** Twelve entries: telnet and one block are refused, data is reached from the own VPC only, answers pass. */
function entriesOf(v: number, tier: number): readonly object[] {
  const own = `10.${v}.0.0/16`
  const entry = (number: number, direction: string, action: string, protocol: string, text: string, cidr: string) => ({
    number,
    direction,
    action,
    protocol,
    ports: text,
    cidr,
  })
  return (['ingress', 'egress'] as const).flatMap((direction) => [
    entry(90, direction, 'deny', 'tcp', '23', '0.0.0.0/0'),
    entry(95, direction, 'deny', 'all', 'all', `10.${v}.240.0/24`),
    entry(100, direction, 'allow', 'all', 'all', own),
    entry(110, direction, 'allow', 'tcp', tier === 2 ? '1024-65535' : 'all', '10.0.0.0/8'),
    entry(120, direction, 'allow', 'udp', '1024-65535', '10.0.0.0/8'),
    entry(130, direction, tier === 2 ? 'deny' : 'allow', 'tcp', 'all', '0.0.0.0/0'),
  ])
}

const rule = (protocol: string, text: string, peer: string) => ({ protocol, ports: text, peer })

function groupsOf(v: number, services: number): readonly object[] {
  const group = (s: number) => `service-${s}-${v}`
  return [
    {
      kind: 'security-group',
      id: `base-${v}`,
      vpc: `vpc-${v}`,
      ingress: [rule('tcp', '22', `service-0-${v}`), rule('icmp', 'all', '10.0.0.0/8')],
      egress: [],
    },
    ...Array.from({ length: services }, (_, s) => ({
      kind: 'security-group',
      id: group(s),
      vpc: `vpc-${v}`,
      ingress: [
        rule('tcp', ports[s % ports.length] as string, group((s * 7 + 1) % services)),
        rule('tcp', ports[(s * 3) % ports.length] as string, group((s * 11 + 2) % services)),
        rule('tcp', ports[(s + 4) % ports.length] as string, s % 3 === 0 ? '10.0.0.0/8' : `10.${v}.0.0/16`),
        ...(s % 4 === 0 ? [rule('tcp', '443', `10.${v}.${(s % 12) * 16}.0/20`)] : []),
      ],
      egress: s % 2 === 0 ? [rule('all', 'all', '0.0.0.0/0')] : [rule('tcp', 'all', '10.0.0.0/8'), rule('udp', '53', `10.${v}.0.0/16`)],
    })),
  ]
}

/** A service stands in the three subnets of its tier. */
function interfaceOf(i: number, vpcs: number, services: number): object {
  const v = i % vpcs
  const n = Math.floor(i / vpcs)
  const s = n % services
  const tier = s % tiers.length
  const zone = Math.floor(n / services) % zones.length
  const host = 10 + Math.floor(n / tiers.length)
  const third = (tier * zones.length + zone) * 16 + (host >> 8)
  return {
    kind: 'network-interface',
    id: `eni-${i}`,
    subnet: `${tiers[tier]}-${zones[zone]}-${v}`,
    securityGroups: [`base-${v}`, `service-${s}-${v}`],
    privateAddress: `10.${v}.${third}.${host & 255}`,
    associatePublicIpAddress: tier === 0,
    ipv6Addresses: [],
  }
}
