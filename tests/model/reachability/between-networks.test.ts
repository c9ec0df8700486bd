import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import { indexOf } from '@/model/topology-index'
import { applyChanges } from '@/model/what-if'
import { buildTopology, group } from '@/tests/model/build-topology'
import { ask, codes, components, question, word } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

const open = (id: string, vpc: string) => ({
  kind: 'network-acl',
  id,
  vpc,
  default: true,
  entries: ['ingress', 'egress'].map((direction) => ({ number: 100, direction, cidr: '0.0.0.0/0', action: 'allow' })),
})

const host = (id: string, subnet: string, privateAddress: string, sg: string): Drawing => ({
  kind: 'ec2-instance',
  id,
  subnet,
  privateAddress,
  securityGroups: [sg],
  associatePublicIpAddress: false,
  ipv6Addresses: [],
})

/** left 10.1.0.0/16 [l, zone a] ── join ── right 10.2.0.0/16 [r, zone b]; both route the other block to `join`; r lets 443 in from l's group. */
const two = (...more: readonly Drawing[]): readonly Drawing[] => {
  const last = [...new Map(more.map((m) => [m.id, m])).values()]
  const ids = new Set(last.map((m) => m.id))
  const base: readonly Drawing[] = [
    { kind: 'region', id: 'region' },
    { kind: 'availability-zone', id: 'a', region: 'region' },
    { kind: 'availability-zone', id: 'b', region: 'region' },
    { kind: 'vpc', id: 'left', cidrs: ['10.1.0.0/16'] },
    { kind: 'vpc', id: 'right', cidrs: ['10.2.0.0/16'] },
    open('left-acl', 'left'),
    open('right-acl', 'right'),
    { kind: 'subnet', id: 'ls', vpc: 'left', cidr: '10.1.1.0/24', availabilityZone: 'a', routeTable: 'lt' },
    { kind: 'subnet', id: 'rs', vpc: 'right', cidr: '10.2.1.0/24', availabilityZone: 'b', routeTable: 'rt' },
    { kind: 'route-table', id: 'lt', vpc: 'left', routes: [{ destination: '10.2.0.0/16', target: 'join' }] },
    { kind: 'route-table', id: 'rt', vpc: 'right', routes: [{ destination: '10.1.0.0/16', target: 'join' }] },
    host('l', 'ls', '10.1.1.10', 'l-sg'),
    host('r', 'rs', '10.2.1.10', 'r-sg'),
    group('l-sg', { vpc: 'left', in: [], out: ['tcp 443 0.0.0.0/0'] }),
    group('r-sg', { vpc: 'right', in: ['tcp 443 l-sg'], out: [] }),
  ]
  return [...base.filter((r) => !ids.has(r.id as string)), ...last.filter((m) => m.gone !== true)]
}

