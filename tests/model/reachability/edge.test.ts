import { describe, expect, test } from 'vitest'
import { allPairs } from '@/model/reachability/matrix/all-pairs'
import { buildIndex, group } from '@/tests/model/build-topology'
import { ask, changed, codes, components, estateWith, word } from '@/tests/model/reachability/estate'

//  internet ── igw, whose table sends web-a to the firewall ── fw-a [firewall] ── web-a [lb 443], which answers by the firewall
const appliance = (attributes: Record<string, unknown>) => ({
  kind: 'network-interface',
  id: 'firewall',
  subnet: 'fw-a',
  privateAddress: '10.0.7.10',
  sourceDestCheck: false,
  securityGroups: ['fw-sg'],
  associatePublicIpAddress: true,
  publicAddress: '198.51.100.7',
  ...attributes,
})
const guarded = (attributes: Record<string, unknown> = {}, target = 'firewall') =>
  estateWith(
    { kind: 'internet-gateway', id: 'igw', vpc: 'vpc', routeTable: 'edge' },
    { kind: 'route-table', id: 'edge', vpc: 'vpc', routes: [{ destination: '10.0.1.0/24', target }] },
    { kind: 'subnet', id: 'fw-a', vpc: 'vpc', availabilityZone: 'a', cidr: '10.0.7.0/24', routeTable: 'fw-out' },
    { kind: 'route-table', id: 'fw-out', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
    { kind: 'route-table', id: 'out', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'firewall' }] },
    changed('lb', {}),
    group('fw-sg', { vpc: 'vpc', in: ['all all 0.0.0.0/0'], out: ['all all 0.0.0.0/0'] }),
    appliance(attributes),
  )

describe('a table associated with an internet gateway', () => {
  test('sends what comes in to an appliance first, and the answer goes back by it', () => {
    const verdict = ask('internet > lb tcp 443', guarded())
    expect(verdict.verdict).toBe('reachable')
    expect(components(verdict)).toEqual([
      'source internet',
      'gateway igw',
      'route-table edge',
      'network-acl-ingress acl',
      'security-group-ingress fw-sg',
      'gateway firewall',
      'security-group-egress fw-sg',
      'network-acl-egress acl',
      'route-table fw-out',
      'network-acl-ingress acl',
      'security-group-ingress lb-sg',
      'listener lb',
      'destination lb',
    ])
  })

  test('to an interface that drops what is not its own, or has no public address, nothing passes', () => {
    expect(codes('internet > lb tcp 443', guarded({ sourceDestCheck: true }))).toContain('ENI_SOURCE_DEST_CHECK_RESTRICTION')
    expect(codes('internet > lb tcp 443', guarded({ associatePublicIpAddress: false, publicAddress: undefined }))).toContain(
      'INGRESS_RTB_NO_PUBLIC_IP',
    )
  })

  test('leaves it undecided where nothing tells what the target does, and where the table is not there', () => {
    expect(word('internet > lb tcp 443', guarded({}, 'vpce-firewall'))).toBe('undecided')
    const untold = guarded().filter((r) => r.id !== 'edge')
    expect(ask('internet > lb tcp 443', untold).undecided[0]).toMatchObject({ component: 'igw', attribute: 'routeTable' })
  })

  test('is asked by the matrix too', () => {
    for (const resources of [guarded(), guarded({ sourceDestCheck: true })]) {
      const pairs = allPairs(buildIndex(resources))
      const lb = pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === 'lb'))
      expect(pairs.services('internet', lb).must.length > 0).toBe(word('internet > lb tcp 443', resources) === 'reachable')
    }
  })
})
