import { describe, expect, test } from 'vitest'
import { collapseDiagram } from '@/layouts/collapse'
import { overlays } from '@/model/overlays/index'
import type { OverlayMarks } from '@/model/overlays/overlay'
import { resourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { drawView } from '@/model/views/draw-view'
import { buildTopology, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'

const marks = (
  topology: Topology,
  overlayId: (typeof overlays)[number]['id'],
  focus: string | null = null,
  collapsed: readonly string[] = [],
  view = 'network',
): OverlayMarks => {
  const drawn = drawView(topology, view)
  if (drawn?.type !== 'diagram') throw new Error(`${view} is no diagram`)
  const overlay = overlays.find((o) => o.id === overlayId)
  if (overlay === undefined) throw new Error(`no overlay ${overlayId}`)
  return overlay.mark(topology, collapseDiagram(drawn.diagram, new Set(collapsed)), focus === null ? null : resourceId(focus))
}
const arrows = (m: OverlayMarks) => m.arrows.map((a) => `${a.id} ${a.label} ${a.state}`)
const lit = (m: OverlayMarks) => m.lit.map((l) => `${l.box} ${l.as}`)

//  internet ── igw ── web [lb] ── app [api, worker, db]
const resources = [
  { kind: 'internet', id: 'internet' },
  { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
  { kind: 'internet-gateway', id: 'igw', vpc: 'vpc' },
  { kind: 'subnet', id: 'web', vpc: 'vpc', cidr: '10.0.1.0/24', routeTable: 'out' },
  { kind: 'subnet', id: 'app', vpc: 'vpc', cidr: '10.0.2.0/24', routeTable: 'inside' },
  {
    kind: 'route-table',
    id: 'out',
    vpc: 'vpc',
    routes: [
      { destination: '0.0.0.0/0', target: 'igw' },
      { destination: '::/0', target: 'igw' },
    ],
  },
  { kind: 'route-table', id: 'inside', vpc: 'vpc', routes: [{ destination: '192.168.0.0/16', target: 'blackhole' }] },
  { kind: 'application-load-balancer', id: 'lb', subnets: ['web'], securityGroups: ['lb-sg'] },
  { kind: 'ecs-service', id: 'api', subnets: ['app'], securityGroups: ['api-sg'] },
  { kind: 'ecs-service', id: 'worker', subnets: ['app'], securityGroups: ['api-sg', 'worker-sg'] },
  { kind: 'generic', id: 'db', type: 'aws_db_instance', subnet: 'app', securityGroups: ['db-sg'] },
  group('lb-sg', { in: ['tcp 443 0.0.0.0/0', 'tcp 80 ::/0'], out: ['tcp 8080 api-sg', 'tcp 8081 api-sg'] }),
  group('api-sg', { in: ['tcp 8080-8081 lb-sg'], out: ['all all 0.0.0.0/0'] }),
  group('worker-sg', { in: ['tcp 9000 db-sg'], out: [] }),
  group('db-sg', { in: ['tcp 5432 api-sg'], out: [] }),
]
const topology = buildTopology({ resources })

describe('the security groups overlay', () => {
  test('puts a chip on every member for each of its groups, with one colour for a group', () => {
    const { chips } = marks(topology, 'security-groups')
    expect(chips.map((c) => `${c.box} ${c.label}`)).toEqual(['lb LB-SG', 'api API-SG', 'worker API-SG', 'worker WORKER-SG', 'db DB-SG'])
    expect(new Set(chips.filter((c) => c.label === 'API-SG').map((c) => c.colour)).size).toBe(1)
    expect(new Set(chips.map((c) => c.colour)).size).toBe(4)
  })

  test('draws one arrow for a pair of boxes, the ports joined, and the open ones from the internet', () => {
    expect(arrows(marks(topology, 'security-groups'))).toEqual([
      'internet → lb 80, 443 allowed',
      'lb → api 8080, 8081 allowed',
      'lb → worker 8080, 8081 allowed',
      'api → db 5432 allowed',
      'worker → db 5432 allowed',
      'db → worker 9000 one-ended',
    ])
  })

  test('tells the rules behind an arrow, and where one is missing', () => {
    const found = marks(topology, 'security-groups').arrows.find((a) => a.id === 'db → worker')
    expect(found?.reasons).toEqual([
      { text: 'WORKER-SG ingress TCP 9000 from DB-SG', resource: 'worker-sg', path: 'ingress/0' },
      { text: 'DB-SG has no egress rule for it to WORKER-SG: nothing passes', resource: 'db-sg' },
    ])
  })

  test('with a resource in focus shows what it may reach and what may reach it, and nothing else', () => {
    const m = marks(topology, 'security-groups', 'api')
    expect(arrows(m)).toEqual(['lb → api 8080, 8081 allowed', 'api → db 5432 allowed'])
    expect(lit(m)).toEqual(['api focus', 'lb target', 'db target'])
  })

  test('with a group in focus shows the connections of its members', () => {
    expect(arrows(marks(topology, 'security-groups', 'db-sg'))).toEqual([
      'api → db 5432 allowed',
      'worker → db 5432 allowed',
      'db → worker 9000 one-ended',
    ])
  })

  test('with something in focus that no group concerns leaves the picture as it is', () => {
    expect(marks(topology, 'security-groups', 'igw')).toEqual(marks(topology, 'security-groups'))
  })

  test('moves what a collapsed group hides to that group, and joins its arrows', () => {
    const m = marks(topology, 'security-groups', null, ['app'])
    expect(arrows(m)).toEqual(['internet → lb 80, 443 allowed', 'lb → app 8080, 8081 allowed'])
    expect(m.chips.filter((c) => c.box === 'app').map((c) => c.label)).toEqual(['API-SG', 'WORKER-SG', 'DB-SG'])
  })

  test('shows arrows of many groups only for what is in focus', () => {
    const many = Array.from({ length: 14 }, (_, i) => [
      { kind: 'ecs-service', id: `s${i}`, subnets: ['app'], securityGroups: [`g${i}`] },
      group(`g${i}`, { in: [`tcp ${i + 1} api-sg`], out: [] }),
    ]).flat()
    const crowded = buildTopology({ resources: [...resources, ...many] })
    expect(marks(crowded, 'security-groups')).toMatchObject({ arrows: [], hint: expect.stringContaining('hover or select') })
    expect(arrows(marks(crowded, 'security-groups', 's3'))).toEqual(['api → s3 4 allowed', 'worker → s3 4 allowed'])
  })

  test('says so where the topology has no group, or the picture no member', () => {
    expect(marks(buildTopology({ resources: [{ kind: 'vpc', id: 'vpc', cidrs: [] }] }), 'security-groups').hint).toBe(
      'The topology has no security group.',
    )
    expect(marks(topology, 'security-groups', null, [], 'route-tables').hint).toBe('This picture shows no member of a security group.')
  })
})

describe('the routes overlay', () => {
  test('without a focus names the table of every subnet, and says what to do', () => {
    const m = marks(topology, 'routes')
    expect(m.chips.map((c) => `${c.box} ${c.label}`)).toEqual(['web out', 'app inside'])
    expect(m).toMatchObject({ arrows: [], card: null, hint: expect.stringContaining('Hover or select a subnet') })
  })

  test('with a subnet in focus leads to the targets of its winning routes, destinations together', () => {
    const m = marks(topology, 'routes', 'web')
    expect(arrows(m)).toEqual(['web → igw 0.0.0.0/0, ::/0 allowed'])
    expect(lit(m)).toEqual(['web focus', 'igw target', 'out target'])
    expect(m.arrows[0]?.reasons.map((r) => r.path)).toEqual(['routes/0', 'routes/1'])
    expect(m.card).toMatchObject({ title: 'out, for Subnet web', resource: 'out', columns: ['Destination', 'Target', 'Status'] })
    expect(m.card?.rows.map((r) => r.cells.slice(0, 2).join(' → '))).toEqual(['10.0.0.0/16 → local', '0.0.0.0/0 → igw', '::/0 → igw'])
  })

  test('with a resource in focus asks for its subnet', () => {
    expect(marks(topology, 'routes', 'lb').card?.rows).toEqual(marks(topology, 'routes', 'web').card?.rows)
  })

  test('marks a blackhole red, in the card and at the table', () => {
    const m = marks(topology, 'routes', 'app')
    expect(m.card?.rows.find((r) => r.tone === 'bad')?.cells).toEqual(['192.168.0.0/16', 'blackhole', 'blackhole: packets are dropped'])
    expect(lit(m)).toContain('inside blackhole')
  })

  test('with a gateway in focus shows the routes that use it, with a table all its subnets', () => {
    expect(marks(topology, 'routes', 'igw').card).toMatchObject({ columns: ['Route table', 'Destination', 'Target', 'Status'] })
    expect(arrows(marks(topology, 'routes', 'igw'))).toEqual(['web → igw 0.0.0.0/0, ::/0 allowed'])
    expect(lit(marks(topology, 'routes', 'inside'))).toContain('app focus')
  })

  test('tells a route that another of the same destination hides', () => {
    const twice = buildTopology({
      resources: [
        ...resources.filter((r) => r.id !== 'out'),
        { kind: 'nat-gateway', id: 'nat', subnet: 'web' },
        {
          kind: 'route-table',
          id: 'out',
          vpc: 'vpc',
          routes: [
            { destination: '0.0.0.0/0', target: 'nat', propagated: true },
            { destination: '0.0.0.0/0', target: 'igw' },
          ],
        },
      ],
    })
    const m = marks(twice, 'routes', 'web')
    expect(arrows(m)).toEqual(['web → igw 0.0.0.0/0 allowed'])
    expect(m.card?.rows.find((r) => r.tone === 'quiet')?.cells).toEqual(['0.0.0.0/0', 'nat', 'never used: igw comes first for 0.0.0.0/0'])
  })

  test('leads from and to the collapsed groups that hide a subnet or a target', () => {
    const m = marks(omnigen(), 'routes', 'api', ['private-a', 'omnigen-vpc/endpoints'])
    expect(arrows(m)).toEqual([
      'private-a → omnigen-vpc/endpoints s3.us-east-1, dynamodb.us-east-1 allowed',
      'private-a → nat-a 0.0.0.0/0 allowed',
    ])
  })
})

test('marks name only boxes of the picture, whatever is in focus or collapsed', () => {
  const whole = omnigen()
  for (const view of ['network', 'security-groups', 'route-tables', 'gateway-endpoints'])
    for (const collapsed of [[], ['omnigen-vpc'], ['omnigen-vpc/us-east-1a'], ['private-a', 'omnigen-vpc/endpoints']]) {
      const drawn = drawView(whole, view)
      if (drawn?.type !== 'diagram') continue
      const diagram = collapseDiagram(drawn.diagram, new Set(collapsed))
      const boxes = new Set([...diagram.nodes, ...diagram.groups].map((b) => b.id))
      for (const overlay of overlays)
        for (const focus of [null, ...whole.resources.map((r) => r.id)]) {
          const m = overlay.mark(whole, diagram, focus)
          const named = [...m.chips.map((c) => c.box), ...m.lit.map((l) => l.box), ...m.arrows.flatMap((a) => [a.from, a.to])]
          expect(
            named.filter((box) => !boxes.has(box)),
            `${overlay.id} ${view} ${focus}`,
          ).toEqual([])
          expect(new Set(m.arrows.map((a) => a.id)).size).toBe(m.arrows.length)
        }
    }
})
