import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import { indexOf } from '@/model/topology-index'
import { applyChanges } from '@/model/what-if'
import { buildTopology, group } from '@/tests/model/build-topology'
import { estate, estateWith, question } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

function asked(text: string, resources: readonly Drawing[], down: readonly string[] = []) {
  const world = buildTopology({ resources })
  const verdict = trace(question(text), indexOf(world), { down: new Set(down) })
  const after = verdict.changes === null ? null : applyChanges(world, verdict.changes).topology
  const mended = after === null ? null : trace(question(text), indexOf(after), { down: new Set(down) }).verdict
  return { verdict, fixes: verdict.blockers.map((b) => b.fix), mended }
}

const second: Drawing = { kind: 'nat-gateway', id: 'nat-b', subnet: 'web-a', privateAddress: '10.0.1.8' }

describe('what is down', () => {
  test('is to be brought up again, and nothing else: the way behind it is in order', () => {
    const { verdict, fixes } = asked('api > internet tcp 443', estate, ['nat'])
    expect(verdict.verdict).toBe('blocked')
    expect(fixes).toEqual(['Bring NAT Gateway up again.'])
    expect(verdict.forward.hops.at(-1)).toMatchObject({ component: 'internet', stage: 'destination' })
  })

  test('or another gateway is taken, where one is there: that alone opens the way', () => {
    const { fixes, mended } = asked('api > internet tcp 443', estateWith(second), ['nat'])
    expect(fixes).toEqual(['Bring NAT Gateway nat up again, or change in Route Table through the route 0.0.0.0/0 → nat-b.'])
    expect(mended).toBe('reachable')
  })

  test('is told beside what else refuses, which another gateway would not mend', () => {
    const closed = group('app-sg', { vpc: 'vpc', in: [], out: [] })
    const { fixes, mended } = asked('api > internet tcp 443', estateWith(second, closed), ['nat'])
    expect(fixes).toEqual([
      'Add to APP-SG an egress rule: TCP 443 to 0.0.0.0/0.',
      'Bring NAT Gateway nat up again, or change in Route Table through the route 0.0.0.0/0 → nat-b.',
    ])
    expect(mended).toBe('reachable')
  })

  test('is passed by where another gateway needs fewer changes than its own way', () => {
    const lost = { kind: 'route-table', id: 'lost', vpc: 'vpc', routes: [] }
    const aside = { kind: 'subnet', id: 'web-c', vpc: 'vpc', availabilityZone: 'a', cidr: '10.0.9.0/24', routeTable: 'lost' }
    const moved = { kind: 'nat-gateway', id: 'nat', subnet: 'web-c', privateAddress: '10.0.9.9' }
    const { fixes, mended } = asked('api > internet tcp 443', estateWith(second, lost, aside, moved), ['nat'])
    expect(fixes).toEqual(['Change in Route Table through the route 0.0.0.0/0 → nat-b.'])
    expect(mended).toBe('reachable')
  })
})

describe('several blockers', () => {
  test('name one way: no fix makes another moot', () => {
    const bare = estateWith({ id: 'nat', gone: true }, { kind: 'route-table', id: 'through', vpc: 'vpc', routes: [] })
    expect(asked('api > internet tcp 443', bare).fixes).toEqual([
      'Add to Route Table through the route 0.0.0.0/0 → igw.',
      'Give EC2 Instance api a public address.',
    ])
  })

  test('what alone would do is told with its alternative', () => {
    const direct = estateWith({ kind: 'route-table', id: 'through', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] })
    expect(asked('api > internet tcp 443', direct).fixes).toEqual([
      'Give EC2 Instance api a public address, or route it through a NAT gateway.',
    ])
  })

  test('interfaces that share a table are told one target', () => {
    const twoZones = estateWith(
      { kind: 'nat-gateway', id: 'nat-b', subnet: 'web-b', privateAddress: '10.0.8.8' },
      { kind: 'subnet', id: 'web-b', vpc: 'vpc', availabilityZone: 'b', cidr: '10.0.8.0/24', routeTable: 'out' },
      { kind: 'route-table', id: 'through', vpc: 'vpc', routes: [] },
      { kind: 'ecs-service', id: 'tasks', subnets: ['app-a', 'app-b'], securityGroups: ['app-sg'], assignPublicIp: false },
    )
    const { fixes, mended } = asked('tasks > internet tcp 443', twoZones)
    expect(fixes).toEqual(['Add to Route Table through the route 0.0.0.0/0 → nat.'])
    expect(mended).toBe('reachable')
  })
})
