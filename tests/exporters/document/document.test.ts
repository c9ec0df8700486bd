import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeDocument } from '@/exporters/document/document'
import { readTopology } from '@/importers/read-topology'
import { TopologySchema } from '@/model/topology'
import { listViews } from '@/model/views/draw-view'

const source = readFileSync('topologies/omnigen.yaml', 'utf8')
const documentOf = (text: string): string => {
  const { topology } = readTopology(text, 'omnigen.yaml')
  if (topology === null) throw new Error('the topology could not be read')
  return writeDocument(topology)
}
const original = documentOf(source)

/** Every picture of the viewer, those that the document does not hold too. */
const picturesOf = (text: string): string => {
  const { topology } = readTopology(text, 'omnigen.yaml')
  return topology === null ? '' : JSON.stringify(listViews(topology).map((picture) => picture.draw()))
}
const originalPictures = picturesOf(source)
const count = (text: string, part: string): number => text.split(part).length - 1

/** One fact of the topology file, changed; every place of the document that shows it must follow. */
const edits: readonly {
  readonly fact: string
  readonly from: string
  readonly to: string
  readonly gone: string
  readonly there: string
  readonly places: number
}[] = [
  { fact: 'the CIDR of a subnet', from: 'cidr: 10.0.10.0/24', to: 'cidr: 10.0.77.0/24', gone: '10.0.10.', there: '10.0.77.', places: 4 },
  {
    fact: 'the CIDR of the VPC',
    from: 'cidrs: [10.0.0.0/16]',
    to: 'cidrs: [10.0.0.0/17]',
    gone: '10.0.0.0/16',
    there: '10.0.0.0/17',
    places: 4,
  },
  {
    fact: 'the name of a subnet',
    from: 'id: private-a\n    name: Private Subnet',
    to: 'id: private-a\n    name: Inner Ring',
    gone: 'Private Subnet (10.0.10',
    there: 'Inner Ring',
    places: 6,
  },
  { fact: 'the memory of a Lambda function', from: 'memoryMb: 10240', to: 'memoryMb: 3008', gone: '10240', there: '3008 MB', places: 1 },
  {
    fact: 'a port in a security group rule',
    from: '{ protocol: tcp, ports: 443, peer: 0.0.0.0/0 }',
    to: '{ protocol: tcp, ports: 8443, peer: 0.0.0.0/0 }',
    gone: '80, 443',
    there: '8443',
    places: 2,
  },
  {
    fact: 'a price',
    from: 'id: interface-endpoint-hour, usd: 0.01',
    to: 'id: interface-endpoint-hour, usd: 0.013',
    gone: '$0.01/hr',
    there: '$0.013',
    places: 8,
  },
  {
    fact: 'the price of a NAT hour',
    from: 'id: nat-gateway-hour, usd: 0.045',
    to: 'id: nat-gateway-hour, usd: 0.05',
    gone: '32.85',
    there: '$36.50',
    places: 3,
  },
  {
    fact: 'a traffic assumption',
    from: 'of: [vpce-s3], gbPerMonth: 100',
    to: 'of: [vpce-s3], gbPerMonth: 321',
    gone: '100 GB',
    there: '321 GB',
    places: 1,
  },
  {
    fact: 'the text of a flow step',
    from: 'text: Routed to internet',
    to: 'text: Sent on its way',
    gone: 'Routed to internet',
    there: 'Sent on its way',
    places: 1,
  },
  {
    fact: 'the port of a flow step',
    from: 'to: ecs, protocol: tcp, port: 8080',
    to: 'to: ecs, protocol: tcp, port: 9090',
    gone: 'HTTP:8080 (private IP)',
    there: 'HTTP:9090 (private IP)',
    places: 1,
  },
  {
    fact: 'the port of a target group',
    from: 'protocol: HTTP\n    port: 8080',
    to: 'protocol: HTTP\n    port: 9191',
    gone: 'HTTP:8080"',
    there: '9191',
    places: 3,
  },
  { fact: 'the AWS id of a gateway', from: 'awsId: igw-xxx', to: 'awsId: igw-0abc', gone: 'igw-xxx', there: 'igw-0abc', places: 1 },
  { fact: 'the id of a prefix list', from: 'pl-63a5400a', to: 'pl-12345678', gone: 'pl-63a5400a', there: 'pl-12345678', places: 1 },
  {
    fact: 'the group name of a security group',
    from: 'groupName: ECS-SG',
    to: 'groupName: API-SG',
    gone: 'ECS-SG',
    there: 'API-SG',
    places: 4,
  },
  {
    fact: 'the name of a service',
    from: 'name: ECS Fargate Tasks',
    to: 'name: Fargate Fleet',
    gone: 'ECS Fargate Tasks',
    there: 'Fargate Fleet',
    places: 2,
  },
  {
    fact: 'a measured latency',
    from: 'minMs: 50, maxMs: 200',
    to: 'minMs: 60, maxMs: 210',
    gone: '50-200ms',
    there: '60-210ms',
    places: 1,
  },
  {
    fact: 'a recovery time',
    from: 'recoveryMinutes: { min: 2, max: 5 }',
    to: 'recoveryMinutes: { min: 3, max: 9 }',
    gone: '2-5 min',
    there: '3-9 min',
    places: 1,
  },
  {
    fact: 'the name of an endpoint',
    from: 'name: S3 Gateway Endpoint',
    to: 'name: Storage door',
    gone: 'S3 Gateway Endpoint',
    there: 'Storage door',
    places: 3,
  },
  {
    fact: 'the price of a gateway endpoint',
    from: 'id: gateway-endpoint-hour, usd: 0,',
    to: 'id: gateway-endpoint-hour, usd: 0.5,',
    gone: 'Free)',
    there: '$0.50/hr',
    places: 4,
  },
  { fact: 'the hours of a month', from: 'hoursPerMonth: 730', to: 'hoursPerMonth: 720', gone: '730', there: '720 hrs', places: 2 },
]

