import type { AskedQuestion, AskField, AskProblem } from '@/components/worker/ask-protocol'
import { nearest } from '@/model/nearest'
import { hasPorts, parseProtocol, protocolName } from '@/model/net/protocol'
import { endOf } from '@/model/reachability/ends'
import type { Question } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

export type ReadQuestion =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly problems: readonly AskProblem[] }

/** A question with two ends; whatever is wrong with it is told field by field. */
export function readQuestion(asked: AskedQuestion, t: TopologyIndex): ReadQuestion {
  const problems = [...endProblems('from', asked.from, t), ...endProblems('to', asked.to, t)]
  const text = asked.port.trim()
  if (text !== '' && (!/^\d{1,5}$/.test(text) || Number(text) > 65_535))
    problems.push({ field: 'port', message: `“${text}” is no port. Write a number from 0 to 65535, or nothing for any.`, nearest: [] })
  const protocol = parseProtocol(asked.protocol.trim() === '' ? 'tcp' : asked.protocol.trim())
  if (protocol === null || protocol === 'all') {
    const message = `“${asked.protocol}” is no protocol. Write tcp, udp, icmp, icmpv6 or a number from 0 to 255.`
    return { ok: false, problems: [...problems, { field: 'protocol', message, nearest: [] }] }
  }
  if (text !== '' && !hasPorts(protocol) && problems.every((p) => p.field !== 'port')) {
    const message = `${protocolName(protocol)} has no ports. Leave the port empty, or ask for tcp or udp.`
    problems.push({ field: 'port', message, nearest: [] })
  }
  if (problems.length > 0) return { ok: false, problems }
  const { through } = asked
  const question = {
    from: asked.from.trim(),
    to: asked.to.trim(),
    protocol,
    ...(through === undefined ? {} : { through: through as ResourceId }),
  }
  return { ok: true, question: text === '' ? question : { ...question, port: Number(text) } }
}

/** What is wrong with an end: nothing is called so, or what is called so neither sends nor receives. */
export function endProblems(field: AskField, text: string, t: TopologyIndex): AskProblem[] {
  const id = text.trim()
  if (id === '') return [{ field, message: 'Name a resource, internet, or an address.', nearest: [] }]
  const end = endOf(id, t)
  if (end.type !== 'none') return []
  if (end.known)
    return [
      { field, message: `${end.why}. Name a resource that owns a network interface, a gateway, internet, or an address.`, nearest: [] },
    ]
  return [{ field, message: `Nothing in the topology is called “${id}”.`, nearest: nearestEnds(id, t) }]
}

/** The names nearest to a mistyped one: one that is misspelt, and those that hold what was typed. */
function nearestEnds(id: string, t: TopologyIndex): readonly string[] {
  const known = ['internet', ...t.all.map((r) => r.id)].filter((one) => endOf(one, t).type !== 'none')
  const meant = nearest(id, known)
  const holding = known.filter((one) => one.toLowerCase().includes(id.toLowerCase()))
  return [...new Set([...(meant === null ? [] : [meant]), ...holding])].slice(0, mostNamed)
}

const mostNamed = 3
