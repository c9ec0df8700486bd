import { describe, expect, it } from 'vitest'
import { validateTopology } from '@/model/validation/index'
import { buildTopology } from '@/tests/model/build-topology'
import { codes, find, net, subnet, table, words } from '@/tests/model/validation/find-mistakes'

describe('a well-formed topology', () => {
  it('has nothing said about it', () => {
    expect(codes([...net, { kind: 'internet-gateway', id: 'igw', vpc: 'v' }, table({ destination: '0.0.0.0/0', target: 'igw' })])).toEqual(
      [],
    )
  })
})

describe('ids', () => {
  it('name one resource, flow, participant or price each', () => {
    const flow = {
      id: 'f',
      name: 'f',
      participants: [
        { id: 'x', of: ['a'] },
        { id: 'x', of: ['v'] },
      ],
      steps: [],
    }
    const price = { id: 'nat-gateway-hour', usd: 1, per: 'hour' }
    expect(
      codes([...net, subnet('a', '10.0.1.0/24')], {
        flows: [flow, { ...flow, participants: flow.participants.slice(0, 1) }],
        prices: [price, price],
      }),
    ).toEqual([
      'flows/0/participants/1/id duplicate-participant',
      'flows/1/id duplicate-flow',
      'prices/1/id duplicate-price',
      'resources/4/id duplicate-id',
    ])
  })
})

describe('references', () => {
  it('name something that is there, and messages tell the nearest id and the kinds expected', () => {
    expect(words([...net, { kind: 'nat-gateway', id: 'n', subnet: 'aa' }, { kind: 'subnet', id: 'b', vpc: 'nowhere' }])).toEqual([
      'Nat-gateway "n" names "aa" as subnet, expected the id of a subnet; nothing has that id. Add a subnet with this id, or leave the attribute out where it is unknown.',
      'Subnet "b" names "nowhere" as vpc, expected the id of a vpc; nothing has that id. Add a vpc with this id, or leave the attribute out where it is unknown.',
    ])
    expect(words([...net, { kind: 'subnet', id: 'b', vpc: 'v', availabilityZone: 'us-east-1b' }])[0]).toContain(
      'Did you mean "us-east-1a"?',
    )
  })

  it('name something of a kind that fits', () => {
    expect(words([...net, { kind: 'nat-gateway', id: 'n', subnet: 'v' }])).toEqual([
      'Nat-gateway "n" names vpc "v" as subnet, expected the id of a subnet. Name a subnet there.',
    ])
  })

  it('are found in rules, routes, flows, assumptions, latencies and documents too', () => {
    const group = { kind: 'security-group', id: 'sg', ingress: [{ ports: 1, peer: 'x1' }] }
    const found = codes([...net, group, table({ destination: 'x2', target: 'x3' })], {
      flows: [{ id: 'f', name: 'f', participants: [{ id: 'p', of: ['x4'] }], steps: [] }],
      assumptions: { traffic: [{ of: ['x5'], gbPerMonth: 1 }] },
      latencies: [{ from: 'a', to: 'x6', maxMs: 1, note: '' }],
      document: { diagrams: { network: { leaveAside: ['x7'] } } },
    })
    expect(found).toEqual(
      [
        'resources/4/ingress/0/peer dangling-reference',
        'resources/5/routes/0/destination dangling-reference',
        'resources/5/routes/0/target dangling-reference',
        'flows/0/participants/0/of/0 dangling-reference',
        'assumptions/traffic/0/of/0 dangling-reference',
        'latencies/0/to dangling-reference',
        'document/diagrams/network/leaveAside/0 dangling-reference',
      ].sort(),
    )
  })

  it('to what the file has and could not be read are not reported a second time', () => {
    const topology = buildTopology({
      resources: [
        { kind: 'subnet', id: 'a', vpc: 'v' },
        { kind: 'generic', id: 'w', type: 'vpc' },
        { kind: 'subnet', id: 'b', vpc: 'w' },
      ],
    })
    expect(validateTopology(topology).map((d) => d.code)).toEqual(['topology/dangling-reference', 'topology/wrong-kind'])
    expect(validateTopology(topology, { unread: { ids: new Set(['v']), brokenKinds: new Map([['w', 'vpc']]) } })).toEqual([])
  })
})

describe('containers', () => {
  it('never contain themselves, directly or through others', () => {
    expect(codes([{ kind: 'vpc', id: 'v', region: 'v', cidrs: [] }])).toContain('resources/0 cycle')
    expect(
      codes([
        { kind: 'vpc', id: 'v', region: 's', cidrs: [] },
        { kind: 'subnet', id: 's', vpc: 'v' },
      ]),
    ).toContain('resources/0 cycle')
    const eni = (id: string, attachedTo: string) => ({ kind: 'network-interface', id, attachedTo })
    expect(codes([eni('a', 'b'), eni('b', 'c'), eni('c', 'a')])).toEqual(['resources/0 cycle'])
  })

  it('may be nested in a chain as long as the file', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => ({
      kind: 'network-interface',
      id: `e${i}`,
      ...(i === 0 ? {} : { attachedTo: `e${i - 1}` }),
    }))
    expect(codes(chain)).toEqual([])
  })
})

describe('every mistake', () => {
  it('says what was found, what was expected and what to do, and begins with a capital', () => {
    const found = find([
      ...net,
      subnet('a', '10.0.0.0/15'),
      { kind: 'vpc', id: 'l', region: 'l', cidrs: ['x'] },
      table({ destination: '0.0.0.0/0', target: 'nat' }, { destination: '0.0.0.0/0', target: 'v' }),
    ])
    expect(found.length).toBeGreaterThan(6)
    for (const { message, fix } of found) {
      expect(message).toMatch(/^[A-Z].*[.?]$/)
      expect(fix).toMatch(/^[A-Z].*\.$/)
    }
  })
})
