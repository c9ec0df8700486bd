import { expect, test } from 'vitest'
import { costItems, costLines, costSum, monthlyUsd } from '@/model/cost'
import { buildTopology } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'

const prices = [
  { id: 'nat-gateway-hour', usd: 0.05, per: 'hour' },
  { id: 'nat-gateway-gb', usd: 0.04, per: 'gb' },
]
const nats = [
  { kind: 'nat-gateway', id: 'a' },
  { kind: 'nat-gateway', id: 'b' },
]

test('the monthly cost is the sum of hours and of the traffic that the topology assumes', () => {
  const topology = buildTopology({ resources: nats, prices, assumptions: { hoursPerMonth: 100, traffic: [{ of: ['a'], gbPerMonth: 25 }] } })
  expect(costLines(topology).map((l) => [l.of.join(), l.item, l.usdPerMonth])).toEqual([
    ['a', 'nat-gateway/hours', 5],
    ['a', 'nat-gateway/data', 1],
    ['b', 'nat-gateway/hours', 5],
  ])
  expect(monthlyUsd(topology)).toBe(11)
})

test('without a price there is no cost, not one of zero', () => {
  expect(costLines(buildTopology({ resources: nats }))).toEqual([])
})

test('traffic assumed for several resources together is charged once', () => {
  const topology = buildTopology({
    resources: nats,
    prices,
    assumptions: { hoursPerMonth: 100, traffic: [{ of: ['a', 'b'], gbPerMonth: 25, approximate: true }] },
  })
  expect(costLines(topology).filter((l) => l.unit === 'gb')).toMatchObject([{ of: ['a', 'b'], usdPerMonth: 1, approximate: true }])
})

test('items bring the lines of several resources together, in the plural', () => {
  const topology = buildTopology({ resources: nats, prices, assumptions: { hoursPerMonth: 100 } })
  expect(costItems(topology)).toMatchObject([{ item: 'nat-gateway/hours', label: 'NAT Gateways', quantity: 200, usdPerMonth: 10 }])
  expect(costSum(costLines(topology))).toBe('2 × 100 h × $0.05 = $10.00')
})

test('the omnigen network costs what its table says, and the data of its interface endpoints, which the table leaves out', () => {
  const items = costItems(omnigen()).map((i) => [i.item, i.label, Number(i.usdPerMonth.toFixed(2))])
  expect(items).toEqual([
    ['nat-gateway/hours', 'NAT Gateway', 32.85],
    ['nat-gateway/data', 'NAT Data Processing', 0.45],
    ['interface-endpoint/hours', 'Interface Endpoints', 14.6],
    ['interface-endpoint/data', 'Interface Endpoint Data Processing', 0.05],
  ])
})
