import { describe, expect, test } from 'vitest'
import { TopologySchema } from '@/model/topology'
import type { Diagram } from '@/model/views/diagram'
import { drawView } from '@/model/views/draw-view'

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
