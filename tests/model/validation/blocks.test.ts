import { describe, expect, it } from 'vitest'
import { codes, find, net, region, subnet, vpc, words } from '@/tests/model/validation/find-mistakes'

describe('blocks and addresses', () => {
  it('are well written, wherever they stand', () => {
    const found = find([
      { ...vpc, cidrs: ['10.0.0.0/33'] },
      { kind: 'security-group', id: 'sg', ingress: [{ ports: 1, peer: '10.0.0.0/99' }], egress: [{ peer: '10.0.0.1' }] },
      { kind: 'prefix-list', id: 'pl', entries: ['10.0.0.5/8'] },
      { kind: 'elastic-ip', id: 'e', publicAddress: '300.0.0.1' },
      { kind: 'network-acl', id: 'acl', entries: [{ number: 1, direction: 'egress', cidr: 'anywhere', action: 'allow' }] },
      region,
    ])
    expect(found.map((d) => `${d.place?.path} ${d.code} ${d.severity}`).sort()).toEqual(
      [
        'resources/0/cidrs/0 topology/bad-cidr error',
        'resources/1/egress/0/peer topology/bad-cidr error',
        'resources/1/ingress/0/peer topology/bad-cidr error',
        'resources/2/entries/0 topology/host-bits warning',
        'resources/3/publicAddress topology/bad-address error',
        'resources/4/entries/0/cidr topology/bad-cidr error',
      ].sort(),
    )
    expect(found.find((d) => d.code === 'topology/host-bits')?.fix).toBe('Write 10.0.0.0/8, the network that it lies in.')
  })

  it.each([
    ['vpc', '10.0.0.0/15', false],
    ['vpc', '10.0.0.0/16', true],
    ['vpc', '10.0.0.0/28', true],
    ['vpc', '10.0.0.0/29', false],
    ['vpc', '2001:db8::/40', false],
    ['vpc', '2001:db8::/44', true],
    ['vpc', '2001:db8::/46', false],
    ['vpc', '2001:db8::/56', true],
    ['vpc', '2001:db8::/60', true],
    ['vpc', '2001:db8::/64', false],
    ['subnet', '10.0.0.0/16', true],
    ['subnet', '10.0.0.0/28', true],
    ['subnet', '10.0.0.0/29', false],
    ['subnet', '2001:db8::/64', true],
    ['subnet', '2001:db8::/60', true],
    ['subnet', '2001:db8::/62', false],
    ['subnet', '2001:db8::/68', false],
  ])('of a %s: %s is allowed by AWS: %s', (kind, cidr, allowed) => {
    const six = cidr.includes(':')
    const resources =
      kind === 'vpc'
        ? [{ kind: 'vpc', id: 'v', cidrs: [cidr] }]
        : [
            { kind: 'vpc', id: 'v', cidrs: [six ? '2001:db8::/44' : '10.0.0.0/16'] },
            { kind: 'subnet', id: 'a', vpc: 'v', [six ? 'ipv6Cidr' : 'cidr']: cidr },
          ]
    expect(codes(resources).some((code) => code.endsWith('block-size'))).toBe(!allowed)
  })

  it('of a subnet stand in the attribute of their family', () => {
    expect(
      codes([region, { ...vpc, cidrs: ['10.0.0.0/16', '2001:db8::/56'] }, subnet('a', '2001:db8::/64', { ipv6Cidr: '10.0.0.0/24' })]),
    ).toEqual(['resources/2/cidr block-family', 'resources/2/ipv6Cidr block-family'])
  })

  it('of a subnet lie inside a block of its VPC, the second and the IPv6 one too', () => {
    const two = { ...vpc, cidrs: ['10.0.0.0/16', '10.9.0.0/16', '2001:db8::/56'] }
    expect(codes([region, two, subnet('a', '10.9.1.0/24', { ipv6Cidr: '2001:db8:0:1::/64' })])).toEqual([])
    expect(words([region, two, subnet('a', '10.8.1.0/24')])).toEqual([
      'Subnet "a": cidr is 10.8.1.0/24, expected a block inside 10.0.0.0/16 or 10.9.0.0/16, the IPv4 blocks of vpc "v". Change the subnet, or add the block to the VPC.',
    ])
    expect(words([region, vpc, { kind: 'subnet', id: 'a', vpc: 'v', ipv6Cidr: '2001:db8::/64' }])[0]).toContain(
      'an IPv6 block of vpc "v", which has none',
    )
  })

  it('of one VPC or of its subnets do not overlap; of two VPCs they may', () => {
    expect(codes([region, { ...vpc, cidrs: ['10.0.128.0/17', '10.0.0.0/16'] }])).toEqual(['resources/1/cidrs/1 overlap'])
    expect(codes([...net, subnet('b', '10.0.0.128/25'), subnet('c', '10.0.0.0/24'), subnet('d', '10.0.1.0/24')])).toEqual([
      'resources/4/cidr overlap',
      'resources/5/cidr overlap',
      'resources/5/cidr overlap',
    ])
    const other = { ...vpc, id: 'w' }
    expect(codes([...net, other, { ...subnet('b', '10.0.0.0/24'), vpc: 'w' }])).toEqual([])
  })

  it('are compared with the widest before them, not only with their neighbour', () => {
    expect(codes([region, vpc, subnet('wide', '10.0.0.0/20'), subnet('b', '10.0.1.0/24'), subnet('c', '10.0.2.0/24')])).toEqual([
      'resources/3/cidr overlap',
      'resources/4/cidr overlap',
    ])
  })

  it('are told to overlap each other too where one around both overlaps them, written later', () => {
    expect(
      words([region, vpc, subnet('a', '10.0.1.0/24'), subnet('b', '10.0.1.128/25'), subnet('wide', '10.0.0.0/20')])
        .map((w) => w.split(',')[0])
        .sort(),
    ).toEqual([
      'Subnet "b": 10.0.1.128/25 overlaps 10.0.1.0/24 of subnet "a"',
      'Subnet "wide": 10.0.0.0/20 overlaps 10.0.1.0/24 of subnet "a"',
      'Subnet "wide": 10.0.0.0/20 overlaps 10.0.1.128/25 of subnet "b"',
    ])
  })
})

describe('availability zones', () => {
  it('lie in the region of the VPC', () => {
    const resources = [
      ...net,
      { kind: 'region', id: 'eu' },
      { kind: 'availability-zone', id: 'eu-a', region: 'eu' },
      subnet('b', '10.0.1.0/24', { availabilityZone: 'eu-a' }),
    ]
    expect(codes(resources)).toEqual(['resources/6/availabilityZone zone-elsewhere'])
  })
})
