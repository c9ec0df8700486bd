import { describe, expect, test } from 'vitest'
import { allPairs } from '@/model/reachability/matrix/all-pairs'
import { indexOf } from '@/model/topology-index'
import { buildTopology, group } from '@/tests/model/build-topology'
import { ask, changed, codes, estateWith, word } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

const network = (id: string, cidr: string): readonly Drawing[] => [
  { kind: 'vpc', id, cidrs: [cidr] },
  {
    kind: 'network-acl',
    id: `${id}-acl`,
    vpc: id,
    default: true,
    entries: ['ingress', 'egress'].map((direction) => ({ number: 100, direction, cidr: '0.0.0.0/0', action: 'allow' })),
  },
]
const subnet = (id: string, vpc: string, cidr: string, routeTable: string): Drawing => ({
  kind: 'subnet',
  id,
  vpc,
  cidr,
  routeTable,
  availabilityZone: 'a',
})
const table = (id: string, vpc: string, routes: Record<string, string>): Drawing => ({
  kind: 'route-table',
  id,
  vpc,
  routes: Object.entries(routes).map(([destination, target]) => ({ destination, target })),
})
const host = (id: string, of: string, privateAddress: string, sg: string, more: Drawing = {}): Drawing => ({
  kind: 'ec2-instance',
  id,
  subnet: of,
  privateAddress,
  securityGroups: [sg],
  associatePublicIpAddress: false,
  ipv6Addresses: [],
  ...more,
})
const hubTable = (id: string, routes: readonly Drawing[]): Drawing => ({
  kind: 'transit-gateway-route-table',
  id,
  transitGateway: 'hub',
  routes,
})
const attached = (id: string, vpc: string, of: string, routeTable: string): Drawing => ({
  kind: 'transit-gateway-attachment',
  id,
  transitGateway: 'hub',
  vpc,
  subnets: [of],
  routeTable,
})
const open = { in: ['all all 0.0.0.0/0'], out: ['all all 0.0.0.0/0'] }

/**
 * left [l] ── hub ── right [r], and an office behind a VPN of the hub: 192.168.0.0/16. All that spokes send goes through the appliance of
 * the middle, which sends it back to the hub.
 */
const inspected = (...more: readonly Drawing[]): readonly Drawing[] => {
  const ids = new Set(more.map((m) => m.id))
  const base: readonly Drawing[] = [
    { kind: 'region', id: 'region' },
    { kind: 'availability-zone', id: 'a', region: 'region' },
    ...network('left', '10.1.0.0/16'),
    ...network('right', '10.2.0.0/16'),
    ...network('middle', '10.9.0.0/16'),
    subnet('ls', 'left', '10.1.1.0/24', 'lt'),
    subnet('rs', 'right', '10.2.1.0/24', 'rt'),
    subnet('ms', 'middle', '10.9.1.0/24', 'mt'),
    subnet('fs', 'middle', '10.9.2.0/24', 'ft'),
    table('lt', 'left', { '0.0.0.0/0': 'hub' }),
    table('rt', 'right', { '0.0.0.0/0': 'hub' }),
    table('mt', 'middle', { '0.0.0.0/0': 'firewall' }),
    table('ft', 'middle', { '0.0.0.0/0': 'hub' }),
    { kind: 'transit-gateway', id: 'hub' },
    hubTable('spokes', [{ destination: '0.0.0.0/0', target: 'at-middle' }]),
    hubTable('inspected', [
      { destination: '10.1.0.0/16', target: 'at-left' },
      { destination: '10.2.0.0/16', target: 'at-right' },
      { destination: '192.168.0.0/16', target: 'at-office' },
    ]),
    attached('at-left', 'left', 'ls', 'spokes'),
    attached('at-right', 'right', 'rs', 'spokes'),
    attached('at-middle', 'middle', 'ms', 'inspected'),
    { kind: 'transit-gateway-attachment', id: 'at-office', transitGateway: 'hub', vpnConnection: 'vpn', routeTable: 'spokes' },
    { kind: 'customer-gateway', id: 'office' },
    {
      kind: 'vpn-connection',
      id: 'vpn',
      customerGateway: 'office',
      transitGateway: 'hub',
      routing: 'static',
      remoteCidrs: ['192.168.0.0/16'],
    },
    host('l', 'ls', '10.1.1.10', 'l-sg'),
    host('r', 'rs', '10.2.1.10', 'r-sg'),
    host('firewall', 'fs', '10.9.2.10', 'f-sg', { sourceDestCheck: false }),
    group('l-sg', { vpc: 'left', ...open }),
    group('r-sg', { vpc: 'right', ...open }),
    group('f-sg', { vpc: 'middle', in: ['tcp 443 0.0.0.0/0'], out: ['tcp 443 0.0.0.0/0'] }),
  ]
  return [...base.filter((r) => !ids.has(r.id as string)), ...more]
}