describe('a peering', () => {
  const peering = (more: Drawing = {}) => ({
    kind: 'vpc-peering',
    id: 'join',
    requesterVpc: 'left',
    accepterVpc: 'right',
    status: 'active',
    ...more,
  })

  test('joins two VPCs, and lets rules name a group of the other one', () => {
    expect(components(ask('l > r tcp 443', two(peering())))).toContain('gateway join')
    expect(word('l > r tcp 443', two(peering()))).toBe('reachable')
  })

  test('carries nothing unless it is active, and says so where the input does not tell', () => {
    expect(codes('l > r tcp 443', two(peering({ status: 'pending-acceptance' })))).toEqual(['BAD_STATE'])
    expect(ask('l > r tcp 443', two(peering({ status: undefined }))).undecided.map((d) => d.attribute)).toContain('status')
  })

  test('needs a route on both sides', () => {
    const oneWay = two(peering(), { kind: 'route-table', id: 'rt', vpc: 'right', routes: [] })
    const verdict = ask('l > r tcp 443', oneWay)
    expect(verdict.blockers.map((b) => [b.direction, b.code, b.component])).toEqual([['return', 'NO_ROUTE_TO_DESTINATION', 'rt']])
  })

  test('leads no further: not to the gateway of the other VPC', () => {
    const through = two(
      peering(),
      { kind: 'internet-gateway', id: 'igw', vpc: 'right' },
      { kind: 'route-table', id: 'lt', vpc: 'left', routes: [{ destination: '0.0.0.0/0', target: 'join' }] },
    )
    expect(codes('l > internet tcp 443', through)).toContain('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR')
  })

  test('from a VPC that the input does not hold is undecided for every address that may be of it, and for no other', () => {
    const from = (address: string, more = {}) => {
      const unseen = two(peering({ accepterVpc: undefined, otherVpcId: 'vpc-1', ...more }), { id: 'right', gone: true })
      const { verdict, undecided } = ask(`${address} > l tcp 443`, unseen)
      return [verdict, ...undecided.map((d) => `${d.code} ${d.component} ${d.attribute}`)].join(' ')
    }
    expect(from('10.7.9.9')).toBe('undecided UNKNOWN_RESOURCE join otherCidrs')
    expect(from('10.7.9.9', { otherCidrs: ['10.7.0.0/16'] })).toContain('undecided')
    expect(from('10.8.9.9', { otherCidrs: ['10.7.0.0/16'] })).toBe('blocked')
    expect(from('10.7.9.9', { status: 'rejected' })).toBe('blocked')
    // In a block of the topology itself, where nobody has it.
    expect(from('10.1.1.99')).toBe('blocked')
  })

  test('an address that an interface may have, whose own is not told, may be its', () => {
    const untold = two(peering(), { ...host('r', 'rs', '', 'r-sg'), privateAddress: undefined })
    expect(ask('10.2.1.77 > l tcp 443', untold).undecided.map((d) => `${d.component} ${d.attribute}`)).toEqual(['r privateAddress'])
  })

  test('to a VPC that the input does not hold is undecided', () => {
    const unseen = two(peering({ accepterVpc: undefined, otherVpcId: 'vpc-1', otherCidrs: ['10.2.0.0/16'] }))
    expect(word('l > 10.2.9.9 tcp 443', unseen)).toBe('undecided')
  })
})

