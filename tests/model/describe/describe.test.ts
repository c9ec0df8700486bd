import { describe as about, expect, test } from 'vitest'
import { placesIn } from '@/importers/places'
import { readTopology } from '@/importers/read-topology'
import { describe } from '@/model/describe/describe'
import type { DetailSection } from '@/model/details'
import type { Place } from '@/model/diagnostic'
import { resourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { buildTopology, type Drawn, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'

const section = (topology: Topology, id: string, name: DetailSection['id']): DetailSection => {
  const found = describe(topology, resourceId(id))?.sections.find((s) => s.id === name)
  if (found === undefined) throw new Error(`${id} has no section ${name}`)
  return found
}
const rows = (topology: Topology, id: string, name: DetailSection['id']) =>
  section(topology, id, name).rows.map((r) => `${r.label}: ${r.value}`)
const row = (topology: Topology, id: string, name: DetailSection['id'], label: string) =>
  section(topology, id, name).rows.find((r) => r.label === label)

//  vpc 10.0.0.0/16 ── igw
//    web 10.0.1.0/24 [nat] by out: 0/0 → igw
//    app 10.0.2.0/24 [api in app-sg] by through: 0/0 → nat, 10.9.0.0/16 → blackhole, 10.8.0.0/16 → nowhere
//    lost (no table)  [worker, groups unknown]
const estate: Drawn = {
  resources: [
    { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
    { kind: 'internet-gateway', id: 'igw', vpc: 'vpc' },
    { kind: 'subnet', id: 'web', vpc: 'vpc', cidr: '10.0.1.0/24', routeTable: 'out' },
    { kind: 'subnet', id: 'app', vpc: 'vpc', cidr: '10.0.2.0/24', routeTable: 'through' },
    { kind: 'subnet', id: 'lost', vpc: 'vpc', cidr: '10.0.3.0/28' },
    { kind: 'route-table', id: 'out', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
    {
      kind: 'route-table',
      id: 'through',
      vpc: 'vpc',
      routes: [
        { destination: '0.0.0.0/0', target: 'nat' },
        { destination: '10.9.0.0/16', target: 'blackhole' },
        { destination: '10.8.0.0/16', target: 'nowhere' },
      ],
    },
    { kind: 'nat-gateway', id: 'nat', subnet: 'web', elasticIps: ['eip'] },
    { kind: 'elastic-ip', id: 'eip', publicAddress: '198.51.100.7' },
    { kind: 'ecs-service', id: 'api', subnets: ['app'], securityGroups: ['app-sg'] },
    { kind: 'ecs-service', id: 'web-server', subnets: ['web'], securityGroups: ['web-sg'] },
    { kind: 'lambda-function', id: 'worker', subnets: ['lost'] },
    group('app-sg', { vpc: 'vpc', in: ['tcp 8080 web-sg', 'tcp 9090 worker-sg'], out: [] }),
    group('web-sg', { vpc: 'vpc', in: [], out: ['tcp 8080 app-sg', 'tcp 443 0.0.0.0/0'] }),
    group('worker-sg', { vpc: 'vpc' }),
  ],
  prices: [{ id: 'nat-gateway-hour', usd: 0.05, per: 'hour' }],
}
const topology = buildTopology(estate)

test('what is not in the topology has no details', () => {
  expect(describe(topology, resourceId('nobody'))).toBeNull()
})

about('addresses', () => {
  test('a subnet tells its block, what AWS keeps of it and what is left', () => {
    expect(row(topology, 'lost', 'addresses', 'IPv4 block')).toMatchObject({
      value: '10.0.3.0/28',
      copyable: true,
      why: '16 addresses, 5 reserved by AWS, 11 usable',
    })
    expect(
      section(topology, 'lost', 'addresses')
        .rows.filter((r) => r.label === 'Reserved')
        .map((r) => r.value),
    ).toEqual(['10.0.3.0', '10.0.3.1', '10.0.3.2', '10.0.3.3', '10.0.3.15'])
  })

  test('of a VPC nothing is reserved', () => {
    expect(row(topology, 'vpc', 'addresses', 'IPv4 block')?.why).toBe(
      '65,536 addresses; 3 subnets in it. AWS reserves 5 in each subnet, none of the VPC itself',
    )
  })

  test('an interface without a known address is any of its subnet, and its Elastic IP is told', () => {
    expect(rows(topology, 'nat', 'addresses')).toEqual(['Private address: 10.0.1.x', 'Elastic IP: 198.51.100.7'])
  })
})

about('routes', () => {
  test('stand longest prefix first, with the target as a link and what wins', () => {
    expect(rows(topology, 'app', 'routes')).toEqual([
      'Route table: through',
      '10.0.0.0/16: local',
      '10.9.0.0/16: blackhole',
      '10.8.0.0/16: nowhere',
      '0.0.0.0/0: nat',
    ])
    expect(row(topology, 'app', 'routes', '0.0.0.0/0')).toMatchObject({ link: 'nat' })
    expect(row(topology, 'app', 'routes', '10.0.0.0/16')?.why).toBe('active, wins over 0.0.0.0/0 · implied by the VPC')
  })

  test('mark a blackhole and a target that the input does not hold', () => {
    expect(row(topology, 'app', 'routes', '10.9.0.0/16')).toMatchObject({ tone: 'bad', why: expect.stringContaining('blackhole') })
    expect(row(topology, 'app', 'routes', '10.8.0.0/16')).toMatchObject({ tone: 'bad', why: expect.stringContaining('not in the input') })
  })

  test('of a resource are those of its subnets; without a table they are unknown', () => {
    expect(rows(topology, 'api', 'routes')).toEqual(rows(topology, 'app', 'routes'))
    expect(rows(topology, 'worker', 'routes')).toEqual(['Route table: unknown'])
  })

  test('that lead to a gateway are listed at the gateway', () => {
    expect(section(topology, 'nat', 'members').rows).toEqual([
      { label: 'Route 0.0.0.0/0 of', value: 'through', link: 'through', why: 'active · routes/0 · for app' },
    ])
  })
})

about('who may reach it by its rules', () => {
  test('are members of the groups that both ends agree on, with the rule of each end', () => {
    expect(section(topology, 'api', 'inbound').rows[0]).toEqual({
      label: 'TCP 8080',
      value: 'web-server',
      link: 'web-server',
      why: 'WEB-SG egress TCP 8080 to APP-SG · APP-SG ingress TCP 8080 from WEB-SG',
    })
    expect(section(topology, 'web-server', 'outbound').rows.map((r) => `${r.label} ${r.value}`)).toEqual([
      'TCP 8080 api',
      'TCP 443 0.0.0.0/0',
    ])
  })

  test('are nobody where there is no rule, and the section says so', () => {
    expect(section(topology, 'web-server', 'inbound')).toMatchObject({
      rows: [],
      empty: 'By the security-group rules of WEB-SG nothing may open a connection to it.',
    })
  })

  test('stay unknown where the input does not tell the groups', () => {
    expect(section(topology, 'worker', 'inbound').rows).toEqual([
      { label: 'Others', value: 'unknown', why: 'its security groups are not in the input', tone: 'doubt' },
    ])
  })

  test('are no question of groups at a NAT gateway, which has none', () => {
    expect(section(topology, 'nat', 'inbound')).toMatchObject({ rows: [], empty: expect.stringContaining('No security group filters') })
  })

  test('of a group are groups and blocks; a group whose rules are unknown is doubtful', () => {
    expect(section(topology, 'app-sg', 'inbound').rows.map((r) => [r.label, r.value, r.tone])).toEqual([
      ['TCP 8080', 'WEB-SG', undefined],
      ['TCP 9090', 'WORKER-SG', 'doubt'],
    ])
  })
})

about('cost', () => {
  test('comes with its formula', () => {
    expect(row(topology, 'nat', 'cost', 'NAT Gateway')).toMatchObject({ value: '$36.50 a month', why: '730 h × $0.05 = $36.50' })
    expect(rows(topology, 'vpc', 'cost')).toEqual(['Together: $36.50 a month', 'NAT Gateway: nat'])
  })

  test('without a price is unknown, not zero', () => {
    expect(section(topology, 'api', 'cost')).toMatchObject({ rows: [], empty: expect.stringContaining('unknown') })
  })
})

about('the omnigen topology', () => {
  test('of a topology file a resource stands at its line; what an importer has read stands where that was read', () => {
    const text =
      'schemaVersion: 1\nname: x\nresources:\n  - { kind: vpc, id: own, cidrs: [10.0.0.0/16] }\n  - kind: vpc\n    id: read\n    source: { file: main.tf, line: 7 }\n'
    const { topology: read } = readTopology(text, 'x.yaml')
    if (read === null) throw new Error('unreadable')
    const place = placesIn([{ name: 'x.yaml', text }], read)
    const readAt = (id: string, own?: Place) =>
      describe(read, resourceId(id), own)
        ?.sections.find((s) => s.id === 'source')
        ?.rows.map((row) => row.value)
    expect(readAt('own', place(resourceId('own'), ''))).toEqual(['x.yaml:4'])
    expect(readAt('read', place(resourceId('read'), ''))).toEqual(['main.tf:7'])
    expect(readAt('own')).toEqual([])
  })

  test('every resource is described, every link leads somewhere, and no section is empty without saying why', () => {
    const whole = omnigen()
    const ids = new Set<string>(whole.resources.map((r) => r.id))
    for (const resource of whole.resources) {
      const details = describe(whole, resource.id)
      expect(details?.sections.length).toBeGreaterThan(1)
      for (const s of details?.sections ?? []) {
        expect(s.rows.length > 0 || s.empty !== '', `${resource.id}/${s.id}`).toBe(true)
        for (const r of s.rows) if (r.link !== undefined) expect(ids).toContain(r.link)
      }
    }
  })

  test('the NAT gateway costs its hours and its data', () => {
    expect(row(omnigen(), 'nat-a', 'cost', 'Together')).toMatchObject({
      value: '$33.30 a month',
      why: '730 h × $0.045 + 10 GB × $0.045 = $33.30',
    })
  })

  test('a port changed in a rule changes who may reach the service, and leaves no trace', () => {
    const changed = omnigen()
    for (const r of changed.resources)
      if (r.kind === 'security-group')
        for (const rule of [...(r.ingress ?? []), ...(r.egress ?? [])]) if (rule.ports === 8080) rule.ports = 9999
    expect(rows(omnigen(), 'api', 'inbound')).toEqual(['TCP 8080: Application Load Balancer'])
    expect(rows(changed, 'api', 'inbound')).toEqual(['TCP 9999: Application Load Balancer'])
    expect(JSON.stringify(describe(changed, resourceId('ecs-sg')))).not.toContain('8080')
  })

  test('a gateway endpoint that the document puts into a group is shown as doubtful', () => {
    expect(
      section(omnigen(), 'vpce-sg', 'members')
        .rows.filter((r) => r.tone === 'doubt')
        .map((r) => r.link),
    ).toEqual(['vpce-s3', 'vpce-dynamodb'])
  })
})

about('network ACLs, instances and appliances', () => {
  //  vpc: open (names acl "strict"), plain (by the default acl) [box: two interfaces]
  const other = buildTopology({
    resources: [
      { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
      { kind: 'subnet', id: 'open', vpc: 'vpc', cidr: '10.0.1.0/24', networkAcl: 'strict' },
      { kind: 'subnet', id: 'plain', vpc: 'vpc', cidr: '10.0.2.0/24' },
      {
        kind: 'network-acl',
        id: 'strict',
        vpc: 'vpc',
        entries: [
          { number: 200, direction: 'ingress', cidr: '0.0.0.0/0', action: 'deny' },
          { number: 100, direction: 'ingress', protocol: 'tcp', ports: 443, cidr: '0.0.0.0/0', action: 'allow' },
        ],
      },
      { kind: 'network-acl', id: 'usual', vpc: 'vpc', default: true, entries: [] },
      { kind: 'ec2-instance', id: 'box', subnet: 'plain', privateAddress: '10.0.2.5', ipv6Addresses: ['2001:db8::5'], elasticIp: 'eip' },
      { kind: 'elastic-ip', id: 'eip', publicAddress: '198.51.100.9' },
    ],
  })

  test('a subnet shows the entries of its network ACL in the order in which AWS looks at them', () => {
    expect(rows(other, 'open', 'rules')).toEqual([
      'Network ACL: strict',
      'Ingress 100: allow tcp 443 from 0.0.0.0/0',
      'Ingress 200: deny all traffic from 0.0.0.0/0',
    ])
    expect(rows(other, 'strict', 'rules')).toEqual(rows(other, 'open', 'rules').slice(1))
  })

  test('a subnet that names none goes by the default one, and that one lists it', () => {
    expect(rows(other, 'plain', 'rules')).toEqual(['Network ACL: usual', 'Entries: None'])
    expect(rows(other, 'usual', 'members')).toEqual(['Subnet: plain'])
    expect(section(topology, 'app', 'rules')).toMatchObject({ rows: [], empty: expect.stringContaining('unknown') })
  })

  test('an instance shows all its addresses once, and is no gateway that nothing goes through', () => {
    expect(rows(other, 'box', 'addresses')).toEqual([
      'Address: 2001:db8::5',
      'Private address: 10.0.2.5',
      'Public address: 198.51.100.9',
      'Elastic IP: 198.51.100.9',
    ])
    expect(rows(other, 'box', 'attributes').filter((r) => r.includes('10.0.2.5'))).toEqual([])
    expect(describe(other, resourceId('box'))?.sections.some((s) => s.id === 'members')).toBe(false)
  })
})
