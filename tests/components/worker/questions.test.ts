import { describe, expect, test } from 'vitest'
import { diagramOf } from '@/components/worker/drawing'
import { answerTo } from '@/components/worker/questions'
import { endsOf, reachPage } from '@/components/worker/reach-list'
import { readQuestion } from '@/components/worker/read-question'
import { placesIn } from '@/importers/places'
import { layOut } from '@/layouts/index'
import { downWith } from '@/model/down'
import { indexOf } from '@/model/topology-index'
import { buildTopology } from '@/tests/model/build-topology'
import { changed, estateWith } from '@/tests/model/reachability/estate'

const topology = (...changes: readonly Record<string, unknown>[]) => buildTopology({ resources: estateWith(...changes) })
const index = (...changes: readonly Record<string, unknown>[]) => indexOf(topology(...changes))
const asked = (from: string, to: string, protocol = 'tcp', port = '') => ({ from, to, protocol, port })

async function answer(from: string, to: string, port: string, ...changes: readonly Record<string, unknown>[]) {
  const t = topology(...changes)
  const whole = diagramOf(t, 'network', [])
  if (whole === null) throw new Error('no network view')
  const answered = answerTo(
    asked(from, to, 'tcp', port),
    indexOf(t),
    whole,
    { diagram: whole, layout: await layOut(whole) },
    placesIn([], t),
  )
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems))
  return answered.answer
}

test('what is supposed to be down is down for a question, too', () => {
  const t = index()
  const down = downWith(['lb'], t)
  const answered = answerTo(asked('lb', 'api', 'tcp', '8080'), t, null, null, placesIn([], topology()), down)
  expect(answered).toMatchObject({ ok: true, answer: { verdict: { verdict: 'blocked' } } })
  const rows = (supposed?: ReadonlySet<string>) => {
    const listed = reachPage(asked('', 'api'), 0, t, supposed)
    return listed.ok ? listed.page.rows.map((row) => row.id) : []
  }
  expect(rows()).toContain('lb')
  expect(rows(down)).not.toContain('lb')
})

describe('a question as it was typed', () => {
  test('has two ends, a protocol by name or number, and a port', () => {
    expect(readQuestion(asked(' lb ', 'api', 'TCP', '8080'), index())).toEqual({
      ok: true,
      question: { from: 'lb', to: 'api', protocol: 6, port: 8080 },
    })
    expect(readQuestion(asked('lb', 'api', '47'), index())).toMatchObject({ ok: true, question: { protocol: 47 } })
  })

  test('that nothing can be made of is told field by field', () => {
    const read = readQuestion(asked('lbb', 'vpc', 'tcpp', '99999'), index())
    expect(read.ok ? [] : read.problems.map((p) => [p.field, p.nearest])).toEqual([
      ['from', ['lb']],
      ['to', []],
      ['port', []],
      ['protocol', []],
    ])
  })

  test('a port of a protocol without ports is refused', () => {
    expect(readQuestion(asked('lb', 'api', 'icmp', '80'), index())).toMatchObject({ ok: false, problems: [{ field: 'port' }] })
  })
})

describe('the answer on the picture', () => {
  test('leads through the boxes of what the packet passes, there and back', async () => {
    const { verdict, forward, back } = await answer('api', '198.51.100.7', '443')
    expect(verdict.verdict).toBe('reachable')
    expect(forward.boxes).toEqual(expect.arrayContaining(['api', 'nat', 'igw']))
    expect(forward.stopsAfter).toBeNull()
    expect(back.lines.length).toBe(forward.lines.length)
  })

  test('leads to the subnet that holds an address which nothing is told to have', async () => {
    const { forward } = await answer('api', '10.0.3.77', '443')
    expect(forward.boxes).toEqual(['api', 'app-b'])
    expect(forward.lines).toHaveLength(1)
  })

  test('stops at the destination where its group refuses, with the changes as YAML', async () => {
    const found = await answer('lb', 'api', '8080', changed('app-sg', { ingress: [] }))
    expect(found.verdict.verdict).toBe('blocked')
    expect(found.forward.boxes).toHaveLength(2)
    expect(found.forward.stopsAfter).toBe(1)
    expect(found.back.lines).toEqual([])
    expect(found.changes).toContain('set: app-sg')
  })
})

describe('who reaches what', () => {
  const rows = (from: string, to: string) => {
    const listed = reachPage(asked(from, to), 0, index())
    return listed.ok ? listed.page.rows.map((r) => [r.id, ...r.traffic.map((one) => `${one.protocol} ${one.ports}`)]) : listed.problems
  }

  test('who reaches the database: only what its group lets in', () => expect(rows('', 'db')).toEqual([['api', 'TCP 5432']]))

  test('what the load balancer reaches: its targets, and only on their port', () => {
    expect(rows('lb', '')).toContainEqual(['api', 'TCP 8080'])
    expect(rows('lb', '')).not.toContainEqual(expect.arrayContaining(['db']))
  })

  test('places are no ends; gateways and interfaces are', () => {
    expect(endsOf(index())).toEqual(expect.arrayContaining(['igw', 'nat', 'lb', 'api', 'db']))
    expect(endsOf(index())).not.toEqual(expect.arrayContaining(['vpc']))
  })

  test('without an end there is nothing to list', () => {
    expect(reachPage(asked('', ''), 0, index())).toMatchObject({ ok: false, problems: [{ field: 'from' }] })
  })

  test('pages add up to the whole, each candidate once', () => {
    const t = index()
    const ids: string[] = []
    let at: number | null = 0
    while (at !== null) {
      const listed = reachPage(asked('api', ''), at, t)
      if (!listed.ok) throw new Error('refused')
      ids.push(...listed.page.rows.map((r) => r.id))
      at = listed.page.next
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('db')
  })
})
