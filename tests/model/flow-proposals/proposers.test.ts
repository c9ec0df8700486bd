import { describe, expect, test } from 'vitest'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { proposeFlows } from '@/model/flow-proposals/propose-flows'
import type { Flow } from '@/model/flows'
import type { Topology } from '@/model/topology'
import { validateTopology } from '@/model/validation/index'
import { buildTopology, group } from '@/tests/model/build-topology'
import { changed, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

/** What is proposed for a drawing. */
const proposed = (resources: readonly Drawing[]): readonly Flow[] => proposeFlows(buildTopology({ resources }))

const names = (resources: readonly Drawing[]): readonly string[] => proposed(resources).map((flow) => flow.name)

/** The flow whose id begins so. */
const flowOf = (resources: readonly Drawing[], start: string): Flow | undefined =>
  proposed(resources).find((flow) => flow.id.startsWith(start))

/** `callers > nat HTTPS 443`, `callers < nat`: requests and answers of a flow, by its participants. */
const steps = (flow: Flow | undefined): readonly string[] =>
  (flow?.steps ?? []).flatMap((item) =>
    'from' in item ? [item.response === true ? `${item.to} < ${item.from}` : `${item.from} > ${item.to} ${item.text}`] : [],
  )

/** Verdicts of all steps of a flow, each word once. */
function wordsOf(flow: Flow, topology: Topology): readonly (string | undefined)[] {
  const whole = { ...topology, flows: [flow] }
  return [...new Set(flowSteps(whole, flow.id).map((step) => step.verdict?.word))]
}

const words = (resources: readonly Drawing[], start: string): readonly (string | undefined)[] => {
  const flow = flowOf(resources, start)
  return flow === undefined ? [] : wordsOf(flow, buildTopology({ resources }))
}

const internet = { kind: 'internet', id: 'internet' }
const targets = { kind: 'target-group', id: 'api-targets', vpc: 'vpc', protocol: 'HTTP', port: 8080, targets: ['api'] }
const listener = { protocol: 'HTTPS', port: 443, forwardTo: ['api-targets'] }
/** The estate with an internet, and a load balancer that forwards to api. */
const served = (...changes: readonly Drawing[]): readonly Drawing[] => {
  const all = [internet, targets, changed('lb', { listeners: [listener] }), ...changes]
  return estateWith(...new Map(all.map((r) => [r.id, r])).values())
}

const rds = (more: Drawing = {}): Drawing => ({
  kind: 'rds-instance',
  id: 'orders',
  port: 5432,
  vpc: 'vpc',
  subnets: ['app-a', 'app-b'],
  multiAz: true,
  securityGroups: ['db-sg'],
  publiclyAccessible: false,
  ...more,
})

describe('from the internet to a load balancer', () => {
  test('a request goes to the listener and on to the targets, and the answers come back', () => {
    expect(steps(flowOf(served(), 'inbound-lb'))).toEqual([
      'visitors > balancer HTTPS 443',
      'balancer > targets HTTP 8080',
      'balancer < targets',
      'visitors < balancer',
    ])
    expect(words(served(), 'inbound-lb')).toEqual(['reachable'])
  })

  test('every listener that forwards is asked, the usual ports first; one that redirects is not', () => {
    const listeners = [
      { protocol: 'HTTP', port: 8443, forwardTo: ['api-targets'] },
      { protocol: 'HTTP', port: 80, redirectTo: 'HTTPS:443' },
      { protocol: 'HTTP', port: 9000 },
      listener,
    ]
    const requests = steps(flowOf(served(changed('lb', { listeners })), 'inbound-lb')).filter((s) => s.startsWith('visitors >'))
    expect(requests).toEqual(['visitors > balancer HTTPS 443', 'visitors > balancer HTTP 8443'])
  })

  test('of a listener that is not said to forward the flow ends at the load balancer', () => {
    const plain = served(changed('lb', { listeners: [{ protocol: 'HTTPS', port: 443 }] }))
    expect(steps(flowOf(plain, 'inbound-lb'))).toEqual(['visitors > balancer HTTPS 443', 'visitors < balancer'])
  })

  test('what is not known is not proposed: no listeners, no scheme, no port of the targets', () => {
    expect(flowOf(served(changed('lb', { listeners: undefined })), 'inbound')).toBeUndefined()
    expect(flowOf(served(changed('lb', { scheme: undefined })), 'inbound')).toBeUndefined()
    expect(steps(flowOf(served({ ...targets, port: undefined }), 'inbound'))).toEqual([
      'visitors > balancer HTTPS 443',
      'visitors < balancer',
    ])
  })

  test('functions have no part in it: they are called by their API', () => {
    const functions = served({ ...targets, targetType: 'lambda', targets: ['resize'] }, { kind: 'lambda-function', id: 'resize' })
    expect(flowOf(functions, 'inbound')?.participants).toHaveLength(2)
  })

  test('several target groups are several participants', () => {
    const two = served(
      { ...targets, id: 'more-targets', port: 5432, protocol: 'TCP', targets: ['db'] },
      changed('lb', { listeners: [{ ...listener, forwardTo: ['api-targets', 'more-targets'] }] }),
    )
    expect(flowOf(two, 'inbound')?.participants.map((p) => [p.id, p.of])).toEqual([
      ['visitors', ['internet']],
      ['balancer', ['lb']],
      ['targets', ['api']],
      ['targets-2', ['db']],
    ])
  })

  test('two hundred targets are one participant', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `web-${i}`)
    const many = ids.map((id) => changed('api', { id, privateAddress: undefined }))
    const flow = flowOf(served({ ...targets, targets: ids }, ...many), 'inbound')
    expect(flow?.participants.at(-1)?.of.length).toBeLessThan(10)
    expect(flow?.participants.at(-1)?.label).toBe('web-0 and 199 others')
  })

  test('comes from users where there are any, and not at all without an internet', () => {
    expect(flowOf(served({ kind: 'users', id: 'people', name: 'Shoppers' }), 'inbound')?.name).toBe('Shoppers to lb')
    expect(flowOf(served({ ...internet, gone: true }), 'inbound')).toBeUndefined()
  })
})

