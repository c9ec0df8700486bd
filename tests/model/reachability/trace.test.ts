import { describe, expect, test } from 'vitest'
import { group } from '@/tests/model/build-topology'
import { ask, changed, codes, components, estateWith, word } from '@/tests/model/reachability/estate'

const acl = (...entries: readonly string[]) =>
  changed('acl', {
    entries: entries.map((text) => {
      const [number, direction, action, protocol = 'all', ports = 'all', cidr = '0.0.0.0/0'] = text.split(' ')
      return { number: Number(number), direction, action, protocol, ports, cidr }
    }),
  })

describe('the order of a way', () => {
  test('group, network ACL, route, network ACL, group; the answer by the tables of the other side', () => {
    const verdict = ask('api > db tcp 5432')
    expect(verdict.verdict).toBe('reachable')
    expect(components(verdict)).toEqual([
      'source api',
      'security-group-egress app-sg',
      'network-acl-egress acl',
      'route-table through',
      'network-acl-ingress acl',
      'security-group-ingress db-sg',
      'destination db',
    ])
    expect(components(verdict, 'return')).toEqual([
      'source db',
      'security-group-egress db-sg',
      'network-acl-egress acl',
      'route-table through',
      'network-acl-ingress acl',
      'security-group-ingress app-sg',
      'destination api',
    ])
  })

  test('in one subnet neither network ACL nor route is met', () => {
    const near = { ...changed('db', { subnet: 'app-a', privateAddress: '10.0.2.20' }) }
    const closed = acl()
    expect(components(ask('api > db tcp 5432', estateWith(near, closed)))).toEqual([
      'source api',
      'security-group-egress app-sg',
      'security-group-ingress db-sg',
      'destination db',
    ])
    expect(word('api > db tcp 5432', estateWith(near, closed))).toBe('reachable')
  })

  test('each hop names the rule that decides, with its place', () => {
    const rules = ask('api > db tcp 5432').forward.hops.flatMap((h) => (h.rule === null ? [] : [`${h.rule.of} ${h.rule.path}`]))
    expect(rules).toEqual(['app-sg egress/0', 'acl entries/2', 'through ', 'acl entries/0', 'db-sg ingress/0'])
  })
})

describe('security groups', () => {
  test('what no rule allows is blocked, at both ends at once', () => {
    const shut = estateWith(
      group('app-sg', { vpc: 'vpc', in: [], out: ['tcp 443 0.0.0.0/0'] }),
      group('db-sg', { vpc: 'vpc', in: [], out: [] }),
    )
    expect(codes('api > db tcp 5432', shut)).toEqual(['ENI_SG_RULES_MISMATCH', 'SG_HAS_NO_RULES'])
  })

  test('rules of several groups add up, and several blocks may hold a subnet together', () => {
    const halves = group('halves', { vpc: 'vpc', in: ['tcp 5432 10.0.2.0/25', 'tcp 5432 10.0.2.128/25'] })
    const somewhere = changed('api', { privateAddress: undefined })
    const db = changed('db', { securityGroups: ['db-sg', 'halves'] })
    const noReference = group('db-sg', { vpc: 'vpc', in: [], out: [] })
    expect(word('api > db tcp 5432', estateWith(halves, somewhere, db, noReference))).toBe('reachable')
  })

  test('a block that holds a part of the subnet leaves it undecided, by the address', () => {
    const half = group('db-sg', { vpc: 'vpc', in: ['tcp 5432 10.0.2.0/25'], out: [] })
    const verdict = ask('api > db tcp 5432', estateWith(half, changed('api', { privateAddress: undefined })))
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.undecided.map((d) => [d.component, d.attribute])).toEqual([['api', 'privateAddress']])
    expect(word('api > db tcp 5432', estateWith(half))).toBe('reachable')
  })

  test('protocol all ignores ports; ICMP is matched by type and code', () => {
    expect(word('api > db udp 99', estateWith(group('db-sg', { vpc: 'vpc', in: ['all all app-sg'], out: [] })))).toBe('reachable')
    const ping = {
      kind: 'security-group',
      id: 'db-sg',
      vpc: 'vpc',
      egress: [],
      ingress: [{ protocol: 'icmp', icmpType: 8, icmpCode: -1, peer: 'app-sg' }],
    }
    expect(word('api > db icmp', estateWith(ping))).toBe('reachable')
    expect(word('api > db icmp', estateWith({ ...ping, ingress: [{ protocol: 'icmp', icmpType: 3, peer: 'app-sg' }] }))).toBe('blocked')
  })

  test('self is the group itself', () => {
    const cluster = group('app-sg', { vpc: 'vpc', in: ['tcp 7000 self'], out: ['tcp 7000 self'] })
    const both = estateWith(cluster, changed('db', { securityGroups: ['app-sg'] }))
    expect(word('api > db tcp 7000', both)).toBe('reachable')
    expect(word('lb > db tcp 7000', both)).toBe('blocked')
  })
})

