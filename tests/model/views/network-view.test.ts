import { describe, expect, test } from 'vitest'
import { TopologySchema } from '@/model/topology'
import type { Diagram } from '@/model/views/diagram'
import { drawView, listViews } from '@/model/views/draw-view'

const draw = (resources: readonly Record<string, unknown>[], document: Record<string, unknown> = {}): Diagram => {
  const drawn = drawView(TopologySchema.parse({ schemaVersion: 1, name: 'test', resources, document }), 'network')
  if (drawn?.type !== 'diagram') throw new Error('the network view is a diagram')
  return drawn.diagram
}
const nodeNamed = (d: Diagram, title: string) => d.nodes.filter((n) => n.lines[0] === title)
const linkTexts = (d: Diagram) => d.links.map((l) => `${l.from} ${l.arrows === 'both' ? '<>' : '>'} ${l.to} ${l.label}`.trim())

//  internet ── igw ──┬ a: web-a [lb, nat] ── app-a [api]
//                    └ b: web-b [lb]
const shop = [
  { kind: 'internet', id: 'internet' },
  { kind: 'region', id: 'eu-central-1' },
  { kind: 'availability-zone', id: 'a', region: 'eu-central-1' },
  { kind: 'availability-zone', id: 'b', region: 'eu-central-1' },
  { kind: 'vpc', id: 'shop', region: 'eu-central-1', cidrs: ['10.8.0.0/16'] },
  { kind: 'internet-gateway', id: 'igw', vpc: 'shop' },
  { kind: 'subnet', id: 'web-a', vpc: 'shop', availabilityZone: 'a', cidr: '10.8.1.0/24', routeTable: 'out' },
  { kind: 'subnet', id: 'web-b', vpc: 'shop', availabilityZone: 'b', cidr: '10.8.2.0/24', routeTable: 'out' },
  { kind: 'subnet', id: 'app-a', vpc: 'shop', availabilityZone: 'a', cidr: '10.8.3.0/24', routeTable: 'through-nat' },
  { kind: 'subnet', id: 'lost', vpc: 'shop', cidr: '10.8.4.0/24' },
  { kind: 'route-table', id: 'out', vpc: 'shop', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
  { kind: 'route-table', id: 'through-nat', vpc: 'shop', routes: [{ destination: '0.0.0.0/0', target: 'nat' }] },
  { kind: 'nat-gateway', id: 'nat', subnet: 'web-a' },
  {
    kind: 'application-load-balancer',
    id: 'lb',
    scheme: 'internet-facing',
    subnets: ['web-a', 'web-b'],
    listeners: [{ protocol: 'HTTPS', port: 443, forwardTo: ['targets'] }],
  },
  { kind: 'target-group', id: 'targets', protocol: 'HTTP', port: 3000, targets: ['api'] },
  { kind: 'ecs-service', id: 'api', name: 'api', subnets: ['app-a'] },
]

describe('the network view', () => {
  const d = draw(shop)

  test('nests subnets in the zone of their VPC, and one without a zone in the VPC itself', () => {
    const parents = Object.fromEntries(d.groups.map((g) => [g.id, g.parent]))
    expect(parents).toMatchObject({ shop: 'eu-central-1', 'shop/a': 'shop', 'web-a': 'shop/a', 'web-b': 'shop/b', lost: 'shop' })
  })

  test('tells public from private by the effective route table, and says unknown where there is none', () => {
    const tiers = Object.fromEntries(d.groups.filter((g) => g.role === 'subnet').map((g) => [g.id, g.tier]))
    expect(tiers).toEqual({ 'web-a': 'public', 'web-b': 'public', 'app-a': 'private', lost: 'unknown' })
  })

  test('draws a load balancer in each of its subnets, and it stays one resource', () => {
    const boxes = nodeNamed(d, 'Application Load Balancer')
    expect(boxes.map((b) => b.parent)).toEqual(['web-a', 'web-b'])
    expect(new Set(boxes.flatMap((b) => b.resources))).toEqual(new Set(['lb']))
  })

  test('puts an internet gateway on the border of its VPC', () => {
    expect(nodeNamed(d, 'Internet Gateway')).toMatchObject([{ area: 'border', borderOf: 'shop', parent: 'eu-central-1' }])
  })

  test('links what the configuration links, each link with the resources that make it', () => {
    expect(linkTexts(d)).toEqual(
      expect.arrayContaining([
        'internet <> igw HTTPS',
        'igw <> web-a',
        'igw <> web-b',
        'web-a <> app-a HTTP:3000',
        'web-b <> app-a HTTP:3000',
        'app-a > nat Outbound',
        'nat > igw Outbound Only',
        'web-a > out Associated',
      ]),
    )
    expect(d.links.every((l) => l.because.length > 0)).toBe(true)
  })

  test('never loses a resource: what names a container that is not there stands at the top', () => {
    const lonely = draw([{ kind: 'ecs-service', id: 'api', name: 'api', subnets: ['nowhere'] }])
    expect(lonely.nodes).toMatchObject([{ parent: null, resources: ['api'] }])
  })

  test('gathers the resources of a service in one node', () => {
    const two = draw([
      { kind: 'region', id: 'r' },
      { kind: 's3-bucket', id: 'x', name: 'In', region: 'r' },
      { kind: 's3-bucket', id: 'y', name: 'Out', region: 'r' },
    ])
    expect(two.nodes).toMatchObject([{ lines: ['S3 Buckets', 'In + Out'], resources: ['x', 'y'] }])
  })

  test('marks what the file leaves aside in text diagrams, and still draws it', () => {
    const aside = draw(
      [
        { kind: 'users', id: 'u' },
        { kind: 'internet', id: 'i' },
      ],
      { diagrams: { network: { leaveAside: ['u'] } } },
    )
    expect(aside.nodes.map((n) => [n.id, n.aside ?? false])).toEqual([
      ['u', true],
      ['i', false],
    ])
  })

  test('an empty topology gives an empty diagram', () => {
    expect(draw([])).toMatchObject({ groups: [], nodes: [], links: [] })
  })
})

describe('a network that was read of files that do not tell everything', () => {
  test('marks boxes that only others name, and says which they are', () => {
    const d = draw([
      { kind: 'vpc', id: 'gone', stub: true },
      { kind: 'subnet', id: 'lost', vpc: 'gone', stub: true },
      { kind: 'internet-gateway', id: 'igw', awsId: 'igw-0a', stub: true },
      { kind: 'ec2-instance', id: 'web', name: 'web', subnet: 'lost' },
    ])
    expect(d.groups.map((g) => [g.lines[0], g.isStub])).toEqual([
      ['VPC: gone – not in the input', true],
      ['lost – not in the input', true],
    ])
    expect(d.nodes.map((n) => [n.id, n.lines.at(-1), n.isStub])).toEqual([
      ['igw', 'igw-0a – not in the input', true],
      ['web', 'EC2 Instance', undefined],
    ])
  })

  test('frames subnets whose VPC is not told, and says of a VPC that nothing stands in it', () => {
    const d = draw([
      { kind: 'region', id: 'r' },
      { kind: 'availability-zone', id: 'a', region: 'r' },
      { kind: 'vpc', id: 'bare', region: 'r' },
      { kind: 'subnet', id: 'one', availabilityZone: 'a' },
      { kind: 'subnet', id: 'two' },
    ])
    const frame = d.groups.find((g) => g.lines[0] === 'VPC: not told by the input')
    expect(frame).toMatchObject({ parent: 'r', role: 'vpc', isStub: true, resources: [] })
    expect(d.groups.find((g) => g.id === 'one')?.parent).toBe('/a')
    expect(d.groups.find((g) => g.id === '/a')?.parent).toBe(frame?.id)
    expect(d.groups.find((g) => g.id === 'two')?.parent).toBe(frame?.id)
    expect(d.groups.flatMap((g) => (g.lines.includes('Nothing of the input stands in it') ? [g.id] : []))).toEqual(['bare'])
    expect(d.groups.map((g) => g.id).indexOf(frame?.id ?? '')).toBeLessThan(d.groups.findIndex((g) => g.id === '/a'))
  })

  test('is no bare picture where there are security groups alone: their view comes first', () => {
    const group = { kind: 'security-group', id: 'web', vpc: 'main', ingress: [], egress: [] }
    const vpc = { kind: 'vpc', id: 'main', cidrs: ['10.0.0.0/16'] }
    const first = (resources: readonly object[]) =>
      listViews(TopologySchema.parse({ schemaVersion: 1, name: 'test', resources })).map((view) => view.id)[0]
    expect(first([vpc, group])).toBe('security-groups')
    expect(first([vpc])).toBe('network')
    expect(first([vpc, group, { kind: 'subnet', id: 'a', vpc: 'main', cidr: '10.0.1.0/24' }])).toBe('network')
    expect(first([])).toBe('network')
  })

  test('draws one line from a VPC to the transit gateway that it is attached to, whichever of its subnets have a route there', () => {
    const subnet = (id: string, vpc: string) => ({ kind: 'subnet', id, vpc, routeTable: `${vpc}-routes` })
    const table = (vpc: string) => ({
      kind: 'route-table',
      id: `${vpc}-routes`,
      vpc,
      routes: [{ destination: '10.0.0.0/8', target: 'hub' }],
    })
    const d = draw([
      { kind: 'transit-gateway', id: 'hub' },
      ...['shop', 'data', 'apart'].map((id) => ({ kind: 'vpc', id })),
      ...['shop', 'data', 'apart'].map(table),
      ...['a', 'b', 'c'].map((id) => subnet(id, 'shop')),
      subnet('d', 'data'),
      subnet('e', 'apart'),
      ...['shop', 'data'].map((vpc) => ({ kind: 'transit-gateway-attachment', id: `${vpc}-to-hub`, vpc, transitGateway: 'hub' })),
    ])
    const toHub = d.links.filter((l) => l.to === 'hub')
    expect(toHub.map((l) => l.from).sort()).toEqual(['data', 'e', 'shop'])
    expect(toHub.find((l) => l.from === 'shop')?.because).toEqual(['shop-to-hub', 'shop-routes'])
  })

  test('tells the kind of a gateway whose name does not, and tells tables without names apart', () => {
    const d = draw([
      { kind: 'vpc', id: 'main' },
      { kind: 'internet-gateway', id: 'a', name: 'Stack/vpc' },
      { kind: 'internet-gateway', id: 'b', name: 'prod-igw' },
      { kind: 'nat-gateway', id: 'c', name: 'alternate' },
      { kind: 'nat-gateway', id: 'd', name: 'NatGatewayA' },
      { kind: 'nat-gateway', id: 'e' },
      { kind: 'route-table', id: 'first', vpc: 'main', routes: [] },
      { kind: 'route-table', id: 'second', vpc: 'main', routes: [] },
    ])
    expect(Object.fromEntries(d.nodes.map((n) => [n.id, n.lines]))).toEqual({
      a: ['Stack/vpc', 'Internet Gateway'],
      b: ['prod-igw'],
      c: ['alternate', 'NAT Gateway'],
      d: ['NatGatewayA'],
      e: ['NAT Gateway'],
      first: ['first'],
      second: ['second'],
    })
  })
})
