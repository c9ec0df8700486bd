import { describe, expect, test } from 'vitest'
import type { Party } from '@/model/reachability/packet'
import { chooseRoute } from '@/model/reachability/route-choice'
import type { ResourceId } from '@/model/resource'
import { buildIndex } from '@/tests/model/build-topology'
import { ask, changed, codes, estate, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

const table = (...routes: readonly (readonly [string, string])[]) =>
  changed('through', { routes: routes.map(([destination, target]) => ({ destination, target })) })
const doubts = (resources: readonly Drawing[], text = 'api > 203.0.113.9 tcp 443') =>
  ask(text, resources).undecided.map((d) => `${d.component} ${d.attribute}`)
const list = (id: string, entries?: readonly string[]) => ({ kind: 'prefix-list', id, ...(entries === undefined ? {} : { entries }) })

/** What a table gives addresses 10.0.9.first to 10.0.9.last, of which the packet has one. */
const choice = (first: bigint, last: bigint, ...routes: readonly (readonly [string, string])[]) =>
  choiceOf('through', first, last, ...routes)

function choiceOf(table: string, first: bigint, last: bigint, ...routes: readonly (readonly [string, string])[]): string {
  const base = 10n * 2n ** 24n + 9n * 256n
  const ranges = [{ first: base + first, last: base + last }]
  const destination: Party = { family: 4, ranges, nic: null, service: null, text: 'somewhere', resource: 'db' as ResourceId }
  const found = chooseRoute(
    table as ResourceId,
    routes.map(([to, target], index) => ({ destination: to, target, propagated: false, index })),
    destination,
    buildIndex(estate),
  )
  if (found.outcome === 'route') return `${found.route.target} ${found.rule.path}`
  return found.outcome === 'none' ? 'none' : `${found.doubt.component} ${found.doubt.attribute}: ${found.doubt.why}`
}

describe('of an address that is one of several', () => {
  test('a route that holds all of them decides, to the first and to the last', () => {
    expect(choice(64n, 127n, ['10.0.9.64/26', 'nat'])).toBe('nat routes/0')
    expect(choice(64n, 127n, ['10.0.9.0/24', 'igw'], ['10.0.9.64/26', 'nat'])).toBe('nat routes/1')
    expect(choice(64n, 127n, ['10.0.9.0/26', 'igw'], ['10.0.9.128/26', 'igw'])).toBe('none')
  })

  test('a route that holds some leaves it open, be it the first alone or the last alone', () => {
    for (const [first, last] of [
      [63n, 127n],
      [64n, 128n],
    ] as const)
      expect(choice(first, last, ['10.0.9.64/26', 'nat'])).toMatch(/^db privateAddress: .*\((nat and no route|no route and nat)\)/)
    expect(choice(64n, 127n, ['10.0.9.127/32', 'igw'], ['0.0.0.0/0', 'nat'])).toMatch(/\(nat and igw\)/)
  })

  test('several routes to one target decide together', () => {
    expect(choice(0n, 255n, ['10.0.9.0/25', 'nat'], ['10.0.9.128/25', 'nat'])).toMatch(/^nat routes\//)
  })
})

describe('prefix lists in tables', () => {
  test('count as each of their blocks: the longest prefix wins', () => {
    const partners = list('pl', ['203.0.113.0/25', '2001:db8::/32'])
    const both = table(['0.0.0.0/0', 'nat'], ['pl', 'blackhole'])
    expect(codes('api > 203.0.113.9 tcp 443', estateWith(partners, both))).toEqual(['BAD_STATE_ROUTE'])
    expect(codes('api > 203.0.113.200 tcp 443', estateWith(partners, both))).toEqual([])
  })

  test('without entries in the input leave every choice open, and name the list', () => {
    expect(doubts(estateWith(list('pl'), table(['0.0.0.0/0', 'nat'], ['pl', 'blackhole'])))).toEqual(['pl entries'])
    expect(doubts(estateWith(table(['0.0.0.0/0', 'nat'], ['pl-elsewhere', 'blackhole'])))).toEqual(['pl-elsewhere entries'])
  })

  test('two that hold one block, and lead to two targets: AWS picks one, and nobody can tell which (rule 17)', () => {
    const twice = estateWith(list('one', ['203.0.113.0/24']), list('two', ['203.0.113.0/24']), table(['one', 'nat'], ['two', 'blackhole']))
    expect(doubts(twice)).toEqual(['through routes'])
    expect(ask('api > 203.0.113.9 tcp 443', twice).undecided[0]?.why).toContain('nat and blackhole')
  })

  test('give way to a route of the same block that is written out (rule 16)', () => {
    const written = estateWith(list('one', ['203.0.113.0/24']), table(['one', 'blackhole'], ['203.0.113.0/24', 'nat']))
    expect(codes('api > 203.0.113.9 tcp 443', written)).toEqual([])
  })
})

describe('what a table needs to be told of', () => {
  test('its routes, and the blocks of its VPC, which are local', () => {
    expect(doubts(estateWith(changed('through', { routes: undefined })))).toEqual(['through routes'])
    expect(doubts(estateWith(changed('vpc', { cidrs: undefined })))).toContain('vpc cidrs')
  })

  test('not its VPC, and not itself: what it holds is told by its routes', () => {
    expect(codes('api > 203.0.113.9 tcp 443', estateWith({ ...table(['0.0.0.0/0', 'nat']), vpc: undefined }))).toEqual([])
    expect(choice(4n, 4n, ['10.0.9.0/24', 'nat'])).toBe('nat routes/0')
    expect(choiceOf('nowhere', 4n, 4n, ['10.0.9.0/24', 'nat'])).toBe('nat routes/0')
  })

  test('a destination that is neither a block nor a list holds nothing', () => {
    expect(doubts(estateWith(table(['0.0.0.0/0', 'nat'], ['db', 'blackhole'])))).toEqual([])
  })

  test('of two routes to one block the local one wins', () => {
    expect(choice(4n, 4n, ['10.0.9.0/24', 'nat'], ['10.0.9.0/24', 'local'])).toBe('local routes/1')
  })

  test('routes of the other IP version hold nothing', () => {
    expect(codes('api > 203.0.113.9 tcp 443', estateWith(table(['::/0', 'nat'])))).toEqual(['NO_ROUTE_TO_DESTINATION'])
  })
})
