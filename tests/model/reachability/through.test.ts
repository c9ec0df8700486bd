import { describe, expect, test } from 'vitest'
import { downWith } from '@/model/down'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { waysThrough } from '@/model/reachability/through/ways'
import { trace } from '@/model/reachability/trace'
import type { Verdict } from '@/model/reachability/verdict'
import { resourceId } from '@/model/resource'
import { indexOf } from '@/model/topology-index'
import { buildTopology, group } from '@/tests/model/build-topology'
import { changed, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

//  internet ── igw ── web-a, zone a [lb 443] ══ app-a, zone a [api 8080] · app-b, zone b [db]
const toApi = { kind: 'target-group', id: 'tg', vpc: 'vpc', protocol: 'HTTP', port: 8080, targetType: 'ip', targets: ['api'] }
const balanced = changed('lb', { vpc: 'vpc', listeners: [{ protocol: 'HTTPS', port: 443, forwardTo: ['tg'] }] })

//  the same with a network load balancer, which has no group
const network = {
  ...balanced,
  kind: 'network-load-balancer',
  securityGroups: [],
  crossZone: false,
  listeners: [{ protocol: 'TCP', port: 443, forwardTo: ['tg'] }],
}
const tcp = { ...toApi, protocol: 'TCP' }
const openTo = (peer: string) => group('app-sg', { vpc: 'vpc', in: [`tcp 8080 ${peer}`], out: ['all all 0.0.0.0/0'] })

function through(changes: readonly Drawing[], { from = 'internet', to = 'api', port = 443, down = [] as readonly string[] } = {}): Verdict {
  const t = indexOf(buildTopology({ resources: estateWith(...changes) }))
  return trace({ from, to, protocol: 6, port, through: resourceId('lb') }, t, { down: downWith(down, t) })
}
const codes = (verdict: Verdict) => verdict.blockers.map((b) => b.code)
const way = (hops: Verdict['forward']['hops']) => hops.map((h) => `${h.stage} ${h.component}`)

describe('through an application load balancer', () => {
  test('go two connections, each with its own ends, groups and network ACLs, and both answers', () => {
    const verdict = through([balanced, toApi])
    expect(verdict.verdict).toBe('reachable')
    expect(way(verdict.forward.hops)).toEqual([
      'source internet',
      'gateway igw',
      'network-acl-ingress acl',
      'security-group-ingress lb-sg',
      'listener lb',
      'destination lb',
      'load-balancer lb',
      'source lb',
      'security-group-egress lb-sg',
      'network-acl-egress acl',
      'route-table out',
      'network-acl-ingress acl',
      'security-group-ingress app-sg',
      'destination api',
    ])
    expect(verdict.forward.hops.find((h) => h.stage === 'load-balancer')).toMatchObject({
      rule: { of: 'lb', path: 'listeners/0' },
      rewritten: { source: '10.0.1.x', destination: '10.0.2.10', destinationPorts: '8080' },
    })
    expect(way(verdict.return?.hops ?? []).slice(0, 1)).toEqual(['source api'])
    expect(way(verdict.return?.hops ?? []).at(-1)).toBe('destination internet')
  })

  test('what stops either connection stops it, and all of it is named with what would open it', () => {
    const closed = [
      balanced,
      toApi,
      group('lb-sg', { vpc: 'vpc', in: [], out: ['tcp 8080 app-sg'] }),
      group('app-sg', { vpc: 'vpc', in: [], out: [] }),
    ]
    const verdict = through(closed)
    expect(verdict.verdict).toBe('blocked')
    expect(verdict.blockers.map((b) => b.component)).toEqual(['lb-sg', 'app-sg'])
    expect(verdict.changes?.length).toBe(2)
  })

  test('nothing goes on that no listener takes, that no target group gets, or whose target is another', () => {
    expect(codes(through([balanced, toApi], { port: 80 }))).toEqual(['ENI_SG_RULES_MISMATCH', 'ELBV2_LISTENER_PORT_RESTRICTION'])
    expect(codes(through([changed('lb', { listeners: [{ protocol: 'HTTP', port: 443, redirectTo: 'HTTPS:443' }] })]))).toEqual([
      'ELBV2_LISTENER_HAS_NO_TG',
    ])
    expect(codes(through([balanced, toApi], { to: 'db' }))).toEqual(['TARGET_ADDRESS_RESTRICTION'])
  })

  test('of several listeners and target groups the one that leads there counts', () => {
    const two = [balanced, toApi, { ...toApi, id: 'other', port: 9090 }]
    const both = changed('lb', { vpc: 'vpc', listeners: [{ protocol: 'HTTPS', port: 443, forwardTo: ['other', 'tg'] }] })
    expect(through([...two.slice(1), both]).verdict).toBe('reachable')
  })

  test('what the input does not tell leaves it undecided, and is named', () => {
    const untold = (...changes: readonly Drawing[]) => {
      const { verdict, undecided } = through(changes)
      return [verdict, ...undecided.map((d) => `${d.component} ${d.attribute}`)]
    }
    expect(untold(changed('lb', { listeners: [{ protocol: 'HTTPS', port: 443 }] }))).toEqual(['undecided', 'lb listeners/0/forwardTo'])
    expect(untold(balanced, { ...toApi, targets: undefined })).toEqual(['undecided', 'tg targets'])
    expect(untold(balanced, { ...toApi, port: undefined })).toEqual(['undecided', 'tg port'])
    expect(untold(changed('lb', { listeners: undefined }))).toEqual(['undecided', 'lb listeners'])
  })

  test('a load balancer or a target that is down takes nothing', () => {
    expect(through([balanced, toApi], { down: ['lb'] }).verdict).toBe('blocked')
    expect(through([balanced, toApi], { down: ['api'] }).verdict).toBe('blocked')
  })

  test('what is no load balancer, no target or no port is told', () => {
    const t = indexOf(buildTopology({ resources: estateWith(balanced, toApi) }))
    const ask = (more: object) => trace({ from: 'internet', to: 'api', protocol: 6, port: 443, through: resourceId('lb'), ...more }, t)
    expect(ask({ through: 'nat' }).blockers[0]?.why).toContain('is no load balancer')
    expect(ask({ through: 'nobody' }).blockers[0]?.why).toContain('nothing in the topology')
    expect(ask({ to: 'internet' }).blockers[0]?.why).toContain('no network interface')
    expect(ask({ port: undefined }).blockers[0]?.fix).toContain('port')
  })
})

describe('through a network load balancer', () => {
  const words = (...changes: readonly Drawing[]) => through(changes).verdict

  test('a target by address sees the load balancer, unless it is told to see the client', () => {
    expect(words(network, tcp, openTo('10.0.1.0/24'))).toBe('reachable')
    expect(words(network, tcp, openTo('0.0.0.0/0'))).toBe('reachable')
    expect(words(network, { ...tcp, preserveClientIp: true }, openTo('10.0.1.0/24'))).toBe('blocked')
    expect(words(network, { ...tcp, preserveClientIp: true }, openTo('0.0.0.0/0'))).toBe('reachable')
  })

  test('a target that is an instance sees the client, unless it is told not to', () => {
    const instance = { ...tcp, targetType: 'instance' }
    expect(words(network, instance, openTo('10.0.1.0/24'))).toBe('blocked')
    expect(words(network, { ...instance, preserveClientIp: false }, openTo('10.0.1.0/24'))).toBe('reachable')
  })

  test('its own group may be named where the client is seen, that of the client not', () => {
    const kept = { ...tcp, preserveClientIp: true }
    const grouped = { ...network, securityGroups: ['lb-sg'] }
    expect(words(grouped, kept, openTo('lb-sg'))).toBe('reachable')
    const byDb = through(
      [
        { ...grouped, scheme: 'internal' },
        kept,
        openTo('db-sg'),
        group('lb-sg', { vpc: 'vpc', in: ['all all 0.0.0.0/0'], out: ['all all 0.0.0.0/0'] }),
        group('db-sg', { vpc: 'vpc', in: [], out: ['all all 0.0.0.0/0'] }),
      ],
      { from: 'db' },
    )
    expect(byDb.verdict).toBe('blocked')
  })

  test('the answer to a client that is seen goes back by the load balancer, whatever the routes of the target', () => {
    const kept = [network, { ...tcp, preserveClientIp: true }, openTo('0.0.0.0/0'), changed('through', { routes: [] })]
    const verdict = through(kept)
    expect(verdict.verdict).toBe('reachable')
    expect(verdict.return?.hops.find((h) => h.stage === 'route-table')?.why).toContain('takes the answer back')
    expect(verdict.return?.hops.at(-1)?.component).toBe('internet')
  })

  test('the network ACL of the target sees the client too', () => {
    const deny = changed('acl', {
      entries: [
        { number: 100, direction: 'ingress', cidr: '10.0.0.0/16', action: 'allow' },
        { number: 100, direction: 'egress', cidr: '0.0.0.0/0', action: 'allow' },
      ],
      default: false,
    })
    const own = [deny, changed('app-a', { networkAcl: 'acl' }), changed('web-a', { networkAcl: 'open' })]
    const open = {
      kind: 'network-acl',
      id: 'open',
      vpc: 'vpc',
      entries: ['ingress', 'egress'].map((direction) => ({ number: 1, direction, cidr: '0.0.0.0/0', action: 'allow' })),
    }
    expect(words(network, tcp, openTo('0.0.0.0/0'), open, ...own)).toBe('reachable')
    expect(words(network, { ...tcp, preserveClientIp: true }, openTo('0.0.0.0/0'), open, ...own)).toBe('blocked')
  })

  test('where the input does not tell which of them is seen, it decides nothing unless it must', () => {
    const untold = { ...tcp, targetType: undefined }
    const { verdict, undecided } = through([network, untold, openTo('10.0.1.0/24')])
    expect([verdict, undecided.map((d) => `${d.component} ${d.attribute}`)]).toEqual(['undecided', ['tg preserveClientIp']])
    expect(words(network, untold, openTo('0.0.0.0/0'))).toBe('reachable')
  })

  //  lb in zone a alone · target in zone b
  test('a target in another zone is reached over cross-zone load balancing only', () => {
    const elsewhere = { ...tcp, targets: ['db'], port: 5432 }
    const open = group('db-sg', { vpc: 'vpc', in: ['tcp 5432 0.0.0.0/0'], out: [] })
    expect(codes(through([network, elsewhere, open], { to: 'db' }))).toEqual(['ELBV2_NO_TARGETS_IN_AZ'])
    expect(through([{ ...network, crossZone: true }, elsewhere, open], { to: 'db' }).verdict).toBe('reachable')
    const { verdict, undecided } = through([{ ...network, crossZone: undefined }, elsewhere, open], { to: 'db' })
    expect([verdict, undecided.map((d) => d.attribute)]).toEqual(['undecided', ['crossZone']])
  })

  test('a target in another VPC is not reached with the address of the client', () => {
    const far = [
      { kind: 'vpc', id: 'far', cidrs: ['10.9.0.0/16'] },
      { kind: 'subnet', id: 'far-a', vpc: 'far', availabilityZone: 'a', cidr: '10.9.1.0/24' },
      { kind: 'ec2-instance', id: 'peer', subnet: 'far-a', securityGroups: [], privateAddress: '10.9.1.5' },
      { ...tcp, targets: ['peer'], preserveClientIp: true },
    ]
    expect(codes(through([network, ...far], { to: 'peer' }))).toContain('ELBV2_SOURCE_ADDRESS_PRESERVATION')
  })
})

describe('beside an answer', () => {
  const t = indexOf(buildTopology({ resources: estateWith(balanced, toApi) }))
  const ways = (from: string, to: string, port?: number) => waysThrough({ from, to, protocol: 6, port }, t, new Set())

  test('stand the ways over load balancers to the target, asked for by the port of the listener or of the target', () => {
    const way = { through: 'lb', to: 'api', port: 443, targetPort: 8080, verdict: 'reachable' }
    expect(ways('internet', 'api', 443)).toEqual([way])
    expect(ways('internet', 'api', 8080)).toEqual([way])
    expect(ways('internet', 'api')).toEqual([way])
    expect(ways('internet', 'api', 22)).toEqual([])
  })

  test('stands what is behind the load balancer that was asked for, and nothing from it to its own targets', () => {
    expect(ways('internet', 'lb', 443)).toMatchObject([{ to: 'api', verdict: 'reachable' }])
    expect(ways('lb', 'api', 8080)).toEqual([])
  })
})

//  client ──TCP 443── lb (network, keeps the client) ──TCP 8080── api, open to the client alone
test('a step of a flow from a load balancer that keeps its client is proved as that of the client', () => {
  const proved = (...changes: readonly Drawing[]) => {
    const flow = {
      id: 'visit',
      name: 'Visit',
      participants: [
        { id: 'visitors', of: ['internet'] },
        { id: 'balancer', of: ['lb'] },
        { id: 'tasks', of: ['api'] },
      ],
      steps: [
        { from: 'visitors', to: 'balancer', text: 'asks', protocol: 'tcp', port: 443 },
        { from: 'balancer', to: 'tasks', text: 'asks', protocol: 'tcp', port: 8080 },
        { from: 'tasks', to: 'balancer', text: 'answers', response: true },
      ],
    }
    const internet = { kind: 'internet', id: 'internet' }
    const topology = buildTopology({ resources: [...estateWith(network, ...changes), internet], flows: [flow] })
    return flowSteps(topology, 'visit').map((step) => step.verdict?.word)
  }
  const kept = { ...tcp, preserveClientIp: true }
  expect(proved(kept, openTo('0.0.0.0/0'))).toEqual(['reachable', 'reachable', 'reachable'])
  expect(proved(kept, openTo('10.0.1.0/24'))).toEqual(['reachable', 'blocked', 'blocked'])
  expect(proved({ ...kept, preserveClientIp: false }, openTo('10.0.1.0/24'))).toEqual(['reachable', 'reachable', 'reachable'])
})
