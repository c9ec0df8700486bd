import { describe, expect, test } from 'vitest'
import { group } from '@/tests/model/build-topology'
import { ask, changed, estateWith, word } from '@/tests/model/reachability/estate'

describe('VPC Block Public Access', () => {
  const block = (mode: string | undefined, ...exclusions: readonly string[]) => ({
    kind: 'vpc-block-public-access',
    id: 'bpa',
    mode,
    exclusions: exclusions.map((text) => ({ of: text.split(' ')[0], mode: text.split(' ')[1] })),
  })
  const all = [
    { protocol: 'all', ports: 'all', peer: '0.0.0.0/0' },
    { protocol: 'all', ports: 'all', peer: '::/0' },
  ]
  const six = [
    changed('app-sg', { egress: all }),
    changed('vpc', { cidrs: ['10.0.0.0/16', '2600:1::/56'] }),
    changed('app-a', { ipv6Cidr: '2600:1::/64' }),
    changed('api', { ipv6Addresses: ['2600:1::10'] }),
    { kind: 'egress-only-internet-gateway', id: 'eigw', vpc: 'vpc' },
    changed('through', {
      routes: [
        { destination: '0.0.0.0/0', target: 'nat' },
        { destination: '::/0', target: 'eigw' },
      ],
    }),
  ]
  const questions = ['internet > lb tcp 443', 'lb > 203.0.113.9 tcp 8080', 'api > 203.0.113.9 tcp 443', 'api > 2600:2::1 tcp 443']
  const open = changed('lb-sg', { egress: all })
  const words = (...more: readonly Record<string, unknown>[]) =>
    questions.map((text) => (word(text, estateWith(open, ...six, ...more)) === 'reachable' ? '✓' : '✗')).join('')

  test.each([
    // In by the internet gateway, out by it, out by the NAT gateway behind it, out by the egress-only gateway.
    ['off', [], '✓✓✓✓'],
    ['block-bidirectional', [], '✗✗✗✗'],
    ['block-ingress', [], '✗✗✓✓'],
    ['block-bidirectional', ['vpc allow-bidirectional'], '✓✓✓✓'],
    ['block-bidirectional', ['web-a allow-bidirectional'], '✓✓✓✗'],
    ['block-bidirectional', ['web-a allow-egress'], '✗✓✓✗'],
    ['block-bidirectional', ['app-a allow-egress'], '✗✗✗✓'],
    ['block-ingress', ['vpc allow-egress'], '✗✗✓✓'],
    ['block-ingress', ['web-a allow-bidirectional'], '✓✓✓✓'],
  ])('%s, with exclusions %j', (mode, exclusions, expected) => {
    expect(words(block(mode, ...exclusions))).toBe(expected)
  })

  test('is named with its code, and the exclusion that opens it, as data', () => {
    const shut = ask('internet > lb tcp 443', estateWith(block('block-ingress', 'web-a allow-egress')))
    expect(shut.blockers).toMatchObject([
      { code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED', component: 'bpa', fix: expect.stringContaining('web-a') as string },
    ])
    expect(shut.changes).toEqual([{ set: 'bpa', attributes: { exclusions: [{ of: 'web-a', mode: 'allow-bidirectional' }] } }])
    const outwards = ask('lb > 203.0.113.9 tcp 8080', estateWith(open, block('block-ingress')))
    expect(outwards.blockers[0]?.fix).toContain('NAT gateway')
    const both = ask('lb > 203.0.113.9 tcp 8080', estateWith(open, block('block-bidirectional')))
    expect(both.changes).toEqual([{ set: 'bpa', attributes: { exclusions: [{ of: 'web-a', mode: 'allow-egress' }] } }])
    const excluded = ask('internet > lb tcp 443', estateWith(block('block-ingress', 'web-a allow-bidirectional')))
    expect(excluded.forward.hops.find((h) => h.component === 'bpa')?.rule?.path).toBe('exclusions/0')
  })

  test('is taken to be off where the input says nothing of it, and undecided where it says a part', () => {
    const untold = ask('internet > lb tcp 443')
    expect(untold.assumptions.join(' ')).toContain('Block Public Access is off')
    const doubts = (...more: readonly Record<string, unknown>[]) =>
      ask('internet > lb tcp 443', estateWith(...more)).undecided.map((d) => `${d.component} ${d.attribute}`)
    expect(doubts(block(undefined))).toEqual(['bpa mode'])
    expect(doubts({ kind: 'vpc-block-public-access', id: 'bpa', mode: 'block-ingress' })).toEqual(['bpa exclusions'])
    expect(doubts({ ...block('block-ingress'), exclusions: undefined }, changed('vpc', { region: 'r' }))).toEqual(['bpa exclusions'])
  })

  test('holds for its region, and of two regions nobody can tell which where it does not say', () => {
    const other = { kind: 'region', id: 'r2' }
    const doubts = (...more: readonly Record<string, unknown>[]) => {
      const { verdict, undecided } = ask('internet > lb tcp 443', estateWith(other, ...more))
      return [verdict, ...undecided.map((d) => d.attribute)].join(' ')
    }
    const here = changed('vpc', { region: 'r' })
    expect(doubts(here, { ...block('block-ingress'), region: 'r2' })).toBe('reachable')
    expect(doubts(here, { ...block('block-ingress'), region: 'r' })).toBe('blocked')
    expect(doubts(here, block('block-ingress'))).toBe('undecided region')
    expect(doubts(block('block-ingress'))).toBe('undecided region')
    expect(doubts({ ...block('block-ingress'), region: 'r' })).toBe('undecided region')
    expect(doubts(here, block('off'))).toBe('reachable')
    // Of two accounts in one region the input does not say whose the VPC is.
    expect(doubts(here, { ...block('off'), region: 'r' }, { ...block('block-ingress'), id: 'bpa2', region: 'r' })).toBe('undecided region')
  })

  test('tells in words what it refuses, what is excluded, and what is not told', () => {
    const hop = (...more: readonly Record<string, unknown>[]) =>
      ask('internet > lb tcp 443', estateWith(...more)).forward.hops.find((h) => h.component === 'bpa')?.why
    expect(hop(block('block-ingress'))).toMatch(
      /\(block-ingress\) refuses it at Internet Gateway, and excludes neither the VPC nor the subnet$/,
    )
    expect(hop(block('block-ingress', 'web-a allow-bidirectional'))).toMatch(/web-a is excluded from .* \(allow-bidirectional\)$/)
    const untold = { ...block('block-ingress'), exclusions: undefined }
    expect(hop(untold)).toMatch(/^unknown: whether .* \(block-ingress\) excludes .*web-a is not in the input$/)
  })

  test('leaves an exclusion of another subnet as it is, and excludes one subnet once for both ways', () => {
    const changes = (text: string, ...more: readonly Record<string, unknown>[]) => {
      const [change] = ask(text, estateWith(open, ...more)).changes ?? []
      return change !== undefined && 'set' in change ? change.attributes.exclusions : null
    }
    const both = { of: 'web-a', mode: 'allow-bidirectional' }
    expect(changes('internet > lb tcp 443', block('block-bidirectional', 'app-a allow-bidirectional'))).toEqual([
      { of: 'app-a', mode: 'allow-bidirectional' },
      both,
    ])
    const shown = { ...changed('api', {}), id: 'shown', subnet: 'web-a', privateAddress: '10.0.1.50', publicAddress: '198.51.100.50' }
    expect(
      changes(
        'lb > 198.51.100.50 tcp 8080',
        shown,
        block('block-bidirectional'),
        group('app-sg', { vpc: 'vpc', in: ['all all 0.0.0.0/0'], out: [] }),
      ),
    ).toEqual([both])
  })

  test('may exclude an interface of which only the VPC is told by one of its subnets, and by none of another VPC', () => {
    const nowhere = changed('lb', { subnets: undefined, vpc: 'vpc' })
    const doubts = (of: string) =>
      ask('internet > lb tcp 443', estateWith(nowhere, block('block-ingress', `${of} allow-bidirectional`))).undecided.map(
        (d) => d.component,
      )
    expect(doubts('web-a')).toContain('bpa')
    expect(doubts('elsewhere')).not.toContain('bpa')
  })

  test('does not stand between networks', () => {
    expect(word('api > db tcp 5432', estateWith(block('block-bidirectional')))).toBe('reachable')
  })
})