describe('to an internal load balancer', () => {
  //  web in web-sg ── 443 ──▶ inner (inner-sg) ── 8080 ──▶ api
  const inner = (...more: readonly Drawing[]) =>
    served(
      { kind: 'ec2-instance', id: 'web', subnet: 'web-a', securityGroups: ['web-sg'], associatePublicIpAddress: false },
      group('web-sg', { vpc: 'vpc', in: [], out: ['tcp 443 inner-sg'] }),
      group('inner-sg', { vpc: 'vpc', in: ['tcp 443 web-sg'], out: ['tcp 8080 app-sg'] }),
      group('app-sg', { vpc: 'vpc', in: ['tcp 8080 inner-sg'], out: [] }),
      { ...changed('lb', { listeners: [listener] }), id: 'inner', scheme: 'internal', subnets: ['app-a'], securityGroups: ['inner-sg'] },
      ...more,
    )

  test('come those in the groups that its rules name', () => {
    expect(flowOf(inner(), 'internal')?.name).toBe('web to inner')
    expect(flowOf(inner(), 'internal')?.participants.map((p) => p.of)).toEqual([['web'], ['inner'], ['api']])
    expect(words(inner(), 'internal')).toEqual(['reachable'])
  })

  test('comes nobody by a rule for another port', () => {
    expect(flowOf(inner(group('inner-sg', { in: ['tcp 80 web-sg'] })), 'internal')).toBeUndefined()
  })
})

