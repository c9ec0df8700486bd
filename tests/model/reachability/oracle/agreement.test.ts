import { describe, expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { Dice } from '@/tests/model/reachability/oracle/dice'
import { questionOf } from '@/tests/model/reachability/oracle/question'
import { quickWord } from '@/tests/model/reachability/oracle/quick-word'
import { type Outcome, simulateAll } from '@/tests/model/reachability/oracle/simulate'
import { type Asked, endpointAddress, randomPacket, randomWorld } from '@/tests/model/reachability/oracle/worlds'

/** `HOPLINE_ORACLE_PAIRS=1000000 npx vitest run tests/model/reachability/oracle` asks more; `HOPLINE_ORACLE_SEED=17` replays one world. */
const wanted = Number(process.env.HOPLINE_ORACLE_PAIRS ?? 200_000)
const only = process.env.HOPLINE_ORACLE_SEED
const packetsPerWorld = 100

/** Verdicts that are explained in full, too; of the others the word alone is asked, in a twentieth of the time. */
const explained = 40

/**
 * Every value is known in these worlds: only the port that a NAT gateway takes may leave a doubt, the address that an endpoint has in its
 * subnet, and the zone that a transit gateway takes, where one passes and another does not.
 */
const mayDoubt = (attributes: readonly string[], { from, to }: Asked, differ: boolean) =>
  attributes.every(
    (one) => one === 'sourcePort' || (one === 'privateAddress' && [from, to].includes('vpce')) || (one === 'subnets' && differ),
  )

/** By what the simulator calls a sender: an endpoint sends from one of its subnets. */
function senderIn({ from, packet }: Asked, world: Topology): string {
  if (from.startsWith('192.168.')) return 'office'
  if (from.includes('.') || from.includes(':')) return 'internet'
  const service = world.resources.find((r) => r.id === from && r.kind === 'interface-endpoint')
  const subnet =
    service?.kind === 'interface-endpoint' ? service.subnets?.find((id) => endpointAddress(world, id) === packet.source) : undefined
  return subnet === undefined ? from : `${from}/${subnet}`
}

/** Of each address that is asked for, all ways of a packet to it. */
const outcomesOf = (asked: Asked, world: Topology): readonly (readonly Outcome[])[] =>
  [asked.packet.destination, ...(asked.others ?? [])].map((destination) =>
    simulateAll(world, senderIn(asked, world), { ...asked.packet, destination }),
  )

function disagreement(asked: Asked, found: readonly (readonly Outcome[])[], t: TopologyIndex, inFull: boolean): string | null {
  const question = questionOf(asked)
  const { word, doubtful } = quickWord(question, t)
  const differ = found.some((outcomes) => outcomes.some(({ delivered }) => delivered !== outcomes[0]?.delivered))
  const isRefused = found.some((outcomes) => outcomes.every(({ delivered }) => !delivered))
  const agrees =
    word === 'undecided'
      ? mayDoubt(doubtful, asked, differ)
      : word === 'blocked'
        ? isRefused
        : found.every((outcomes) => outcomes.every(({ delivered }) => delivered))
  const outcomes = found.flat()
  if (agrees && !inFull) return null
  const verdict = trace(question, t)
  if (agrees && verdict.verdict === word) return null
  const engine = `${word}, explained ${verdict.verdict} ${[...verdict.blockers.map((b) => `${b.direction} ${b.code} ${b.component}`), ...verdict.undecided.map((d) => `${d.component} ${d.attribute} ${d.why}`)].join('; ')}`
  return `${JSON.stringify(asked)}: engine ${engine}; oracle ${outcomes.map(({ delivered, why }) => `${delivered ? 'delivers' : 'does not deliver'}: ${why}`).join(' | ')}`
}

/** What a packet that arrives shows. */
function kindOf({ from, to }: Asked): string {
  if (to === 'vpce') return 'to an endpoint'
  if (from.startsWith('192.168.')) return 'from an office'
  if (to.startsWith('192.168.')) return 'to an office or a VPN gateway'
  return /[.:]/.test(from + to) ? 'from and to the internet' : 'inside'
}

describe('the engine and the plainest simulator', () => {
  test('agree on every packet of random worlds', { timeout: Math.max(600_000, wanted * 3) }, () => {
    const wrong: string[] = []
    let asked = 0
    let delivered = 0
    let worlds = 0
    const kinds = new Map<string, number>()
    for (let seed = only === undefined ? 1 : Number(only); only === undefined ? asked < wanted : worlds === 0; seed++) {
      worlds++
      const world = randomWorld(seed)
      const t = indexOf(world)
      const dice = new Dice(seed * 7919)
      for (let i = 0; i < packetsPerWorld; i++) {
        const one = randomPacket(world, dice)
        if (one === null) continue
        const outcomes = outcomesOf(one, world)
        asked++
        const isDelivered = outcomes.every((ways) => ways.every((way) => way.delivered))
        if (isDelivered) delivered++
        const kind = outcomes.some((ways) => ways.some((way) => way.delivered !== ways[0]?.delivered))
          ? 'as the zone decides'
          : isDelivered && kindOf(one)
        if (kind !== false) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        const found = disagreement(one, outcomes, t, asked % explained === 0)
        if (found !== null && wrong.length < 20) wrong.push(`HOPLINE_ORACLE_SEED=${seed} ${found}`)
      }
    }
    process.stdout.write(`${asked} packets in ${worlds} worlds, ${Math.round((100 * delivered) / asked)} % delivered\n`)
    process.stdout.write(`delivered ${[...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ')}\n`)
    expect(wrong).toEqual([])
    // A world that lets nothing of a kind pass would prove nothing of it.
    if (only === undefined && wanted >= 50_000) expect(kinds.size).toBe(6)
  })
})
