import { describe, expect, test } from 'vitest'
import { TopologySchema } from '@/model/topology'
import type { Diagram } from '@/model/views/diagram'
import { drawView, listViews } from '@/model/views/draw-view'
import type { Sequence } from '@/model/views/sequence'

const topologyOf = (resources: readonly Record<string, unknown>[], rest: Record<string, unknown> = {}) =>
  TopologySchema.parse({ schemaVersion: 1, name: 'test', resources, ...rest })

const diagram = (id: string, resources: readonly Record<string, unknown>[]): Diagram => {
  const drawn = drawView(topologyOf(resources), id)
  if (drawn?.type !== 'diagram') throw new Error(`${id} is not drawn`)
  return drawn.diagram
}
const labelOf = (d: Diagram, id: string) => d.nodes.find((n) => n.id === id)?.lines
const links = (d: Diagram) => d.links.map((l) => `${l.from} > ${l.to} ${l.label}`.trim())

describe('the views of a topology', () => {
  test('are only those that have something to show', () => {
    expect(listViews(topologyOf([])).map((v) => v.id)).toEqual(['network'])
    expect(listViews(topologyOf([{ kind: 'route-table', id: 'r', routes: [] }])).map((v) => v.id)).toEqual(['network', 'route-tables'])
  })
})

//  world ──443──▶ [front: lb] ──3000──▶ [back: api] ──HTTPS──▶ payments
const groups = [
  { kind: 'vpc', id: 'v', cidrs: ['10.8.0.0/16'] },
  { kind: 'subnet', id: 's', vpc: 'v', cidr: '10.8.1.0/24' },
  { kind: 'application-load-balancer', id: 'lb', subnets: ['s'], securityGroups: ['front'] },
  { kind: 'ecs-service', id: 'api', name: 'Orders', subnets: ['s'], securityGroups: ['back'], connectsTo: ['payments'] },
  { kind: 'external-service', id: 'payments', name: 'Payments', protocol: 'HTTPS' },
  {
    kind: 'security-group',
    id: 'front',
    name: 'Front',
    groupName: 'front-sg',
    vpc: 'v',
    ingress: [{ ports: 443, peer: '0.0.0.0/0' }],
    egress: [{ ports: '3000-3010', peer: 'back' }],
  },
  {
    kind: 'security-group',
    id: 'back',
    name: 'Back',
    groupName: 'back-sg',
    vpc: 'v',
    ingress: [{ ports: 3000, peer: 'front' }],
    egress: [{ protocol: 'all', ports: 'all', peer: '0.0.0.0/0', description: 'anything' }],
  },
  { kind: 'security-group', id: 'quiet', vpc: 'v', ingress: [] },
]

describe('the security groups view', () => {
  const d = diagram('security-groups', groups)

  test('lists the rules of each group by direction, with None and Unknown where they are', () => {
    expect(labelOf(d, 'front/inbound')).toEqual(['Inbound:', '0.0.0.0/0:443'])
    expect(labelOf(d, 'back/outbound')).toEqual(['Outbound:', '0.0.0.0/0:*', '(anything)'])
    expect(labelOf(d, 'quiet/inbound')).toEqual(['Inbound:', 'None'])
    expect(labelOf(d, 'quiet/outbound')).toEqual(['Outbound:', 'Unknown'])
  })

  test('links two groups on the ports that both ends allow', () => {
    expect(links(d)).toContain('front/outbound > back/inbound 3000')
  })

  test('links the internet to the groups that are open to it, and groups to the external services their members call', () => {
    expect(links(d)).toEqual(expect.arrayContaining(['internet > front/inbound 443', 'back/outbound > payments HTTPS']))
  })
})

describe('the endpoints views', () => {
  const d = diagram('interface-endpoints', [
    { kind: 'vpc', id: 'v', cidrs: ['10.8.0.0/16'] },
    { kind: 'subnet', id: 's', name: 'App', vpc: 'v', cidr: '10.8.1.0/24' },
    { kind: 'lambda-function', id: 'one', subnets: ['s'], connectsTo: ['secret'] },
    { kind: 'lambda-function', id: 'idle', subnets: ['s'] },
    { kind: 'secrets-manager', id: 'secret' },
    { kind: 'interface-endpoint', id: 'e', vpc: 'v', service: 'com.amazonaws.eu-west-1.secretsmanager', subnets: ['s'], privateDns: true },
  ])

  test('show who uses an endpoint, and what lies behind it', () => {
    expect(links(d)).toEqual(['s/lambda-function > e Private DNS', 'e > services/secrets-manager PrivateLink'])
    expect(d.nodes.find((n) => n.id === 's/lambda-function')?.resources).toEqual(['one'])
  })

  test('say where the interfaces stand', () => {
    expect(d.groups.find((g) => g.role === 'endpoints')?.lines).toEqual(['Interface Endpoints', '(ENI in App)'])
  })
})

describe('the routes view', () => {
  test('draws every route to its target, a missing target as a stub', () => {
    const d = diagram('route-tables', [
      { kind: 'vpc', id: 'v', cidrs: ['10.8.0.0/16', '2001:db8::/56'] },
      { kind: 'subnet', id: 's', vpc: 'v', cidr: '10.8.1.0/24' },
      {
        kind: 'route-table',
        id: 'r',
        vpc: 'v',
        main: true,
        routes: [
          { destination: '0.0.0.0/0', target: 'gone' },
          { destination: '10.9.0.0/16', target: 'blackhole' },
        ],
      },
    ])
    expect(links(d)).toEqual(['s > r Associated', 'r/0 > v/local', 'r/1 > v/local', 'r/2 > missing/gone', 'r/3 > v/blackhole'])
    expect(labelOf(d, 'missing/gone')).toEqual(['gone', 'not in the input'])
  })
})

describe('the sequence of a flow', () => {
  const flow = {
    id: 'f',
    name: 'Flow',
    participants: [
      { id: 'a', of: ['api'] },
      { id: 'b', of: ['db'], label: '${db.kindLabel}\n(${db.name})' },
    ],
    steps: [
      { from: 'a', to: 'b', port: 9, text: 'on ${step.port}' },
      { over: ['a'], note: 'Source: ${s.anyAddress}' },
      {
        parallel: [
          { label: 'x', steps: [{ from: 'b', to: 'a', text: 'ok', response: true }] },
          { label: 'y', steps: [] },
        ],
      },
      { from: 'a', to: 'nobody', text: 'lost' },
    ],
  }
  const resources = [
    { kind: 'vpc', id: 'v', cidrs: ['10.8.0.0/16'] },
    { kind: 'subnet', id: 's', vpc: 'v', cidr: '10.8.1.0/24' },
    { kind: 'ecs-service', id: 'api', name: 'Orders' },
    { kind: 'dynamodb-table', id: 'db', name: 'Jobs' },
  ]
  const drawn = drawView(topologyOf(resources, { flows: [flow] }), 'flow-f')
  const sequence = (drawn as { sequence: Sequence }).sequence

  test('resolves the references of its texts from the model', () => {
    expect(sequence.participants.map((p) => p.lines)).toEqual([['Orders'], ['DynamoDB Table', '(Jobs)']])
    expect(sequence.items).toMatchObject([
      { type: 'message', step: 1, lines: ['on 9'], response: false },
      { type: 'note', over: ['a'], lines: ['Source: 10.8.1.x'] },
      {
        type: 'parallel',
        branches: [
          { label: 'x', items: [{ type: 'message', step: 2, response: true }] },
          { label: 'y', items: [] },
        ],
      },
    ])
  })
})
