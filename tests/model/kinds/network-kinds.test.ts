import { describe, expect, it } from 'vitest'
import type { TopologyIndex } from '@/model/topology-index'
import { buildIndex } from '@/tests/model/build-topology'

const ask = (t: TopologyIndex, id: string) => {
  const resource = t.get(id)
  if (resource === undefined) throw new Error(`${id} is not in the test's topology`)
  const kind = t.kindOf(resource)
  const self = resource as never
  return {
    places: (kind.place?.(self, t) ?? []).map((p) => [p.in, p.area, p.part].filter((x) => x !== undefined).join(' ')),
    relations: (kind.relations?.(self, t) ?? []).map(
      (r) => `${r.from} ${r.arrows === 'both' ? '<->' : '->'} ${r.to}${r.label === '' ? '' : `: ${r.label}`}`,
    ),
    interfaces: t.interfacesOf(resource),
    facts: (kind.facts?.(self, t) ?? []).map((f) => `${f.label}: ${f.value}`),
    problems: (kind.check?.(self, t) ?? []).map((p) => `${p.path} ${p.code}`),
    purpose: kind.routeTarget?.purpose(self, t),
  }
}

const net = [
  { kind: 'region', id: 'eu' },
  { kind: 'region', id: 'us' },
  { kind: 'vpc', id: 'v', region: 'us', cidrs: ['10.0.0.0/16', '2001:db8::/56'] },
  { kind: 'vpc', id: 'w', region: 'eu', cidrs: ['10.1.0.0/16'] },
  { kind: 'availability-zone', id: 'us-a', region: 'us' },
  { kind: 'availability-zone', id: 'us-b', region: 'us' },
  { kind: 'subnet', id: 'a', vpc: 'v', availabilityZone: 'us-a', cidr: '10.0.0.0/24', routeTable: 'r' },
  { kind: 'subnet', id: 'b', vpc: 'v', availabilityZone: 'us-b', cidr: '10.0.1.0/24' },
]

const tierVia = (target: Record<string, unknown>, destination = '0.0.0.0/0') =>
  buildIndex([...net, target, { kind: 'route-table', id: 'r', vpc: 'v', routes: [{ destination, target: target.id }] }]).tierOf(
    'a' as never,
  )

describe('ways out of a subnet', () => {
  it('make it private, whatever gateway they lead to, and public only through an internet gateway', () => {
    expect(tierVia({ kind: 'internet-gateway', id: 'x', vpc: 'v' })).toBe('public')
    expect(tierVia({ kind: 'egress-only-internet-gateway', id: 'x', vpc: 'v' }, '::/0')).toBe('private')
    for (const kind of ['transit-gateway', 'vpn-gateway', 'vpc-peering', 'network-interface', 'ec2-instance'])
      expect([kind, tierVia({ kind, id: 'x' })]).toEqual([kind, 'private'])
    // What does not say where it leads may lead anywhere.
    expect(tierVia({ kind: 'customer-gateway', id: 'x' })).toBe('unknown')
  })

  it('say what they are for in a route table', () => {
    const t = buildIndex([
      ...net,
      { kind: 'vpc-peering', id: 'p', requesterVpc: 'v', accepterVpc: 'w' },
      { kind: 'ec2-instance', id: 'fw', name: 'Firewall', subnet: 'a' },
      { kind: 'network-interface', id: 'eni', attachedTo: 'fw' },
    ])
    expect(ask(t, 'p').purpose).toBe('Peering between v and w')
    expect(ask(t, 'fw').purpose).toBe('Through instance Firewall')
    expect(ask(t, 'eni').purpose).toBe('Through Firewall')
  })
})

describe('gateways', () => {
  it('stand on the border of their VPC, or in the region where they have none', () => {
    const t = buildIndex([
      ...net,
      { kind: 'egress-only-internet-gateway', id: 'e', vpc: 'v' },
      { kind: 'vpn-gateway', id: 'g' },
      { kind: 'internet', id: 'net' },
    ])
    expect(ask(t, 'e')).toMatchObject({ places: ['v border'], relations: ['e -> net: Outbound IPv6'] })
    expect(ask(t, 'g').places).toEqual(['eu inside'])
  })

  it('between networks are joined with both ends', () => {
    const t = buildIndex([
      ...net,
      { kind: 'vpc-peering', id: 'p', requesterVpc: 'v', accepterVpc: 'w' },
      { kind: 'transit-gateway', id: 'hub', region: 'us' },
      { kind: 'transit-gateway-attachment', id: 'att', transitGateway: 'hub', vpc: 'v', subnets: ['a'] },
      { kind: 'customer-gateway', id: 'office', publicAddress: '203.0.113.9' },
      { kind: 'vpn-connection', id: 'vpn', customerGateway: 'office', transitGateway: 'hub' },
      { kind: 'transit-gateway-route-table', id: 'table', transitGateway: 'hub', routes: [{ destination: '10.0.0.0/16', target: 'att' }] },
    ])
    expect(ask(t, 'p')).toMatchObject({ places: ['us inside'], relations: ['v <-> p', 'w <-> p'] })
    expect(ask(t, 'att')).toMatchObject({ places: [], relations: ['v <-> hub'], interfaces: [{ subnet: 'a', securityGroups: [] }] })
    expect(ask(t, 'vpn').relations).toEqual(['office <-> hub: Site-to-Site VPN'])
    expect(ask(t, 'table')).toMatchObject({ places: ['us route-tables'], relations: ['hub -> table: Associated'] })
  })

  it('of a peering are two different VPCs', () => {
    expect(ask(buildIndex([...net, { kind: 'vpc-peering', id: 'p', requesterVpc: 'v', accepterVpc: 'v' }]), 'p').problems).toEqual([
      'accepterVpc topology/peering-with-itself',
    ])
  })
})

