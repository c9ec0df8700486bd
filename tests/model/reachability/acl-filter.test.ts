import { describe, expect, test } from 'vitest'
import { ask, changed, estate, estateWith, word } from '@/tests/model/reachability/estate'

type Drawing = Record<string, unknown>

const open: readonly Drawing[] = ['ingress', 'egress'].map((direction) => ({ number: 900, direction, cidr: '0.0.0.0/0', action: 'allow' }))
const acl = (...entries: readonly Drawing[]) => changed('acl', { entries })
const entry = (number: number, direction: string, action: string, cidr: string, traffic: Drawing = {}) => ({
  number,
  direction,
  action,
  cidr,
  ...traffic,
})
const doubts = (resources: readonly Drawing[], text = 'api > db tcp 5432') =>
  ask(text, resources).undecided.map((d) => `${d.direction} ${d.component} ${d.attribute}`)

describe('the entry of a network ACL that decides', () => {
  test('is told in words: its number, what it does, and from or to where', () => {
    const narrow = acl(...open, entry(100, 'egress', 'allow', '10.0.3.0/24', { protocol: 'tcp', ports: 5432 }))
    const rules = ask('api > db tcp 5432', estateWith(narrow)).forward.hops.filter((h) => h.stage.startsWith('network-acl'))
    expect(rules.map((h) => h.rule?.text.replace(/^.*(?=egress|ingress)/, ''))).toEqual([
      'egress 100: allow TCP 5432 to 10.0.3.0/24',
      'ingress 900: allow all traffic from 0.0.0.0/0',
    ])
  })

  test('is the last one, *, where none matches, for it stands in no list', () => {
    const none = ask('api > db tcp 5432', estateWith(acl(...open.slice(0, 1))))
    const [refused] = none.blockers
    expect([refused?.rule?.path, refused?.rule?.text.replace(/^.*(?=egress|ingress)/, '')]).toEqual(['', 'egress *: deny everything else'])
  })

  test('is one of the IP version of the packet', () => {
    expect(word('api > db tcp 5432', estateWith(acl(...open, entry(1, 'ingress', 'deny', '::/0'))))).toBe('reachable')
    expect(word('api > db tcp 5432', estateWith(acl(...open, entry(1, 'ingress', 'deny', '0.0.0.0/0'))))).toBe('blocked')
  })

  test('takes in every port where it is of all protocols', () => {
    const all = entry(1, 'ingress', 'deny', '10.0.2.0/24', { protocol: 'all', ports: 22 })
    expect(word('api > db tcp 5432', estateWith(acl(...open, all)))).toBe('blocked')
    const tcp = { ...all, protocol: 'tcp' }
    expect(word('api > db tcp 5432', estateWith(acl(...open, tcp)))).toBe('reachable')
  })
})

describe('the network ACL of a subnet', () => {
  test('is the default one of its VPC, not any other of it', () => {
    const other = { kind: 'network-acl', id: 'a-first', vpc: 'vpc', entries: [] }
    expect(word('api > db tcp 5432', [other, ...estate])).toBe('reachable')
    expect(word('api > db tcp 5432', [{ ...other, default: true }, ...estate])).toBe('blocked')
  })

  test('is not told where the input has none, where it names one that is not there, and where its entries are missing', () => {
    expect(doubts(estateWith({ id: 'acl', gone: true }))).toContain('forward app-a networkAcl')
    expect(doubts(estateWith(changed('app-a', { networkAcl: 'elsewhere' })))).toContain('forward app-a networkAcl')
    expect(doubts(estateWith(changed('app-a', { networkAcl: 'out' })))).toContain('forward app-a networkAcl')
    expect(doubts(estateWith(changed('acl', { entries: undefined })))).toContain('forward acl entries')
  })
})

describe('entries that let a part pass', () => {
  const somewhere = changed('api', { privateAddress: undefined })

  test('leave it to the address, where the input does not tell that', () => {
    const half = acl(...open.slice(1), entry(100, 'ingress', 'allow', '10.0.2.0/25'))
    expect(doubts(estateWith(half, somewhere))).toContain('forward api privateAddress')
    const denied = acl(...open, entry(100, 'ingress', 'deny', '10.0.2.128/25'))
    expect(doubts(estateWith(denied, somewhere))).toContain('forward api privateAddress')
    expect(word('api > db tcp 5432', estateWith(denied))).toBe('reachable')
  })

  test('and hold it together where two halves stand in two entries', () => {
    const halves = ['10.0.2.0/25', '10.0.2.128/25'].map((cidr, i) => entry(100 + i, 'ingress', 'allow', cidr))
    const back = entry(200, 'ingress', 'allow', '10.0.3.0/24')
    expect(word('api > db tcp 5432', estateWith(acl(...open.slice(1), ...halves, back), somewhere))).toBe('reachable')
  })
})

