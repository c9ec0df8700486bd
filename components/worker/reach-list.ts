import type { AskedQuestion, Listed, ReachRow, ReachTraffic } from '@/components/worker/ask-protocol'
import { endProblems } from '@/components/worker/read-question'
import { formatPorts } from '@/model/net/ports'
import { protocolName } from '@/model/net/protocol'
import { type End, endOf } from '@/model/reachability/ends'
import { trace } from '@/model/reachability/trace'
import type { Question } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { referenceTo } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** A page ends after this time: between pages the user may change his mind. */
const pageMs = 120

const protocols = [6, 17] as const

/** Who reaches an end, or what it reaches, over TCP and UDP: candidate by candidate, as far as a page goes. */
export function reachPage(asked: AskedQuestion, start: number, t: TopologyIndex, down: ReadonlySet<string> = new Set()): Listed {
  const from = asked.from.trim()
  const to = asked.to.trim()
  if (from === '' && to === '')
    return { ok: false, problems: [{ field: 'from', message: 'Name a source, a destination, or both.', nearest: [] }] }
  const problems = from === '' ? endProblems('to', to, t) : endProblems('from', from, t)
  if (problems.length > 0) return { ok: false, problems }
  const fixed = from === '' ? to : from
  const candidates = candidatesOf(from === '' ? 'from' : 'to', t).filter((id) => id !== fixed)
  const rows: ReachRow[] = []
  const begun = performance.now()
  let at = start
  for (; at < candidates.length && (at === start || performance.now() - begun < pageMs); at++) {
    const other = candidates[at]
    if (other === undefined) break
    const ends = from === '' ? { from: other, to } : { from, to: other }
    const traffic = protocols.flatMap((protocol) => passing({ ...ends, protocol }, t, down))
    if (traffic.length > 0) rows.push(rowOf(other, traffic, t))
  }
  return { ok: true, page: { rows, next: at < candidates.length ? at : null, total: candidates.length } }
}

/** Ids of all that can be an end of a question, in the order of the file. */
export const endsOf = (t: TopologyIndex): readonly ResourceId[] => t.all.flatMap((r) => (endOf(r.id, t).type === 'none' ? [] : [r.id]))

/** Gateways hand packets on and answer none themselves. */
const passesOn: ReadonlySet<string | undefined> = new Set(['internet', 'egress-only', 'nat', 'network'])

/** Services and the endpoints to them are called; they open no connection themselves. */
const onlyAnswers = (end: End, leadsTo: string | undefined) => end.type === 'service' || leadsTo === 'endpoint'

const isItself = (id: ResourceId, end: End) => end.type !== 'interfaces' || end.resource === id || !end.nics.some((nic) => nic.owner !== id)

/** What can be at the other end, each once: not a gateway on the way, nor an interface whose owner is asked anyway. */
function candidatesOf(field: 'from' | 'to', t: TopologyIndex): readonly string[] {
  const own = endsOf(t).filter((id) => {
    const resource = t.get(id)
    if (resource === undefined) return false
    const leadsTo = t.kindOf(resource).routeTarget?.leadsTo
    const end = endOf(id, t)
    return !passesOn.has(leadsTo) && isItself(id, end) && !(field === 'from' && onlyAnswers(end, leadsTo))
  })
  return own.some((id) => id === 'internet') ? own : ['internet', ...own]
}

function passing(question: Question, t: TopologyIndex, down: ReadonlySet<string>): readonly ReachTraffic[] {
  const { verdict, ports, pairs, undecided } = trace(question, t, { down })
  const protocol = protocolName(question.protocol)
  if (verdict === 'reachable') return [{ protocol, word: verdict, ports: (ports ?? []).map(formatPorts).join(', '), why: null }]
  if (verdict === 'undecided') return [{ protocol, word: verdict, ports: '', why: undecided[0]?.why ?? null }]
  if (pairs.reachable === 0) return []
  return [{ protocol, word: 'reachable', ports: '', why: `between ${pairs.reachable} of ${pairs.asked} pairs of interfaces only` }]
}

function rowOf(id: string, traffic: readonly ReachTraffic[], t: TopologyIndex): ReachRow {
  const resource = t.get(id)
  if (resource === undefined) return { id, label: 'the internet', kind: 'Internet', glyph: 'internet', category: 'external', traffic }
  const { look } = t.kindOf(resource)
  return { id, label: referenceTo(id, t), kind: look.label, glyph: look.glyph, category: look.category, traffic }
}
