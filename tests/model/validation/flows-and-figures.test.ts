import { describe, expect, it } from 'vitest'
import { indexOf } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'
import { codes, net, subnet, words } from '@/tests/model/validation/find-mistakes'

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
          { add: { kind: 'availability-zone', id: 'w' } },
          { add: { kind: 'region', id: 'a' } },
          { add: subnet('b', '10.0.2.0/24', { vpc: 'z' }) },
          { set: 'a', attributes: { cidr: 5 } },
        ]),
      ),
    ).toEqual([
      'proposals/0/steps/0/changes/0/set dangling-reference',
      'proposals/0/steps/0/changes/1/remove dangling-reference',
      'proposals/0/steps/0/changes/2/add/region bad-proposal',
      'proposals/0/steps/0/changes/3/add/id duplicate-id',
      'proposals/0/steps/0/changes/4/add/vpc dangling-reference',
      'proposals/0/steps/0/changes/5/attributes/cidr bad-proposal',
    ])
  })

  it('are told in plain words, with the nearest name', () => {
    expect(
      words(
        net,
        proposal([
          { add: { kind: 'natgateway', id: 'n' } },
          { add: { kind: 'nat-gateway', id: 'n', subent: 'a' } },
          { add: { kind: 'availability-zone', region: 'r' } },
        ]),
      ).toSorted(),
    ).toEqual([
      'Proposal "p" adds a resource of the kind "natgateway", which is not known. Did you mean "nat-gateway"? Correct the kind.',
      'Proposal "p" writes "subent", which is not known there and is left aside. Did you mean "subnet"? Correct the name, or take it out.',
      'Proposal "p", availability-zone that it adds has no id, expected text. Add `id:` with text.',
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

describe('names of what is no resource', () => {
  const more = {
    practices: { implemented: [{ id: 'p', text: 'p', check: 'outbound-through-nat' }], recommended: [] },
    document: { diagrams: { network: {}, 'flow-f': {} }, costsLeftOut: ['nat-gateway/data'] },
    prices: [{ id: 'nat-gateway-hour', usd: 1, per: 'hour' }],
    flows: [{ id: 'f', name: 'f', participants: [{ id: 'p', of: ['a'] }], steps: [] }],
  }
  const nat = { kind: 'nat-gateway', id: 'n', subnet: 'a' }

  it('are those of checks, views, costs and prices that there are', () => {
    expect(codes([...net, nat], more)).toEqual([])
  })

  it('are told with the nearest one where they name nothing', () => {
    const wrong = {
      ...more,
      practices: { implemented: [{ id: 'p', text: 'p', check: 'outbound-trough-nat' }], recommended: [] },
      document: { diagrams: { netwrok: {}, 'flow-g': {} }, costsLeftOut: ['nat-gateway/dat'] },
      prices: [{ id: 'nat-gatway-hour', usd: 1, per: 'hour' }],
    }
    expect(codes([...net, nat], wrong)).toEqual([
      'document/costsLeftOut/0 unknown-cost',
      'document/diagrams/flow-g unknown-view',
      'document/diagrams/netwrok unknown-view',
      'practices/implemented/0/check unknown-check',
      'prices/0/id unknown-price',
    ])
    for (const meant of ['outbound-through-nat', 'network', 'nat-gateway/data', 'nat-gateway-hour'])
      expect(words([...net, nat], wrong).join()).toContain(`Did you mean "${meant}"?`)
  })

  it('of prices count once: the first of two is used, as is said', () => {
    const twice = [
      { id: 'nat-gateway-hour', usd: 1, per: 'hour' },
      { id: 'nat-gateway-hour', usd: 2, per: 'hour' },
    ]
    expect(words([...net, nat], { prices: twice }).join()).toContain('the first one counts')
    expect(indexOf(buildTopology({ resources: [...net, nat], prices: twice })).price('nat-gateway-hour')?.usd).toBe(1)
  })
})