describe('to a database', () => {
  test('come those in a group that its rules name, on its port', () => {
    const flow = flowOf(served(rds()), 'database')
    expect(flow?.name).toBe('api to orders')
    expect(steps(flow)).toEqual(['callers > database TCP 5432', 'callers < database'])
    expect(words(served(rds()), 'database')).toEqual(['reachable'])
  })

  test('come those whose own rules name its group', () => {
    const out = served(
      rds(),
      group('db-sg', { vpc: 'vpc', in: ['tcp 5432 10.0.0.0/30'], out: [] }),
      group('app-sg', { vpc: 'vpc', in: [], out: ['tcp 5432 db-sg'] }),
    )
    expect(flowOf(out, 'database')?.participants[0]?.of).toEqual(['api'])
    expect(words(out, 'database')).toEqual(['blocked'])
  })

  test('come those whose subnet lies in a block that its rules name, where nothing says more', () => {
    const block = (peer: string) => served(rds(), group('db-sg', { vpc: 'vpc', in: [`tcp 5432 ${peer}`], out: [] }))
    expect(names(block('10.0.2.0/23')).filter((name) => name.endsWith('orders'))).toEqual(['api and db to orders'])
    expect(flowOf(block('10.9.0.0/16'), 'database')).toBeUndefined()
    expect(flowOf(block('0.0.0.0/0'), 'database')).toBeUndefined()
  })

  test('comes who says that it uses it', () => {
    const says = served(rds(), changed('api', { connectsTo: ['orders'] }), group('db-sg', { vpc: 'vpc', in: [], out: [] }))
    expect(flowOf(says, 'database')?.name).toBe('api to orders')
    expect(words(says, 'database')).toEqual(['blocked'])
  })

  test('of which the port is not told the only one that its rules open is taken', () => {
    expect(steps(flowOf(served(rds({ port: undefined })), 'database'))[0]).toBe('callers > database TCP 5432')
    const two = served(rds({ port: undefined }), group('db-sg', { vpc: 'vpc', in: ['tcp 5432 app-sg', 'tcp 22 app-sg'], out: [] }))
    expect(flowOf(two, 'database')).toBeUndefined()
  })

  test('goes one flow from all that ask it, one of each making before the others', () => {
    const alike = Array.from({ length: 50 }, (_, i) => changed('api', { id: `api-${i}`, name: 'api', privateAddress: undefined }))
    const scaled = Array.from({ length: 9 }, (_, i) => ({
      ...changed('api', { id: `worker-${i}`, privateAddress: undefined }),
      subnet: i % 2 === 0 ? 'app-a' : 'app-b',
      tags: { 'aws:autoscaling:groupName': 'workers' },
    }))
    const flows = proposed(served(rds(), { id: 'api', gone: true }, { id: 'db', gone: true }, ...alike, ...scaled))
    const asking = flows.filter((flow) => flow.id.startsWith('database'))
    expect(asking.map((flow) => flow.name)).toEqual(['api (api-0) and 58 others to orders'])
    expect(asking[0]?.participants[0]?.of?.slice(0, 3)).toEqual(['api-0', 'worker-0', 'api-1'])
  })
})

describe('to the internet', () => {
  test('goes what stands in private subnets, by their NAT gateway', () => {
    const flow = flowOf(served(), 'outbound-app-a')
    expect(flow?.name).toBe('Outbound internet from app-a')
    expect(steps(flow)).toEqual(['callers > nat HTTPS 443', 'nat > internet HTTPS 443', 'nat < internet', 'callers < nat'])
    expect(words(served(), 'outbound-app-a')).toEqual(['reachable'])
  })

  test('goes what rules let out before what they do not', () => {
    const two = served(changed('db', { id: 'shut', subnet: 'app-a', privateAddress: undefined }))
    expect(flowOf(two, 'outbound-app-a')?.participants[0]?.of).toEqual(['api'])
    expect(words(served(), 'outbound-app-b')).toContain('blocked')
  })

  test('goes nothing by a private NAT gateway, nor without an internet', () => {
    expect(flowOf(served(changed('nat', { connectivityType: 'private' })), 'outbound')).toBeUndefined()
    expect(flowOf(served({ ...internet, gone: true }), 'outbound')).toBeUndefined()
  })

  test('goes by IPv6 what has no other address, through an egress-only gateway', () => {
    const six = served(
      { kind: 'egress-only-internet-gateway', id: 'eigw', vpc: 'vpc' },
      { kind: 'subnet', id: 'six', vpc: 'vpc', availabilityZone: 'a', ipv6Cidr: '2001:db8:1:6::/64', routeTable: 'six-out' },
      { kind: 'route-table', id: 'six-out', vpc: 'vpc', routes: [{ destination: '::/0', target: 'eigw' }] },
      { kind: 'ec2-instance', id: 'new', subnet: 'six', securityGroups: ['six-sg'], ipv6Addresses: ['2001:db8:1:6::9'] },
      group('six-sg', { vpc: 'vpc', in: [], out: ['tcp 443 ::/0'] }),
    )
    expect(flowOf(six, 'ipv6')?.participants.map((p) => p.of)).toEqual([['new'], ['eigw'], ['internet']])
    expect(words(six, 'ipv6')).toEqual(['reachable'])
  })
})

