import { describe, expect, test } from 'vitest'
import { addressSpace } from '@/model/analyses/findings/address-space'
import { unallocatedAddresses } from '@/model/analyses/findings/unallocated-addresses'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'

type Drawing = Record<string, unknown>

const vpc = (...cidrs: readonly string[]) => ({ kind: 'vpc', id: 'vpc', name: 'shop', cidrs })
const subnet = (id: string, attributes: Drawing) => ({ kind: 'subnet', id, name: id, vpc: 'vpc', ...attributes })
const instances = (count: number, attributes: Drawing = {}) =>
  Array.from({ length: count }, (_, i) => ({ kind: 'ec2-instance', id: `i-${i}`, subnet: 'app', ...attributes }))
const few = (...resources: readonly Drawing[]) => messagesBy(addressSpace, { resources })

describe('few free addresses', () => {
  test('less than 16 free of a /27, which has 27, is few; 16 are enough', () => {
    expect(few(subnet('app', { cidr: '10.0.0.0/27' }), ...instances(12))).toEqual([
      'app has at least 12 of 27 addresses used, and at most 15 free.',
    ])
    expect(few(subnet('app', { cidr: '10.0.0.0/27' }), ...instances(11))).toEqual([])
  })

  test('less than a tenth free of a /24, which has 251, is few', () => {
    expect(few(subnet('app', { cidr: '10.0.0.0/24' }), ...instances(226))).toEqual([
      'app has at least 226 of 251 addresses used, and at most 25 free.',
    ])
    expect(few(subnet('app', { cidr: '10.0.0.0/24' }), ...instances(225))).toEqual([])
  })

  test('a /28 could never have 16 free, and is few by the tenth alone', () => {
    expect(few(subnet('app', { cidr: '10.0.0.0/28' }), ...instances(9))).toEqual([])
    expect(few(subnet('app', { cidr: '10.0.0.0/28' }), ...instances(10))).toEqual([
      'app has at least 10 of 11 addresses used, and at most 1 free.',
    ])
    expect(few(subnet('app', { cidr: '10.0.0.0/28' }), ...instances(11))).toEqual([
      'app has at least 11 of 11 addresses used, and none free.',
    ])
  })

  test('each task of a service has an address, where the service has one subnet', () => {
    const service = { kind: 'ecs-service', id: 'api', desiredCount: 20 }
    expect(few(subnet('app', { cidr: '10.0.0.0/27' }), { ...service, subnets: ['app'] })).toHaveLength(1)
    const both = [subnet('app', { cidr: '10.0.0.0/27' }), subnet('app-2', { cidr: '10.0.0.32/27' })]
    expect(few(...both, { ...service, subnets: ['app', 'app-2'] })).toEqual([])
  })

  test('an interface that is listed beside what it belongs to is counted once', () => {
    const listed = Array.from({ length: 8 }, (_, i) => ({ kind: 'network-interface', id: `eni-${i}`, subnet: 'app' }))
    expect(few(subnet('app', { cidr: '10.0.0.0/27' }), ...instances(8), ...listed)).toEqual([])
  })

  test.each<readonly [string, readonly Drawing[]]>([
    ['a subnet whose block is not told', [subnet('app', {}), ...instances(12)]],
    ['a subnet of IPv6 only', [subnet('app', { ipv6Cidr: '2001:db8::/64' }), ...instances(12)]],
    ['a block that is none', [subnet('app', { cidr: '10.0.0.0/99' }), ...instances(12)]],
    ['a block too small for AWS', [subnet('app', { cidr: '10.0.0.0/30' }), ...instances(12)]],
    ['a subnet in which nothing is known', [subnet('app', { cidr: '10.0.0.0/27' })]],
  ])('%s is no finding', (_what, resources) => {
    expect(few(...resources)).toEqual([])
  })
})

describe('unallocated addresses', () => {
  const rest = (...resources: readonly Drawing[]) => messagesBy(unallocatedAddresses, { resources })

  test('the rest of a block is told, with the largest block that fits', () => {
    //  10.0.0.0/22: [app .0.0/24][ free .1.0/24 ][ free .2.0/23 ]
    expect(rest(vpc('10.0.0.0/22'), subnet('app', { cidr: '10.0.0.0/24' }), ...instances(2))).toEqual([
      '768 of 1,024 addresses of 10.0.0.0/22 (shop) are in no subnet of the input, 10.0.2.0/23 the largest block among them. In its subnets at least 2 of 251 are used.',
    ])
  })

  test('each IPv4 block is told at its place, IPv6 is not', () => {
    const resources = [vpc('10.0.0.0/24', '2001:db8::/56', '10.1.0.0/24'), subnet('app', { cidr: '10.0.0.0/25' })]
    expect(placesBy(unallocatedAddresses, { resources })).toEqual(['vpc cidrs/0', 'vpc cidrs/2'])
  })

  test.each<readonly [string, readonly Drawing[]]>([
    ['a block that subnets fill', [vpc('10.0.0.0/24'), subnet('a', { cidr: '10.0.0.0/25' }), subnet('b', { cidr: '10.0.0.128/25' })]],
    ['a VPC of which no subnet is known', [vpc('10.0.0.0/24')]],
    ['a VPC with a subnet whose block is not told', [vpc('10.0.0.0/24'), subnet('a', { cidr: '10.0.0.0/25' }), subnet('b', {})]],
    ['a VPC whose blocks are not told', [{ kind: 'vpc', id: 'vpc' }, subnet('a', { cidr: '10.0.0.0/25' })]],
  ])('%s is no finding', (_what, resources) => {
    expect(rest(...resources)).toEqual([])
  })
})