describe('a transit gateway', () => {
  const hub = (more: readonly Drawing[] = []): readonly Drawing[] =>
    two(
      { kind: 'transit-gateway', id: 'join', securityGroupReferencing: true },
      { kind: 'subnet', id: 'la', vpc: 'left', cidr: '10.1.9.0/28', availabilityZone: 'a' },
      { kind: 'subnet', id: 'rb', vpc: 'right', cidr: '10.2.9.0/28', availabilityZone: 'b', routeTable: 'r-local' },
      { kind: 'route-table', id: 'r-local', vpc: 'right', routes: [] },
      { kind: 'route-table', id: 'l-local', vpc: 'left', main: true, routes: [] },
      { kind: 'transit-gateway-attachment', id: 'left-at', transitGateway: 'join', vpc: 'left', subnets: ['la'], routeTable: 'hub' },
      { kind: 'transit-gateway-attachment', id: 'right-at', transitGateway: 'join', vpc: 'right', subnets: ['rb'], routeTable: 'hub' },
      {
        kind: 'transit-gateway-route-table',
        id: 'hub',
        transitGateway: 'join',
        routes: [
          { destination: '10.1.0.0/16', target: 'left-at', propagated: true },
          { destination: '10.2.0.0/16', target: 'right-at', propagated: true },
        ],
      },
      ...more,
    )

  test('leads by the table of the attachment that the packet came in by, and back', () => {
    const verdict = ask('l > r tcp 443', hub())
    expect(verdict.verdict).toBe('reachable')
    expect(components(verdict)?.filter((c) => /gateway|route-table/.test(c))).toEqual([
      'route-table lt',
      'gateway join',
      'route-table hub',
      'gateway right-at',
      'route-table r-local',
    ])
  })

  test('is not reached from a zone in which the attachment has no subnet; the other way only the answer is lost', () => {
    const elsewhere = hub([{ kind: 'subnet', id: 'ls', vpc: 'left', cidr: '10.1.1.0/24', availabilityZone: 'b', routeTable: 'lt' }])
    expect(codes('l > r tcp 443', elsewhere)).toEqual(['TGW_ROUTE_AZ_RESTRICTION'])
  })

  test('is undecided where the zone of a subnet of the attachment is not told', () => {
    const untold = hub([
      { kind: 'subnet', id: 'la', vpc: 'left', cidr: '10.1.9.0/28' },
      { kind: 'subnet', id: 'ls', vpc: 'left', cidr: '10.1.1.0/24', availabilityZone: 'b', routeTable: 'lt' },
    ])
    expect(ask('l > r tcp 443', untold).undecided.map((d) => [d.component, d.attribute])).toEqual([['la', 'availabilityZone']])
  })

  test('drops what its table has no route for, and what a blackhole takes', () => {
    const table = (routes: readonly Drawing[]) => hub([{ kind: 'transit-gateway-route-table', id: 'hub', transitGateway: 'join', routes }])
    expect(codes('l > r tcp 443', table([]))).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT'])
    expect(codes('l > r tcp 443', table([{ destination: '10.2.0.0/16', target: 'blackhole' }]))).toEqual(['TGW_RTB_BAD_STATE_ROUTE'])
  })

  test('lets rules name groups of the other side only where it supports that', () => {
    expect(codes('l > r tcp 443', hub([{ kind: 'transit-gateway', id: 'join' }]))).toEqual(['SG_REFERENCING_SUPPORT'])
  })

  test('is undecided where the table is not in the input', () => {
    expect(word('l > r tcp 443', hub([{ id: 'hub', gone: true }]))).toBe('undecided')
  })
})

describe('what would open a way', () => {
  const peered = (...more: readonly Drawing[]) =>
    two({ kind: 'vpc-peering', id: 'join', requesterVpc: 'left', accepterVpc: 'right', status: 'active' }, ...more)

  test.each([
    ['a missing route', peered({ kind: 'route-table', id: 'lt', vpc: 'left', routes: [] })],
    ['a missing route back', peered({ kind: 'route-table', id: 'rt', vpc: 'right', routes: [] })],
    ['a blackhole', peered({ kind: 'route-table', id: 'lt', vpc: 'left', routes: [{ destination: '10.2.1.10/32', target: 'blackhole' }] })],
    ['no rule at either end', peered(group('l-sg', { vpc: 'left', in: [], out: [] }), group('r-sg', { vpc: 'right', in: [], out: [] }))],
    ['network ACLs that deny both ways', peered({ kind: 'network-acl', id: 'right-acl', vpc: 'right', default: true, entries: [] })],
    [
      'all of them',
      peered(
        { kind: 'route-table', id: 'lt', vpc: 'left', routes: [] },
        { kind: 'route-table', id: 'rt', vpc: 'right', routes: [] },
        group('r-sg', { vpc: 'right', in: [], out: [] }),
        {
          kind: 'network-acl',
          id: 'left-acl',
          vpc: 'left',
          default: true,
          entries: ['ingress', 'egress'].map((direction) => ({ number: 50, direction, cidr: '10.0.0.0/8', action: 'deny' })),
        },
      ),
    ],
  ])('%s: every blocker is named, and the changes open it', (_what, resources) => {
    const topology = buildTopology({ resources })
    const asked = question('l > r tcp 443')
    const verdict = trace(asked, indexOf(topology))
    expect(verdict.verdict).toBe('blocked')
    expect(verdict.changes).not.toBeNull()
    const { topology: mended, refused } = applyChanges(topology, verdict.changes ?? [])
    expect(refused).toEqual([])
    expect(trace(asked, indexOf(mended)).verdict).toBe('reachable')
  })
})
