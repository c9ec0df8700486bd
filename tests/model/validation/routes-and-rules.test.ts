import { describe, expect, it } from 'vitest'
import { codes, find, net, table, words } from '@/tests/model/validation/find-mistakes'

describe('routes', () => {
  const igw = { kind: 'internet-gateway', id: 'igw', vpc: 'v' }

  it('have each destination once, however it is written; a propagated one may stand beside', () => {
    expect(
      codes([
        ...net,
        igw,
        table(
          { destination: '::/0', target: 'igw' },
          { destination: '0::0/0', target: 'blackhole' },
          { destination: '::/0', target: 'igw', propagated: true },
        ),
      ]),
    ).toEqual(['resources/5/routes/1/destination duplicate-route'])
  })

  it('lead to something that forwards packets, in the VPC of the table', () => {
    const resources = [
      ...net,
      { kind: 'vpc', id: 'w', region: 'us-east-1', cidrs: ['10.1.0.0/16'] },
      { kind: 'internet-gateway', id: 'other', vpc: 'w' },
    ]
    expect(
      codes([...resources, table({ destination: '0.0.0.0/0', target: 'other' }, { destination: '192.0.2.0/24', target: 'a' })]),
    ).toEqual(['resources/6/routes/0/target target-in-other-vpc', 'resources/6/routes/1/target not-a-route-target'])
  })

  it('lead to a gateway endpoint by a prefix list only, and to an egress-only gateway by IPv6 only', () => {
    const endpoint = { kind: 'gateway-endpoint', id: 's3', vpc: 'v', service: 's3' }
    const eigw = { kind: 'egress-only-internet-gateway', id: 'out', vpc: 'v' }
    const list = { kind: 'prefix-list', id: 'pl', service: 's3' }
    const found = codes([
      ...net,
      endpoint,
      eigw,
      list,
      table(
        { destination: 'pl', target: 's3' },
        { destination: '0.0.0.0/0', target: 'out' },
        { destination: '52.0.0.0/8', target: 's3' },
        { destination: '::/0', target: 'out' },
      ),
    ])
    expect(found).toEqual([
      'resources/7/routes/1/destination destination-not-taken',
      'resources/7/routes/2/destination destination-not-taken',
    ])
  })

  it('inside the VPC are for a whole subnet and lead to an appliance, as AWS has it', () => {
    const eni = { kind: 'network-interface', id: 'eni', subnet: 'a' }
    const into = (destination: string, target: string, more: object = {}) =>
      codes([...net, igw, eni, table({ destination, target, ...more })])
    expect(into('10.0.0.0/24', 'eni')).toEqual([])
    expect(into('10.0.0.0/25', 'eni')).toEqual(['resources/6/routes/0/destination more-specific-than-local'])
    expect(into('10.0.0.0/24', 'igw')).toEqual(['resources/6/routes/0/target more-specific-than-local'])
    expect(into('10.0.0.0/16', 'eni')).toEqual([])
    expect(into('10.0.0.0/25', 'igw', { propagated: true })).toEqual([])
  })

  it('of a VPC are in one main table', () => {
    expect(codes([...net, { ...table(), id: 'm1', main: true }, { ...table(), id: 'm2', main: true }])).toEqual([
      'resources/5/main two-main-tables',
    ])
  })
})

describe('rules', () => {
  const group = (rule: object) => [...net, { kind: 'security-group', id: 'sg', ingress: [{ peer: '0.0.0.0/0', ...rule }] }]

  it('have ports that there are, the lower one first', () => {
    expect(words(group({ ports: '100-1' }))).toEqual([
      'Ingress rule 1 has ports 100-1, expected the lower port first (security-group "sg"). Write 1-100.',
    ])
    expect(words(group({ ports: '70000' }))[0]).toContain('expected ports from 0 to 65535')
    expect(codes(group({ ports: '1-100' }))).toEqual([])
  })

  it('name ports only where the protocol has them, and ICMP of the right family', () => {
    const severities = (rule: object) => find(group(rule)).map((d) => `${d.severity} ${d.code}`)
    expect(severities({ protocol: 'all', ports: 443 })).toEqual(['warning topology/ports-ignored'])
    expect(severities({ protocol: 'icmp', peer: '::/0' })).toEqual(['warning topology/protocol-family'])
    expect(severities({ protocol: 'icmpv6', peer: '::/0' })).toEqual([])
    expect(severities({ protocol: 'udp', ports: 53 })).toEqual([])
  })

  it('of a gateway endpoint are none', () => {
    expect(
      codes([
        ...net,
        { kind: 'security-group', id: 'sg' },
        { kind: 'gateway-endpoint', id: 'e', vpc: 'v', service: 's3', securityGroups: ['sg'] },
      ]),
    ).toEqual(['resources/5/securityGroups endpoint-with-security-group'])
  })
})