describe('network ACLs', () => {
  test('the lowest number decides, whatever the order of the file', () => {
    const late = acl('200 ingress allow', '100 ingress deny tcp 5432', '100 egress allow')
    expect(codes('api > db tcp 5432', estateWith(late))).toEqual(['SUBNET_ACL_RESTRICTION'])
  })

  test('they are stateless: the answer needs an entry for the port of the client', () => {
    const low = group('db-sg', { vpc: 'vpc', in: ['tcp 543 app-sg'], out: [] })
    const noAnswers = acl('100 ingress allow tcp 543', '100 egress allow')
    const verdict = ask('api > db tcp 543', estateWith(noAnswers, low))
    expect(verdict.blockers.map((b) => [b.direction, b.code])).toEqual([['return', 'SUBNET_ACL_RESTRICTION']])
    const some = acl('100 ingress allow tcp 543', '110 ingress allow tcp 32768-65535', '100 egress allow')
    expect(ask('api > db tcp 543', estateWith(some, low)).undecided.map((d) => d.attribute)).toEqual(['sourcePort'])
    expect(word('api > db tcp:40000 543', estateWith(some, low))).toBe('reachable')
    expect(word('api > db tcp:2000 543', estateWith(some, low))).toBe('blocked')
  })

  test('a subnet without a network ACL in the input is undecided, and blocked all the same where a group refuses', () => {
    const none = estateWith({ id: 'acl', gone: true })
    expect(word('api > db tcp 5432', none)).toBe('undecided')
    expect(word('api > db tcp 9', none)).toBe('blocked')
  })
})

describe('gateways', () => {
  test('out through a NAT gateway: its subnet, its address, its table; and back', () => {
    const verdict = ask('api > internet tcp 443')
    expect(verdict.verdict).toBe('reachable')
    expect(verdict.forward.hops.filter((h) => h.stage === 'gateway').map((h) => [h.component, h.rewritten?.source])).toEqual([
      ['nat', '10.0.1.9'],
      ['igw', 'Elastic IP of NAT Gateway'],
    ])
    expect(verdict.return?.hops.at(-1)).toMatchObject({ component: 'api', stage: 'destination', header: { destination: '10.0.2.10' } })
  })

  test('a NAT gateway carries TCP, UDP and ICMP only, and takes nothing from outside', () => {
    expect(codes('api > internet 50')).toContain('PROTOCOL_RESTRICTION')
    expect(codes('internet > nat tcp 443')).toContain('NGW_DEST_ADDRESS_PRESERVATION')
  })

  test('a NAT gateway in a subnet that leads to itself is a circle', () => {
    expect(codes('api > internet tcp 443', estateWith(changed('nat', { subnet: 'app-b', privateAddress: '10.0.3.9' })))).toContain(
      'CANNOT_ROUTE',
    )
  })

  test('in from the internet: public address, group, listener; the answer must go out where the request came in', () => {
    expect(word('internet > lb tcp 443')).toBe('reachable')
    expect(codes('internet > lb tcp 80')).toEqual(['ENI_SG_RULES_MISMATCH', 'ELBV2_LISTENER_PORT_RESTRICTION'])
    expect(codes('internet > api tcp 8080')).toEqual([
      'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      'ENI_SG_RULES_MISMATCH',
      'NGW_SOURCE_ADDRESS_REASSIGN',
    ])
  })

  test('without a public address an internet gateway lets nothing out', () => {
    expect(codes('api > internet tcp 443', estateWith(changed('app-a', { routeTable: 'out' })))).toEqual([
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    ])
    const untold = estateWith(changed('app-a', { routeTable: 'out' }), changed('api', { associatePublicIpAddress: undefined }))
    expect(word('api > internet tcp 443', untold)).toBe('undecided')
  })

  test('an egress-only internet gateway lets IPv6 out, and nothing in', () => {
    const six = estateWith(
      { kind: 'egress-only-internet-gateway', id: 'eigw', vpc: 'vpc' },
      changed('through', { routes: [{ destination: '::/0', target: 'eigw' }] }),
      changed('api', { ipv6Addresses: ['2001:db8:1:2::10'] }),
      group('app-sg', { vpc: 'vpc', in: ['tcp 8080 ::/0'], out: ['all all ::/0'] }),
    )
    expect(word('api > 2606:4700::1111 tcp 443', six)).toBe('reachable')
    expect(codes('2606:4700::1111 > api tcp 8080', six)).toEqual(['CANNOT_ROUTE'])
  })

  test('a gateway endpoint takes what its prefix list holds, in its own VPC, over TCP', () => {
    const s3 = estateWith(
      { kind: 's3-bucket', id: 'bucket' },
      { kind: 'prefix-list', id: 'pl-s3', service: 's3' },
      { kind: 'gateway-endpoint', id: 'to-s3', vpc: 'vpc', service: 's3', prefixList: 'pl-s3' },
      changed('through', { routes: [{ destination: 'pl-s3', target: 'to-s3' }] }),
    )
    expect(components(ask('api > bucket tcp 443', s3))).toContain('gateway to-s3')
    expect(word('api > bucket tcp 443', s3)).toBe('reachable')
    expect(codes('api > bucket udp 443', s3)).toContain('VPCE_GATEWAY_PROTOCOL_RESTRICTION')
  })

  test('an interface endpoint is met where private DNS leads to it', () => {
    const endpoint = (privateDns: boolean | undefined) =>
      estateWith(
        { kind: 'secrets-manager', id: 'secrets' },
        {
          kind: 'interface-endpoint',
          id: 'to-secrets',
          vpc: 'vpc',
          service: 'secretsmanager',
          subnets: ['app-b'],
          securityGroups: ['ep-sg'],
          privateDns,
        },
        group('ep-sg', { vpc: 'vpc', in: ['tcp 443 10.0.0.0/16'], out: [] }),
      )
    expect(components(ask('api > secrets tcp 443', endpoint(true)))?.at(-1)).toBe('destination to-secrets')
    expect(components(ask('api > secrets tcp 443', endpoint(false)))).toContain('gateway nat')
    expect(ask('api > secrets tcp 443', endpoint(undefined)).undecided.map((d) => d.attribute)).toEqual(['privateDns'])
  })
})

