import { stringify } from 'yaml'
import { answerWay } from '@/components/worker/answer-way'
import type { Answer, Answered, AskedQuestion } from '@/components/worker/ask-protocol'
import { boxFinder } from '@/components/worker/boxes'
import { readQuestion } from '@/components/worker/read-question'
import type { DrawnView } from '@/layouts/layout'
import type { Place } from '@/model/diagnostic'
import { type Address, parseAddress } from '@/model/net/address'
import { cidrHolds, parseCidr } from '@/model/net/cidr'
import { endOf } from '@/model/reachability/ends'
import { waysThrough } from '@/model/reachability/through/ways'
import { trace } from '@/model/reachability/trace'
import type { Verdict, WayThrough } from '@/model/reachability/verdict'
import { withSources } from '@/model/reachability/with-sources'
import { questionText } from '@/model/reachability/words'
import type { AnyResource, ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'

/**
 * Answers a question with two ends.
 *
 * @param whole  diagram of the view without collapsed groups; null: the topology has no such view, and the answer no way over it
 * @param picture  the view as it stands
 * @param placeOf  where the parts of resources stand in the opened file
 * @param down  what is supposed not to work, with all that stands in it
 */
export function answerTo(
  asked: AskedQuestion,
  t: TopologyIndex,
  whole: Diagram | null,
  picture: DrawnView | null,
  placeOf: (resource: ResourceId, path: string) => Place,
  down: ReadonlySet<string> = new Set(),
): Answered {
  const read = readQuestion(asked, t)
  if (!read.ok) return read
  const { question } = read
  const verdict = withSources(trace(question, t, { down }), placeOf)
  const ways = waysThrough(question, t, down)
  const on = whole === null || picture === null ? null : { picture, boxOf: boxFinder(whole, picture.diagram), t }
  const goal = (text: string) => resourceOf(text, t)
  const stops = (direction: 'forward' | 'return') => verdict.blockers.filter((b) => b.direction === direction)
  const answer: Answer = {
    verdict,
    title: questionText(question),
    names: namesIn(verdict, ways, t),
    ways,
    changes: verdict.changes === null || verdict.changes.length === 0 ? null : stringify({ changes: verdict.changes }),
    forward: answerWay(verdict.forward.hops, goal(question.to), stops('forward'), on),
    // What never arrives is not answered.
    back: answerWay(stops('forward').length > 0 ? [] : (verdict.return?.hops ?? []), goal(question.from), stops('return'), on),
  }
  return { ok: true, answer }
}

/** The resource that an end of a question stands for; of an address that nothing is told to have, the subnet that holds it. */
function resourceOf(text: string, t: TopologyIndex): ResourceId {
  const end = endOf(text, t)
  if (end.type === 'public') return end.nic.owner
  if (end.type === 'behind') return end.gateway
  const address = parseAddress(text)
  const blocksOf = (subnet: AnyResource) => t.kindOf(subnet).addresses?.(subnet as never) ?? []
  const subnet = address === null ? undefined : t.ofKind('subnet').find((s) => blocksOf(s).some((block) => holds(block, address)))
  return end.type === 'interfaces' ? end.resource : (subnet?.id ?? end.resource)
}

function holds(block: string, address: Address): boolean {
  const cidr = parseCidr(block)
  return cidr !== null && cidrHolds(cidr, address)
}

function namesIn(verdict: Verdict, ways: readonly WayThrough[], t: TopologyIndex): Readonly<Record<string, string>> {
  const hops = [...verdict.forward.hops, ...(verdict.return?.hops ?? [])]
  const ids = [
    ...hops.flatMap((hop) => [hop.component, ...(hop.rule === null ? [] : [hop.rule.of])]),
    ...verdict.blockers.map((b) => b.component),
    ...verdict.undecided.map((d) => d.component),
    ...ways.flatMap((way) => [way.through, way.to]),
  ]
  return Object.fromEntries(ids.map((id) => [id, titleOf(id, t)]))
}
