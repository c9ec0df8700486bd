import { describe, expect, test } from 'vitest'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { proposeFlows } from '@/model/flow-proposals/propose-flows'
import type { Flow } from '@/model/flows'
import type { Topology } from '@/model/topology'
import { buildTopology, group } from '@/tests/model/build-topology'

type Drawing = Record<string, unknown>

/** What is proposed for a drawing. */
const proposed = (resources: readonly Drawing[]): readonly Flow[] => proposeFlows(buildTopology({ resources }))

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

describe('between two VPCs', () => {
  const host = (id: string, subnet: string, sg: string): Drawing => ({
    kind: 'ec2-instance',
    id,
    subnet,
    securityGroups: [sg],
    associatePublicIpAddress: false,
    ipv6Addresses: [],
  })
  /** left 10.1.0.0/16 [l] ── join ── right 10.2.0.0/16 [r]; both route the other block to `join`. */
  const two = (rules: readonly string[], ...more: readonly Drawing[]): readonly Drawing[] => {
    const all: readonly Drawing[] = [
      { kind: 'region', id: 'region' },
      { kind: 'availability-zone', id: 'zone', region: 'region' },
      ...['left', 'right'].flatMap((vpc, i) => [
        { kind: 'vpc', id: vpc, cidrs: [`10.${i + 1}.0.0/16`] },
        {
          kind: 'network-acl',
          id: `${vpc}-acl`,
          vpc,
          default: true,
          entries: ['ingress', 'egress'].map((direction) => ({ number: 100, direction, cidr: '0.0.0.0/0', action: 'allow' })),
        },
        { kind: 'subnet', id: `${vpc}-s`, vpc, availabilityZone: 'zone', cidr: `10.${i + 1}.1.0/24`, routeTable: `${vpc}-t` },
        { kind: 'route-table', id: `${vpc}-t`, vpc, routes: [{ destination: `10.${2 - i}.0.0/16`, target: 'join' }] },
      ]),
      { kind: 'vpc-peering', id: 'join', requesterVpc: 'left', accepterVpc: 'right', status: 'active' },
      host('l', 'left-s', 'l-sg'),
      host('r', 'right-s', 'r-sg'),
      group('l-sg', { vpc: 'left', in: [], out: ['all all 0.0.0.0/0'] }),
      group('r-sg', { vpc: 'right', in: rules, out: [] }),
      ...more,
    ]
    return [...new Map(all.map((r) => [r.id, r])).values()]
  }

  test('goes one flow to what lets the other side in, by the port of its rule', () => {
    const flow = flowOf(two(['tcp 8000-8100 10.1.0.0/16', 'tcp 443 l-sg']), 'between')
    expect(flow?.name).toBe('l to r over join')
    expect(steps(flow).slice(0, 2)).toEqual(['callers > gateway TCP 443', 'gateway > called TCP 443'])
    expect(words(two(['tcp 443 10.1.0.0/16']), 'between')).toEqual(['reachable'])
  })

  test('goes the other way where only that one is open', () => {
    const back = two([], group('l-sg', { vpc: 'left', in: ['tcp 22 10.2.0.0/16'], out: [] }))
    expect(flowOf(back, 'between')?.name).toBe('r to l over join')
  })

  test('goes nothing where no rule or no route says so, or one side runs nothing', () => {
    expect(flowOf(two([]), 'between')).toBeUndefined()
    const noRoutes = ['left', 'right'].map((vpc) => ({ kind: 'route-table', id: `${vpc}-t`, vpc, routes: [] }))
    expect(flowOf(two(['tcp 443 10.1.0.0/16'], ...noRoutes), 'between')).toBeUndefined()
    expect(
      flowOf(
        two(['tcp 443 10.1.0.0/16']).filter((r) => r.id !== 'l'),
        'between',
      ),
    ).toBeUndefined()
  })

  test('goes over a transit gateway as over a peering, once for a pair', () => {
    const attachment = (id: string, vpc: string): Drawing => ({
      kind: 'transit-gateway-attachment',
      id,
      transitGateway: 'join',
      vpc,
      subnets: [`${vpc}-s`],
      routeTable: 'hub',
    })
    const hub = two(
      ['tcp 443 10.1.0.0/16'],
      { kind: 'transit-gateway', id: 'join' },
      attachment('left-at', 'left'),
      attachment('right-at', 'right'),
      {
        kind: 'transit-gateway-route-table',
        id: 'hub',
        transitGateway: 'join',
        routes: [
          { destination: '10.1.0.0/16', target: 'left-at' },
          { destination: '10.2.0.0/16', target: 'right-at' },
        ],
      },
    )
    expect(
      proposed(hub)
        .filter((flow) => flow.id.startsWith('between'))
        .map((flow) => flow.id),
    ).toEqual(['between-join-left-right'])
    expect(words(hub, 'between')).toEqual(['reachable'])
  })
})
