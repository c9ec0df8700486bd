import type { Flow, FlowItem, FlowParticipant } from '@/model/flows'
import type { AnyResource } from '@/model/resource'
import { referenceTo } from '@/model/resource-names'
import { type Traffic, trafficText } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** Finds flows that a configuration itself suggests, the same ones in the same order each time. */
export interface Proposer {
  /** Begins the ids of its flows, so that those of two proposers never meet. */
  readonly id: string
  /** One after the other, so that of a large network no more are made than are asked for. */
  propose(t: TopologyIndex): Iterable<Flow>
}

/** A request from one participant to another, by their ids. */
export interface Leg {
  readonly from: string
  readonly to: string
  readonly protocol: 'tcp' | 'udp'
  /** Absent: a rule opens more than one, and does not tell which of them is used. */
  readonly port?: number
  readonly text: string
}

/** What a rule opens, as a message; all traffic is asked as TCP, which nearly everything is. */
export function messageOf({ protocol: number, ports }: Traffic): Pick<Leg, 'protocol' | 'port' | 'text'> {
  const protocol = number === 17 ? 'udp' : 'tcp'
  const text = trafficText({ protocol: number, ports }).replace(/^all/, 'All')
  return ports.from === ports.to ? { protocol, port: ports.from, text } : { protocol, text }
}

/** Most that one participant stands for: to prove a step, each of the one end is asked with each of the other. */
const mostOfOne = 6

/** Several that play the same part, such as the members of an auto-scaled group. */
export function participant(id: string, resources: readonly AnyResource[], t: TopologyIndex, label?: string): FlowParticipant {
  const of = resources.slice(0, mostOfOne).map((r) => r.id)
  const [only] = resources
  if (only !== undefined && resources.length === 1 && label === undefined) return { id, of }
  return { id, of, label: label ?? nameOfAll(resources, t) }
}

/** Requests in their order, and then their answers back. */
export function roundTrip(legs: readonly Leg[]): readonly FlowItem[] {
  const answers = legs.map(({ from, to }): FlowItem => ({ from: to, to: from, response: true, text: 'Response' }))
  return [...legs.map((leg): FlowItem => ({ ...leg })), ...answers.reverse()]
}

/** Texts of a flow may hold references; what comes from a file is none. */
const plain = (text: string): string => text.replaceAll('${', '$ {').replace(/\s+/g, ' ')

/** A resource as the names and texts of a flow call it. */
export const nameOf = (resource: AnyResource, t: TopologyIndex): string => plain(referenceTo(resource.id, t))

/** `api`, `web` where all are called so, `web-1 and web-2`, `web-1 and 4 others`. */
export function nameOfAll(resources: readonly AnyResource[], t: TopologyIndex): string {
  const [first] = resources
  if (first === undefined) return ''
  // The machines of an auto-scaled group share a name, which is that of the group.
  if (resources.length > 1 && first.name !== undefined && resources.every((r) => r.name === first.name)) return plain(first.name)
  return someOf(resources, (resource) => nameOf(resource, t))
}

const mostNamed = 3

/** The names where they are few, else the first and how many others there are. */
export function someOf<T>(items: readonly T[], name: (item: T) => string): string {
  const [first] = items
  if (first === undefined || items.length <= mostNamed) return listInWords(items.map(name))
  return `${name(first)} and ${items.length - 1} others`
}
