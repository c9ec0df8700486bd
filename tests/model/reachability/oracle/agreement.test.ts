import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { questionOf } from '@/tests/model/reachability/oracle/question'
import { quickWord } from '@/tests/model/reachability/oracle/quick-word'
import { type Outcome, simulateAll } from '@/tests/model/reachability/oracle/simulate'
import { type Asked, Dice, randomPacket, randomWorld } from '@/tests/model/reachability/oracle/worlds'

/** `HOPLINE_ORACLE_PAIRS=1000000 npx vitest run tests/model/reachability/oracle` asks more; `HOPLINE_ORACLE_SEED=17` replays one world. */
const wanted = Number(process.env.HOPLINE_ORACLE_PAIRS ?? 200_000)
const only = process.env.HOPLINE_ORACLE_SEED
const packetsPerWorld = 100

/** Verdicts that are explained in full, too; of the others the word alone is asked, in a twentieth of the time. */
const explained = 40

/**
 * Every value is known in these worlds: only the port that a NAT gateway takes may leave a doubt, and the zone that a transit gateway does,
 * where one passes and another does not.
 */
const mayDoubt = (attributes: readonly string[], differ: boolean) =>
  attributes.every((one) => one === 'sourcePort' || (one === 'subnets' && differ))

const senderIn = (asked: Asked): string => (asked.from.includes('.') || asked.from.includes(':') ? 'internet' : asked.from)

function disagreement(asked: Asked, outcomes: readonly Outcome[], t: TopologyIndex, inFull: boolean): string | null {
  const question = questionOf(asked)
  const { word, doubtful } = quickWord(question, t)
  const differ = outcomes.some(({ delivered }) => delivered !== outcomes[0]?.delivered)
  const agrees = word === 'undecided' ? mayDoubt(doubtful, differ) : outcomes.every(({ delivered }) => (word === 'reachable') === delivered)
  if (agrees && !inFull) return null
  const verdict = trace(question, t)
  if (agrees && verdict.verdict === word) return null
  const engine = `${word}, explained ${verdict.verdict} ${[...verdict.blockers.map((b) => `${b.direction} ${b.code} ${b.component}`), ...verdict.undecided.map((d) => `${d.component} ${d.attribute} ${d.why}`)].join('; ')}`
  return `${JSON.stringify(asked)}: engine ${engine}; oracle ${outcomes.map(({ delivered, why }) => `${delivered ? 'delivers' : 'does not deliver'}: ${why}`).join(' | ')}`
}

describe('the engine and the plainest simulator', () => {
  test('agree on every packet of random worlds', { timeout: 600_000 }, () => {
    const wrong: string[] = []
    let asked = 0
    let delivered = 0
    let worlds = 0
    for (let seed = only === undefined ? 1 : Number(only); only === undefined ? asked < wanted : worlds === 0; seed++) {
      worlds++
      const world = randomWorld(seed)
      const t = indexOf(world)
      const dice = new Dice(seed * 7919)
      for (let i = 0; i < packetsPerWorld; i++) {
        const one = randomPacket(world, dice)
        if (one === null) continue
        const outcomes = simulateAll(world, senderIn(one), one.packet)
        asked++
        if (outcomes.every((one) => one.delivered)) delivered++
        const found = disagreement(one, outcomes, t, asked % explained === 0)
        if (found !== null && wrong.length < 20) wrong.push(`HOPLINE_ORACLE_SEED=${seed} ${found}`)
      }
    }
    process.stdout.write(`${asked} packets in ${worlds} worlds, ${Math.round((100 * delivered) / asked)} % delivered\n`)
    expect(wrong).toEqual([])
  })
})