describe('the document of a topology', () => {
  test.each(edits)('follows $fact everywhere', ({ from, to, gone, there, places }) => {
    expect(count(source, from)).toBe(1)
    expect(count(original, gone)).toBeGreaterThan(0)
    expect(count(original, there)).toBe(0)
    const edited = documentOf(source.replace(from, to))
    expect(count(edited, gone)).toBe(0)
    expect(count(edited, there)).toBeGreaterThanOrEqual(places)
  })

  test.each(edits.filter(({ gone }) => count(originalPictures, gone) > 0))(
    'and the pictures of the viewer follow $fact',
    ({ from, to, gone, there }) => {
      const edited = picturesOf(source.replace(from, to))
      expect(count(edited, gone)).toBe(0)
      expect(count(edited, there)).toBeGreaterThan(0)
    },
  )

  test('renames an availability zone everywhere', () => {
    const edited = documentOf(source.replaceAll('us-east-1b', 'us-east-1f'))
    expect(count(edited, 'us-east-1b')).toBe(0)
    expect(count(edited, 'us-east-1f')).toBe(count(original, 'us-east-1b'))
  })

  test('drops a consistency note once its cause is mended', () => {
    expect(original).toContain('$14.40')
    expect(documentOf(source.replace('value: 14.40', 'value: 14.60'))).not.toContain('14.40')
    expect(documentOf(source.replaceAll('    securityGroups: [vpce-sg] # as the document draws it', '    #'))).not.toContain('are drawn in')
  })

  test('checks the practices that are said to be implemented', () => {
    expect(original).not.toContain('❌')
    const exposed = documentOf(source.replace('assignPublicIp: false', 'assignPublicIp: true'))
    expect(exposed).toMatch(/❌ No public IPs/)
    const unknown = documentOf(source.replace('    assignPublicIp: false\n', ''))
    expect(unknown).toMatch(/❔ No public IPs/)
  })

  test('calls a practice kept in part where a service is reached without its endpoint', () => {
    expect(original).toMatch(/⚠️ VPC endpoints for AWS service access/)
    const whole = documentOf(source.replace(', registry, secrets]', ', registry]'))
    expect(whole).toMatch(/✅ VPC endpoints for AWS service access/)
  })

  test('names what an upgrade costs as unknown where the price is missing, and what a sum leaves out', () => {
    expect(original).not.toContain('Not counted')
    const edited = documentOf(source.replace(/ {2}- \{ id: nat-gateway-hour.*\n/, ''))
    expect(edited).toContain('**Total HA Upgrade Cost:** unknown, without the price nat-gateway-hour')
    expect(edited).toContain('Not counted, because the topology tells no price: NAT Gateway (`nat-gateway-hour`).')
  })

  test('draws no arrow to a gateway endpoint from a subnet whose table has no route to it', () => {
    const edited = documentOf(
      source.replace('cidr: 10.0.10.0/24\n    routeTable: private-routes', 'cidr: 10.0.10.0/24\n    routeTable: public-routes'),
    )
    expect(original).toContain('private_a_ecs_service -->|"Private"| vpce_s3')
    expect(edited).not.toContain('private_a_ecs_service -->|"Private"| vpce_s3')
  })

  test('is the same to the byte at every run, and ends with one newline', () => {
    expect(documentOf(source)).toBe(original)
    expect(original.endsWith('\n')).toBe(true)
    expect(original.endsWith('\n\n')).toBe(false)
  })

  test('says of a picture that it is more than Mermaid draws', () => {
    expect(original).not.toContain('maxEdges')
    const ids = Array.from({ length: 502 }, (_, i) => `s${i}`)
    const resources = [
      { kind: 'vpc', id: 'v' },
      { kind: 'route-table', id: 'r', vpc: 'v', routes: [] },
      ...ids.map((id) => ({ kind: 'subnet', id, vpc: 'v', routeTable: 'r' })),
    ]
    const many = writeDocument(TopologySchema.parse({ schemaVersion: 1, name: 'many', resources }))
    expect(many).toContain('This picture has 502 lines; Mermaid draws up to 500 unless `maxEdges` is raised.')
    const long = { kind: 'vpc', id: 'v', name: 'x'.repeat(60_000) }
    expect(writeDocument(TopologySchema.parse({ schemaVersion: 1, name: 'long', resources: [long] }))).toContain('`maxTextSize`')
  })

  test('of an empty topology says so', () => {
    const empty = writeDocument(TopologySchema.parse({ schemaVersion: 1, name: 'empty' }))
    expect(empty).toContain('This topology has no resources yet.')
  })

  test('leaves out the sections that a topology has nothing for', () => {
    const small = writeDocument(
      TopologySchema.parse({ schemaVersion: 1, name: 'one', resources: [{ kind: 'vpc', id: 'v', cidrs: ['10.0.0.0/16'] }] }),
    )
    expect([...small.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual(['VPC Architecture Overview', 'IP Address Allocation'])
  })
})
