import { describe, expect, it } from 'vitest'
import { kinds } from '@/model/kinds/index'
import type { Kind } from '@/model/kinds/kind'
import { referencesIn } from '@/model/kinds/references'
import { shapeOf, walkShape } from '@/model/kinds/schema-shape'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'

const every = kinds.map((kind) => kind as unknown as Kind)

/** All facets of all resources of a topology, as text: what they say must be words, and nothing may throw. */
function everything(t: TopologyIndex): readonly string[] {
  return t.all.flatMap((resource) => {
    const kind = t.kindOf(resource)
    const self = resource as never
    const placements = kind.place?.(self, t) ?? []
    return [
      ...placements.map((p) => `${p.in} ${p.area} ${p.part ?? ''}`),
      ...placements.flatMap((placement) => kind.lines?.(self, t, placement) ?? []),
      ...(kind.relations?.(self, t) ?? []).flatMap((r) => [r.from, r.to, r.label, ...r.because]),
      ...(kind.interfaces?.(self, t) ?? []).flatMap((i) => [
        i.subnet ?? '',
        ...(i.securityGroups ?? []),
        i.privateAddress ?? '',
        i.publicAddress ?? '',
      ]),
      ...(kind.cost?.(self, t) ?? []).map((c) => `${c.label} ${c.usdPerMonth}`),
      ...(kind.facts?.(self, t) ?? []).map((f) => `${f.label} ${f.value}`),
      ...(kind.addresses?.(self) ?? []),
      ...(kind.check?.(self, t) ?? []).map((p) => `${p.message} ${p.fix}`),
      ...(kind.routeTarget === undefined ? [] : [kind.routeTarget.purpose(self, t), kind.routeTarget.abbreviation]),
      ...(kind.container === undefined
        ? []
        : [...kind.container.title(self, t), String(kind.container.parent(self, t)), String(kind.container.tone(self, t))]),
    ]
  })
}

/** Only what the schema asks for. */
const bare = (kind: Kind) => {
  const [example] = kind.examples
  return Object.fromEntries(Object.entries(example ?? {}).filter(([name]) => kind.schema.shape[name]?._zod.optin !== 'optional'))
}

describe.each(every.map((kind) => [kind.kind, kind] as const))('the kind %s', (name, kind) => {
  it('has examples that its schema accepts, without a name that it does not know', () => {
    expect(kind.examples.length).toBeGreaterThan(0)
    for (const example of kind.examples) {
      const unknown: string[] = []
      expect(kind.schema.safeParse(example).error?.issues).toBeUndefined()
      walkShape(shapeOf(kind.schema), example, { unknown: (attribute) => unknown.push(attribute) })
      expect(unknown).toEqual([])
      expect(example.kind).toBe(name)
    }
  })

  it('answers with only what it must have', () => {
    const words = everything(indexOf(buildTopology({ resources: [bare(kind)] })))
    expect(words.filter((word) => /undefined|NaN|\[object/.test(word))).toEqual([])
  })

  it('answers where nothing that it names is there', () => {
    for (const example of kind.examples) {
      const words = everything(indexOf(buildTopology({ resources: [example] })))
      expect(words.filter((word) => /undefined|NaN|\[object/.test(word))).toEqual([])
    }
  })

  it('answers where everything that it names is of another kind', () => {
    for (const example of kind.examples) {
      const ids = new Set(referencesIn(kind.schema, example).map((r) => r.id))
      ids.delete(String(example.id))
      for (const other of ['vpc', 'subnet', 'generic', 'network-interface', 'route-table', 'security-group']) {
        const impostors = [...ids].map((id) => ({ ...bare(every.find((k) => k.kind === other) ?? kind), id }))
        expect(() => everything(indexOf(buildTopology({ resources: [example, ...impostors] })))).not.toThrow()
      }
    }
  })

  it('is told apart from every other kind by its labels', () => {
    const { label, plural, short } = kind.look
    expect([label, plural, short].every((word) => word.trim() !== '')).toBe(true)
    expect(every.filter((other) => other.look.label === label)).toHaveLength(1)
  })
})

describe('all kinds together', () => {
  it('answer in one topology of all their examples, with a router, users and the internet about', () => {
    const resources = every.flatMap((kind) => kind.examples)
    const words = everything(indexOf(buildTopology({ resources })))
    expect(words.length).toBeGreaterThan(100)
    expect(words.filter((word) => /undefined|NaN|\[object/.test(word))).toEqual([])
  })

  it('have examples of different ids', () => {
    const ids = every.flatMap((kind) => kind.examples.map((example) => String(example.id)))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are the kinds that a network of AWS is made of', () => {
    const names = new Set(every.map((kind) => kind.kind))
    for (const name of [
      'egress-only-internet-gateway',
      'network-acl',
      'ec2-instance',
      'rds-instance',
      'network-interface',
      'vpc-peering',
      'transit-gateway',
      'transit-gateway-attachment',
      'transit-gateway-route-table',
      'vpn-gateway',
      'vpn-connection',
      'customer-gateway',
    ])
      expect([name, names.has(name)]).toEqual([name, true])
  })
})