describe('an inspection VPC', () => {
  test('gives a packet back to the transit gateway that it came from, which is no circle', () => {
    expect(word('l > r tcp 443', inspected())).toBe('reachable')
    expect(codes('l > r tcp 80', inspected())).toEqual(['ENI_SG_RULES_MISMATCH', 'ENI_SG_RULES_MISMATCH'])
  })

  test('that sends packets back to where they come from is a circle', () => {
    const back = hubTable('inspected', [{ destination: '0.0.0.0/0', target: 'at-middle' }])
    expect(codes('l > r tcp 443', inspected(back))).toContain('CANNOT_ROUTE')
  })
})

describe('an attachment in two zones, each with a table and an appliance of its own', () => {
  const zoned = (applianceMode: boolean, ...more: readonly Drawing[]) =>
    inspected(
      { kind: 'availability-zone', id: 'b', region: 'region' },
      { ...subnet('ms-b', 'middle', '10.9.3.0/24', 'mt-b'), availabilityZone: 'b' },
      { ...subnet('fs-b', 'middle', '10.9.4.0/24', 'ft'), availabilityZone: 'b' },
      table('mt-b', 'middle', { '0.0.0.0/0': 'firewall-b' }),
      host('firewall-b', 'fs-b', '10.9.4.10', 'f-sg', { sourceDestCheck: false }),
      { ...attached('at-middle', 'middle', 'ms', 'inspected'), subnets: ['ms', 'ms-b'], applianceMode },
      ...more,
    )
  const checks = (id: string) => ({ ...host(id, id === 'firewall' ? 'fs' : 'fs-b', '10.9.4.10', 'f-sg'), sourceDestCheck: true })

  test('is sure where every zone lets the flow pass, and where none does: then all that stops it is named', () => {
    expect(word('l > r tcp 443', zoned(true))).toBe('reachable')
    const shut = ask('l > r tcp 443', zoned(true, checks('firewall'), checks('firewall-b')))
    expect(shut.verdict).toBe('blocked')
    expect(new Set(shut.blockers.map((b) => `${b.code} ${b.component}`))).toEqual(
      new Set(['ENI_SOURCE_DEST_CHECK_RESTRICTION firewall', 'ENI_SOURCE_DEST_CHECK_RESTRICTION firewall-b']),
    )
  })

  test('is undecided where the zone decides, and names the two zones and what stands in the way', () => {
    for (const shut of ['firewall', 'firewall-b']) {
      const { verdict, undecided, forward } = ask('l > r tcp 443', zoned(true, checks(shut)))
      expect(verdict).toBe('undecided')
      expect(undecided.map((d) => [d.component, d.attribute])).toEqual([['at-middle', 'subnets']])
      expect(undecided[0]?.why).toMatch(
        shut === 'firewall'
          ? /passes in Availability Zone b, and not in Availability Zone a, for EC2 Instance firewall$/
          : /passes in Availability Zone a, and not in Availability Zone b, for EC2 Instance firewall-b$/,
      )
      expect(forward.hops.filter((hop) => hop.decision === 'unknown').map((hop) => hop.component)).toEqual(['at-middle'])
    }
  })

  test('is as open as the zone of which something is not told', () => {
    const untold = ask(
      'l > r tcp 443',
      zoned(true, { ...host('firewall-b', 'fs-b', '10.9.4.10', 'f-sg', { sourceDestCheck: false }), securityGroups: undefined }),
    )
    expect(untold.undecided.map((d) => [d.component, d.attribute])).toContainEqual(['firewall-b', 'securityGroups'])
    expect(untold.undecided.map((d) => d.component)).not.toContain('at-middle')
  })

  test('without a subnet in the zone of the sender may take any, there and back', () => {
    const far = { ...subnet('ls', 'left', '10.1.1.0/24', 'lt'), availabilityZone: 'c' }
    const zone = { kind: 'availability-zone', id: 'c', region: 'region' }
    // Answers come by the zone of their own sender: an appliance there has not seen the request, and asks its groups.
    const { verdict, undecided } = ask('l > r tcp 443', zoned(false, far, zone))
    expect([verdict, undecided.map((d) => [d.component, d.direction])]).toEqual(['undecided', [['at-middle', 'forward']]])
    expect(word('l > r tcp 443', zoned(false, far, zone, group('f-sg', { vpc: 'middle', ...open })))).toBe('reachable')
    expect(word('l > r tcp 443', zoned(true, far, zone))).toBe('reachable')
  })

  test('stays in the zone of the sender without appliance mode', () => {
    expect(word('l > r tcp 443', zoned(false, checks('firewall-b')))).toBe('reachable')
    expect(ask('l > r tcp 443', zoned(false, checks('firewall'))).blockers[0]).toMatchObject({ component: 'firewall' })
  })
})

