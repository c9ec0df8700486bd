import { describe, expect, it } from 'vitest'
import { validateTopology } from '@/model/validation/index'
import { buildTopology, type Drawn } from '@/tests/model/build-topology'

/** What validation says, as `path code`; with `words` the message and the fix too. */
const find = (resources: Drawn['resources'], more: Omit<Drawn, 'resources'> & Record<string, unknown> = {}) =>
  validateTopology(buildTopology({ resources, ...more }))
const codes = (...given: Parameters<typeof find>) =>
  find(...given)
    .map((d) => `${d.place?.path} ${d.code.replace('topology/', '')}`)
    .sort()
const words = (...given: Parameters<typeof find>) => find(...given).map((d) => `${d.message} ${d.fix}`)

const region = { kind: 'region', id: 'us-east-1' }
const zone = { kind: 'availability-zone', id: 'us-east-1a', region: 'us-east-1' }
const vpc = { kind: 'vpc', id: 'v', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }
const subnet = (id: string, cidr: string, more: object = {}) => ({ kind: 'subnet', id, vpc: 'v', cidr, ...more })
const table = (...routes: object[]) => ({ kind: 'route-table', id: 'r', vpc: 'v', routes })
const net = [region, zone, vpc, subnet('a', '10.0.0.0/24', { availabilityZone: 'us-east-1a' })]

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

describe('routes', () => {
  const igw = { kind: 'internet-gateway', id: 'igw', vpc: 'v' }

  it('have each destination once, however it is written; a propagated one may stand beside', () => {
    expect(
      codes([
        ...net,
        igw,
        table(
          { destination: '::/0', target: 'igw' },
          { destination: '0::0/0', target: 'blackhole' },
          { destination: '::/0', target: 'igw', propagated: true },
        ),
      ]),
    ).toEqual(['resources/5/routes/1/destination duplicate-route'])
  })

  it('lead to something that forwards packets, in the VPC of the table', () => {
    const resources = [
      ...net,
      { kind: 'vpc', id: 'w', region: 'us-east-1', cidrs: ['10.1.0.0/16'] },
      { kind: 'internet-gateway', id: 'other', vpc: 'w' },
    ]
    expect(
      codes([...resources, table({ destination: '0.0.0.0/0', target: 'other' }, { destination: '192.0.2.0/24', target: 'a' })]),
    ).toEqual(['resources/6/routes/0/target target-in-other-vpc', 'resources/6/routes/1/target not-a-route-target'])
  })

  it('lead to a gateway endpoint by a prefix list only, and to an egress-only gateway by IPv6 only', () => {
    const endpoint = { kind: 'gateway-endpoint', id: 's3', vpc: 'v', service: 's3' }
    const eigw = { kind: 'egress-only-internet-gateway', id: 'out', vpc: 'v' }
    const list = { kind: 'prefix-list', id: 'pl', service: 's3' }
    const found = codes([
      ...net,
      endpoint,
      eigw,
      list,
      table(
        { destination: 'pl', target: 's3' },
        { destination: '0.0.0.0/0', target: 'out' },
        { destination: '52.0.0.0/8', target: 's3' },
        { destination: '::/0', target: 'out' },
      ),
    ])
    expect(found).toEqual([
      'resources/7/routes/1/destination destination-not-taken',
      'resources/7/routes/2/destination destination-not-taken',
    ])
  })

  it('inside the VPC are for a whole subnet and lead to an appliance, as AWS has it', () => {
    const eni = { kind: 'network-interface', id: 'eni', subnet: 'a' }
    const into = (destination: string, target: string, more: object = {}) =>
      codes([...net, igw, eni, table({ destination, target, ...more })])
    expect(into('10.0.0.0/24', 'eni')).toEqual([])
    expect(into('10.0.0.0/25', 'eni')).toEqual(['resources/6/routes/0/destination more-specific-than-local'])
    expect(into('10.0.0.0/24', 'igw')).toEqual(['resources/6/routes/0/target more-specific-than-local'])
    expect(into('10.0.0.0/16', 'eni')).toEqual([])
    expect(into('10.0.0.0/25', 'igw', { propagated: true })).toEqual([])
  })

  it('of a VPC are in one main table', () => {
    expect(codes([...net, { ...table(), id: 'm1', main: true }, { ...table(), id: 'm2', main: true }])).toEqual([
      'resources/5/main two-main-tables',
    ])
  })
})

