import { expect, test } from 'vitest'
import { failureImpact, spansOf } from '@/model/analyses/availability'
import { indexOf } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'

//  a: public[nat]  private[api, resize]     b: public[]  private[api]      both private tables lead out through nat
const zone = (id: string) => ({ kind: 'availability-zone', id, region: 'r' })
const subnet = (id: string, availabilityZone: string, cidr: string, routeTable: string) => ({
  kind: 'subnet',
  id,
  name: id,
  vpc: 'v',
  availabilityZone,
  cidr,
  routeTable,
})
const network = [
  { kind: 'region', id: 'r' },
  zone('a'),
  zone('b'),
  { kind: 'vpc', id: 'v', region: 'r', cidrs: ['10.0.0.0/16'] },
  { kind: 'internet-gateway', id: 'igw', vpc: 'v' },
  { kind: 'route-table', id: 'out', vpc: 'v', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
  { kind: 'route-table', id: 'through-nat', vpc: 'v', routes: [{ destination: '0.0.0.0/0', target: 'nat' }] },
  subnet('public-a', 'a', '10.0.1.0/24', 'out'),
  subnet('public-b', 'b', '10.0.2.0/24', 'out'),
  subnet('private-a', 'a', '10.0.3.0/24', 'through-nat'),
  subnet('private-b', 'b', '10.0.4.0/24', 'through-nat'),
  { kind: 'nat-gateway', id: 'nat', name: 'First NAT', subnet: 'public-a' },
  { kind: 'ecs-service', id: 'api', name: 'API', subnets: ['private-a', 'private-b'] },
  { kind: 'lambda-function', id: 'resize', name: 'Resize', subnets: ['private-a'] },
]
const spans = (resources: typeof network) => spansOf(indexOf(buildTopology({ resources }))).map((s) => s.text)
const impact = (zoneId: string, resources: typeof network) =>
  failureImpact(indexOf(buildTopology({ resources }))).find((i) => i.zone === zoneId)?.text

test('a zone that falls takes the way out of subnets in other zones with it', () => {
  expect(impact('a', network)).toContain('NAT Gateway unavailable, no way out of private-b in b')
  expect(impact('b', network)).not.toContain('no way out')
})

test('two functions in different zones are not one that spans both', () => {
  const two = [...network, { kind: 'lambda-function', id: 'mail', name: 'Mail', subnets: ['private-a', 'private-b'] }]
  expect(spans(network)).toContain('Lambdas in 1 AZ (a)')
  expect(spans(two)).toContain('Resize in 1 AZ (a)')
  expect(spans(two)).toContain('Mail spans 2 AZs (a, b)')
  expect(spans(two).join()).not.toContain('Lambdas')
})

test('NAT gateways of two zones stand in both, and go by their names where one of them falls', () => {
  const two = [...network, { kind: 'nat-gateway', id: 'nat-2', name: 'Second NAT', subnet: 'public-b' }]
  expect(spans(two)).toContain('NAT Gateways in 2 AZs (a, b)')
  expect(impact('b', two)).toContain('Second NAT unavailable')
})
