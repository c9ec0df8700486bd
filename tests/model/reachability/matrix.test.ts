import { describe, expect, test } from 'vitest'
import { type AllPairs, allPairs, type ClassOrInternet } from '@/model/reachability/matrix/all-pairs'
import type { Service } from '@/model/reachability/matrix/traffic'
import { trace } from '@/model/reachability/trace'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'
import { buildIndex } from '@/tests/model/build-topology'
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

const askedPorts = [0, 21, 22, 443, 444, 1023, 1024, 8000, 8050, 8100, 8101, 65_535]

describe('the matrix says what a trace says', () => {
  const seeds = Number(process.env.HOPLINE_MATRIX_SEEDS ?? 60)
  test.each(Array.from({ length: seeds }, (_, i) => i + 1))('of random networks, seed %i', (seed) => {
    const t = buildIndex(randomNetwork(seed))
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
