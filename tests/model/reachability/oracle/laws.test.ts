import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import type { Verdict, VerdictWord } from '@/model/reachability/verdict'
import { type Topology, TopologySchema } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { applyChanges } from '@/model/what-if'
import { Dice } from '@/tests/model/reachability/oracle/dice'
import { questionOf } from '@/tests/model/reachability/oracle/question'
import { type Asked, randomPacket, randomWorld } from '@/tests/model/reachability/oracle/worlds'

type Plain = Record<string, unknown>

/** Each law is tried on this many worlds, with this many packets in each. */
const worlds = Number(process.env.HOPLINE_LAW_WORLDS ?? 120)
const packets = 12

const rewritten = (world: Topology, change: (resource: Plain) => Plain | readonly Plain[]): Topology =>
  TopologySchema.parse({ ...world, resources: world.resources.flatMap((r) => change({ ...r } as Plain)) })

const list = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value : [])

/** Breaches of a law, with the seed that shows each. */
function breaches(
  change: (world: Topology, dice: Dice) => { readonly world: Topology; readonly asked?: (one: Asked) => Asked },
  holds: (before: Verdict, after: Verdict, one: Asked) => boolean,
): readonly string[] {
  const found: string[] = []
  for (let seed = 1; seed <= worlds; seed++) {
    const world = randomWorld(seed)
    const dice = new Dice(seed * 104_729)
    const { world: other, asked = (one) => one } = change(world, dice)
    for (let i = 0; i < packets; i++) {
      const one = randomPacket(world, dice)
      if (one === null) continue
      const before = trace(questionOf(one), indexOf(world))
      const after = trace(questionOf(asked(one)), indexOf(other))
      if (!holds(before, after, one))
        found.push(
          `seed ${seed} ${JSON.stringify(one)}: ${before.verdict} became ${after.verdict} ${JSON.stringify(after.blockers.slice(0, 2).map((b) => [b.code, b.component]))}`,
        )
    }
  }
  return found.slice(0, 10)
}

const same = (before: Verdict, after: Verdict) => before.verdict === after.verdict
const weights: Readonly<Record<VerdictWord, number>> = { reachable: 0, undecided: 1, blocked: 2 }
const notWorse = (before: Verdict, after: Verdict) => weights[after.verdict] <= weights[before.verdict]
const notBetter = (before: Verdict, after: Verdict) => weights[after.verdict] >= weights[before.verdict]

/** A block as its two halves. */
function halves(block: string): readonly string[] {
  const [network = '', length = ''] = block.split('/')
  const bits = Number(length)
  if (network.includes(':') || bits >= 32 || !block.includes('/')) return [block]
  const value = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const text = (v: number) => [24, 16, 8, 0].map((shift) => Math.floor(v / 2 ** shift) % 256).join('.')
  return [`${network}/${bits + 1}`, `${text(value + 2 ** (31 - bits))}/${bits + 1}`]
}

const each = (r: Plain, attribute: string, change: (items: readonly Plain[]) => readonly Plain[]): Plain =>
  Array.isArray(r[attribute]) ? { ...r, [attribute]: change(list(r[attribute])) } : r

const inLists = (world: Topology, change: (items: readonly Plain[]) => readonly Plain[], attributes: readonly string[]): Topology =>
  rewritten(world, (r) => attributes.reduce((one, attribute) => each(one, attribute, change), r))

