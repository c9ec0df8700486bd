import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'
import type { Packet } from '@/tests/model/reachability/oracle/filters'
import { questionOf } from '@/tests/model/reachability/oracle/question'
import { simulate } from '@/tests/model/reachability/oracle/simulate'

/**
 * Not some worlds, but all of a kind: `HOPLINE_SMALL_WORLDS=large npx vitest run tests/model/reachability/oracle/small-worlds.test.ts`
 * asks more rules, entries and routes together, and every one of the 256 addresses.
 *
 * 10.0.0.0/24, an address has eight bits: a 10.0.0.0/26 [h0, and h1 where there is no b] ─ b 10.0.0.64/26 [h1] ─ c 10.0.0.128/26 [h2]
 */
const isLarge = process.env.HOPLINE_SMALL_WORLDS === 'large'

type Drawing = Record<string, unknown>

const address = (low: number) => `10.0.0.${low}`
const blocks = [address(0), address(64), address(128)].map((first) => `${first}/26`)
const lowHalf = '10.0.0.0/25'
const highHalf = '10.0.0.128/25'
const everything = '0.0.0.0/0'
const outside = '203.0.113.9'

interface World {
  readonly subnets: 1 | 2 | 3
  /** Of the groups of h0 (g0) and of the others (g1). */
  readonly rules?: readonly [readonly Drawing[], readonly Drawing[]]
  /** Of the network ACL of subnet a. */
  readonly entries?: readonly Drawing[]
  /** Of the table of subnet a, and of that of the others. */
  readonly routes?: readonly [readonly Drawing[], readonly Drawing[]]
  /** Whether h2 forwards, and whether h0 has a public address. */
  readonly forwards?: boolean
  readonly isPublic?: boolean
}

const allow = (direction: string, number = 900, cidr: string = everything) => ({ number, direction, cidr, action: 'allow' })
const openRule = { protocol: 'all', ports: 'all', peer: everything }
const openEntries = [allow('ingress'), allow('egress')]

function draw({ subnets, rules, entries = openEntries, routes = [[], []], forwards = false, isPublic = false }: World): Topology {
  const places = ['a', subnets > 1 ? 'b' : 'a', 'c'].slice(0, Math.max(2, subnets))
  const lows = [5, subnets > 1 ? 69 : 37, 133]
  return buildTopology({
    resources: [
      { kind: 'region', id: 'r' },
      { kind: 'availability-zone', id: 'z', region: 'r' },
      { kind: 'vpc', id: 'v', cidrs: ['10.0.0.0/24'] },
      { kind: 'internet-gateway', id: 'igw', vpc: 'v' },
      ...['a', 'b', 'c'].slice(0, subnets).map((id, i) => ({
        kind: 'subnet',
        id,
        vpc: 'v',
        availabilityZone: 'z',
        cidr: blocks[i],
        routeTable: i === 0 ? 'ta' : 'tb',
        networkAcl: i === 0 ? 'na' : 'nb',
      })),
      { kind: 'route-table', id: 'ta', vpc: 'v', routes: routes[0] },
      { kind: 'route-table', id: 'tb', vpc: 'v', routes: routes[1] },
      { kind: 'network-acl', id: 'na', vpc: 'v', entries },
      { kind: 'network-acl', id: 'nb', vpc: 'v', entries: openEntries },
      ...places.map((subnet, i) => ({
        kind: 'ec2-instance',
        id: `h${i}`,
        subnet,
        privateAddress: address(lows[i] ?? 0),
        ipv6Addresses: [],
        securityGroups: [i === 0 ? 'g0' : 'g1'],
        sourceDestCheck: !(forwards && i === 2),
        associatePublicIpAddress: isPublic && i === 0,
        ...(isPublic && i === 0 ? { publicAddress: '198.51.100.1' } : {}),
      })),
      { kind: 'security-group', id: 'g0', vpc: 'v', ingress: [openRule], egress: rules?.[0] ?? [openRule] },
      { kind: 'security-group', id: 'g1', vpc: 'v', ingress: rules?.[1] ?? [openRule], egress: [openRule] },
    ],
  })
}

const hostsOf = (world: Topology) => world.resources.filter((r) => r.kind === 'ec2-instance')

/** The addresses of hosts, some at the edges of blocks, and one outside; in large worlds all 256. */
function destinations(world: Topology): readonly string[] {
  const edges = isLarge ? Array.from({ length: 256 }, (_, i) => i) : [63, 64, 128]
  return [...new Set([...hostsOf(world).map((h) => h.privateAddress ?? ''), ...edges.map(address), outside])]
}

const kinds: readonly Omit<Packet, 'source' | 'destination'>[] = [
  { protocol: 6, sourcePort: 40_000, destinationPort: 0, icmpType: -1 },
  { protocol: 6, sourcePort: 1, destinationPort: 1, icmpType: -1 },
  { protocol: 17, sourcePort: 40_000, destinationPort: 1, icmpType: -1 },
  { protocol: 1, sourcePort: 0, destinationPort: 0, icmpType: 8 },
]

