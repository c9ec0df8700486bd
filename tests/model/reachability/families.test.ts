import { describe, expect, test } from 'vitest'
import { allPairs } from '@/model/reachability/matrix/all-pairs'
import { servicesText } from '@/model/reachability/matrix/service-words'
import { buildIndex, group } from '@/tests/model/build-topology'
import { ask, changed, estate, estateWith, word } from '@/tests/model/reachability/estate'

//  api 10.0.2.10, 2001:db8:1:2::a ── db 10.0.3.10, 2001:db8:1:3::a; other groups let ICMP pass over IPv4 alone, ICMPv6 over IPv6 alone
const dual = estateWith(
  changed('app-b', { ipv6Cidr: '2001:db8:1:3::/64' }),
  changed('api', { ipv6Addresses: ['2001:db8:1:2::a'] }),
  changed('db', { ipv6Addresses: ['2001:db8:1:3::a'] }),
  group('app-sg', { vpc: 'vpc', in: [], out: ['icmp all 0.0.0.0/0', 'icmpv6 all ::/0', 'tcp all 0.0.0.0/0'] }),
  group('db-sg', { vpc: 'vpc', in: ['icmp all 10.0.0.0/16', 'icmpv6 all 2001:db8:1::/56', 'tcp 22 10.0.0.0/16'], out: [] }),
)
const addresses = (text: string, resources = dual) => {
  const hop = ask(text, resources).forward.hops[0]
  return hop === undefined ? null : `${hop.header.source} > ${hop.header.destination}`
}

describe('each IP version has its own ICMP', () => {
  test('ICMPv6 goes over IPv6, ICMP and all else over IPv4 where both ends have it', () => {
    expect(addresses('api > db icmpv6')).toBe('2001:db8:1:2::a > 2001:db8:1:3::a')
    expect(addresses('api > db icmp')).toBe('10.0.2.10 > 10.0.3.10')
    expect(addresses('api > db tcp 22')).toBe('10.0.2.10 > 10.0.3.10')
    expect(word('api > db icmpv6', dual)).toBe('reachable')
    expect(word('api > db icmp', dual)).toBe('reachable')
  })

  test('an end without an address of that version is told, with what to do', () => {
    const [blocker] = ask('api > db icmpv6', estate).blockers
    expect(blocker?.why).toBe('EC2 Instance api and EC2 Instance db have no IP version in common that carries ICMPv6')
    expect(blocker?.fix).toContain('IPv6 address')
    expect(word('api > internet icmpv6', estate)).toBe('blocked')
    expect(ask('lb > 2600::1 tcp 443', estate).blockers[0]?.fix).toContain('IPv4 address at the other end')
  })

  test('an address is asked for over its own version', () => {
    expect(addresses('api > 2001:db8:1:3::a icmpv6')).toBe('2001:db8:1:2::a > 2001:db8:1:3::a')
    expect(addresses('api > 2001:db8:1:3::a tcp 22')).toBe('2001:db8:1:2::a > 2001:db8:1:3::a')
    expect(ask('api > 10.0.3.10 icmpv6', dual).blockers[0]?.why).toBe(
      'EC2 Instance api and 10.0.3.10 have no IP version in common that carries ICMPv6',
    )
    expect(ask('api > 2001:db8:1:3::a icmp', dual).blockers[0]?.why).toBe(
      'EC2 Instance api and 2001:db8:1:3::a have no IP version in common that carries ICMP',
    )
    expect(word('1.1.1.1 > 2606:4700::1 tcp 443', dual)).toBe('blocked')
  })

  test('IPv4 as IPv6 through a NAT gateway, and a NAT gateway without a subnet, are never surely blocked', () => {
    const routes = (destination: string) => ({ kind: 'route-table', id: 'through', vpc: 'vpc', routes: [{ destination, target: 'nat' }] })
    const open = group('app-sg', { vpc: 'vpc', in: [], out: ['tcp all 0.0.0.0/0', 'tcp all ::/0'] })
    const six = [...dual.filter((r) => !['through', 'app-sg'].includes(String(r.id))), routes('64:ff9b::/96'), open]
    expect(word('api > 64:ff9b::c633:6407 tcp 443', six)).toBe('undecided')
    const regional = estateWith({ kind: 'nat-gateway', id: 'nat' }, routes('0.0.0.0/0'))
    expect(word('api > internet tcp 443', regional)).toBe('undecided')
  })

  test('the matrix tells both, each over its own version', () => {
    const pairs = allPairs(buildIndex(dual))
    const classOf = (id: string) => pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === id))
    expect(servicesText(pairs.services(classOf('api'), classOf('db')).must)).toBe('TCP 22; ICMP echo; ICMPv6 echo')
  })
})
