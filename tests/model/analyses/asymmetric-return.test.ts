import { describe, expect, test } from 'vitest'
import { asymmetricReturn } from '@/model/analyses/findings/asymmetric-return'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'

type Drawing = Record<string, unknown>

const zones = ['a', 'b'].map((id) => ({ kind: 'availability-zone', id, region: 'here' }))
const vpc = (id: string, cidr: string) => ({ kind: 'vpc', id, cidrs: [cidr] })
const subnet = (id: string, of: string, zone: string, cidr: string, routeTable: string) => ({
  kind: 'subnet',
  id,
  name: id,
  vpc: of,
  availabilityZone: zone,
  cidr,
  routeTable,
})
/** Routes as `10.0.0.0/8 hub`. */
const table = (id: string, of: string, ...routes: readonly string[]) => ({ kind: 'route-table', id, vpc: of, routes: routes.map(route) })
const route = (text: string) => {
  const [destination, target] = text.split(' ')
  return { destination, target }
}
const firewall = (id: string, subnetId: string) => ({
  kind: 'network-interface',
  id,
  name: id,
  subnet: subnetId,
  sourceDestCheck: false,
})
/** Resources with some of them in the place of those of the same id. */
const withChanges = (resources: readonly Drawing[], changes: readonly Drawing[]) => [
  ...resources.filter((r) => !changes.some((c) => c.id === r.id)),
  ...changes,
]
const messages = (resources: readonly Drawing[]) => messagesBy(asymmetricReturn, { resources })
const places = (resources: readonly Drawing[]) => placesBy(asymmetricReturn, { resources })

//  one VPC: web ── fw in the middle subnet ── db; both tables lead through fw
const oneVpc = (...changes: readonly Drawing[]) =>
  withChanges(
    [
      ...zones,
      vpc('vpc', '10.0.0.0/16'),
      subnet('web', 'vpc', 'a', '10.0.1.0/24', 'of-web'),
      subnet('middle', 'vpc', 'a', '10.0.2.0/24', 'of-middle'),
      subnet('db', 'vpc', 'a', '10.0.3.0/24', 'of-db'),
      firewall('fw', 'middle'),
      table('of-web', 'vpc', '10.0.3.0/24 fw'),
      table('of-middle', 'vpc'),
      table('of-db', 'vpc', '10.0.1.0/24 fw'),
    ],
    changes,
  )