/** Where engine and simulator differ, over every packet of every world; and how many were delivered of how many. */
function compare(worlds: Iterable<World>, only = kinds) {
  const wrong: string[] = []
  const count = { worlds: 0, packets: 0, delivered: 0 }
  for (const drawn of worlds) {
    const world = draw(drawn)
    const t = indexOf(world)
    count.worlds++
    const ask = (from: string, to: string, packet: Packet) => {
      const { verdict } = trace(questionOf({ from, to, packet }), t)
      const { delivered, why } = simulate(world, from === outside ? 'internet' : from, packet)
      count.packets++
      if (delivered) count.delivered++
      // Everything is told in these worlds: nothing is undecided.
      if (verdict !== (delivered ? 'reachable' : 'blocked') && wrong.length < 10)
        wrong.push(`${JSON.stringify(drawn)} ${from} > ${to} ${JSON.stringify(packet)}: engine ${verdict}, simulator: ${why}`)
    }
    for (const host of hostsOf(world)) {
      const source = host.privateAddress ?? ''
      for (const kind of only) {
        for (const destination of destinations(world))
          if (destination !== source) ask(host.id, destination, { ...kind, source, destination })
        ask(outside, host.id, { ...kind, source: outside, destination: host.publicAddress ?? 'none' })
      }
    }
  }
  process.stdout.write(`${count.worlds} worlds, ${count.packets} packets, ${count.delivered} delivered\n`)
  return { wrong, ...count }
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const sets: (readonly T[])[] = [[]]
  for (const item of items) for (const set of [...sets]) sets.push([...set, item])
  return sets
}

const sizes = [1, 2, 3] as const

describe('of a world of eight bits, engine and simulator say the same', () => {
  test('whatever rules the groups of both ends have', { timeout: 600_000 }, () => {
    const some: readonly Drawing[] = [
      { protocol: 'tcp', ports: '0', peer: lowHalf },
      { protocol: 'all', ports: 'all', peer: 'g1' },
      { protocol: 'tcp', ports: '1-65535', peer: '10.0.0.64/26' },
      ...(isLarge ? [{ protocol: 'icmp', ports: 'all', peer: highHalf, icmpType: 8 }] : []),
    ]
    const others = some.map((rule) => (rule.peer === 'g1' ? { ...rule, peer: 'g0' } : rule))
    function* worlds(): Generator<World> {
      for (const subnets of sizes)
        for (const egress of subsets(some)) for (const ingress of subsets(others)) yield { subnets, rules: [egress, ingress] }
    }
    const { wrong, worlds: count, delivered } = compare(worlds(), isLarge ? kinds : kinds.slice(0, 2))
    expect(wrong).toEqual([])
    expect(count).toBe(3 * 4 ** some.length)
    expect(delivered).toBeGreaterThan(100)
  })

  test('whatever entries a network ACL has, in whatever order', { timeout: 600_000 }, () => {
    const some = ['ingress', 'egress'].flatMap((direction) =>
      ['allow', 'deny'].flatMap((action) => [
        { direction, action, protocol: 'all', ports: 'all', cidr: everything },
        { direction, action, protocol: 'tcp', ports: '1-39999', cidr: '10.0.0.64/26' },
        ...(isLarge ? [{ direction, action, protocol: 'tcp', ports: '0', cidr: highHalf }] : []),
      ]),
    )
    const numbered = (entries: readonly Drawing[]) => entries.map((entry, i) => ({ ...entry, number: 100 - i }))
    const depth = 3
    const toInternet = [{ destination: everything, target: 'igw' }]
    function* lists(length: number): Generator<readonly Drawing[]> {
      if (length === 0) return yield []
      for (const rest of lists(length - 1)) for (const entry of some) yield [...rest, entry]
    }
    function* worlds(): Generator<World> {
      // In one subnet no entry is met, whatever it says.
      for (const entry of some) yield { subnets: 1, entries: numbered([entry]) }
      for (let length = 0; length <= depth; length++)
        for (const entries of lists(length)) yield { subnets: 2, entries: numbered(entries), routes: [toInternet, []], isPublic: true }
    }
    const { wrong, worlds: count, delivered } = compare(worlds(), isLarge ? kinds : kinds.slice(0, 1))
    expect(wrong).toEqual([])
    expect(count).toBe(1 + 2 * some.length + some.length ** 2 + some.length ** 3)
    expect(delivered).toBeGreaterThan(100)
  })

  test('whatever the tables of two subnets lead to', { timeout: 600_000 }, () => {
    const targets = [null, 'blackhole', 'h2', 'igw']
    const to = (destination: string, target: string | null) => (target === null ? [] : [{ destination, target }])
    const tables = targets.flatMap((far) =>
      [null, 'blackhole', 'h2'].flatMap((near) =>
        (isLarge ? [null, 'blackhole', 'h2'] : [null]).map((third) => [
          ...to(everything, far),
          ...to('10.0.0.64/26', near),
          ...to('10.0.0.0/26', third),
        ]),
      ),
    )
    function* worlds(): Generator<World> {
      for (const forwards of [true, false])
        for (const isPublic of [true, false])
          for (const first of tables) for (const second of tables) yield { subnets: 3, routes: [first, second], forwards, isPublic }
    }
    const { wrong, worlds: count, delivered } = compare(worlds(), isLarge ? kinds : kinds.slice(0, 1))
    expect(wrong).toEqual([])
    expect(count).toBe(4 * tables.length ** 2)
    expect(delivered).toBeGreaterThan(100)
  })
})
