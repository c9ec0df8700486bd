import { describe, expect, test } from 'vitest'
import { missingEndpoint } from '@/model/analyses/findings/missing-endpoint'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'
import type { Drawn } from '@/tests/model/build-topology'

type Drawing = Record<string, unknown>

// zone a [app-a] · zone b [app-b], both ── through ── nat; worker in both, connected to what a test draws as `target`
const estate = (target: string, ...others: readonly Drawing[]): Drawn => ({
  resources: [
    { kind: 'region', id: 'here' },
    { kind: 'availability-zone', id: 'zone-a', region: 'here' },
    { kind: 'availability-zone', id: 'zone-b', region: 'here' },
    { kind: 'vpc', id: 'vpc', name: 'shop', region: 'here', cidrs: ['10.0.0.0/16'] },
    { kind: 'subnet', id: 'app-a', vpc: 'vpc', availabilityZone: 'zone-a', routeTable: 'through' },
    { kind: 'subnet', id: 'app-b', vpc: 'vpc', availabilityZone: 'zone-b', routeTable: 'through' },
    { kind: 'nat-gateway', id: 'nat', name: 'nat' },
    { kind: 'ecs-service', id: 'worker', name: 'worker', subnets: ['app-a', 'app-b'], connectsTo: ['x'] },
    ...(others.some((r) => r.id === 'through') ? [] : [table({ destination: '0.0.0.0/0', target: 'nat' })]),
    ...(others.some((r) => r.id === 'x') ? [] : [{ kind: target, id: 'x', region: 'here' }]),
    ...others,
  ],
})
const table = (...routes: readonly Drawing[]) => ({ kind: 'route-table', id: 'through', vpc: 'vpc', routes })
const prices = [
  { id: 'nat-gateway-gb', usd: 0.05, per: 'gb' },
  { id: 'interface-endpoint-hour', usd: 0.01, per: 'hour' },
  { id: 'interface-endpoint-gb', usd: 0.01, per: 'gb' },
]
const assumptions = { hoursPerMonth: 700 }

describe('missing endpoint', () => {
  test('a gateway endpoint pays from the first GB', () => {
    expect(messagesBy(missingEndpoint, { ...estate('s3-bucket'), prices })).toEqual([
      'shop sends to S3 through nat (worker), and has no endpoint for it. A gateway endpoint costs nothing, a GB through the NAT gateway $0.05: it pays from the first GB.',
    ])
  })

  test('an interface endpoint pays from what its hours in each zone cost: 2 × 700 h × $0.01 over $0.04 a GB', () => {
    expect(messagesBy(missingEndpoint, { ...estate('secrets-manager'), prices, assumptions })).toEqual([
      'shop sends to Secrets Manager through nat (worker), and has no endpoint for it. An interface endpoint in 2 zones pays from 350 GB a month (2 × 700 h × $0.01, and $0.01 instead of $0.05 a GB).',
    ])
  })

  test('a registry needs two endpoints', () => {
    expect(messagesBy(missingEndpoint, { ...estate('ecr-registry'), prices, assumptions })[0]).toContain(
      '2 interface endpoints in 2 zones pay from 700 GB a month',
    )
  })

  test('without prices no number is told, but which price is missing', () => {
    expect(messagesBy(missingEndpoint, estate('s3-bucket'))[0]).toContain('the price nat-gateway-gb is not in the file')
    const [message] = messagesBy(missingEndpoint, { ...estate('secrets-manager'), prices: prices.slice(0, 1) })
    expect(message).toContain('the prices interface-endpoint-gb and interface-endpoint-hour are not in the file')
    expect(message).not.toMatch(/\d/)
  })

  test('an endpoint whose GB costs as much as that of the NAT gateway never pays by price', () => {
    const dear = prices.map((p) => (p.id === 'interface-endpoint-gb' ? { ...p, usd: 0.05 } : p))
    expect(messagesBy(missingEndpoint, { ...estate('secrets-manager'), prices: dear })[0]).toContain('does not pay by price')
  })

  test.each<readonly [string, string, readonly Drawing[]]>([
    ['with a gateway endpoint', 's3-bucket', [{ kind: 'gateway-endpoint', id: 'ep', vpc: 'vpc', service: 's3' }]],
    ['with an interface endpoint', 'secrets-manager', [{ kind: 'interface-endpoint', id: 'ep', vpc: 'vpc', service: 'secretsmanager' }]],
    ['with an endpoint of a VPC that is not told', 's3-bucket', [{ kind: 'gateway-endpoint', id: 'ep', service: 's3' }]],
    [
      'by an internet gateway',
      's3-bucket',
      [
        { kind: 'internet-gateway', id: 'igw' },
        { kind: 'route-table', id: 'through', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
      ],
    ],
    ['by routes that are not told', 's3-bucket', [{ kind: 'route-table', id: 'through', vpc: 'vpc' }]],
    ['in another region, which no endpoint leads to', 's3-bucket', [{ kind: 's3-bucket', id: 'x', region: 'there' }]],
    ['that is no service of AWS', 's3-bucket', [{ kind: 'external-service', id: 'x' }]],
  ])('a service %s is no finding', (_what, target, others) => {
    expect(placesBy(missingEndpoint, { ...estate(target), prices })).toEqual(['vpc'])
    expect(placesBy(missingEndpoint, { ...estate(target, ...others), prices })).toEqual([])
  })

  test('a bucket that nobody connects to is no finding', () => {
    const { resources } = estate('s3-bucket')
    const idle = resources.map((r) => (r.id === 'worker' ? { ...r, connectsTo: [] } : r))
    expect(placesBy(missingEndpoint, { resources: idle, prices })).toEqual([])
  })
})
