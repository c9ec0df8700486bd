import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress } from '@/model/net/address'
import { cidrAround, parseCidr } from '@/model/net/cidr'
import { longestPrefix, type PrefixRoute, prefixTable, type RouteOrigin } from '@/model/net/longest-prefix'

const route = (destination: string, target: string, origin: RouteOrigin = 'static'): PrefixRoute => {
  const cidr = parseCidr(destination)
  if (cidr === null) throw new Error(`${destination} in a test is no block`)
  return { cidr, target, origin }
}

const lookUp = (routes: readonly PrefixRoute[], text: string) => {
  const address = parseAddress(text)
  if (address === null) throw new Error(`${text} in a test is no address`)
  const match = prefixTable(routes).lookUp(address)
  return match === null ? null : { best: match.best.map((r) => r.target), why: match.passedOver.map((p) => `${p.route.target} ${p.why}`) }
}

describe('longest prefix', () => {
  it('agrees with comparing strings of bits, in IPv4 and IPv6', () => {
    // Few bits, so that blocks nest and meet often.
    const routes = fc.array(
      fc.record({ family: fc.constantFrom<4 | 6>(4, 6), bits: fc.nat(15), length: fc.nat(6), target: fc.constantFrom('a', 'b', 'c') }),
      { maxLength: 12 },
    )
    const size = (family: 4 | 6) => (family === 4 ? 32n : 128n)
    fc.assert(
      fc.property(routes, fc.constantFrom<4 | 6>(4, 6), fc.nat(63), (drawn, family, high) => {
        const value = BigInt(high) << (size(family) - 6n)
        const table = drawn.map((d) => ({
          cidr: cidrAround({ family: d.family, value: BigInt(d.bits) << (size(d.family) - 4n) }, d.length),
          target: d.target,
          origin: 'static' as const,
          d,
        }))
        // The oracle: a prefix is a string, the route with the longest one that the address begins with.
        const text = high.toString(2).padStart(6, '0')
        const prefixes = table
          .filter((r) => r.d.family === family)
          .map((r) => ({ prefix: r.d.bits.toString(2).padStart(4, '0').padEnd(6, '0').slice(0, r.d.length), target: r.target }))
        const holding = prefixes.filter((p) => text.startsWith(p.prefix))
        const longest = Math.max(-1, ...holding.map((p) => p.prefix.length))
        const expected = [...new Set(holding.filter((p) => p.prefix.length === longest).map((p) => p.target))].sort()
        const address = { family, value }
        const found = prefixTable(table).lookUp(address)
        expect([...new Set(found?.best.map((r) => r.target) ?? [])].sort()).toEqual(expected)
        expect((found?.best.length ?? 0) + (found?.passedOver.length ?? 0)).toBe(holding.length === 0 ? 0 : holding.length)
        const single = longestPrefix(table, address)
        expect([...new Set(single?.best.map((r) => r.target) ?? [])].sort()).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps IPv4 and IPv6 apart', () => {
    expect(lookUp([route('::/0', 'six')], '10.0.0.1')).toBeNull()
    expect(lookUp([route('0.0.0.0/0', 'four'), route('::/0', 'six')], '2001:db8::1')?.best).toEqual(['six'])
  })

  it('prefers local, then static, then prefix lists, then propagated routes to one block', () => {
    const all = [
      route('10.0.0.0/16', 'vpn', 'vpn-bgp'),
      route('10.0.0.0/16', 'list', 'prefix-list'),
      route('10.0.0.0/16', 'dx', 'direct-connect'),
      route('10.0.0.0/16', 'static'),
    ]
    expect(lookUp(all, '10.0.1.1')?.best).toEqual(['static'])
    expect(
      lookUp(
        all.filter((r) => r.origin !== 'static'),
        '10.0.1.1',
      )?.best,
    ).toEqual(['list'])
    expect(
      lookUp(
        all.filter((r) => r.origin.startsWith('vpn') || r.origin.startsWith('direct')),
        '10.0.1.1',
      ),
    ).toEqual({ best: ['dx'], why: ['vpn lower-priority'] })
    expect(lookUp([...all, route('10.0.0.0/16', 'here', 'local')], '10.0.1.1')?.best).toEqual(['here'])
  })

  it('lets a propagated route never go before a local one, however specific it is', () => {
    const table = [route('10.0.0.0/16', 'here', 'local'), route('10.0.1.0/24', 'vpn', 'propagated')]
    expect(lookUp(table, '10.0.1.1')).toEqual({ best: ['here'], why: ['vpn never-before-local'] })
    expect(lookUp([route('10.0.0.0/16', 'here', 'local'), route('10.0.1.0/24', 'appliance')], '10.0.1.1')?.best).toEqual(['appliance'])
  })

  it('does not decide between two prefix lists with one block, or two propagated routes of unknown origin', () => {
    expect(lookUp([route('192.0.2.0/24', 'a', 'prefix-list'), route('192.0.2.0/24', 'b', 'prefix-list')], '192.0.2.1')?.best).toEqual([
      'a',
      'b',
    ])
    expect(lookUp([route('192.0.2.0/24', 'a', 'propagated'), route('192.0.2.0/24', 'b', 'vpn-bgp')], '192.0.2.1')?.best).toEqual(['a', 'b'])
    expect(lookUp([route('192.0.2.0/24', 'a', 'prefix-list'), route('192.0.2.0/24', 'a', 'prefix-list')], '192.0.2.1')?.best).toEqual(['a'])
  })

  it('tells which routes it passes over', () => {
    expect(lookUp([route('0.0.0.0/0', 'nat'), route('10.0.0.0/8', 'hub'), route('10.1.0.0/16', 'peer')], '10.1.2.3')).toEqual({
      best: ['peer'],
      why: ['hub less-specific', 'nat less-specific'],
    })
  })
})
