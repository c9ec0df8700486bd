import { describe, expect, test } from 'vitest'
import { failureImpact, spansOf } from '@/model/analyses/availability'
import { downWith } from '@/model/down'
import { canFail, fallibleOf } from '@/model/fallible'
import { flowOutcomes, stepOutcome } from '@/model/flow-outcomes'
import { trace } from '@/model/reachability/trace'
import { indexOf } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'
import { changed, estateWith } from '@/tests/model/reachability/estate'

//  zone a: web-a [lb, nat], app-a [api] · zone b: app-b [db]
const t = (...changes: readonly Record<string, unknown>[]) => indexOf(buildTopology({ resources: estateWith(...changes) }))
const down = (id: string, ...changes: readonly Record<string, unknown>[]) =>
  [...downWith([id], t(...changes))].filter((x) => !x.includes('#')).sort()

describe('what is down with something', () => {
  test('a zone takes its subnets and all that stands in them', () => {
    expect(down('a')).toEqual(['a', 'api', 'app-a', 'lb', 'nat', 'web-a'])
    expect(down('b')).toEqual(['app-b', 'b', 'db'])
  })

  test('what stands in two zones is down only when both are', () => {
    const wide = changed('lb', { subnets: ['web-a', 'app-b'] })
    expect(down('a', wide)).not.toContain('lb')
    expect(downWith(['a', 'b'], t(wide)).has('lb')).toBe(true)
  })

  test('a gateway, a VPC, and nothing', () => {
    expect(down('nat')).toEqual(['nat'])
    expect(down('vpc')).toEqual(expect.arrayContaining(['igw', 'api', 'db', 'lb', 'web-a']))
    expect(downWith([], t()).size).toBe(0)
  })
})

describe('flows under a supposition', () => {
  const lost = (...ids: readonly string[]) =>
    flowOutcomes(omnigen(), { down: ids, proposals: [] })
      .flows.filter((f) => f.outcome === 'lost')
      .map((f) => f.id)

  test('the NAT gateway takes the way to the internet, the zone takes all, the other zone nothing', () => {
    expect(lost('nat-a')).toEqual(['outbound'])
    expect(lost('us-east-1a')).toEqual(['inbound', 'outbound', 'endpoints'])
    expect(lost('us-east-1b')).toEqual([])
    expect(lost('igw')).toEqual(['inbound', 'outbound'])
  })

  test('a step that is lost says why', () => {
    const outbound = flowOutcomes(omnigen(), { down: ['nat-a'], proposals: [] }).flows.find((f) => f.id === 'outbound')
    expect(outbound?.steps[0]).toMatchObject({ before: 'reachable', after: 'blocked', why: 'NAT Gateway is down' })
  })

  test('a step that was not sure and now is blocked was not lost: it has changed', () => {
    const step = (before: 'reachable' | 'undecided' | 'blocked', after: 'reachable' | 'undecided' | 'blocked') =>
      stepOutcome({ step: '1', from: 'a', to: 'b', why: '', before, after })
    expect([
      step('undecided', 'blocked'),
      step('reachable', 'undecided'),
      step('blocked', 'reachable'),
      step('blocked', 'blocked'),
    ]).toEqual(['changed', 'lost', 'won', 'same'])
  })

  test('a proposal costs what its changes cost, and keeps the flows that it is to keep', () => {
    const sample = omnigen()
    const [proposal] = sample.proposals
    const { usdPerMonth, flows, refused } = flowOutcomes(sample, { down: ['us-east-1a'], proposals: [proposal?.id ?? ''] })
    expect(refused).toEqual([])
    expect(usdPerMonth).toBeGreaterThan(0)
    expect(flows.find((f) => f.id === 'inbound')?.outcome).toBe('same')
  })
})

describe('what may be supposed to fail', () => {
  test('is a zone, a gateway, a load balancer, a subnet, then whatever has network interfaces; no group and no table', () => {
    const ids = fallibleOf(t()).map((one) => String(one.id))
    const order = ['a', 'nat', 'lb', 'app-a', 'api'].map((id) => ids.indexOf(id))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const rest = t().all.filter((r) => !ids.includes(r.id))
    expect(rest.filter((r) => r.kind === 'security-group').length).toBeGreaterThan(0)
    expect(rest.some((r) => t().interfacesOf(r).length > 0)).toBe(false)
    expect(
      t()
        .all.filter((r) => canFail(r, t()))
        .map((r) => r.id),
    ).toEqual(expect.arrayContaining(ids))
  })

  test('what a proposal adds may fail where it is carried out, and is told not to exist where it is not', () => {
    const [proposal] = omnigen().proposals
    const ofIt = { proposals: [proposal?.id ?? ''], down: ['nat-b'] }
    expect(flowOutcomes(omnigen(), ofIt)).toMatchObject({ refused: [], withoutPrice: [] })
    expect(flowOutcomes(omnigen(), { ...ofIt, proposals: [] }).refused).toEqual(['"nat-b" cannot be down: there is no such resource.'])
  })

  test('what a proposal costs is not known without the price of what it adds', () => {
    const sample = omnigen()
    const outcome = flowOutcomes({ ...sample, prices: [] }, { proposals: sample.proposals.map((p) => p.id), down: [] })
    expect(outcome.withoutPrice.length).toBeGreaterThan(0)
  })
})

//  zone a: app-a [api] · zone b: app-b · db in the one or the other
describe('a database that may stand in one of two zones', () => {
  const database = (more: Record<string, unknown>) =>
    estateWith(changed('db', { kind: 'rds-instance', subnet: undefined, privateAddress: undefined, subnets: ['app-a', 'app-b'], ...more }))
  const answer = (id: string, more: Record<string, unknown> = {}) => {
    const topology = indexOf(buildTopology({ resources: database(more) }))
    return trace({ from: 'api', to: 'db', protocol: 6, port: 5432 }, topology, { down: downWith([id], topology) })
  }

  test('may be gone with either of them', () => {
    expect(answer('b').verdict).toBe('undecided')
    expect(answer('b').undecided).toMatchObject([{ component: 'db', attribute: 'availabilityZone' }])
    expect(answer('nat').verdict).toBe('reachable')
  })

  test('is not, where it is told to stand in the other, or has a standby there', () => {
    expect(answer('b', { availabilityZone: 'a' }).verdict).toBe('reachable')
    expect(answer('b', { multiAz: true }).verdict).toBe('reachable')
  })

  test('stands in one of them in the document, and in both with a standby', () => {
    const texts = (more: Record<string, unknown>) => spansOf(indexOf(buildTopology({ resources: database(more) }))).map((s) => s.text)
    expect(texts({})).toContain('RDS instances in one of 2 AZs (a, b), not told which')
    expect(texts({ multiAz: true })).toContain('RDS instances span 2 AZs (a, b)')
    const impact = failureImpact(indexOf(buildTopology({ resources: database({}) })))
    expect(impact.find((i) => i.zone === 'b')?.text).toContain('RDS instances down if placed there')
  })
})