describe('networks behind a VPN', () => {
  test('are the ends that the customer gateway, the connection, and each of their addresses stand for', () => {
    for (const end of ['office', 'vpn', 'hub', '192.168.3.4']) {
      expect([end, word(`l > ${end} tcp 443`, inspected())]).toEqual([end, 'reachable'])
      expect([end, word(`${end} > l tcp 443`, inspected())]).toEqual([end, 'reachable'])
    }
  })

  test('answer by the table that is associated with the attachment of the VPN, which has to know the way back', () => {
    const oneWay = inspected(
      { ...attached('at-office', '', '', ''), vpc: undefined, subnets: undefined, routeTable: 'nothing', vpnConnection: 'vpn' },
      hubTable('nothing', []),
    )
    const found = ask('l > office tcp 443', oneWay)
    expect(found.blockers.map((b) => [b.direction, b.code, b.component])).toEqual([
      ['return', 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT', 'nothing'],
    ])
  })

  test('lead into the VPC of their virtual private gateway', () => {
    const own = estateWith(
      { kind: 'vpn-gateway', id: 'vgw', vpc: 'vpc' },
      { kind: 'customer-gateway', id: 'office' },
      {
        kind: 'vpn-connection',
        id: 'vpn',
        customerGateway: 'office',
        vpnGateway: 'vgw',
        routing: 'static',
        remoteCidrs: ['192.168.0.0/16'],
      },
      changed('through', { routes: [{ destination: '192.168.0.0/16', target: 'vgw' }] }),
      group('app-sg', { vpc: 'vpc', in: ['tcp 8080 192.168.0.0/16'], out: ['all all 0.0.0.0/0'] }),
    )
    for (const end of ['office', 'vpn', 'vgw', '192.168.3.4']) {
      expect([end, word(`${end} > api tcp 8080`, own)]).toEqual([end, 'reachable'])
      expect([end, word(`api > ${end} tcp 443`, own)]).toEqual([end, 'reachable'])
    }
    expect(codes('172.16.0.1 > api tcp 8080', own)).toEqual(['NO_SOURCE_OR_DESTINATION'])
  })
})

describe('a table of a transit gateway', () => {
  const spokes = (...routes: readonly Drawing[]) =>
    inspected(hubTable('spokes', [{ destination: '10.1.0.0/16', target: 'at-left' }, ...routes]))

  test('prefers what a VPC propagates to what a VPN does', () => {
    const both = spokes(
      { destination: '10.2.0.0/16', target: 'at-office', propagated: true },
      { destination: '10.2.0.0/16', target: 'at-right', propagated: true },
    )
    expect(word('l > r tcp 22', both)).toBe('reachable')
  })

  test('is not asked where an attachment that does not tell its ends may be the one', () => {
    const untold = inspected({ kind: 'transit-gateway-attachment', id: 'at-left', subnets: ['ls'], routeTable: 'spokes' })
    expect(ask('l > r tcp 443', untold).undecided.map((d) => [d.component, d.attribute])).toEqual([['at-left', 'transitGateway']])
  })
})

describe('a rule that names a group of another network', () => {
  test('counts over no peering between regions, and the code says so', () => {
    const peered = inspected(
      { kind: 'vpc', id: 'left', region: 'region', cidrs: ['10.1.0.0/16'] },
      { kind: 'vpc', id: 'right', region: 'elsewhere', cidrs: ['10.2.0.0/16'] },
      { kind: 'region', id: 'elsewhere' },
      { kind: 'vpc-peering', id: 'join', requesterVpc: 'left', accepterVpc: 'right', status: 'active' },
      table('lt', 'left', { '10.2.0.0/16': 'join' }),
      table('rt', 'right', { '10.1.0.0/16': 'join' }),
      group('r-sg', { vpc: 'right', in: ['tcp 443 l-sg'], out: [] }),
    )
    expect(codes('l > r tcp 443', peered)).toEqual(['SG_REFERENCES_NOT_PRESERVED'])
  })
})

describe('an address that AWS keeps for itself', () => {
  const host4 = estateWith(changed('through', { routes: [{ destination: '0.0.0.0/0', target: 'vgw' }] }), {
    kind: 'vpn-gateway',
    id: 'vgw',
    vpc: 'vpc',
  })
  test('is forwarded by no route, unless a service answers there, which nothing filters', () => {
    expect(word('api > 169.254.169.254 tcp 80', host4)).toBe('reachable')
    expect(word('api > 169.254.169.250 tcp 1688', host4)).toBe('reachable')
    expect(codes('api > 169.254.170.99 tcp 80', host4)).toEqual(['NO_ROUTE_TO_DESTINATION'])
  })

  test('at the base plus two is that of the resolver in the primary block of the VPC alone', () => {
    const second = estateWith({ kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16', '10.7.0.0/16'] })
    expect(word('api > 10.0.0.2 udp 53', second)).toBe('reachable')
    expect(codes('api > 10.7.0.2 udp 53', second)).toEqual(['NO_POSSIBLE_DESTINATION'])
  })
})

describe('an interface endpoint', () => {
  const withEndpoint = estateWith(
    {
      kind: 'interface-endpoint',
      id: 'to-secrets',
      vpc: 'vpc',
      service: 'com.amazonaws.eu-central-1.secretsmanager',
      subnets: ['app-a'],
      securityGroups: ['ep-sg'],
    },
    group('ep-sg', { vpc: 'vpc', ...open }),
    group('app-sg', { vpc: 'vpc', ...open }),
  )
  test('opens no connection into its VPC', () => {
    expect(codes('to-secrets > api tcp 443', withEndpoint)).toEqual(['VPCE_INTRA_VPC_TRAFFIC'])
    const pairs = allPairs(indexOf(buildTopology({ resources: withEndpoint })))
    const classOf = (id: string) => pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === id))
    expect(pairs.services(classOf('to-secrets'), classOf('api')).may).toEqual([])
    expect(pairs.services(classOf('api'), classOf('to-secrets')).must).not.toEqual([])
  })
})

describe('a load balancer of which no listener is told', () => {
  test('does not answer on every port', () => {
    const untold = estateWith({ ...changed('lb', {}), listeners: undefined })
    expect(ask('internet > lb tcp 443', untold).undecided.map((d) => d.attribute)).toEqual(['listeners'])
  })
})

describe('a route to a whole block of the VPC', () => {
  test('takes the place of the local one', () => {
    const middlebox = estateWith(
      changed('through', { routes: [{ destination: '10.0.0.0/16', target: 'firewall' }] }),
      host('firewall', 'web-a', '10.0.1.77', 'f-sg'),
      group('f-sg', { vpc: 'vpc', ...open }),
      group('lb-sg', { vpc: 'vpc', ...open }),
    )
    expect(codes('api > lb tcp 443', middlebox)).toContain('ENI_SOURCE_DEST_CHECK_RESTRICTION')
  })
})

describe('what is named by a code of its own', () => {
  const doubts = (text: string, resources: readonly Drawing[]) => ask(text, resources).undecided.map((d) => `${d.code} ${d.component}`)

  test('a NAT gateway that a table of another VPC leads to, or that serves what comes in by a VPN', () => {
    const foreign = inspected(
      { kind: 'nat-gateway', id: 'nat', subnet: 'rs', privateAddress: '10.2.1.99' },
      table('lt', 'left', { '0.0.0.0/0': 'nat' }),
      table('rt', 'right', { '0.0.0.0/0': 'igw' }),
      { kind: 'internet-gateway', id: 'igw', vpc: 'right' },
    )
    expect(codes('l > 203.0.113.9 tcp 443', foreign)).toEqual(['NGW_REQUIRES_SOURCE_IN_VPC'])
    const byVpn = estateWith(
      { kind: 'vpn-gateway', id: 'vgw', vpc: 'vpc', routeTable: 'edge' },
      table('edge', 'vpc', { '10.0.2.0/24': 'firewall' }),
      { kind: 'customer-gateway', id: 'office' },
      {
        kind: 'vpn-connection',
        id: 'vpn',
        customerGateway: 'office',
        vpnGateway: 'vgw',
        routing: 'static',
        remoteCidrs: ['192.168.0.0/16'],
      },
      subnet('mid', 'vpc', '10.0.5.0/24', 'onwards'),
      table('onwards', 'vpc', { '10.0.2.0/24': 'nat' }),
      host('firewall', 'mid', '10.0.5.10', 'f-sg', { sourceDestCheck: false }),
      group('f-sg', { vpc: 'vpc', ...open }),
    )
    expect(codes('192.168.3.4 > api tcp 8080', byVpn)).toContain('NGW_REQUIRES_SOURCE_IN_VPC')
  })

  test('an attachment without a table, one without a subnet, and one of another transit gateway', () => {
    const left = { ...attached('at-left', 'left', 'ls', 'spokes'), routeTable: undefined, associated: false }
    expect(codes('l > r tcp 443', inspected(left))).toEqual(['TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION'])
    expect(word('l > r tcp 443', inspected({ ...left, routeTable: 'spokes' }))).toBe('reachable')
    const straight = hubTable('spokes', [{ destination: '10.0.0.0/8', target: 'at-right' }])
    const right = attached('at-right', 'right', 'rs', 'spokes')
    expect(codes('l > r tcp 443', inspected(straight, { ...right, subnets: [] }))).toEqual(['TGW_ATTACH_VPC_AZ_RESTRICTION'])
    const other = inspected(straight, { ...right, transitGateway: 'hub-2' }, { kind: 'transit-gateway', id: 'hub-2' })
    expect(codes('l > r tcp 443', other)).toEqual(['TGW_RTB_CANNOT_ROUTE'])
    const pairs = allPairs(indexOf(buildTopology({ resources: other })))
    const classOf = (id: string) => pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === id))
    expect(pairs.services(classOf('l'), classOf('r')).may).toEqual([])
  })

  test('a group that is not in the input: of a peered network that is not either, or of nobody', () => {
    const named = [group('l-sg', { vpc: 'left', in: ['tcp 443 sg-elsewhere'], out: [] })]
    expect(doubts('r > l tcp 443', inspected(...named))).toEqual(['UNKNOWN_RESOURCE l-sg'])
    const peering = { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'left', otherVpcId: 'vpc-far', status: 'active' }
    expect(doubts('r > l tcp 443', inspected(...named, peering))).toEqual(['UNKNOWN_PEERED_SGS l-sg'])
  })

  test('a route to something that the input does not hold, or that stands for it', () => {
    expect(doubts('l > r tcp 443', inspected(table('lt', 'left', { '0.0.0.0/0': 'gone' })))).toEqual(['UNKNOWN_RESOURCE gone'])
    const stub = [table('lt', 'left', { '0.0.0.0/0': 'igw-1' }), { kind: 'internet-gateway', id: 'igw-1', stub: true }]
    expect(doubts('l > 203.0.113.9 tcp 443', inspected(...stub))).toEqual(['UNKNOWN_RESOURCE igw-1'])
  })

  test('an answer that passes on some ports of its client only', () => {
    const some = changed('acl', {
      entries: [
        { number: 1, direction: 'egress', protocol: 'tcp', ports: '32768-65535', cidr: '0.0.0.0/0', action: 'allow' },
        { number: 2, direction: 'ingress', cidr: '0.0.0.0/0', action: 'allow' },
      ],
    })
    expect(doubts('internet > lb tcp 443', estateWith(some))).toEqual(['REMAP_EPHEMERAL_PORT acl'])
  })
})
