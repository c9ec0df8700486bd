import { expect, test } from 'vitest'
import { searchTerms } from '@/model/search'
import { buildTopology } from '@/tests/model/build-topology'

const found = (resources: readonly Record<string, unknown>[]) =>
  new Map(searchTerms(buildTopology({ resources })).map((s) => [s.id as string, s]))

test('a resource is found by its ids, names, blocks and addresses', () => {
  const entries = found([
    {
      kind: 'vpc',
      id: 'main',
      name: 'Main',
      awsId: 'vpc-1',
      arn: 'arn:aws:ec2:::vpc/vpc-1',
      cidrs: ['10.0.0.0/16', '2001:db8::/56'],
      tags: { team: 'payments' },
    },
    { kind: 'subnet', id: 'a', vpc: 'main', cidr: '10.0.1.0/24' },
    { kind: 'nat-gateway', id: 'nat', subnet: 'a', privateAddress: '10.0.1.9', elasticIps: ['eip'] },
    { kind: 'elastic-ip', id: 'eip', publicAddress: '198.51.100.7' },
    { kind: 'security-group', id: 'sg', groupName: 'web-sg', ingress: [{ ports: 80, peer: '203.0.113.0/24' }] },
  ])
  expect(entries.get('main')).toMatchObject({ label: 'Main', hint: 'VPC', glyph: 'vpc' })
  expect(entries.get('main')?.terms).toEqual(['main', 'vpc-1', 'arn:aws:ec2:::vpc/vpc-1', '10.0.0.0/16', '2001:db8::/56', 'payments'])
  expect(entries.get('nat')?.terms).toEqual(expect.arrayContaining(['10.0.1.9', '198.51.100.7']))
  expect(entries.get('sg')?.terms).toContain('web-sg')
})

test('a group is not found by the addresses that its rules let in: they are others’', () => {
  const entries = found([{ kind: 'security-group', id: 'sg', ingress: [{ ports: 80, peer: '203.0.113.0/24' }] }])
  expect(entries.get('sg')?.terms).not.toContain('203.0.113.0/24')
})

test('resources of one name are told apart by their ids', () => {
  const entries = found([
    { kind: 'vpc', id: 'one', name: 'Main', cidrs: [] },
    { kind: 'vpc', id: 'two', name: 'Main', cidrs: [] },
  ])
  expect([...entries.values()].map((e) => e.label)).toEqual(['Main (one)', 'Main (two)'])
})
