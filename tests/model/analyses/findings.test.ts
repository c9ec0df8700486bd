import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkTopology } from '@/model/analyses/check-topology'
import { analyses } from '@/model/analyses/findings/index'
import { shadowedEntry } from '@/model/analyses/findings/shadowed-entry'
import { placesBy } from '@/tests/model/analyses/found-by'
import { buildTopology, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'
import { changed, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

const found = (...changes: readonly Drawing[]) =>
  checkTopology(buildTopology({ resources: estateWith(...changes) })).findings.map((f) => `${f.code} ${f.resource ?? '-'} ${f.path}`.trim())

const bastion = {
  kind: 'ec2-instance',
  id: 'bastion',
  subnet: 'web-a',
  securityGroups: ['web-sg'],
  privateAddress: '10.0.1.20',
  publicAddress: '198.51.100.20',
  ipv6Addresses: [],
}
const db = (...rules: readonly string[]) => group('db-sg', { vpc: 'vpc', in: rules, out: [] })

describe('findings', () => {
  test('of the estate are those that are true of it, and no others', () => {
    // app-b stands in another zone than the NAT gateway; api may go anywhere, which takes in the load balancer.
    expect(found()).toEqual([
      'finding/nat-in-another-zone app-b',
      'finding/single-zone lb subnets',
      'finding/open-to-the-internet lb',
      'finding/unallocated-addresses vpc cidrs/0',
    ])
  })

  test.each<readonly [string, string, readonly Drawing[]]>([
    [
      'a management port that the internet reaches, at the rule that opens it',
      'finding/management-port-open web-sg ingress/0',
      [bastion, group('web-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0'], out: [] })],
    ],
    [
      'a blackhole',
      'finding/dead-route through routes/1',
      [
        changed('through', {
          routes: [
            { destination: '0.0.0.0/0', target: 'nat' },
            { destination: '10.9.0.0/16', target: 'blackhole' },
          ],
        }),
      ],
    ],
    ['a rule with nothing at the other end', 'finding/one-ended-rule db-sg ingress/1', [db('tcp 5432 app-sg', 'tcp 9000 lb-sg')]],
    ['a rule that names nothing', 'finding/missing-group db-sg ingress/1/peer', [db('tcp 5432 app-sg', 'tcp 1 gone-sg')]],
    [
      'a listener that nobody may reach',
      'finding/listener-and-group lb listeners/1',
      [
        changed('lb', {
          listeners: [
            { protocol: 'HTTPS', port: 443 },
            { protocol: 'HTTP', port: 8000 },
          ],
        }),
      ],
    ],
    [
      'a port that is opened for no listener',
      'finding/listener-and-group lb-sg ingress/1',
      [group('lb-sg', { vpc: 'vpc', in: ['tcp 443 0.0.0.0/0', 'tcp 8443 0.0.0.0/0'], out: ['tcp 8080 app-sg'] })],
    ],
    [
      'an endpoint without private DNS',
      'finding/endpoint-without-private-dns ep privateDns',
      [
        {
          kind: 'interface-endpoint',
          id: 'ep',
          vpc: 'vpc',
          service: 'ssm',
          subnets: ['app-a'],
          securityGroups: ['app-sg'],
          privateDns: false,
        },
      ],
    ],
    [
      'an Elastic IP that nothing uses, where it is told what the NAT gateways use',
      'finding/unused-elastic-ip eip',
      [changed('nat', { elasticIps: [] }), { kind: 'elastic-ip', id: 'eip' }],
    ],
    ['a group that nothing carries or names', 'finding/unused-security-group old', [group('old', { vpc: 'vpc', in: [], out: [] })]],
    [
      'a rule that another one includes',
      'finding/shadowed-rule db-sg ingress/1',
      [db('tcp 5432 10.0.0.0/16', 'tcp 5432 10.0.2.0/24', 'tcp 5432 app-sg')],
    ],
    [
      'an entry of a network ACL before which another one decides, whatever the order in the file',
      'finding/shadowed-entry acl entries/0',
      [
        changed('acl', {
          entries: [
            { number: 200, direction: 'ingress', protocol: 'tcp', ports: '22', cidr: '10.0.0.0/8', action: 'deny' },
            { number: 90, direction: 'egress', protocol: 'tcp', ports: '22', cidr: '0.0.0.0/0', action: 'allow' },
            { number: 100, direction: 'ingress', protocol: 'tcp', ports: '0-1024', cidr: '0.0.0.0/0', action: 'allow' },
          ],
        }),
      ],
    ],
    [
      'peered VPCs that share addresses',
      'finding/overlapping-peers pcx',
      [
        { kind: 'vpc', id: 'other', cidrs: ['10.0.128.0/17'] },
        { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'vpc', accepterVpc: 'other', status: 'active' },
      ],
    ],
  ])('%s', (_what, expected, changes) => {
    expect(found(...changes)).toContain(expected)
    expect(found()).not.toContain(expected)
  })

  test.each<readonly [string, string, readonly Drawing[]]>([
    [
      'a rule that opens a port for whatever else carries the group of a load balancer',
      'finding/listener-and-group lb-sg ingress/1',
      [
        group('lb-sg', { vpc: 'vpc', in: ['tcp 443 0.0.0.0/0', 'tcp 9100 10.0.0.0/16'], out: ['tcp 8080 app-sg'] }),
        { ...bastion, securityGroups: ['lb-sg'] },
      ],
    ],
    [
      'an endpoint to a service of another account, which has no public name',
      'finding/endpoint-without-private-dns ep privateDns',
      [
        {
          kind: 'interface-endpoint',
          id: 'ep',
          vpc: 'vpc',
          service: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
          subnets: ['app-a'],
          securityGroups: ['app-sg'],
          privateDns: false,
        },
      ],
    ],
    [
      'a peering that is gone',
      'finding/overlapping-peers pcx',
      [
        { kind: 'vpc', id: 'other', cidrs: ['10.0.128.0/17'] },
        { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'vpc', accepterVpc: 'other', status: 'deleted' },
      ],
    ],
    [
      'a group that is named for something of which nobody tells where it stands',
      'finding/unused-security-group old',
      [
        group('old', { vpc: 'vpc', in: [], out: [] }),
        { kind: 'generic', id: 'cache', type: 'aws_elasticache_cluster', securityGroups: ['old'] },
      ],
    ],
    [
      'a group where something in the VPC may carry any',
      'finding/unused-security-group old',
      [group('old', { vpc: 'vpc', in: [], out: [] }), { kind: 'generic', id: 'cluster', type: 'aws_eks_cluster', vpc: 'vpc' }],
    ],
    [
      'an Elastic IP where a server that may hold it is kept as generic',
      'finding/unused-elastic-ip eip',
      [
        changed('nat', { elasticIps: [] }),
        { kind: 'elastic-ip', id: 'eip' },
        { kind: 'generic', id: 'files', type: 'aws_transfer_server' },
      ],
    ],
    [
      'a management port that is open to one organisation, large as it is',
      'finding/management-port-rule app-sg ingress/0',
      [group('app-sg', { vpc: 'vpc', in: ['tcp 22 9.0.0.0/8', 'tcp 8080 lb-sg'], out: ['all all 0.0.0.0/0'] })],
    ],
  ])('do not name %s', (_what, unwanted, changes) => {
    expect(found(...changes)).not.toContain(unwanted)
  })

  test('a rule that opens a management port to everybody is told once: as open where that is proved', () => {
    const open = (...peers: readonly string[]) =>
      group('app-sg', { vpc: 'vpc', in: [...peers.map((peer) => `tcp 22 ${peer}`), 'tcp 8080 lb-sg'], out: ['all all 0.0.0.0/0'] })
    expect(found(open('0.0.0.0/0'))).toContain('finding/management-port-rule app-sg ingress/0')
    expect(found(open('0.0.0.0/1', '128.0.0.0/1')).filter((f) => f.startsWith('finding/management-port-rule'))).toHaveLength(2)
    const proved = found(bastion, group('web-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0'], out: [] }))
    expect(proved).toContain('finding/management-port-open web-sg ingress/0')
    expect(proved).not.toContain('finding/management-port-rule web-sg ingress/0')
  })

  test('a rule names a group that the input only names in turn', () => {
    const stub = { kind: 'security-group', id: 'gone-sg', stub: true }
    expect(found(stub, db('tcp 5432 app-sg', 'tcp 1 gone-sg'))).toContain('finding/missing-group db-sg ingress/1/peer')
    const list = { kind: 'prefix-list', id: 'pl-aws', stub: true }
    expect(found(list, db('tcp 5432 app-sg', 'tcp 1 pl-aws'))).not.toContain('finding/missing-group db-sg ingress/1/peer')
  })

  test('a zone is named where it is the only one of the input', () => {
    const database = { kind: 'rds-instance', id: 'db', subnets: ['app-a'], multiAz: false, availabilityZone: 'only' }
    const drawn = { resources: [{ kind: 'region', id: 'region' }, { kind: 'availability-zone', id: 'only', region: 'region' }, database] }
    expect(checkTopology(buildTopology(drawn)).findings.map((f) => f.message)).toContainEqual(
      expect.stringContaining('when Availability Zone only fails'),
    )
  })

  test('a NAT gateway in another zone tells what one for the zone costs, where the prices are told', () => {
    const fixOf = (prices: readonly Drawing[]) =>
      checkTopology(buildTopology({ resources: estateWith(), prices })).findings.find((f) => f.code === 'finding/nat-in-another-zone')?.fix
    expect(fixOf([])).toBe('Give each zone a NAT gateway and a route table of its own.')
    expect(
      fixOf([
        { id: 'nat-gateway-hour', usd: 0.05, per: 'hour' },
        { id: 'cross-zone-gb', usd: 0.02, per: 'gb' },
      ]),
    ).toBe(
      'Give each zone a NAT gateway and a route table of its own: each gateway costs $36.50 a month (730 h × $0.05), as much as 1,825 GB between zones at $0.02.',
    )
  })

  test('a practice that is listed as kept and is not', () => {
    const sample = omnigen()
    const resources = sample.resources.map((r) => (r.kind === 'ecs-service' ? { ...r, assignPublicIp: true } : r))
    expect(checkTopology({ ...sample, resources }).findings.map((f) => f.code)).toContain('finding/practice-broken')
    expect(checkTopology(sample).findings.map((f) => f.code)).not.toContain('finding/practice-broken')
  })

  test('a declared flow that is stopped is an error at the step that is stopped, once', () => {
    const sample = omnigen()
    const resources = sample.resources.map((r) => (r.kind === 'security-group' && r.id === 'ecs-sg' ? { ...r, ingress: [] } : r))
    const flows = checkTopology({ ...sample, resources }).findings.filter((f) => f.code.startsWith('flow/'))
    expect(flows).toHaveLength(1)
    expect(flows[0]).toMatchObject({ code: 'flow/blocked', severity: 'error', path: 'flows/0' })
    expect(flows[0]?.message).toContain('step 4')
  })

  test('each analysis is documented by its own words', () => {
    const page = readFileSync('docs/findings.md', 'utf8')
    for (const { code, severity, title, about } of analyses)
      expect(page).toContain(`### ${title}\n\n\`${code}\`, ${severity}\n\n${about}\n`)
  })
})