describe('rules', () => {
  const group = (rule: object) => [...net, { kind: 'security-group', id: 'sg', ingress: [{ peer: '0.0.0.0/0', ...rule }] }]

  it('have ports that there are, the lower one first', () => {
    expect(words(group({ ports: '100-1' }))).toEqual([
      'Ingress rule 1 has ports 100-1, expected the lower port first (security-group "sg"). Write 1-100.',
    ])
    expect(words(group({ ports: '70000' }))[0]).toContain('expected ports from 0 to 65535')
    expect(codes(group({ ports: '1-100' }))).toEqual([])
  })

  it('name ports only where the protocol has them, and ICMP of the right family', () => {
    const severities = (rule: object) => find(group(rule)).map((d) => `${d.severity} ${d.code}`)
    expect(severities({ protocol: 'all', ports: 443 })).toEqual(['warning topology/ports-ignored'])
    expect(severities({ protocol: 'icmp', peer: '::/0' })).toEqual(['warning topology/protocol-family'])
    expect(severities({ protocol: 'icmpv6', peer: '::/0' })).toEqual([])
    expect(severities({ protocol: 'udp', ports: 53 })).toEqual([])
  })

  it('of a gateway endpoint are none', () => {
    expect(
      codes([
        ...net,
        { kind: 'security-group', id: 'sg' },
        { kind: 'gateway-endpoint', id: 'e', vpc: 'v', service: 's3', securityGroups: ['sg'] },
      ]),
    ).toEqual(['resources/5/securityGroups endpoint-with-security-group'])
  })
})

describe('flows', () => {
  const flow = (steps: object[], more: object = {}) => ({
    flows: [
      {
        id: 'f',
        name: 'f',
        participants: [
          { id: 'web', of: ['a'] },
          { id: 'db', of: ['v'] },
        ],
        steps,
        ...more,
      },
    ],
  })

  it('run between participants, in blocks too, and notes stand over them', () => {
    const steps = [
      { from: 'web', to: 'bd', text: 'x' },
      { note: 'x', over: ['web', 'cache'] },
      { parallel: [{ label: 'one', steps: [{ alternative: [{ label: 'two', steps: [{ from: 'w', to: 'db', text: '' }] }] }] }] },
    ]
    expect(codes(net, flow(steps))).toEqual([
      'flows/0/steps/0/to unknown-participant',
      'flows/0/steps/1/over/1 unknown-participant',
      'flows/0/steps/2/parallel/0/steps/0/alternative/0/steps/0/from unknown-participant',
    ])
  })

  it('hold texts whose references resolve', () => {
    const steps = [{ from: 'web', to: 'db', port: 443, text: '${a.cidr} ${step.port} ${a.cdir} ${nobody.name} ${step.prot}' }]
    expect(codes(net, flow(steps, { description: '${v.tags}' }))).toEqual([
      'flows/0/description unresolved-text',
      ...new Array(3).fill('flows/0/steps/0/text unresolved-text'),
    ])
  })
})

describe('proposals', () => {
  const proposal = (changes: object[], does: string[] = []) => ({
    proposals: [{ id: 'p', title: 'p', steps: [{ title: 's', changes, does }] }],
  })

  it('change and remove what is there, and add what is well formed', () => {
    expect(
      codes(
        net,
        proposal([
          { set: 'x', attributes: {} },
          { remove: 'y' },
          { add: { kind: 'vpc', id: 'w' } },
          { add: { kind: 'region', id: 'a' } },
          { add: subnet('b', '10.0.2.0/24', { vpc: 'z' }) },
          { set: 'a', attributes: { cidr: 5 } },
        ]),
      ),
    ).toEqual([
      'proposals/0/steps/0/changes/0/set dangling-reference',
      'proposals/0/steps/0/changes/1/remove dangling-reference',
      'proposals/0/steps/0/changes/2/add/cidrs bad-proposal',
      'proposals/0/steps/0/changes/3/add/id duplicate-id',
      'proposals/0/steps/0/changes/4/add/vpc dangling-reference',
      'proposals/0/steps/0/changes/5/attributes/cidr bad-proposal',
    ])
  })

  it('may name what they add themselves', () => {
    expect(
      codes(
        net,
        proposal(
          [
            { add: subnet('b', '10.0.2.0/24') },
            { add: { kind: 'nat-gateway', id: 'n', subnet: 'b' } },
            { set: 'b', attributes: { name: 'B' } },
          ],
          ['In ${b.cidr}'],
        ),
      ),
    ).toEqual([])
  })
})

describe('figures', () => {
  it('run upwards, and limits are about kinds that there are', () => {
    const more = {
      latencies: [{ from: 'a', to: 'v', minMs: 5, maxMs: 1, note: '' }],
      limits: [{ component: 'NAT', kind: 'nat-gatway', limit: '1', note: '' }],
      availability: { recoveryMinutes: { min: 5, max: 2 } },
    }
    expect(codes(net, more)).toEqual([
      'availability/recoveryMinutes/min backward-range',
      'latencies/0/minMs backward-range',
      'limits/0/kind unknown-kind',
    ])
  })

  it('of a load balancer have parts in its own subnets', () => {
    expect(
      codes([...net, { kind: 'application-load-balancer', id: 'lb', subnets: ['a'], parts: { a: 'Primary', b: 'Secondary' } }]),
    ).toEqual(['resources/4/parts/b part-without-subnet'])
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
