import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import type { Verdict } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'
import { buildIndex } from '@/tests/model/build-topology'
import { dice, randomNetwork } from '@/tests/model/reachability/random-networks'

/** Verdicts on random networks, in which something is untold everywhere. */
function* verdicts(): Generator<{ readonly verdict: Verdict; readonly t: TopologyIndex; readonly asked: string }> {
  for (let seed = 1; seed <= 8; seed++) {
    const t = buildIndex(randomNetwork(seed))
    const d = dice(seed + 77)
    const ends = ['internet', '203.0.113.9', ...t.all.filter((r) => t.interfacesOf(r).length > 0).map((r) => r.id as string)]
    for (let i = 0; i < 25; i++) {
      const question = { from: d.one(ends), to: d.one(ends), protocol: d.one([6, 6, 17, 1, 47]), port: d.one([22, 443, 8050]) }
      const { port, ...portless } = question
      const asked = question.protocol === 6 || question.protocol === 17 ? question : portless
      yield { verdict: trace(asked, t), t, asked: `seed ${seed} ${JSON.stringify(question)}` }
    }
  }
}

const isSentence = (text: string) => text.trim() !== '' && !/undefined|null|NaN|\[object|=>/.test(text)

/** Whether a topology has what a rule's path names: `ingress/0`, `routes/2`, or nothing, for what is implied. */
function exists(of: string, path: string, t: TopologyIndex): boolean {
  const [list = '', place] = path.split('/')
  const resource = t.get(of) as unknown as Record<string, unknown> | undefined
  if (path === '') return resource !== undefined
  const items = resource?.[list]
  return Array.isArray(items) && items[Number(place)] !== undefined
}

describe('whatever is asked', () => {
  test('every hop says why, in words, and names what it is', () => {
    const all = [...verdicts()]
    const wrong = all.flatMap(({ verdict, t, asked }) =>
      [...verdict.forward.hops, ...(verdict.return?.hops ?? [])].flatMap((hop) => {
        const texts = [
          hop.why,
          hop.header.source,
          hop.header.destination,
          hop.header.protocol,
          ...(hop.rule === null ? [] : [hop.rule.text]),
        ]
        const isKnown = hop.kind === (t.get(hop.component)?.kind ?? 'internet')
        return texts.every(isSentence) && isKnown ? [] : [`${asked} ${hop.stage} ${hop.component} ${JSON.stringify(texts)}`]
      }),
    )
    expect(wrong.slice(0, 5)).toEqual([])
  })

  test('every rule that decides stands where its path says', () => {
    const all = [...verdicts()]
    const rules = all.flatMap(({ verdict, t, asked }) =>
      [...verdict.forward.hops, ...(verdict.return?.hops ?? [])].flatMap((hop) =>
        hop.rule === null ? [] : [{ asked, ...hop.rule, isThere: exists(hop.rule.of, hop.rule.path, t) }],
      ),
    )
    expect(rules.filter((rule) => !rule.isThere).slice(0, 5)).toEqual([])
    expect(rules.filter((rule) => rule.path !== '').length).toBeGreaterThan(100)
  })

  test('all that stops it has a code, a reason and a way to mend it', () => {
    const all = [...verdicts()]
    const blockers = all.flatMap(({ verdict, asked }) => verdict.blockers.map((b) => ({ asked, ...b })))
    expect(blockers.filter((b) => !isSentence(b.why) || !isSentence(b.fix) || !/^[A-Z][A-Z0-9_]+$/.test(b.code)).slice(0, 5)).toEqual([])
    expect(blockers.length).toBeGreaterThan(50)
  })

  test('what is undecided names the attribute that decides, and blocked is what nothing undecided can open', () => {
    const all = [...verdicts()]
    const doubts = all.flatMap(({ verdict, asked }) => verdict.undecided.map((d) => ({ asked, ...d })))
    expect(doubts.filter((d) => !isSentence(d.why) || !isSentence(d.attribute) || !isSentence(d.component)).slice(0, 5)).toEqual([])
    expect(doubts.length).toBeGreaterThan(50)
    const contradictions = all.filter(
      ({ verdict }) =>
        (verdict.verdict === 'reachable' && verdict.blockers.length + verdict.undecided.length > 0) ||
        (verdict.verdict === 'blocked' && verdict.blockers.length === 0) ||
        (verdict.verdict === 'undecided' && verdict.undecided.length === 0),
    )
    expect(contradictions.map(({ asked }) => asked)).toEqual([])
  })
})
