import { describe, expect, test } from 'vitest'
import { groupLinks } from '@/model/security-groups/group-links'
import { decideByRules } from '@/model/security-groups/reach'
import { buildIndex, group } from '@/tests/model/build-topology'
import { ask, estateWith, word } from '@/tests/model/reachability/estate'

//  db-sg lets in 5432 from app-sg and, as far as the input tells, perhaps more
const partly = estateWith({ ...group('db-sg', { vpc: 'vpc', in: ['tcp 5432 app-sg'], out: [] }), incomplete: ['ingress'] })

describe('a group of which the input tells some rules', () => {
  test('lets pass for sure what they allow', () => {
    expect(word('api > db tcp 5432', partly)).toBe('reachable')
  })

  test('leaves undecided what they do not allow, and names the direction that decides', () => {
    const verdict = ask('api > db tcp 22', partly)
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.undecided.map((d) => [d.component, d.attribute, d.why])).toEqual([
      ['db-sg', 'ingress', 'some of the ingress rules of DB-SG are not in the input'],
    ])
  })

  test('is whole in the other direction', () => {
    expect(word('db > api tcp 8080', partly)).toBe('blocked')
  })

  test('leaves a rule that names it without a counterpart undecided, not one-ended', () => {
    const t = buildIndex([
      group('a', { in: [], out: ['tcp 443 b'] }),
      { ...group('b', { in: [], out: [] }), incomplete: ['ingress'] },
      group('c', { in: [], out: ['tcp 443 d'] }),
      group('d', { in: [], out: [] }),
    ])
    expect(groupLinks(t).map((link) => [link.from, link.to, link.state])).toEqual([
      ['a', 'b', 'unknown'],
      ['c', 'd', 'one-ended'],
    ])
  })

  test('is no reason to call a connection blocked by rules alone', () => {
    const t = buildIndex(partly)
    const db = t.get('db')
    const ssh = { protocol: 6, ports: { from: 22, to: 22 } } as const
    expect(db && decideByRules(db, 'ingress', 'internet', ssh, t).verdict).toBe('unknown')
  })
})