describe('to an AWS service', () => {
  const s3 = (...more: readonly Drawing[]) =>
    served(
      { kind: 'gateway-endpoint', id: 'to-s3', vpc: 'vpc', service: 'com.amazonaws.eu-central-1.s3', prefixList: 'pl-s3' },
      { kind: 'prefix-list', id: 'pl-s3', service: 'com.amazonaws.eu-central-1.s3' },
      changed('through', { routes: [{ destination: 'pl-s3', target: 'to-s3' }] }),
      ...more,
    )
  const secrets = (more: Drawing = {}) =>
    served(
      {
        kind: 'interface-endpoint',
        id: 'to-secrets',
        vpc: 'vpc',
        service: 'com.amazonaws.eu-central-1.secretsmanager',
        subnets: ['app-b'],
        securityGroups: ['end-sg'],
        privateDns: true,
        ...more,
      },
      { kind: 'secrets-manager', id: 'vault' },
      group('end-sg', { vpc: 'vpc', in: ['tcp 443 app-sg'], out: [] }),
    )

  test('goes by a gateway endpoint what has a route to it', () => {
    const flow = flowOf(s3(), 'endpoint')
    expect(flow?.name).toBe('api to S3')
    expect(steps(flow)).toEqual(['callers > endpoint HTTPS 443 to S3', 'callers < endpoint'])
    expect(words(s3(), 'endpoint')).toEqual(['reachable'])
    expect(flowOf(s3(changed('through', { routes: [] })), 'endpoint')).toBeUndefined()
  })

  test('goes on to its resources where the topology has any', () => {
    const flow = flowOf(s3({ kind: 's3-bucket', id: 'photos' }, { kind: 's3-bucket', id: 'bills' }), 'endpoint')
    expect(flow?.participants.at(-1)).toMatchObject({ of: ['bills', 'photos'], label: 'S3' })
  })

  test('goes by an interface endpoint what stands in its VPC', () => {
    expect(flowOf(secrets(), 'endpoint')?.participants.map((p) => p.of)).toEqual([['api'], ['to-secrets'], ['vault']])
    expect(words(secrets(), 'endpoint')).toEqual(['reachable'])
  })

  test('ends at an endpoint to which the public name of the service does not lead', () => {
    const byOwnName = secrets({ privateDns: false })
    expect(flowOf(byOwnName, 'endpoint')?.participants.map((p) => p.of)).toEqual([['api'], ['to-secrets']])
    expect(words(byOwnName, 'endpoint')).toEqual(['reachable'])
  })
})