describe('asymmetric return inside a VPC', () => {
  test('an appliance that requests pass and answers do not', () => {
    expect(messages(oneVpc(table('of-db', 'vpc')))).toEqual(['Requests from web to db pass fw, their answers nothing between.'])
    expect(places(oneVpc(table('of-db', 'vpc')))).toEqual(['of-db'])
  })

  test('two appliances, one for each direction', () => {
    expect(messages(oneVpc(firewall('fw-2', 'middle'), table('of-db', 'vpc', '10.0.1.0/24 fw-2')))).toEqual([
      'Requests from web to db pass fw, their answers fw-2.',
    ])
  })

  test('answers that a private NAT gateway would send under its own address', () => {
    const nat = { kind: 'nat-gateway', id: 'nat', name: 'nat', subnet: 'middle', connectivityType: 'private' }
    const changes = [nat, table('of-web', 'vpc'), table('of-db', 'vpc', '10.0.1.0/24 nat')]
    expect(messages(oneVpc(...changes))).toEqual(['Requests from web to db pass nothing between, their answers nat.'])
  })

  test('what a NAT gateway has sent is answered to its own address: only requests from the other side are parted from their answers', () => {
    const nat = { kind: 'nat-gateway', id: 'nat', name: 'nat', subnet: 'middle', connectivityType: 'private' }
    const changes = [nat, table('of-web', 'vpc', '10.0.3.0/24 nat'), table('of-db', 'vpc')]
    expect(messages(oneVpc(...changes))).toEqual(['Requests from db to web pass nothing between, their answers nat.'])
  })

  test.each<readonly [string, readonly Drawing[]]>([
    ['the same appliance both ways', []],
    ['the subnet of the appliance itself', [table('of-db', 'vpc', '10.0.1.0/24 fw', '10.0.2.0/24 fw')]],
    [
      'a VPC whose blocks are not told, so that what is local is not either',
      [
        { kind: 'vpc', id: 'vpc' },
        firewall('fw-2', 'middle'),
        table('of-middle', 'vpc', '10.0.0.0/16 local'),
        table('of-db', 'vpc', '10.0.1.0/24 fw-2'),
      ],
    ],
    ['a table whose routes are not told', [{ kind: 'route-table', id: 'of-db', vpc: 'vpc' }]],
    ['a route to something that is not in the input', [table('of-db', 'vpc', '10.0.1.0/24 gone')]],
    ['a part of the subnet that goes another way', [table('of-db', 'vpc', '10.0.1.128/25 fw')]],
    ['an appliance that drops what is not its own', [table('of-db', 'vpc'), { ...firewall('fw', 'middle'), sourceDestCheck: true }]],
    ['an appliance of which that is not told', [table('of-db', 'vpc'), { ...firewall('fw', 'middle'), sourceDestCheck: undefined }]],
    ['a prefix list whose entries are not told', [{ kind: 'prefix-list', id: 'pl' }, table('of-db', 'vpc', 'pl igw')]],
  ])('%s is no finding', (_what, changes) => {
    expect(messages(oneVpc(...changes))).toEqual([])
  })

  test('the main table decides where a subnet names none', () => {
    const db = { ...subnet('db', 'vpc', 'a', '10.0.3.0/24', ''), routeTable: undefined }
    expect(messages(oneVpc(db, { ...table('of-db', 'vpc'), main: true }))).toHaveLength(1)
    expect(messages(oneVpc(db, table('of-db', 'vpc')))).toEqual([])
  })
})

//  left 10.1 [app-a · app-b] ── hub ── inspection 10.9 [in-a → fw-a · in-b → fw-b] ── hub ── right 10.2 [db-a · db-b]
const overHub = (applianceMode: boolean | undefined, ...changes: readonly Drawing[]) =>
  withChanges(
    [
      ...zones,
      { kind: 'transit-gateway', id: 'hub' },
      ...(['left 10.1 app', 'right 10.2 db'] as const).flatMap((text) => {
        const [id = '', block = '', name = ''] = text.split(' ')
        return [
          vpc(id, `${block}.0.0/16`),
          subnet(`${name}-a`, id, 'a', `${block}.1.0/24`, `of-${id}`),
          subnet(`${name}-b`, id, 'b', `${block}.2.0/24`, `of-${id}`),
          table(`of-${id}`, id, '10.0.0.0/8 hub'),
          attachment(id, [`${name}-a`, `${name}-b`], 'before'),
        ]
      }),
      vpc('inspection', '10.9.0.0/16'),
      ...['a', 'b'].flatMap((zone, i) => [
        subnet(`in-${zone}`, 'inspection', zone, `10.9.${i}.0/24`, `of-in-${zone}`),
        subnet(`fw-net-${zone}`, 'inspection', zone, `10.9.1${i}.0/24`, 'of-firewalls'),
        table(`of-in-${zone}`, 'inspection', `0.0.0.0/0 fw-${zone}`),
        firewall(`fw-${zone}`, `fw-net-${zone}`),
      ]),
      table('of-firewalls', 'inspection', '10.0.0.0/8 hub'),
      { ...attachment('inspection', ['in-a', 'in-b'], 'after'), ...(applianceMode === undefined ? {} : { applianceMode }) },
      { kind: 'transit-gateway-route-table', id: 'before', routes: [route('0.0.0.0/0 to-inspection')] },
      { kind: 'transit-gateway-route-table', id: 'after', routes: [route('10.1.0.0/16 to-left'), route('10.2.0.0/16 to-right')] },
    ],
    changes,
  )
