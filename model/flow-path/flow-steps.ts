import { type Chain, chainsOf } from '@/model/flow-path/chains'
import { numerals, type PlacedMessage, placedMessages } from '@/model/flow-path/messages'
import { type ProvedChain, proveChain, stepVerdict } from '@/model/flow-path/step-verdicts'
import { joinWays, type Stop, type Way } from '@/model/flow-path/stop'
import { wayOf } from '@/model/flow-path/way'
import type { FlowHop, FlowStep } from '@/model/flow-steps'
import type { Flow, FlowParticipant } from '@/model/flows'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { trafficOfMessage, trafficText } from '@/model/security-groups/traffic'
import { resolveText } from '@/model/text-template'
import type { Resource, Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

const known = new WeakMap<Topology, Map<string, readonly FlowStep[]>>()

/**
 * The messages of a declared flow, each with its real way through the configuration: routes, gateways, rules and what they do to the
 * addresses. The first message is step 1; an unknown flow has none. Where the model does not tell, the hop says "unknown: …".
 */
export function flowSteps(topology: Topology, flowId: string): readonly FlowStep[] {
  const flows = known.get(topology) ?? new Map<string, readonly FlowStep[]>()
  known.set(topology, flows)
  const found = flows.get(flowId)
  if (found !== undefined) return found
  const flow = topology.flows.find((f) => f.id === flowId)
  const steps = flow === undefined ? [] : stepsOf(flow, indexOf(topology))
  flows.set(flowId, steps)
  return steps
}

/** The steps of a flow while some resources do not work: `downWith` finds them. */
export function flowStepsWhile(down: ReadonlySet<string>, topology: Topology, flowId: string): readonly FlowStep[] {
  const flow = topology.flows.find((f) => f.id === flowId)
  return flow === undefined ? [] : stepsOf(flow, indexOf(topology), down)
}

function stepsOf(flow: Flow, t: TopologyIndex, down: ReadonlySet<string> = new Set()): readonly FlowStep[] {
  const messages = placedMessages(flow)
  const numbers = numerals(messages)
  const participants = new Map(flow.participants.map((p) => [p.id, p]))
  const chains = chainsOf(messages, (id) => forwards(participants.get(id), t))
  const ways = new Map<Chain, Way>()
  const wayOfChain = (chain: Chain): Way => {
    const way = ways.get(chain) ?? traceChain(chain, participants, t)
    ways.set(chain, way)
    return way
  }
  const proofs = new Map<Chain, ProvedChain>()
  const proofOfChain = (chain: Chain): ProvedChain => {
    const proof = proofs.get(chain) ?? proveChain(chain, participants, t, down, chainInto(chain, chains))
    proofs.set(chain, proof)
    return proof
  }
  return messages.map((placed, i): FlowStep => {
    const { message } = placed
    const response = message.response === true
    const traffic = trafficLabel(message.protocol, message.port)
    const text = (value: string) => resolveText(value, t, { protocol: message.protocol, port: message.port })
    const from = participants.get(message.from)
    const to = participants.get(message.to)
    const chain = chains[i] ?? null
    const stops = chain === null ? null : wayOfChain(chain)[response ? 'back' : 'forward']
    const verdict = chain === null ? null : stepVerdict(proofOfChain(chain), response, from?.of ?? [], to?.of ?? [], t)
    const part = cut(stops, from?.of ?? [], to?.of ?? [], t)
    return {
      step: placed.step,
      numeral: numbers[i] ?? String(placed.step),
      branch: placed.branch.map(text),
      moment: placed.moment,
      fromLabel: labelOf(from, t),
      toLabel: labelOf(to, t),
      from: from?.of ?? [],
      to: to?.of ?? [],
      text: text(message.text),
      response,
      traffic,
      notes: notesOf(placed, text),
      verdict,
      ...part,
    }
  })
}

/** The connection that comes to where another begins, before it: that of the client of a load balancer. */
function chainInto(chain: Chain, chains: readonly (Chain | null)[]): Chain | undefined {
  const at = chains.indexOf(chain)
  return chains.slice(0, at).findLast((other) => other !== null && other.target === chain.source) ?? undefined
}

const notesOf = (placed: PlacedMessage, text: (value: string) => string): readonly string[] => placed.notes.map(text)

function labelOf(participant: FlowParticipant | undefined, t: TopologyIndex): string {
  if (participant === undefined) return ''
  if (participant.label !== undefined) return resolveText(participant.label, t).replace(/\n/g, ' ')
  const [first] = participant.of
  return first === undefined ? participant.id : t.nameOf(first)
}

/** `TCP 443`; a protocol that we do not know stays as it is written. */
function trafficLabel(protocol: string | undefined, port: number | undefined): string {
  if (protocol === undefined) return port === undefined ? '' : `port ${port}`
  const traffic = trafficOfMessage(protocol, port)
  if (traffic === null) return [protocol, port].filter((x) => x !== undefined).join(' ')
  return port === undefined ? protocol.toUpperCase() : trafficText(traffic)
}

/**
 * Whether a participant only forwards what comes: everything that it stands for is a gateway or an endpoint. An appliance that routes
 * point at (an instance, an interface) may as well be an end of its own, so it counts as one.
 */
function forwards(participant: FlowParticipant | undefined, t: TopologyIndex): boolean {
  const resources = (participant?.of ?? []).flatMap((id) => t.get(id) ?? [])
  return resources.length > 0 && resources.every((r) => isGateway(r, t))
}

function isGateway(resource: Resource, t: TopologyIndex): boolean {
  const leadsTo = t.kindOf(resource).routeTarget?.leadsTo
  return leadsTo !== undefined && leadsTo !== 'appliance'
}

function traceChain(chain: Chain, participants: ReadonlyMap<string, FlowParticipant>, t: TopologyIndex): Way {
  const resources = (id: string) => (participants.get(id)?.of ?? []).flatMap((r) => t.get(r) ?? [])
  const named = new Set<string>(chain.waypoints.flatMap((id) => participants.get(id)?.of ?? []))
  const traffic = trafficOfMessage(chain.protocol, chain.port)
  return joinWays(resources(chain.source).flatMap((from) => resources(chain.target).map((to) => wayOf({ from, to, named, traffic }, t))))
}

/** The part of a way between two participants: the first sends, the last only receives. */
function cut(
  stops: readonly Stop[] | null,
  from: readonly ResourceId[],
  to: readonly ResourceId[],
  t: TopologyIndex,
): Pick<FlowStep, 'hops' | 'rewrites'> {
  if (stops === null) return { hops: ends(from, to, 'unknown: it answers no request that the flow declares before', t), rewrites: [] }
  const first = stops.findIndex((s) => from.includes(s.resource))
  const last = stops.findLastIndex((s, i) => i >= first && to.includes(s.resource))
  if (first < 0 || last < 0) {
    const astray = first < 0 ? from : to
    const road = stops.map((s) => titleOf(s.resource, t)).join(' → ')
    const why = `not on the way that the routes and rules of the model give${road === '' ? '' : `: ${road}`}`
    // What the model does tell stays in sight: how far the way goes.
    const told = first < 0 ? [] : stops.slice(first).map((s, i) => hop(s, i === 0 ? 'sends' : 'passes', t))
    return { hops: [...told, ...astray.slice(0, 1).map((id) => ({ resource: id, label: titleOf(id, t), why }))], rewrites: [] }
  }
  const part = stops.slice(first, last + 1)
  const sender = (s: Stop) => from.includes(s.resource)
  const receiver = (s: Stop) => to.includes(s.resource)
  return {
    hops: part.map((s) => hop(s, sender(s) ? 'sends' : receiver(s) ? 'arrives' : 'passes', t)),
    rewrites: part.filter((s) => !receiver(s)).flatMap((s) => s.rewrites),
  }
}

function hop(s: Stop, as: 'sends' | 'arrives' | 'passes', t: TopologyIndex): FlowHop {
  const other = as === 'sends' ? s.arrives : s.sends
  // Where the way breaks off, a stop knows only one of the two.
  const facts = as === 'passes' ? [...s.arrives, ...s.sends] : s[as].length > 0 ? s[as] : other
  const place = s.places.length === 0 ? [] : [`${as === 'sends' ? 'from' : 'at'} ${s.places.join(' or ')}`]
  return { resource: s.resource, label: titleOf(s.resource, t), why: [...new Set([...place, ...facts])].join('; ') }
}

const ends = (from: readonly ResourceId[], to: readonly ResourceId[], why: string, t: TopologyIndex): readonly FlowHop[] =>
  [...from.slice(0, 1), ...to.slice(0, 1)].map((id) => ({ resource: id, label: titleOf(id, t), why }))
