import type { PortRange } from '@/model/net/ports'
import { type End, endOf, senderOf } from '@/model/reachability/ends'
import type { Named } from '@/model/reachability/explain'
import type { Nic } from '@/model/reachability/nics'
import { ask, joined, nowhere } from '@/model/reachability/pairs'
import { perhapsDown } from '@/model/reachability/perhaps-down'
import { startsOf } from '@/model/reachability/starts'
import { traceThrough } from '@/model/reachability/through/trace-through'
import type { Question, Verdict } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'

export interface TraceOptions {
  /** Ids of resources that do not work, with all that stands in them: `downWith` finds these. */
  readonly down?: ReadonlySet<string>
}

/** The answer to one question, with every hop, every blocker and every doubt. Pure: same topology and question, same answer. */
export function trace(question: Question, t: TopologyIndex, { down = new Set() }: TraceOptions = {}): Verdict {
  if (question.through !== undefined) return traceThrough(question, question.through, t, down)
  const from = senderOf(question.from, t)
  const to = endOf(question.to, t)
  for (const end of [from, to]) if (end.type === 'none') return nowhere({ component: end.resource, why: end.why }, t)
  const starts = startsOf(from, to, question, t, down)
  if ('why' in starts) return nowhere(starts, t)
  const named: Named = new Map()
  const found = starts.pairs.map((pair) => ask(pair, question, t, down, named))
  return joined(found, [...starts.doubts, ...[from, to].flatMap((end) => perhapsDown(end, t, down))], t)
}

/**
 * Two ends, one protocol with ports: the ports that surely pass, and those of which the input does not tell it.
 *
 * @param protocol  6 or 17
 */
export function tracePair(
  from: Nic | 'internet',
  to: Nic | 'internet',
  protocol: number,
  t: TopologyIndex,
): { readonly verdict: Verdict; readonly sure: readonly PortRange[]; readonly perhaps: readonly PortRange[] } {
  const down: ReadonlySet<string> = new Set()
  const end = (one: Nic | 'internet'): End =>
    one === 'internet' ? endOf(one, t) : { type: 'interfaces', nics: [one], resource: one.owner }
  const question: Question = { from: '', to: '', protocol }
  const starts = startsOf(end(from), end(to), question, t, down)
  if ('why' in starts) return { verdict: nowhere(starts, t), sure: [], perhaps: [] }
  const answers = starts.pairs.map((pair) => ask(pair, question, t, down, new Map()))
  const verdict = joined(answers, starts.doubts, t)
  return { verdict, sure: answers.flatMap((a) => a.ports ?? []), perhaps: answers.flatMap((a) => a.perhaps) }
}