const attachment = (of: string, subnets: readonly string[], routeTable: string) => ({
  kind: 'transit-gateway-attachment',
  id: `to-${of}`,
  name: `to-${of}`,
  transitGateway: 'hub',
  vpc: of,
  subnets,
  routeTable,
})
/** Somebody in each subnet of the spokes, which else would hold attachments alone. */
const people = ['app-a', 'app-b', 'db-a', 'db-b'].map((id) => ({ kind: 'ec2-instance', id: `i-${id}`, subnet: id }))

describe('asymmetric return through a transit gateway', () => {
  test('without appliance mode each direction takes the firewall of its own zone', () => {
    expect(places(overHub(false, ...people))).toEqual(['to-inspection applianceMode'])
    expect(messages(overHub(false, ...people))).toEqual([
      'Requests from app-a to db-b pass fw-a, their answers fw-b. The same goes for 1 other pair of subnets.',
    ])
  })

  test('with appliance mode both directions take the same', () => {
    expect(messages(overHub(true, ...people))).toEqual([])
  })

  test('where the mode is not told, nothing is', () => {
    expect(messages(overHub(undefined, ...people))).toEqual([])
  })

  test('one firewall for both zones is the same both ways, whatever the mode', () => {
    expect(messages(overHub(false, ...people, table('of-in-b', 'inspection', '0.0.0.0/0 fw-a')))).toEqual([])
  })

  test('a transit gateway route that goes around the firewall in one direction', () => {
    const around = { kind: 'transit-gateway-route-table', id: 'around', routes: [route('10.1.0.0/16 to-left')] }
    const right = attachment('right', ['db-a', 'db-b'], 'around')
    expect(messages(overHub(true, ...people, around, right))).toEqual([
      'Requests from app-a to db-a pass fw-a or fw-b, their answers nothing between. The same goes for 3 other pairs of subnets.',
    ])
  })

  test('a subnet in a zone without an attachment does not reach the transit gateway, and has no way', () => {
    const around = { kind: 'transit-gateway-route-table', id: 'around', routes: [route('10.1.0.0/16 to-left')] }
    const right = attachment('right', ['db-a', 'db-b'], 'around')
    const far = [{ kind: 'availability-zone', id: 'c', region: 'here' }, subnet('app-c', 'left', 'c', '10.1.3.0/24', 'of-left')]
    expect(messages(overHub(true, ...people, around, right, ...far))).toEqual(messages(overHub(true, ...people, around, right)))
  })

  test('answers by a peering that works go around the firewall', () => {
    const peering = (status: string) => [
      { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'left', accepterVpc: 'right', status },
      table('of-right', 'right', '10.1.0.0/16 pcx'),
    ]
    expect(places(overHub(true, ...people, ...peering('active')))).toEqual(['of-right'])
    expect(places(overHub(true, ...people, ...peering('deleted')))).toEqual([])
  })

  test('routes of the transit gateway that are not told are no finding', () => {
    expect(messages(overHub(false, ...people, { kind: 'transit-gateway-route-table', id: 'after' }))).toEqual([])
  })

  test('routes in a circle are no way', () => {
    const circle = { kind: 'transit-gateway-route-table', id: 'after', routes: [route('0.0.0.0/0 to-inspection')] }
    expect(messages(overHub(false, ...people, circle))).toEqual([])
    expect(messages(overHub(true, ...people, circle))).toEqual([])
  })

  test('subnets that hold nothing but attachments have nobody to ask for', () => {
    expect(messages(overHub(false))).toEqual([])
  })

  test('a peering one way and the transit gateway the other is no finding: neither remembers connections', () => {
    const peering = { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'left', accepterVpc: 'right', status: 'active' }
    const straight = { kind: 'transit-gateway-route-table', id: 'before', routes: [route('10.1.0.0/16 to-left')] }
    expect(messages(overHub(true, ...people, peering, straight, table('of-left', 'left', '10.2.0.0/16 pcx')))).toEqual([])
  })
})
