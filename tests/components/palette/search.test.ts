import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchEntries } from '@/components/palette/search'
import type { SearchEntry } from '@/exporters/first-sight/summary'
import { resourceId } from '@/model/resource'

const entry = (id: string, label: string, terms: readonly string[], hint = 'Subnet'): SearchEntry => ({
  target: { type: 'resource', id: resourceId(id) },
  label,
  hint,
  glyph: 'subnet',
  category: 'networking',
  terms,
})

const entries = [
  entry('vpc', 'shop', ['10.0.0.0/16', '2001:db8::/56'], 'VPC'),
  entry('web', 'web subnet', ['web', '10.0.1.0/24']),
  entry('app', 'app subnet', ['app', '10.0.2.0/24', '2001:db8:0:2::/64']),
  entry('nat', 'NAT Gateway', ['nat-0a1b', '10.0.1.7'], 'NAT Gateway'),
]
const labels = (query: string) => searchEntries(entries, query).map(({ entry: found }) => found.label)

describe('the search', () => {
  test('finds by every word, in any order, over label, kind and ids', () => {
    expect(labels('subnet web')).toEqual(['web subnet'])
    expect(labels('nat-0a')).toEqual(['NAT Gateway'])
    expect(labels('web nat-0a')).toEqual([])
  })

  test('puts a name that begins with the query before one that only holds it', () => {
    expect(labels('su')).toEqual(['app subnet', 'web subnet'])
    expect(searchEntries([entry('a', 'my app', []), entry('b', 'app', [])], 'app').map((f) => f.entry.label)).toEqual(['app', 'my app'])
  })

  test('a whole id comes before the names and ids that only hold it', () => {
    const gateway = entry('nat-a', 'NAT Gateway', ['nat-a'], 'NAT Gateway')
    const others = [entry('nat-a-address', 'NAT address', ['nat-a-address']), entry('x', 'nat-a-like', ['x'])]
    expect(searchEntries([...others, gateway], 'NAT-A').map((f) => f.entry.target.id)[0]).toBe('nat-a')
  })

  test('an address finds the blocks that hold it, the narrowest first, after those that have it', () => {
    expect(labels('10.0.1.7')).toEqual(['NAT Gateway', 'web subnet', 'shop'])
    expect(labels('10.0.2.9')).toEqual(['app subnet', 'shop'])
    expect(labels('2001:db8:0:2::1')).toEqual(['app subnet', 'shop'])
    expect(labels('10.9.0.1')).toEqual([])
  })

  test('says which term matched where it is not the name', () => {
    expect(searchEntries(entries, '10.0.2.9')[0]?.because).toBe('10.0.2.0/24')
    expect(searchEntries(entries, 'web')[0]?.because).toBeNull()
  })

  test('every address of an IPv4 block finds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (host) => {
        expect(labels(`10.0.2.${host}`)).toContain('app subnet')
      }),
    )
  })

  test('no text that can be typed breaks it', () => {
    fc.assert(fc.property(fc.string(), (query) => searchEntries(entries, query).length <= entries.length))
  })
})