test('an entry of a network ACL decides where the one before it has another direction, fewer ports, a narrower block or type', () => {
  const places = (...entries: readonly Record<string, unknown>[]) =>
    placesBy(shadowedEntry, {
      resources: [
        {
          kind: 'network-acl',
          id: 'acl',
          entries: entries.map((e, i) => ({ number: 10 * (i + 1), direction: 'ingress', cidr: '10.0.0.0/8', action: 'allow', ...e })),
        },
      ],
    })
  const last = { protocol: 'tcp', ports: '22', action: 'deny' }
  expect(places({}, last)).toEqual(['acl entries/1'])
  expect(places(last, {})).toEqual([])
  expect(places({ direction: 'egress' }, last)).toEqual([])
  expect(places({ protocol: 'tcp', ports: '80' }, last)).toEqual([])
  expect(places({ cidr: '10.1.0.0/16' }, last)).toEqual([])
  expect(places({ protocol: 'udp' }, last)).toEqual([])
  const icmp = { protocol: 'icmp', icmpType: 8 }
  expect(places(icmp, { protocol: 'icmp' })).toEqual([])
  expect(places({ protocol: 'icmp', icmpType: -1 }, icmp)).toEqual(['acl entries/1'])
  expect(places({ ...icmp, icmpCode: 1 }, icmp)).toEqual([])
})
