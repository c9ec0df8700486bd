import { describe, expect, test } from 'vitest'
import { singleZone } from '@/model/analyses/findings/single-zone'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'

type Drawing = Record<string, unknown>

// zone a [web-a, app-a] · zone b [app-b] · somewhere [lost]
const places: readonly Drawing[] = [
  { kind: 'availability-zone', id: 'zone-a', region: 'here' },
  { kind: 'availability-zone', id: 'zone-b', region: 'here' },
  { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
  { kind: 'subnet', id: 'web-a', vpc: 'vpc', availabilityZone: 'zone-a' },
  { kind: 'subnet', id: 'app-a', vpc: 'vpc', availabilityZone: 'zone-a' },
  { kind: 'subnet', id: 'app-b', vpc: 'vpc', availabilityZone: 'zone-b' },
  { kind: 'subnet', id: 'lost', vpc: 'vpc' },
]
const placesOf = (...things: readonly Drawing[]) => placesBy(singleZone, { resources: [...places, ...things] })

describe('single zone', () => {
  test.each<readonly [string, string, Drawing]>([
    ['a load balancer with one subnet', 'x subnets', { kind: 'network-load-balancer', subnets: ['web-a'] }],
    ['a load balancer with two subnets of one zone', 'x subnets', { kind: 'application-load-balancer', subnets: ['web-a', 'app-a'] }],
    ['a service', 'x subnets', { kind: 'ecs-service', subnets: ['app-a'] }],
    ['a function', 'x subnets', { kind: 'lambda-function', subnets: ['app-b'] }],
    ['a database without a standby', 'x multiAz', { kind: 'rds-instance', subnets: ['app-a', 'app-b'], multiAz: false }],
  ])('%s is found', (_what, expected, thing) => {
    expect(placesOf({ id: 'x', ...thing })).toEqual([expected])
  })

  test.each<readonly [string, Drawing]>([
    ['a load balancer of two zones', { kind: 'application-load-balancer', subnets: ['web-a', 'app-b'] }],
    ['a service with a subnet of unknown zone', { kind: 'ecs-service', subnets: ['app-a', 'lost'] }],
    ['a service whose subnets are not told', { kind: 'ecs-service' }],
    ['a subnet that is not in the input', { kind: 'ecs-service', subnets: ['elsewhere'] }],
    ['a function outside of every VPC', { kind: 'lambda-function' }],
    ['a database with a standby', { kind: 'rds-instance', subnets: ['app-a', 'app-b'], multiAz: true }],
    ['a database of which no standby is told', { kind: 'rds-instance', subnets: ['app-a', 'app-b'] }],
    [
      'an instance of an Aurora cluster, whose standby is another instance',
      { kind: 'rds-instance', engine: 'aurora-postgresql', subnets: ['app-a', 'app-b'], availabilityZone: 'zone-a', multiAz: false },
    ],
    ['an instance, which always stands in one zone', { kind: 'ec2-instance', subnet: 'app-a' }],
  ])('%s is no finding', (_what, thing) => {
    expect(placesOf({ id: 'x', ...thing })).toEqual([])
  })

  test('the zone is named, of a database too where it is known', () => {
    const things = [
      { kind: 'ecs-service', id: 'api', name: 'api', subnets: ['app-a'] },
      { kind: 'rds-instance', id: 'db', name: 'orders', subnets: ['app-a', 'app-b'], availabilityZone: 'zone-b', multiAz: false },
    ]
    expect(messagesBy(singleZone, { resources: [...places, ...things] })).toEqual([
      'api stands in Availability Zone zone-a only: when that zone fails, it is gone.',
      'orders has no standby: when Availability Zone zone-b fails, it is gone.',
    ])
  })
})