describe('instances and their interfaces', () => {
  it('have the groups of all their interfaces, and are drawn in each of their subnets', () => {
    const t = buildIndex([
      ...net,
      { kind: 'security-group', id: 'outer' },
      { kind: 'security-group', id: 'inner' },
      { kind: 'elastic-ip', id: 'eip', publicAddress: '198.51.100.7' },
      { kind: 'ec2-instance', id: 'fw', subnet: 'a', securityGroups: ['outer'], privateAddress: '10.0.0.5', elasticIp: 'eip' },
      { kind: 'network-interface', id: 'second', subnet: 'b', securityGroups: ['inner'], privateAddress: '10.0.1.5', attachedTo: 'fw' },
    ])
    expect(ask(t, 'fw').interfaces).toMatchObject([
      { subnet: 'a', securityGroups: ['outer'], privateAddress: '10.0.0.5', publicAddress: '198.51.100.7' },
      { subnet: 'b', securityGroups: ['inner'], privateAddress: '10.0.1.5' },
    ])
    expect(ask(t, 'second')).toMatchObject({ places: [], interfaces: [] })
    expect(t.membersOf('inner' as never).map((r) => r.id)).toEqual(['fw'])
  })

  it('that stand alone are drawn in their subnet', () => {
    const t = buildIndex([...net, { kind: 'network-interface', id: 'spare', subnet: 'b', securityGroups: [] }])
    expect(ask(t, 'spare')).toMatchObject({ places: ['b inside'], interfaces: [{ subnet: 'b' }] })
  })
})

describe('databases', () => {
  const places = (more: object) => ask(buildIndex([...net, { kind: 'rds-instance', id: 'db', subnets: ['a', 'b'], ...more }]), 'db').places

  it('stand in the subnet of their zone, with a standby in the other', () => {
    expect(places({ availabilityZone: 'us-a', multiAz: false })).toEqual(['a inside'])
    expect(places({ availabilityZone: 'us-a', multiAz: true })).toEqual(['a inside Primary', 'b inside Standby'])
  })

  it('are never drawn as if their zone were known', () => {
    expect(places({ multiAz: false })).toEqual(['a inside May stand here', 'b inside May stand here'])
    expect(places({})).toEqual(['a inside May stand here', 'b inside May stand here'])
    expect(ask(buildIndex([...net, { kind: 'rds-instance', id: 'db', vpc: 'v' }]), 'db')).toMatchObject({
      places: ['v inside'],
      interfaces: [{ subnet: undefined }],
    })
  })
})

describe('network ACLs', () => {
  const entry = (number: number, direction: string, more: object = {}) => ({
    number,
    direction,
    cidr: '0.0.0.0/0',
    action: 'allow',
    ...more,
  })

  it('show their entries in the order in which AWS looks at them, not in that of the file', () => {
    const t = buildIndex([
      {
        kind: 'network-acl',
        id: 'acl',
        entries: [
          entry(200, 'ingress', { protocol: 'tcp', ports: 443 }),
          entry(100, 'egress'),
          entry(32_767, 'ingress', { action: 'deny' }),
          entry(90, 'ingress', { cidr: '::/0' }),
        ],
      },
    ])
    expect(ask(t, 'acl').facts).toEqual([
      'Default of the VPC: unknown',
      'Ingress 90: allow all traffic from ::/0',
      'Ingress 200: allow tcp 443 from 0.0.0.0/0',
      'Ingress *: deny all traffic from 0.0.0.0/0',
      'Egress 100: allow all traffic to 0.0.0.0/0',
    ])
  })

  it('have each number once in a direction', () => {
    const t = buildIndex([
      { kind: 'network-acl', id: 'acl', entries: [entry(100, 'ingress'), entry(100, 'egress'), entry(100, 'ingress')] },
    ])
    expect(ask(t, 'acl').problems).toEqual(['entries/2/number topology/duplicate-entry'])
  })
})