describe('a verdict stays the same', () => {
  test('whatever the order of resources, rules, entries and routes', () => {
    expect(
      breaches((world, dice) => {
        const shuffled = inLists(
          world,
          (items) => dice.shuffled(items),
          ['ingress', 'egress', 'entries', 'routes'].filter((a) => a !== 'entries'),
        )
        const acls = rewritten(shuffled, (r) => (r.kind === 'network-acl' ? each(r, 'entries', (items) => dice.shuffled(items)) : r))
        return { world: { ...acls, resources: dice.shuffled(acls.resources) } }
      }, same),
    ).toEqual([])
  })

  test('where every block of a rule, an entry or a route is written as its two halves', () => {
    const split = (world: Topology) => {
      const rules = inLists(world, (items) => items.flatMap((rule) => halves(String(rule.peer)).map((peer) => ({ ...rule, peer }))), [
        'ingress',
        'egress',
      ])
      return rewritten(rules, (r) =>
        r.kind === 'network-acl'
          ? each(r, 'entries', (items) =>
              items.flatMap((entry) =>
                halves(String(entry.cidr)).map((cidr, i) => ({ ...entry, cidr, number: Number(entry.number) * 10 + i })),
              ),
            )
          : r,
      )
    }
    expect(breaches((world) => ({ world: split(world) }), same)).toEqual([])
  })

  test('where every rule stands twice', () => {
    expect(breaches((world) => ({ world: inLists(world, (items) => [...items, ...items], ['ingress', 'egress']) }), same)).toEqual([])
  })

  test('where a group is taken apart into one group for each of its rules', () => {
    const apart = (world: Topology) => {
      const parts = new Map<string, string[]>()
      const groups = rewritten(world, (r) => {
        if (r.kind !== 'security-group') return r
        const [ingress, egress] = [list(r.ingress), list(r.egress)]
        const count = Math.max(1, ingress.length, egress.length)
        // The first part keeps the name, so that rules of others still find its members.
        const own = Array.from({ length: count }, (_, i) => (i === 0 ? String(r.id) : `${r.id}-${i}`))
        parts.set(String(r.id), own)
        const named = (rule: Plain | undefined) => (rule === undefined ? [] : [rule.peer === 'self' ? { ...rule, peer: r.id } : rule])
        return own.map((id, i) => ({ ...r, id, ingress: named(ingress[i]), egress: named(egress[i]) }))
      })
      return rewritten(groups, (r) =>
        Array.isArray(r.securityGroups) ? { ...r, securityGroups: r.securityGroups.flatMap((id) => parts.get(String(id)) ?? [id]) } : r,
      )
    }
    expect(breaches((world) => ({ world: apart(world) }), same)).toEqual([])
  })

  test('under other names', () => {
    const renamed = (world: Topology) => {
      const ids = new Set<string>(world.resources.map((r) => r.id))
      const rename = (value: unknown): unknown => {
        if (typeof value === 'string') return ids.has(value) ? `new ${value}` : value
        if (Array.isArray(value)) return value.map(rename)
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'kind' ? v : rename(v)]))
        return value
      }
      return {
        world: rewritten(world, (r) => rename(r) as Plain),
        asked: (one: Asked): Asked => ({ ...one, from: rename(one.from) as string, to: rename(one.to) as string }),
      }
    }
    expect(breaches(renamed, same)).toEqual([])
  })

  test('where a network that nobody is joined to stands beside it', () => {
    const beside: readonly Plain[] = [
      { kind: 'vpc', id: 'island', cidrs: ['172.30.0.0/16'] },
      { kind: 'subnet', id: 'island-a', vpc: 'island', cidr: '172.30.1.0/24' },
      { kind: 'ec2-instance', id: 'robinson', subnet: 'island-a', privateAddress: '172.30.1.10', securityGroups: [], ipv6Addresses: [] },
    ]
    expect(breaches((world) => ({ world: TopologySchema.parse({ ...world, resources: [...world.resources, ...beside] }) }), same)).toEqual(
      [],
    )
  })
})

describe('a verdict becomes no worse', () => {
  test('by a rule that allows more', () => {
    const more = { protocol: 'tcp', ports: 'all', peer: '0.0.0.0/0' }
    expect(breaches((world) => ({ world: inLists(world, (items) => [...items, more], ['ingress', 'egress']) }), notWorse)).toEqual([])
  })

  test('by taking entries that deny away', () => {
    const allowed = (world: Topology) =>
      rewritten(world, (r) => (r.kind === 'network-acl' ? each(r, 'entries', (items) => items.filter((e) => e.action === 'allow')) : r))
    expect(breaches((world) => ({ world: allowed(world) }), notWorse)).toEqual([])
  })
})

describe('a verdict becomes no better', () => {
  test('by taking a rule away', () => {
    expect(breaches((world) => ({ world: inLists(world, (items) => items.slice(1), ['ingress', 'egress']) }), notBetter)).toEqual([])
  })

  test('by an entry that denies before all others', () => {
    const deny = ['ingress', 'egress'].map((direction) => ({
      number: 1,
      direction,
      protocol: 'udp',
      ports: 'all',
      cidr: '0.0.0.0/0',
      action: 'deny',
    }))
    const closed = (world: Topology) =>
      rewritten(world, (r) => (r.kind === 'network-acl' ? each(r, 'entries', (items) => [...deny, ...items]) : r))
    expect(breaches((world) => ({ world: closed(world) }), notBetter)).toEqual([])
  })
})

