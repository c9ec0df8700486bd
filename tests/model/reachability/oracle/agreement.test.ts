import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import type { Verdict } from '@/model/reachability/verdict'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { questionOf } from '@/tests/model/reachability/oracle/question'
import { simulate } from '@/tests/model/reachability/oracle/simulate'
import { type Asked, Dice, randomPacket, randomWorld } from '@/tests/model/reachability/oracle/worlds'

/** `HOPLINE_ORACLE_PAIRS=1000000 npx vitest run tests/model/reachability/oracle` asks more; `HOPLINE_ORACLE_SEED=17` replays one world. */
const wanted = Number(process.env.HOPLINE_ORACLE_PAIRS ?? 200_000)
const only = process.env.HOPLINE_ORACLE_SEED
const packetsPerWorld = 100

/** Every value is known in these worlds: only the port that a NAT gateway takes may leave a doubt. */
const mayDoubt = (verdict: Verdict) => verdict.undecided.every((d) => d.attribute === 'sourcePort' || d.attribute === 'subnets')

function disagreement(asked: Asked, world: Topology, t: TopologyIndex): string | null {
  const verdict = trace(questionOf(asked), t)
  const { delivered, why } = simulate(world, asked.from.includes('.') || asked.from.includes(':') ? 'internet' : asked.from, asked.packet)
  const agrees = verdict.verdict === 'undecided' ? mayDoubt(verdict) : (verdict.verdict === 'reachable') === delivered
  if (agrees) return null
  const engine = `${verdict.verdict} ${[...verdict.blockers.map((b) => `${b.direction} ${b.code} ${b.component}`), ...verdict.undecided.map((d) => `${d.component} ${d.attribute} ${d.why}`)].join('; ')}`
  return `${JSON.stringify(asked)}: engine ${engine}; oracle ${delivered ? 'delivers' : 'does not deliver'}: ${why}`
}

describe('the engine and the plainest simulator', () => {
  test('agree on every packet of random worlds', { timeout: 600_000 }, () => {
    const seeds = only === undefined ? Array.from({ length: Math.ceil(wanted / packetsPerWorld) }, (_, i) => i + 1) : [Number(only)]
    const wrong: string[] = []
    let asked = 0
    let delivered = 0
    for (const seed of seeds) {
      const world = randomWorld(seed)
      const t = indexOf(world)
      const dice = new Dice(seed * 7919)
      for (let i = 0; i < packetsPerWorld; i++) {
        const one = randomPacket(world, dice)
        if (one === null) continue
        asked++
        if (simulate(world, one.from.includes('.') || one.from.includes(':') ? 'internet' : one.from, one.packet).delivered) delivered++
        const found = disagreement(one, world, t)
        if (found !== null && wrong.length < 20) wrong.push(`HOPLINE_ORACLE_SEED=${seed} ${found}`)
      }
    }
    process.stdout.write(`${asked} packets in ${seeds.length} worlds, ${Math.round((100 * delivered) / asked)} % delivered\n`)
    expect(wrong).toEqual([])
  })
})