describe('routes', () => {
  const table = (...routes: readonly (readonly [string, string])[]) =>
    changed('through', { routes: routes.map(([destination, target]) => ({ destination, target })) })

  test('none, and blackholes, drop packets; the fix is a route', () => {
    const none = ask('api > internet tcp 443', estateWith(table()))
    expect(none.blockers.map((b) => [b.code, b.component])).toEqual([['NO_ROUTE_TO_DESTINATION', 'through']])
    expect(none.changes).toEqual([{ set: 'through', attributes: { routes: [{ destination: '0.0.0.0/0', target: 'nat' }] } }])
    expect(codes('api > internet tcp 443', estateWith(table(['0.0.0.0/0', 'blackhole'])))).toEqual(['BAD_STATE_ROUTE'])
  })

  test('the longest prefix wins; where it decides for a part of the destination only, the address is asked for', () => {
    const most = table(['0.0.0.0/0', 'nat'], ['203.0.113.0/24', 'blackhole'])
    expect(word('api > 203.0.113.9 tcp 443', estateWith(most))).toBe('blocked')
    expect(word('api > 198.51.100.9 tcp 443', estateWith(most))).toBe('reachable')
    expect(word('api > internet tcp 443', estateWith(most))).toBe('undecided')
  })

  test('a target that the input does not hold is undecided', () => {
    expect(word('api > internet tcp 443', estateWith(table(['0.0.0.0/0', 'nowhere'])))).toBe('undecided')
  })

  test('a chain of ten thousand appliances ends, and so does a circle of them', () => {
    const count = Number(process.env.HOPLINE_CHAIN ?? 10_000)
    const chain = (last: string) =>
      estateWith(
        changed('app-a', { routeTable: 'first' }),
        { kind: 'route-table', id: 'first', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'hop-0' }] },
        group('open', { vpc: 'vpc', in: ['all all 0.0.0.0/0'], out: ['all all 0.0.0.0/0'] }),
        ...Array.from({ length: count }, (_, i) => [
          { kind: 'subnet', id: `s-${i}`, vpc: 'vpc', cidr: `10.0.${100 + (i % 100)}.0/24`, routeTable: `t-${i}` },
          { kind: 'network-interface', id: `hop-${i}`, subnet: `s-${i}`, securityGroups: ['open'], sourceDestCheck: false },
          {
            kind: 'route-table',
            id: `t-${i}`,
            vpc: 'vpc',
            routes: [{ destination: '0.0.0.0/0', target: i + 1 < count ? `hop-${i + 1}` : last }],
          },
        ]).flat(),
      )
    const there = ask('api > internet tcp 443', chain('nat'))
    expect(there.forward.hops.filter((h) => h.stage === 'gateway')).toHaveLength(count + 2)
    // One thing is taken for granted, not ten thousand.
    expect(there.assumptions.length).toBeLessThan(6)
    expect(there.assumptions.join(' ')).toContain(`and ${count - 3} more forward`)
    expect(codes('api > internet tcp 443', chain('hop-0'))).toContain('CANNOT_ROUTE')
  })
})

describe('ends', () => {
  test('what is nothing of the topology is told, and an address that nobody has', () => {
    expect(codes('nobody > db tcp 1')).toEqual(['NO_SOURCE_OR_DESTINATION'])
    expect(codes('api > 10.0.3.77 tcp 5432')).toEqual(['NO_POSSIBLE_DESTINATION'])
    expect(word('api > 10.0.2.10 tcp 5432')).toBe('blocked')
  })

  test('a question without a port gives the ports that pass', () => {
    expect(ask('api > db tcp').ports).toEqual([{ from: 5432, to: 5432 }])
    expect(ask('lb > db tcp').ports).toEqual([])
  })

  test('a resource in two subnets is reachable where both are', () => {
    const two = changed('lb', { subnets: ['web-a', 'app-b'] })
    const verdict = ask('internet > lb tcp 443', estateWith(two))
    expect(verdict.pairs).toEqual({ asked: 2, reachable: 1 })
    expect(verdict.verdict).toBe('blocked')
  })
})