describe('explanations hold', () => {
  test('the changes that a verdict names open the way', () => {
    const wrong: string[] = []
    let tried = 0
    for (let seed = 1; seed <= worlds * 3; seed++) {
      const world = randomWorld(seed)
      const dice = new Dice(seed * 15_485_863)
      for (let i = 0; i < packets; i++) {
        const one = randomPacket(world, dice)
        if (one === null) continue
        const verdict = trace(questionOf(one), indexOf(world))
        if (verdict.verdict !== 'blocked' || verdict.changes === null) continue
        tried++
        const { topology, refused } = applyChanges(world, verdict.changes)
        const after = trace(questionOf(one), indexOf(topology))
        if (refused.length > 0 || after.verdict === 'blocked')
          wrong.push(
            `seed ${seed} ${JSON.stringify(one)} ${JSON.stringify(verdict.changes)} ${JSON.stringify(after.blockers.map((b) => [b.direction, b.code, b.component]))} ${refused}`,
          )
      }
    }
    expect(wrong.slice(0, 10)).toEqual([])
    expect(tried).toBeGreaterThan(worlds * 2)
  })

  test('the changes that a verdict names make sense together: each is needed, and no two entries have one number', () => {
    const wrong: string[] = []
    let tried = 0
    for (let seed = 1; seed <= worlds * 3; seed++) {
      const world = randomWorld(seed)
      const dice = new Dice(seed * 32_452_843)
      for (let i = 0; i < packets; i++) {
        const one = randomPacket(world, dice)
        if (one === null) continue
        const { verdict, changes } = trace(questionOf(one), indexOf(world))
        if (verdict !== 'blocked' || changes === null) continue
        tried++
        const mended = trace(questionOf(one), indexOf(applyChanges(world, changes).topology)).verdict
        for (const left of changes) {
          const { topology } = applyChanges(
            world,
            changes.filter((change) => change !== left),
          )
          if (trace(questionOf(one), indexOf(topology)).verdict === mended)
            wrong.push(`seed ${seed} ${JSON.stringify(one)}: moot ${JSON.stringify(left)}`)
        }
        for (const acl of applyChanges(world, changes).topology.resources) {
          if (acl.kind !== 'network-acl') continue
          const numbers = (acl.entries ?? []).map((entry) => `${entry.direction} ${entry.number}`)
          if (new Set(numbers).size < numbers.length) wrong.push(`seed ${seed} ${JSON.stringify(one)}: ${acl.id} ${numbers}`)
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([])
    expect(tried).toBeGreaterThan(worlds * 2)
  })

  test('every hop of a way that passes passes, and a blocked one names as many blockers as hops that refuse', () => {
    expect(
      breaches(
        (world) => ({ world }),
        (verdict) => {
          const hops = [...verdict.forward.hops, ...(verdict.return?.hops ?? [])]
          if (verdict.verdict === 'reachable') return hops.every((h) => h.decision === 'pass') && hops.at(-1)?.stage === 'destination'
          return verdict.verdict !== 'blocked' || verdict.blockers.length > 0
        },
      ),
    ).toEqual([])
  })
})

describe('what is not told', () => {
  /** Attributes without which something is unknown, by kind; those that have a stated default are not among them. */
  const telling: Readonly<Record<string, readonly string[]>> = {
    'ec2-instance': ['securityGroups', 'privateAddress', 'associatePublicIpAddress', 'ipv6Addresses', 'subnet'],
    'network-interface': ['securityGroups', 'privateAddress', 'associatePublicIpAddress', 'ipv6Addresses', 'subnet'],
    'security-group': ['ingress', 'egress'],
    'network-acl': ['entries'],
    'internet-gateway': ['vpc'],
    'nat-gateway': ['subnet'],
    'vpc-peering': ['status', 'accepterVpc'],
    'transit-gateway-attachment': ['subnets'],
    'transit-gateway-route-table': ['routes'],
    'prefix-list': ['entries'],
    subnet: ['availabilityZone'],
    'vpc-block-public-access': ['mode', 'exclusions', 'region'],
  }

  test('never makes a sure answer of another one', () => {
    const forget = (world: Topology, dice: Dice) => {
      const able = world.resources.filter((r) => (telling[r.kind] ?? []).some((a) => Object.hasOwn(r, a)))
      const victim = dice.pick(able)
      const attribute = dice.pick((telling[victim.kind] ?? []).filter((a) => Object.hasOwn(victim, a)))
      return {
        world: rewritten(world, (r) =>
          r.id === victim.id
            ? Object.fromEntries(
                Object.entries(r).filter(([k]) => k !== attribute && !(attribute === 'associatePublicIpAddress' && k === 'publicAddress')),
              )
            : r,
        ),
      }
    }
    expect(
      breaches(
        forget,
        (before, after) => after.verdict === 'undecided' || after.verdict === before.verdict || before.verdict === 'undecided',
      ),
    ).toEqual([])
  })
})
