import { describe, expect, test } from 'vitest'
import { resourceId } from '@/model/resource'
import { rankedRoutes, routeStatus } from '@/model/routing/effective-routes'
import { type Destination, lookUpRoute } from '@/model/routing/look-up'
import { buildIndex } from '@/tests/model/build-topology'

type Routes = readonly (readonly [destination: string, target: string, propagated?: true])[]
const lists = [
  { kind: 'prefix-list', id: 'pl-s3', service: 'com.amazonaws.eu-central-1.s3' },
  { kind: 'prefix-list', id: 'offices', entries: ['10.9.0.0/16', '203.0.113.0/24'] },
  { kind: 'prefix-list', id: 'untold' },
]
const targets = ['igw', 'nat', 'pcx'].map((id) => ({ kind: 'generic', id, type: 'gateway' }))

//  vpc 10.0.0.0/16 with one table of the routes of the test
const table = (routes: Routes) =>
  buildIndex([
    { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
    {
      kind: 'route-table',
      id: 'table',
      vpc: 'vpc',
      routes: routes.map(([destination, target, propagated]) => ({ destination, target, ...(propagated ? { propagated } : {}) })),
    },
    ...lists,
    ...targets,
  ])
const why = (routes: Routes, destination: Destination) => lookUpRoute(resourceId('table'), destination, table(routes)).why
const to = (block: string): Destination => ({ type: 'blocks', blocks: [block] })
const status = (routes: Routes) => {
  const t = table(routes)
  return rankedRoutes(resourceId('table'), t).map((r) => `${r.route.destination} ${r.route.target}: ${routeStatus(r, t)}`)
}

describe('the route that a packet takes', () => {
  const routes: Routes = [
    ['0.0.0.0/0', 'nat'],
    ['10.1.0.0/16', 'pcx'],
    ['10.1.2.0/24', 'blackhole'],
  ]

  test('is the one with the longest prefix', () => {
    expect(why(routes, to('10.0.3.0/24'))).toBe('10.0.0.0/16 → local (longest prefix)')
    expect(why(routes, to('10.1.3.0/24'))).toBe('10.1.0.0/16 → pcx (longest prefix)')
    expect(why(routes, to('10.1.2.7'))).toBe('10.1.2.0/24 → blackhole (longest prefix)')
    expect(why(routes, { type: 'internet' })).toBe('0.0.0.0/0 → nat (longest prefix)')
  })

  test('is unknown where a more specific route decides for a part of the block only', () => {
    expect(why(routes, to('10.1.0.0/16'))).toContain('unknown: 10.1.2.0/24 → blackhole decides for a part of 10.1.0.0/16')
  })

  test('is none where no route holds the destination', () => {
    expect(why([], { type: 'internet' })).toBe('no route leads to public addresses: packets are dropped')
    expect(why([], to('10.1.0.0/24'))).toContain('no route holds')
    expect(why([['0.0.0.0/0', 'nat']], to('2001:db8::/64'))).toContain('no route holds')
  })

  test('to a service is that of its prefix list, and the default route for any other', () => {
    const own: Routes = [
      ['0.0.0.0/0', 'nat'],
      ['pl-s3', 'igw'],
    ]
    expect(why(own, { type: 'service', family: 'S3' })).toBe('s3.eu-central-1 → igw (longest prefix)')
    expect(why(own, { type: 'service', family: 'DynamoDB' })).toBe('0.0.0.0/0 → nat (longest prefix)')
    expect(why(own, { type: 'internet' })).toBe('0.0.0.0/0 → nat (longest prefix)')
  })

  test('may come from an entry of a prefix list', () => {
    expect(
      why(
        [
          ['0.0.0.0/0', 'nat'],
          ['offices', 'pcx'],
        ],
        to('10.9.1.0/24'),
      ),
    ).toBe('offices → pcx (longest prefix)')
  })

  test('is unknown where a list has public entries, or tells none', () => {
    expect(
      why(
        [
          ['0.0.0.0/0', 'nat'],
          ['offices', 'pcx'],
        ],
        { type: 'internet' },
      ),
    ).toContain('unknown: offices → pcx decides for a part of the public addresses')
    expect(
      why(
        [
          ['0.0.0.0/0', 'nat'],
          ['untold', 'pcx'],
        ],
        { type: 'internet' },
      ),
    ).toContain('unknown: the entries of untold')
  })
})

describe('the standing of a route', () => {
  test('names the shorter prefix that it wins over', () => {
    expect(
      status([
        ['0.0.0.0/0', 'nat'],
        ['10.1.0.0/16', 'pcx'],
      ]),
    ).toEqual(['10.0.0.0/16 local: active, wins over 0.0.0.0/0', '10.1.0.0/16 pcx: active, wins over 0.0.0.0/0', '0.0.0.0/0 nat: active'])
  })

  test('is that of a static route before a propagated one', () => {
    expect(
      status([
        ['10.1.0.0/16', 'nat', true],
        ['10.1.0.0/16', 'pcx'],
      ]).slice(1),
    ).toEqual(['10.1.0.0/16 pcx: active', '10.1.0.0/16 nat: never used: pcx comes first for 10.1.0.0/16'])
  })

  test('of a propagated route inside the VPC is never above the local one, however specific', () => {
    expect(status([['10.0.5.0/24', 'nat', true]])[0]).toBe('10.0.5.0/24 nat: never used: local comes first for 10.0.0.0/16')
    expect(why([['10.0.5.0/24', 'nat', true]], to('10.0.5.0/24'))).toBe('10.0.0.0/16 → local (longest prefix)')
  })
})
