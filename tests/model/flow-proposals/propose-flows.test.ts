import { describe, expect, test } from 'vitest'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { proposeFlows } from '@/model/flow-proposals/propose-flows'
import type { Flow } from '@/model/flows'
import type { Topology } from '@/model/topology'
import { validateTopology } from '@/model/validation/index'
import { buildTopology, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'
import { changed, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

/** Verdicts of all steps of a flow, each word once. */
function wordsOf(flow: Flow, topology: Topology): readonly (string | undefined)[] {
  const whole = { ...topology, flows: [flow] }
  return [...new Set(flowSteps(whole, flow.id).map((step) => step.verdict?.word))]
}

const errorsOf = (topology: Parameters<typeof validateTopology>[0]) => validateTopology(topology).filter((d) => d.severity === 'error')

describe('the sample network without its own flows', () => {
  const topology = { ...omnigen(), flows: [] }
  const flows = proposeFlows(topology)

  test('suggests the way in, the way out and the endpoints, in this order', () => {
    expect(flows.map((flow) => flow.id)).toEqual([
      'inbound-alb',
      'outbound-private-a',
      'endpoint-vpce-dynamodb',
      'endpoint-vpce-s3',
      'endpoint-vpce-ecr-api',
      'endpoint-vpce-ecr-dkr',
    ])
    expect(flows.map((flow) => flow.name).slice(0, 2)).toEqual([
      'Users to Application Load Balancer',
      'Outbound internet from Private Subnet',
    ])
  })

  test('comes in by the load balancer to its targets', () => {
    expect(flows[0]?.participants.map((p) => p.of)).toEqual([['users'], ['alb'], ['api']])
  })

  test('goes out by the NAT gateway, all of the subnet in one flow', () => {
    expect(flows[1]?.participants.map((p) => p.of)).toEqual([['api', 'composer', 'generator'], ['nat-a'], ['internet']])
  })

  test('calls by an endpoint what is said to be called, and who says so', () => {
    const ecr = flows.find((flow) => flow.id === 'endpoint-vpce-ecr-dkr')
    expect(ecr?.participants.map((p) => p.of)).toEqual([['api'], ['vpce-ecr-dkr'], ['registry']])
    const s3 = flows.find((flow) => flow.id === 'endpoint-vpce-s3')
    expect(s3?.participants.at(-1)?.of).toEqual(['assets-bucket'])
  })

  test('is without mistakes, and every step of it is decided', () => {
    expect(errorsOf({ ...topology, flows: [...flows] })).toEqual([])
    for (const flow of flows) expect([flow.id, wordsOf(flow, topology)]).toEqual([flow.id, ['reachable']])
  })

  test('suggests the same beside its own flows', () => {
    expect(proposeFlows(omnigen()).map((flow) => flow.name)).toEqual(flows.map((flow) => flow.name))
  })
})

describe('ids', () => {
  test('are those of no flow that there is', () => {
    const topology = { ...omnigen(), flows: [] }
    const first = proposeFlows(topology)
    const again = proposeFlows({ ...topology, flows: [...first] })
    expect(again.map((flow) => flow.id)).toEqual(first.map((flow) => `${flow.id}-2`))
  })

  test('and all else do not depend on the order of the file', () => {
    const topology = { ...omnigen(), flows: [] }
    const turned = { ...topology, resources: [...topology.resources].reverse() }
    expect(proposeFlows(turned)).toEqual(proposeFlows(topology))
  })

  test('stand in addresses and file names, whatever the resources are called', () => {
    const odd = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/Ünï/../é'
    const topology = buildTopology({
      resources: [{ kind: 'internet', id: 'internet' }, ...estateWith(changed('lb', { id: odd }), { id: 'lb', gone: true })],
    })
    for (const flow of proposeFlows(topology)) expect(flow.id).toMatch(/^[a-z0-9-]{1,130}$/)
    expect(proposeFlows(topology)[0]?.participants[1]?.of).toEqual([odd])
  })
})

describe('how many', () => {
  //  internet ── 60 load balancers; one subnet that goes out by NAT
  const many: readonly Drawing[] = [
    { kind: 'internet', id: 'internet' },
    ...estateWith(),
    ...Array.from({ length: 60 }, (_, i) => changed('lb', { id: `lb-${i}` })),
  ]
  const topology = buildTopology({ resources: many })

  test('at most forty, or as many as are asked for', () => {
    expect(proposeFlows(topology)).toHaveLength(40)
    expect(proposeFlows(topology, 3)).toHaveLength(3)
    expect(proposeFlows(topology, 0)).toEqual([])
    expect(proposeFlows(topology, -1)).toEqual([])
  })

  test('fifty load balancers do not hide the way out', () => {
    const ids = proposeFlows(topology).map((flow) => flow.id)
    expect(ids.filter((id) => id.startsWith('outbound'))).toEqual(['outbound-app-a', 'outbound-app-b'])
    expect(ids[0]).toBe('inbound-lb')
  })

  test('fewer are the same ones, as far as they go', () => {
    const all = new Set(proposeFlows(topology).map((flow) => flow.id))
    for (const flow of proposeFlows(topology, 7)) expect(all).toContain(flow.id)
  })
})

describe('what a file may hold', () => {
  test('names are no references, whatever they look like', () => {
    const topology = buildTopology({
      resources: [
        { kind: 'internet', id: 'internet', name: '${nobody.name}' },
        ...estateWith(changed('lb', { name: '${lost.cidr}\nlb' }), changed('api', { name: '${api.secret}' })),
        { kind: 'ec2-instance', id: 'api-2', name: '${api.secret}', subnet: 'app-a', securityGroups: ['app-sg'] },
      ],
    })
    const flows = proposeFlows(topology)
    expect(flows.length).toBeGreaterThan(1)
    expect(errorsOf({ ...topology, flows: [...flows] })).toEqual([])
  })

  test('a network without anything, or with nothing but stubs, suggests nothing', () => {
    expect(proposeFlows(buildTopology({ resources: [] }))).toEqual([])
    const stubs = estateWith().map((r) => ({ ...r, stub: true }))
    expect(proposeFlows(buildTopology({ resources: [{ kind: 'internet', id: 'internet' }, ...stubs] }))).toEqual([])
  })

  test('references to nothing, to itself or to another kind are borne', () => {
    const topology = buildTopology({
      resources: [
        { kind: 'internet', id: 'internet' },
        {
          kind: 'application-load-balancer',
          id: 'a',
          scheme: 'internet-facing',
          listeners: [{ protocol: 'HTTP', port: 80, forwardTo: ['gone', 'a'] }],
        },
        { kind: 'application-load-balancer', id: 'b', scheme: 'internal', securityGroups: ['gone', 'a'], listeners: [] },
        { kind: 'rds-instance', id: 'd', port: 5432, subnets: ['gone'], securityGroups: ['a', 'gone'] },
        { kind: 'nat-gateway', id: 'n', subnet: 'n' },
        { kind: 'interface-endpoint', id: 'e', vpc: 'gone', service: 's3', subnets: ['a'] },
        { kind: 'vpc-peering', id: 'p', requesterVpc: 'gone', accepterVpc: 'gone' },
        { kind: 'transit-gateway-attachment', id: 't', transitGateway: 'gone', vpc: 'gone' },
        { kind: 'ec2-instance', id: 'i', subnet: 'gone', securityGroups: ['i'], publicAddress: '198.51.100.1' },
        group('open', { in: ['tcp 22 0.0.0.0/0'] }),
      ],
    })
    expect(() => proposeFlows(topology)).not.toThrow()
  })
})
