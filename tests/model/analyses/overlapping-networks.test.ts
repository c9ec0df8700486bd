import { describe, expect, test } from 'vitest'
import { overlappingNetworks } from '@/model/analyses/findings/overlapping-networks'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'

type Drawing = Record<string, unknown>

//  left 10.0.0.0/16 ── to-left ── hub ── to-right ── right 10.0.64.0/18; one table, both associated
const estate = (left: Drawing, right: Drawing, routes?: readonly Drawing[], rightBlocks: readonly string[] = ['10.0.64.0/18']) => [
  { kind: 'vpc', id: 'left', name: 'left', cidrs: ['10.0.0.0/16', '10.9.0.0/16'] },
  { kind: 'vpc', id: 'right', name: 'right', cidrs: rightBlocks },
  { kind: 'transit-gateway', id: 'hub', name: 'hub' },
  { kind: 'transit-gateway-attachment', id: 'to-left', transitGateway: 'hub', vpc: 'left', ...left },
  { kind: 'transit-gateway-attachment', id: 'to-right', transitGateway: 'hub', vpc: 'right', ...right },
  { kind: 'transit-gateway-route-table', id: 'main', transitGateway: 'hub', ...(routes === undefined ? {} : { routes }) },
]
const places = (resources: readonly Drawing[]) => placesBy(overlappingNetworks, { resources })
const propagating = { propagatesTo: ['main'] }

describe('overlapping networks', () => {
  test('two VPCs that propagate to one table of a transit gateway share addresses', () => {
    expect(messagesBy(overlappingNetworks, { resources: estate(propagating, propagating) })).toEqual([
      'left and right share addresses (10.0.64.0/18), and hub leads to both: routes between them cannot work there.',
    ])
  })

  test('a table that leads from one to the other is enough', () => {
    expect(places(estate({ routeTable: 'main' }, {}, [{ destination: '10.0.64.0/18', target: 'to-right' }]))).toEqual(['to-right vpc'])
  })

  test.each<readonly [string, readonly Drawing[]]>([
    ['blocks that are apart', estate(propagating, propagating, [], ['10.1.0.0/16'])],
    ['attachments whose routes are not told', estate({}, {})],
    ['VPCs that no table joins', estate({ routeTable: 'main' }, {}, [{ destination: '10.0.64.0/18', target: 'to-left' }])],
    [
      'routes that keep to the addresses that are not shared',
      estate(
        {},
        {},
        [
          { destination: '10.9.0.0/16', target: 'to-left' },
          { destination: '10.1.0.0/16', target: 'to-right' },
        ],
        ['10.1.0.0/16', '10.0.0.0/16'],
      ),
    ],
    [
      'a default route to the way out',
      estate(propagating, {}, [{ destination: '0.0.0.0/0', target: 'to-right' }], ['10.1.0.0/16', '10.0.0.0/16']),
    ],
  ])('%s is no finding', (_what, resources) => {
    expect(places(resources)).toEqual([])
  })

  test('a peering with a VPC outside of the input is judged by the blocks that are told of it', () => {
    const peering = (attributes: Drawing) => [
      { kind: 'vpc', id: 'left', cidrs: ['10.0.0.0/16'] },
      { kind: 'vpc-peering', id: 'pcx', requesterVpc: 'left', otherVpcId: 'vpc-far', ...attributes },
    ]
    expect(places(peering({ otherCidrs: ['10.0.0.0/8'] }))).toEqual(['pcx otherCidrs'])
    expect(places(peering({ otherCidrs: ['172.16.0.0/16'] }))).toEqual([])
    expect(places(peering({}))).toEqual([])
    expect(places(peering({ otherCidrs: ['10.0.0.0/8'], status: 'deleted' }))).toEqual([])
  })
})
