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