describe('what an entry says', () => {
  const rulings = (text: string, ...entries: readonly Drawing[]) =>
    ask(text, estateWith(acl(...entries))).forward.hops.flatMap((h) =>
      h.stage.startsWith('network-acl') ? [`${h.decision} ${h.rule?.path}`] : [],
    )
  const back = open[0] as Drawing

  test('counts by its number, and of two of one number by the order of the file', () => {
    const deny = entry(5, 'egress', 'deny', '0.0.0.0/0')
    expect(rulings('api > db tcp 5432', back, entry(9, 'egress', 'allow', '0.0.0.0/0'), deny)[0]).toBe('block entries/2')
    expect(rulings('api > db tcp 5432', back, { ...deny, action: 'allow' }, deny)[0]).toBe('pass entries/1')
    expect(rulings('api > db tcp 5432', back, deny, { ...deny, action: 'allow' })[0]).toBe('block entries/1')
  })

  test('is of its direction and its type of ICMP', () => {
    const icmp = { protocol: 'icmp', icmpType: 8, icmpCode: 0 }
    expect(rulings('api > db icmp', back, entry(1, 'egress', 'allow', '0.0.0.0/0', icmp))[0]).toBe('pass entries/1')
    expect(rulings('api > db icmp', back, entry(1, 'egress', 'allow', '0.0.0.0/0', { ...icmp, icmpType: 3 }))[0]).toBe('block ')
    expect(rulings('api > db icmp', back, entry(1, 'egress', 'allow', '0.0.0.0/0', { ...icmp, icmpCode: 1 }))[0]).toBe('block ')
    expect(rulings('api > db icmp', back, entry(1, 'egress', 'allow', '0.0.0.0/0', { ...icmp, icmpType: -1, icmpCode: -1 }))[0]).toBe(
      'pass entries/1',
    )
    expect(rulings('api > db tcp 5432', back, entry(1, 'ingress', 'allow', '0.0.0.0/0'))[0]).toBe('block ')
  })

  test('is told of what is denied, with from where and to where', () => {
    const why = (direction: string) => {
      const others = open.filter((e) => e.direction !== direction)
      return ask('api > db tcp 5432', estateWith(acl(...others, entry(7, direction, 'deny', '10.0.0.0/8')))).blockers[0]?.why
    }
    expect(why('egress')).toMatch(/egress 7: deny all traffic to 10\.0\.0\.0\/8: denies TCP 5432 to 10\.0\.3\.10$/)
    expect(why('ingress')).toMatch(/ingress 7: deny all traffic from 10\.0\.0\.0\/8: denies TCP 5432 from 10\.0\.2\.10$/)
  })

  test('may leave the port of the client open, and then says so', () => {
    const some = acl(...open.slice(0, 1), entry(1, 'egress', 'allow', '0.0.0.0/0', { protocol: 'tcp', ports: '1024-40000' }))
    const [doubt] = ask('api > db tcp 5432', estateWith(some)).undecided
    expect(doubt).toMatchObject({ component: 'acl', attribute: 'sourcePort', direction: 'return', code: 'REMAP_EPHEMERAL_PORT' })
    expect(doubt?.why).toMatch(/lets TCP 1024-65535 to 10\.0\.2\.10 pass on some ports only: the port of the client decides$/)
    expect(word('api > db tcp:30000 5432', estateWith(some))).toBe('reachable')
    expect(word('api > db tcp:50000 5432', estateWith(some))).toBe('blocked')
    const part = acl(...open, entry(1, 'ingress', 'deny', '10.0.2.128/25'))
    const [address] = ask('api > db tcp 5432', estateWith(part, changed('api', { privateAddress: undefined }))).undecided
    expect(address?.why).toMatch(/lets a part of 10\.0\.2\.x pass, and the address is not in the input$/)
    expect(address?.code).toBeUndefined()
  })

  test('or does not, is told at the hop: what lets it pass, and what is not told', () => {
    const hops = (...changes: readonly Drawing[]) =>
      ask('api > db tcp 5432', estateWith(...changes)).forward.hops.filter((h) => h.stage === 'network-acl-egress')
    expect(hops(acl(...open))[0]?.why).toMatch(/egress 900: allow all traffic to 0\.0\.0\.0\/0$/)
    const untold = hops(changed('acl', { entries: undefined }))[0]
    expect([untold?.component, untold?.why]).toEqual(['acl', expect.stringMatching(/^unknown: the entries of .* are not in the input$/)])
    expect(hops({ id: 'acl', gone: true })[0]?.why).toMatch(/^unknown: the network ACL of .* is not in the input$/)
    const some = acl(open[0] as Drawing, entry(1, 'egress', 'allow', '10.0.3.0/25'))
    const part = hops(some, changed('db', { privateAddress: undefined }))[0]
    expect([part?.rule?.path, part?.why]).toEqual(['', expect.stringMatching(/^unknown: .* lets a part of 10\.0\.3\.x pass/)])
  })

  test('that nobody can read counts for nothing', () => {
    const odd = entry(1, 'egress', 'deny', '10.0.0.300/8')
    expect(rulings('api > db tcp 5432', ...open, odd)[0]).toBe('pass entries/1')
    const ports = entry(1, 'egress', 'deny', '0.0.0.0/0', { protocol: 'tcp', ports: '9-1' })
    expect(rulings('api > db tcp 5432', ...open, ports)[0]).toBe('pass entries/1')
  })
})
