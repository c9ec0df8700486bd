import { describe, expect, test } from 'vitest'
import { type AllPairs, allPairs, type ClassOrInternet } from '@/model/reachability/matrix/all-pairs'
import type { Service } from '@/model/reachability/matrix/traffic'
import { trace } from '@/model/reachability/trace'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'
import { buildIndex, group } from '@/tests/model/build-topology'
import { estate } from '@/tests/model/reachability/estate'
import { dice, randomNetwork } from '@/tests/model/reachability/random-networks'

const holds = (services: readonly Service[], protocol: number, port: number): boolean =>
  services.some((s) => {
    const [first, last] = typeof s.protocol === 'number' ? [s.protocol, s.protocol] : s.protocol
    if (protocol < first || protocol > last) return false
    return s.ports === null ? protocol !== 6 && protocol !== 17 : s.ports.from <= port && port <= s.ports.to
  })

/** What the matrix says of one connection, in the words of a trace. */
function word(pairs: AllPairs, from: ClassOrInternet, to: ClassOrInternet, protocol: number, port: number): VerdictWord {
  const { must, may } = pairs.services(from, to)
  return holds(must, protocol, port) ? 'reachable' : holds(may, protocol, port) ? 'undecided' : 'blocked'
}

/** Resources with one interface: those that a trace asks by their name. */
const single = (t: TopologyIndex) => t.all.filter((r) => t.interfacesOf(r).length === 1).map((r) => r.id as string)

const classOf = (pairs: AllPairs, id: string): number => pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === id))

/** Every fourth network stands in an account that blocks public access, one way or the other. */
const publicAccess = (seed: number) =>
  seed % 4 === 0
    ? [{ kind: 'vpc-block-public-access', id: 'block', mode: seed % 8 === 0 ? 'block-ingress' : 'block-bidirectional', exclusions: [] }]
    : []

const askedPorts = [0, 21, 22, 443, 444, 1023, 1024, 8000, 8050, 8100, 8101, 65_535]

const seeds = Number(process.env.HOPLINE_MATRIX_SEEDS ?? 60)

describe('the matrix says what a trace says', () => {
  test.each(Array.from({ length: seeds }, (_, i) => i + 1))('of random networks, seed %i', (seed) => {
    const t = buildIndex([...randomNetwork(seed), ...publicAccess(seed)])
    const pairs = allPairs(t)
    const d = dice(seed + 1_000_000)
    const ids = single(t)
    const differing: string[] = []
    for (let i = 0; i < 150; i++) {
      const [from, to] = d.often(0.1) ? [d.one(ids), 'internet'] : d.often(0.1) ? ['internet', d.one(ids)] : [d.one(ids), d.one(ids)]
      const protocol = d.one([6, 6, 6, 17, 1, 47, 50, 58])
      const port = d.one(askedPorts)
      const question = { from, to, protocol, ...(protocol === 6 || protocol === 17 ? { port } : {}) }
      const traced = trace(question, t).verdict
      const end = (id: string) => (id === 'internet' ? id : classOf(pairs, id))
      const found = word(pairs, end(from), end(to), protocol, port)
      if (found !== traced) differing.push(`${from} > ${to} ${protocol} ${port}: matrix ${found}, trace ${traced}`)
    }
    expect(differing).toEqual([])
  })
})

describe('after the rules of one group have changed', () => {
  test.each(Array.from({ length: Math.min(seeds, 40) }, (_, i) => i + 1))('all is as if asked anew, seed %i', (seed) => {
    const drawn = randomNetwork(seed)
    const t = buildIndex(drawn)
    const d = dice(seed)
    const before = allPairs(t)
    const others = buildIndex(randomNetwork(seed + 500))
    const [own, other] = ['g0a', 'g0a'].map((id, i) => (i === 0 ? t : others).of('security-group').find((g) => g.id === id))
    if (own === undefined || other === undefined) throw new Error('the network has no group g0a')
    const changed = { ...own, ingress: other.ingress, egress: d.often(0.5) ? own.egress : other.egress }
    const { pairs, differences } = before.withGroup(changed)
    const anew = allPairs(buildIndex(drawn.map((r) => (r.id === own.id ? changed : r))))
    const ids = single(t)
    const differing: string[] = []
    for (const from of ids)
      for (const to of ids) {
        const answer = JSON.stringify(pairs.services(classOf(pairs, from), classOf(pairs, to)))
        const wanted = JSON.stringify(anew.services(classOf(anew, from), classOf(anew, to)))
        if (answer !== wanted) differing.push(`${from} > ${to}: ${answer}, anew ${wanted}`)
        if (differences === null) continue
        const [a, b] = [classOf(before, from), classOf(before, to)]
        const isNamed = differences.some((one) => one.from === a && one.to === b)
        const isOther = answer !== JSON.stringify(before.services(a, b))
        if (isNamed !== isOther) differing.push(`${from} > ${to}: ${isOther ? 'differs' : 'is the same'}, and is told otherwise`)
      }
    expect(differing).toEqual([])
  })
})

describe('rows', () => {
  test.each(Array.from({ length: Math.min(seeds, 20) }, (_, i) => i + 1))('hold what single questions tell, seed %i', (seed) => {
    const pairs = allPairs(buildIndex(randomNetwork(seed)))
    const differing: string[] = []
    for (const { index: from } of pairs.classes) {
      const row = [...pairs.row(from).sets]
      for (const { index: to } of pairs.classes) if (row[to] !== pairs.setOf(from, to)) differing.push(`${from} > ${to}`)
    }
    expect(differing).toEqual([])
  })
})

//  internet ── igw ── web-a [lb, listens on 443, its group lets in every port]
test('a trace without a port finds the port of a listener, as the matrix does', () => {
  const open = group('lb-sg', { vpc: 'vpc', in: ['tcp all 0.0.0.0/0'], out: [] })
  const t = buildIndex(estate.map((r) => (r.id === 'lb-sg' ? open : r)))
  const pairs = allPairs(t)
  const passes = pairs.services('internet', classOf(pairs, 'lb')).must
  expect(trace({ from: 'internet', to: 'lb', protocol: 6 }, t).ports).toEqual(passes.map((one) => one.ports))
})
