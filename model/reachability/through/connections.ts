import type { Answer } from '@/model/reachability/explain'
import { weights } from '@/model/reachability/outcome'
import type { Header } from '@/model/reachability/packet'
import type { Doubt } from '@/model/reachability/verdict'
import type { Walk } from '@/model/reachability/walk'

/** A walk that can be written on without changing the one that it continues. */
export const continued = (walk: Walk): Walk => ({ ...walk, hops: [...walk.hops], blocks: [], doubts: [] })

/** The way to a load balancer that leads no further, with what was written behind it. */
export function ending(first: Answer, forward: Walk): Answer {
  const blocks = [...first.blocks, ...forward.blocks.map((block): Answer['blocks'][number] => ({ block, direction: 'forward' }))]
  const doubts: readonly Doubt[] = [...first.doubts, ...forward.doubts]
  return { ...first, word: wordOf(blocks, doubts, first.word), run: { forward, back: null }, blocks, doubts }
}

/**
 * The way to a load balancer and the way from it to a target as one: there over both, and back over both in the other order.
 *
 * @param forward  the way to the load balancer, with its own hop written at the end
 */
export function joinedConnections(first: Answer, forward: Walk, second: Answer): Answer {
  const blocks = [...first.blocks, ...second.blocks]
  const doubts = [...first.doubts, ...second.doubts]
  const { back } = second.run
  return {
    ...second,
    word: weights[first.word] > weights[second.word] ? first.word : second.word,
    run: {
      forward: {
        ...forward,
        hops: [...forward.hops, ...second.run.forward.hops],
        assumptions: both(first.run.forward, second.run.forward),
      },
      back: back === null ? null : { ...back, hops: [...back.hops, ...(first.run.back?.hops ?? [])] },
    },
    blocks,
    doubts,
    ports: null,
    perhaps: [],
  }
}

const both = (a: Walk, b: Walk): Set<string> => new Set([...a.assumptions, ...b.assumptions])

const wordOf = (blocks: Answer['blocks'], doubts: readonly Doubt[], before: Answer['word']): Answer['word'] =>
  blocks.length > 0 ? 'blocked' : doubts.length > 0 ? 'undecided' : before

/** What a packet looks like when it has arrived. */
export const arrived = (answer: Answer): Header => answer.run.forward.header
