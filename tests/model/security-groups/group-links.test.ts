import { describe, expect, test } from 'vitest'
import { groupLinks } from '@/model/security-groups/group-links'
import { ruleText, worldRules } from '@/model/security-groups/rules'
import { buildIndex, group } from '@/tests/model/build-topology'

const links = (...resources: Parameters<typeof buildIndex>[0]) =>
  groupLinks(buildIndex(resources)).map(({ from, to, state, missing, ports }) => [`${from} → ${to}`, state, missing, ports])

describe('a link between two security groups', () => {
  test('is allowed on the ports that egress of the one and ingress of the other share', () => {
    expect(links(group('web', { in: [], out: ['tcp 8000-8100 app'] }), group('app', { in: ['tcp 8080 web'], out: [] }))).toEqual([
      ['web → app', 'allowed', null, '8080'],
    ])
  })

  test('is allowed when one side names the group and the other says any address', () => {
    expect(links(group('app', { in: [], out: ['all all 0.0.0.0/0'] }), group('db', { in: ['tcp 5432 app'], out: [] }))).toEqual([
      ['app → db', 'allowed', null, '5432'],
    ])
  })

  test('is none when both sides say only any address: neither names the other', () => {
    expect(links(group('a', { in: [], out: ['all all 0.0.0.0/0'] }), group('b', { in: ['all all 0.0.0.0/0'], out: [] }))).toEqual([])
  })

  test('is one-ended, and says which end lacks the rule', () => {
    expect(links(group('web', { in: [], out: [] }), group('app', { in: ['tcp 8080 web'], out: [] }))).toEqual([
      ['web → app', 'one-ended', 'egress', '8080'],
    ])
    expect(links(group('web', { in: [], out: ['tcp 8080 app'] }), group('app', { in: ['tcp 9090 web'], out: [] }))).toEqual([
      ['web → app', 'one-ended', 'egress', '9090'],
      ['web → app', 'one-ended', 'ingress', '8080'],
    ])
  })

  test('stays unknown where the input does not tell the rules of one end', () => {
    const [link] = groupLinks(buildIndex([group('web', { in: [] }), group('app', { in: ['tcp 8080 web'], out: [] })]))
    expect(link).toMatchObject({ state: 'unknown', missing: 'egress', ports: '8080' })
    expect(link?.reasons.map((r) => r.text)).toEqual([
      'APP ingress TCP 8080 from WEB',
      'unknown: the egress rules of WEB are not in the input',
    ])
  })

  test('of a group with itself comes from a rule with peer self', () => {
    expect(links(group('cluster', { in: ['tcp 7000-7010 self'], out: ['tcp all cluster'] }))).toEqual([
      ['cluster → cluster', 'allowed', null, '7000-7010'],
    ])
  })

  test('joins the ports of several rules, each once', () => {
    expect(
      links(group('a', { in: [], out: ['all all b'] }), group('b', { in: ['tcp 443 a', 'tcp 80 a', 'udp 53 a', 'tcp 443 a'], out: [] })),
    ).toEqual([['a → b', 'allowed', null, '80, 443, 53 UDP']])
  })

  test('carries the place of every rule behind it', () => {
    const [link] = groupLinks(
      buildIndex([group('web', { in: [], out: ['tcp 1 app', 'tcp 8080 app'] }), group('app', { in: ['tcp 8080 web'], out: [] })]),
    )
    expect(link?.reasons.map((r) => `${r.resource}/${r.path}`)).toEqual(['web/egress/1', 'app/ingress/0'])
  })

  //  vpc 10.0.0.0/16: a 10.0.1.0/24 [client in web], b 10.0.2.0/24 [server in app]
  test('takes a block for a group when the block holds its members’ subnets, and not when it holds others', () => {
    const estate = [
      { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
      { kind: 'subnet', id: 'a', vpc: 'vpc', cidr: '10.0.1.0/24' },
      { kind: 'subnet', id: 'b', vpc: 'vpc', cidr: '10.0.2.0/24' },
      { kind: 'ecs-service', id: 'client', subnets: ['a'], securityGroups: ['web'] },
      { kind: 'ecs-service', id: 'server', subnets: ['b'], securityGroups: ['app'] },
      group('app', { in: ['tcp 8080 web'], out: [] }),
    ]
    expect(links(...estate, group('web', { in: [], out: ['tcp 8080 10.0.2.0/23'] }))).toEqual([['web → app', 'allowed', null, '8080']])
    expect(links(...estate, group('web', { in: [], out: ['tcp 8080 10.0.1.0/24'] }))).toEqual([
      ['web → app', 'one-ended', 'egress', '8080'],
    ])
    expect(links(...estate, group('web', { in: [], out: ['tcp 8080 10.0.2.7/32'] }))).toEqual([['web → app', 'unknown', 'egress', '8080']])
    expect(links(...estate, group('web', { in: [], out: ['tcp 8080 ::/0'] }))).toEqual([['web → app', 'one-ended', 'egress', '8080']])
  })
})

describe('the text of a rule', () => {
  const t = buildIndex([group('app', { in: [] }), { kind: 'prefix-list', id: 'pl', service: 'com.amazonaws.eu-central-1.s3' }])
  const text = (protocol: 'tcp' | 'udp' | 'all' | 'icmp' | number, ports: string | number, peer: string) =>
    ruleText({ protocol, ports, peer: peer as never }, t)

  test('is the peer and the ports, with a star for all traffic', () => {
    expect(text('tcp', 80, '0.0.0.0/0')).toBe('0.0.0.0/0:80')
    expect(text('tcp', '8000-8100', 'app')).toBe('APP:8000-8100')
    expect(text('all', 'all', '0.0.0.0/0')).toBe('0.0.0.0/0:*')
    expect(text('udp', 53, '10.0.0.2/32')).toBe('10.0.0.2/32:53 UDP')
    expect(text('icmp', 'all', 'self')).toBe('self:ICMP')
    expect(text('tcp', 443, 'pl')).toBe('s3.eu-central-1:443')
    expect(text('tcp', 443, '::/0')).toBe('[::/0]:443')
  })

  test('of protocol -1 ignores the ports, as EC2 does', () => {
    expect(text(-1, 443, '0.0.0.0/0')).toBe('0.0.0.0/0:*')
  })
})

test('rules open to the world are those of ingress from every IPv4 or IPv6 address', () => {
  const t = buildIndex([
    group('web', { in: ['tcp 80 0.0.0.0/0', 'tcp 22 10.0.0.0/8', 'tcp 443 ::/0'], out: ['all all 0.0.0.0/0'] }),
    group('unknown', {}),
  ])
  expect(t.of('security-group').map((g) => worldRules(g).map((r) => `${r.peer} ${r.ports}`))).toEqual([['0.0.0.0/0 80', '::/0 443'], []])
})
