import { describe, expect, test } from 'vitest'
import { nicsOf } from '@/model/reachability/nics'
import { portAtoms } from '@/model/reachability/port-atoms'
import { buildIndex, group } from '@/tests/model/build-topology'
import { changed, estateWith } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

/** Where the ports of TCP are cut for a way to the database, or of another protocol, to another resource. */
function cuts(resources: readonly Drawing[], { protocol = 6, to = 'db' } = {}): string {
  const t = buildIndex(resources)
  const resource = t.get(to)
  const nics = resource === undefined ? [] : nicsOf(resource, t)
  return portAtoms(nics, protocol, t)
    .map(({ from, to: last }) => (from === last ? `${from}` : `${from}-${last}`))
    .join(' ')
}

const db = (...rules: readonly string[]) => group('db-sg', { vpc: 'vpc', in: rules })
const aclWith = (...entries: readonly Drawing[]) =>
  changed('acl', { entries: entries.map((e, i) => ({ number: i + 1, direction: 'ingress', cidr: '0.0.0.0/0', action: 'allow', ...e })) })

describe('ranges of ports that nothing on the way tells apart', () => {
  test('are all ports together where no rule names one', () => {
    expect(cuts(estateWith(db()))).toBe('0-65535')
    expect(cuts(estateWith(db('tcp all 0.0.0.0/0', 'tcp 0-65535 0.0.0.0/0')))).toBe('0-65535')
  })

  test('begin and end where rules do, ascending, whatever the order of rules', () => {
    const named = db('tcp 8080 0.0.0.0/0', 'tcp 400-500 0.0.0.0/0', 'tcp 80 0.0.0.0/0', 'tcp 450-65535 0.0.0.0/0')
    expect(cuts(estateWith(named))).toBe('0-79 80 81-399 400-449 450-500 501-8079 8080 8081-65535')
  })

  test('are cut at the last port, and not behind it', () => {
    expect(cuts(estateWith(db('tcp 65535 0.0.0.0/0')))).toBe('0-65534 65535')
    expect(cuts(estateWith(db('tcp 65534 0.0.0.0/0')))).toBe('0-65533 65534 65535')
  })

  test('are those of the protocol alone', () => {
    const both = estateWith(db('udp 53 0.0.0.0/0', 'tcp 80 0.0.0.0/0', 'all all 0.0.0.0/0'))
    expect(cuts(both)).toBe('0-79 80 81-65535')
    expect(cuts(both, { protocol: 17 })).toBe('0-52 53 54-65535')
  })

  test('are cut by egress rules and by entries of network ACLs too', () => {
    const egress = group('db-sg', { vpc: 'vpc', out: ['tcp 25 0.0.0.0/0'] })
    expect(cuts(estateWith(egress, aclWith({ protocol: 'tcp', ports: '1024-65535' }, { protocol: 'udp', ports: '7' })))).toBe(
      '0-24 25 26-1023 1024-65535',
    )
  })

  test('are cut by the groups of whatever forwards packets, and not by those of bystanders', () => {
    const bystander = group('app-sg', { vpc: 'vpc', in: ['tcp 8080 lb-sg'], out: [] })
    const firewall = (sourceDestCheck: boolean) =>
      estateWith(
        db('tcp 5432 app-sg'),
        bystander,
        { kind: 'network-interface', id: 'fw', subnet: 'app-a', sourceDestCheck, securityGroups: ['fw-sg'] },
        group('fw-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0'] }),
      )
    expect(cuts(firewall(false))).toBe('0-21 22 23-5431 5432 5433-65535')
    expect(cuts(firewall(true))).toBe('0-5431 5432 5433-65535')
  })

  test('are cut where a load balancer listens', () => {
    const open = estateWith(group('lb-sg', { vpc: 'vpc', in: ['tcp all 0.0.0.0/0'] }))
    expect(cuts(open, { to: 'lb' })).toBe('0-442 443 444-65535')
  })

  test('are whole where groups, their rules, entries or listeners are not told', () => {
    const untold = estateWith(
      { kind: 'security-group', id: 'db-sg', vpc: 'vpc' },
      changed('acl', { entries: undefined }),
      changed('lb', { securityGroups: ['elsewhere'], listeners: undefined }),
    )
    expect(cuts(untold)).toBe('0-65535')
    expect(cuts(untold, { to: 'lb' })).toBe('0-65535')
    expect(cuts(estateWith(changed('db', { securityGroups: undefined })))).toBe('0-65535')
  })
})
