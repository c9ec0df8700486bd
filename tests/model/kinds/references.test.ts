import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FlowSchema } from '@/model/flows'
import { cidrText, ref } from '@/model/kinds/attributes'
import { kinds } from '@/model/kinds/index'
import { networkTextsIn, referencesIn } from '@/model/kinds/references'

const found = (schema: z.core.$ZodType, value: unknown) =>
  referencesIn(schema, value).map((r) => `${r.path.join('/')}=${r.id}${r.kinds.length === 0 ? '' : `:${r.kinds.join('|')}`}`)

describe('references of a value', () => {
  it('are found through lists, maps, records, unions, defaults and what calls itself', () => {
    interface Node {
      readonly of?: string | undefined
      readonly inside?: Node[] | undefined
    }
    const node: z.ZodType<Node> = z.lazy(() => z.object({ of: ref('vpc').optional(), inside: z.array(node).optional() }))
    const schema = z.object({
      one: ref('subnet').optional().describe('with words of its own'),
      many: z.array(ref()).default([]),
      named: z.record(z.string(), z.object({ to: ref('vpc', 'region').nullable() })),
      either: z.union([z.object({ a: ref('nat-gateway') }), z.object({ b: ref('internet-gateway') })]),
      node,
    })
    const value = {
      one: 's',
      many: ['x', 'y'],
      named: { k: { to: 'v' }, l: { to: null } },
      either: { b: 'i' },
      node: { of: 'v1', inside: [{ inside: [{ of: 'v2' }] }] },
    }
    expect(found(schema, value)).toEqual([
      'one=s:subnet',
      'many/0=x',
      'many/1=y',
      'named/k/to=v:vpc|region',
      'either/b=i:internet-gateway',
      'node/of=v1:vpc',
      'node/inside/0/inside/0/of=v2:vpc',
    ])
  })

  it('are not words, blocks or texts', () => {
    const schema = z.object({ peer: z.union([z.literal('self'), cidrText, ref('security-group')]), text: z.string() })
    expect(found(schema, { peer: 'web', text: 'web' })).toEqual(['peer=web:security-group'])
    for (const peer of ['self', '10.0.0.0/8', '::/0', '10.0.0.0/99', '10.0.0.1']) expect(found(schema, { peer, text: '' })).toEqual([])
    expect(networkTextsIn(schema, { peer: '10.0.0.0/99', text: '10.0.0.0/8' })).toEqual([
      { path: ['peer'], text: '10.0.0.0/99', network: 'cidr' },
    ])
    expect(networkTextsIn(schema, { peer: 'web', text: '' })).toEqual([])
  })

  it('are none in what does not fit the schema', () => {
    for (const value of [null, 5, 'x', [], { one: 5 }, { one: ['a'] }, { one: { one: 'a' } }])
      expect(found(z.object({ one: ref() }), value)).toEqual([])
  })

  it('of a route are its target and its prefix list, not its block', () => {
    const table = kinds.find((kind) => kind.kind === 'route-table')
    const routes = [
      { destination: '0.0.0.0/0', target: 'igw' },
      { destination: 'pl-s3', target: 'vpce' },
      { destination: '::/0', target: 'blackhole' },
    ]
    expect(table === undefined ? [] : found(table.schema, { kind: 'route-table', id: 'r', vpc: 'v', routes })).toEqual([
      'vpc=v:vpc',
      'routes/0/target=igw',
      'routes/1/destination=pl-s3:prefix-list',
      'routes/1/target=vpce',
    ])
  })

  it('of a flow are what its participants stand for', () => {
    const flow = {
      id: 'f',
      name: 'f',
      participants: [{ id: 'x', of: ['web', 'api'] }],
      steps: [{ parallel: [{ label: 'l', steps: [{ from: 'x', to: 'x', text: 't' }] }] }],
    }
    expect(found(FlowSchema, flow)).toEqual(['participants/0/of/0=web', 'participants/0/of/1=api'])
  })
})