describe('from the internet to a public address', () => {
  const bastion = (rules: readonly string[], more: Drawing = {}) =>
    served(
      { kind: 'ec2-instance', id: 'bastion', subnet: 'web-a', securityGroups: ['open-sg'], associatePublicIpAddress: true, ...more },
      group('open-sg', { vpc: 'vpc', in: rules, out: [] }),
    )

  test('every port that is open to everybody is asked, three at most, in one flow', () => {
    const rules = ['tcp 22 0.0.0.0/0', 'tcp 80 10.0.0.0/8', 'udp 53 0.0.0.0/0', 'tcp 8000-8100 0.0.0.0/0', 'tcp 443 0.0.0.0/0']
    expect(flowOf(bastion(rules), 'public')?.name).toBe('internet to bastion')
    expect(steps(flowOf(bastion(rules), 'public')).filter((s) => s.includes('>'))).toEqual([
      'visitors > opened TCP 22',
      'visitors > opened TCP 443',
      'visitors > opened UDP 53',
    ])
    expect(words(bastion(rules), 'public')).toEqual(['reachable'])
  })

  test('of a range no port is made up', () => {
    const range = bastion(['tcp 8000-8100 0.0.0.0/0'])
    expect(flowOf(range, 'public')?.steps[0]).toEqual({ from: 'visitors', to: 'opened', protocol: 'tcp', text: 'TCP 8000-8100' })
    expect(steps(flowOf(bastion(['all all 0.0.0.0/0']), 'public'))[0]).toBe('visitors > opened All traffic')
    expect(words(range, 'public')).toEqual(['reachable'])
  })

  test('an Elastic IP that names it is a public address as well', () => {
    const mapped = bastion(['tcp 22 0.0.0.0/0'], { associatePublicIpAddress: undefined })
    expect(flowOf(mapped, 'public')).toBeUndefined()
    expect(flowOf([...mapped, { kind: 'elastic-ip', id: 'eip', associatedWith: 'bastion' }], 'public')).toBeDefined()
  })

  test('a database that is publicly accessible and open to everybody is asked as well', () => {
    const open = served(rds({ publiclyAccessible: true }), group('db-sg', { vpc: 'vpc', in: ['tcp 5432 0.0.0.0/0'], out: [] }))
    expect(flowOf(open, 'public')?.name).toBe('internet to orders')
  })
})

describe('all of them together', () => {
  const whole = served(
    rds({ publiclyAccessible: true }),
    { ...targets, id: 'db-targets', port: 5432, protocol: 'TCP', targets: ['db'] },
    {
      kind: 'network-load-balancer',
      id: 'inner',
      scheme: 'internal',
      subnets: ['app-a'],
      securityGroups: ['inner-sg'],
      listeners: [{ protocol: 'TCP', port: 5432, forwardTo: ['db-targets'] }],
    },
    group('inner-sg', { vpc: 'vpc', in: ['tcp 5432 app-sg'], out: ['tcp 5432 db-sg'] }),
    { kind: 'gateway-endpoint', id: 'to-s3', vpc: 'vpc', service: 's3', prefixList: 'pl-s3' },
    { kind: 'prefix-list', id: 'pl-s3', service: 's3' },
    changed('through', {
      routes: [
        { destination: '0.0.0.0/0', target: 'nat' },
        { destination: 'pl-s3', target: 'to-s3' },
      ],
    }),
    { kind: 'ec2-instance', id: 'bastion', subnet: 'web-a', securityGroups: ['open-sg'], associatePublicIpAddress: true },
    group('open-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0'], out: [] }),
  )
  const flows = proposed(whole)

  test('stand in the order of their interest, each id once', () => {
    const kindsOf = [...new Set(flows.map((flow) => flow.id.split('-')[0]))]
    expect(kindsOf).toEqual(['inbound', 'public', 'internal', 'database', 'outbound', 'endpoint'])
    expect(new Set(flows.map((flow) => flow.id)).size).toBe(flows.length)
  })

  test('are without mistakes, and a verdict stands at every step', () => {
    const topology = buildTopology({ resources: whole })
    const errors = (of: Topology) => validateTopology(of).filter((d) => d.severity === 'error')
    expect(errors({ ...topology, flows: [...flows] })).toEqual(errors(topology))
    for (const flow of flows) expect(wordsOf(flow, topology), flow.id).not.toContain(undefined)
  })
})
