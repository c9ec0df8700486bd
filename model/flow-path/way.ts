import {
  destinationOf,
  type End,
  endsOf,
  type InterfaceEnd,
  interfaceEndpointsFor,
  peerOf,
  placeOf,
  privateAddressOf,
  privateDnsOf,
  publicAddressOf,
} from '@/model/flow-path/ends'
import { joinWays, type Stop, stop, type Way } from '@/model/flow-path/stop'
import { through } from '@/model/flow-path/through'
import type { AddressRewrite } from '@/model/flow-steps'
import { isPlace, type RouteTarget } from '@/model/kinds/kind'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { lookUpRoute } from '@/model/routing/look-up'
import { decideByRules } from '@/model/security-groups/reach'
import type { Traffic } from '@/model/security-groups/traffic'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

export interface Question {
  readonly from: Resource
  readonly to: Resource
  /** Resources of the participants between, as the flow declares them. */
  readonly named: ReadonlySet<string>
  /** null: the flow does not say. */
  readonly traffic: Traffic | null
}

/** The way of one connection through the configuration, all interfaces of both ends together. */
export function wayOf(question: Question, t: TopologyIndex): Way {
  const ways = endsOf(question.from, t).flatMap((from) => endsOf(question.to, t).map((to) => between(from, to, question, t)))
  return joinWays(ways)
}

function between(from: End, to: End, question: Question, t: TopologyIndex): Way {
  if (from.type === 'interface') {
    if (to.type === 'interface') return inside(from, to, question.traffic, t)
    const endpoints =
      to.type === 'service' ? interfaceEndpointsFor(to.family, from, question.named, t).filter((e) => privateDnsOf(e) !== false) : []
    if (endpoints.length > 0) return joinWays(endpoints.map((e) => throughEndpoint(from, e, to, question.traffic, t)))
    return outwards(from, to, question.traffic, t)
  }
  return to.type === 'interface' ? inwards(from, to, question.traffic, t) : beyond(from, to)
}

const reply = 'stateful: the reply passes'

/** What a source's rules say, and what they say of the answer: nothing, for groups are stateful. */
function source(from: InterfaceEnd, to: End, traffic: Traffic | null, t: TopologyIndex): { forward: Stop; back: Stop } {
  const decision = decideByRules(from.resource, 'egress', peerOf(to), traffic, t)
  const places = [placeOf(from.of, t)]
  return {
    forward: stop(from.resource.id, { places, sends: [decision.why] }),
    back: stop(from.resource.id, { places, arrives: [decision.verdict === 'unfiltered' ? decision.why : reply] }),
  }
}

function target(to: InterfaceEnd, from: End, traffic: Traffic | null, t: TopologyIndex): { forward: Stop; back: Stop } {
  const decision = decideByRules(to.resource, 'ingress', peerOf(from), traffic, t)
  const places = [placeOf(to.of, t)]
  return {
    forward: stop(to.resource.id, { places, arrives: [decision.why, ...listenerFacts(to.resource, traffic)] }),
    back: stop(to.resource.id, { places, sends: [decision.verdict === 'unfiltered' ? decision.why : reply] }),
  }
}

/** Whether a load balancer listens for what arrives. */
function listenerFacts(resource: Resource, traffic: Traffic | null): readonly string[] {
  if (!('listeners' in resource) || resource.listeners === undefined || traffic === null || traffic.ports.from !== traffic.ports.to)
    return []
  const found = resource.listeners.find((l) => String(l.port) === String(traffic.ports.from))
  return [found === undefined ? `blocked: no listener on port ${traffic.ports.from}` : `listener ${found.protocol}:${found.port}`]
}

/** The route of an interface's subnet to another end, as a stop at the table. */
function routeStop(
  from: InterfaceEnd,
  to: End,
  t: TopologyIndex,
): { readonly stops: readonly Stop[]; readonly target: RouteTarget | null } {
  const { subnet } = from.of
  const table = subnet === undefined ? undefined : t.routeTableOf(subnet)
  if (table === undefined) {
    const why = subnet === undefined ? 'its subnet' : `the route table of ${titleOf(subnet, t)}`
    return { stops: [stop(subnet ?? from.resource.id, { sends: [`unknown: ${why} is not in the input`] })], target: null }
  }
  const decision = lookUpRoute(table.id, destinationOf(to, t), t)
  return { stops: [stop(table.id, { sends: [decision.why] })], target: decision.verdict === 'route' ? decision.route.target : null }
}

/** Between two interfaces: delivered directly in one subnet, else by the routes of each side's subnet. */
function inside(from: InterfaceEnd, to: InterfaceEnd, traffic: Traffic | null, t: TopologyIndex): Way {
  const s = source(from, to, traffic, t)
  const d = target(to, from, traffic, t)
  if (from.of.subnet !== undefined && from.of.subnet === to.of.subnet) {
    const direct = 'same subnet: delivered without a route'
    return {
      forward: [{ ...s.forward, sends: [...s.forward.sends, direct] }, d.forward],
      back: [{ ...d.back, sends: [...d.back.sends, direct] }, s.back],
    }
  }
  const there = routeStop(from, to, t)
  const home = routeStop(to, from, t)
  return {
    forward: [
      s.forward,
      ...there.stops,
      ...via(there.target, to.resource.id, t),
      ...(there.target === null || there.target === 'blackhole' ? [] : [d.forward]),
    ],
    back: [d.back, ...home.stops, ...via(home.target, from.resource.id, t), s.back],
  }
}

/** A gateway between two VPCs: what lies beyond it is another network's configuration. */
function via(gateway: RouteTarget | null, end: ResourceId, t: TopologyIndex): readonly Stop[] {
  if (gateway === null || !isPlace(gateway) || gateway === end) return []
  return [
    stop(gateway, {
      sends: [
        t.get(gateway) === undefined
          ? 'unknown: it is not in the input'
          : `unknown: the model does not follow ${titleOf(gateway, t)} to its other side`,
      ],
    }),
  ]
}

/** To an AWS service through an interface endpoint: the public name resolves to its interfaces. */
function throughEndpoint(from: InterfaceEnd, endpoint: Resource, to: End, traffic: Traffic | null, t: TopologyIndex): Way {
  const dns = privateDnsOf(endpoint)
  const name =
    dns === true
      ? 'private DNS: the public name of the service leads to the endpoint'
      : 'unknown: whether private DNS leads here is not in the input'
  // The name resolves to the interfaces of every zone: any of them may be taken.
  const ways = endsOf(endpoint, t).flatMap((end) => (end.type === 'interface' ? [inside(from, end, traffic, t)] : []))
  const joined = joinWays(ways)
  const service = `PrivateLink to ${titleOf(to.resource.id, t)}`
  const at = (s: Stop, rest: Partial<Stop>): Stop => (s.resource === endpoint.id ? { ...s, ...rest } : s)
  const arrived = joined.forward.some((s) => s.resource === endpoint.id)
  return {
    forward: [
      ...joined.forward.map((s) => at(s, { arrives: [name, ...s.arrives], sends: [service] })),
      ...(arrived ? [stop(to.resource.id, { arrives: ['inside the AWS network'] })] : []),
    ],
    back: [
      stop(to.resource.id, { sends: ['answers inside the AWS network'] }),
      ...joined.back.map((s) => at(s, { arrives: ['from the service, by PrivateLink'] })),
    ],
  }
}

/** Out of the VPC, by the winning route and the gateways that it leads through. */
function outwards(from: InterfaceEnd, to: End, traffic: Traffic | null, t: TopologyIndex): Way {
  const s = source(from, to, traffic, t)
  const out = routeStop(from, to, t)
  const gates = out.target === null ? { forward: [], back: [], arrives: false } : through(out.target, from, to, t)
  const arrival = to.type === 'service' ? 'at the public address of the service' : 'outside any VPC: no rule of the model decides here'
  return {
    forward: [s.forward, ...out.stops, ...gates.forward, ...(gates.arrives ? [stop(to.resource.id, { arrives: [arrival] })] : [])],
    back: [stop(to.resource.id, { sends: ['answers to the address that it sees'] }), ...gates.back, s.back],
  }
}

/** From outside to an interface: through the internet gateway that its subnet's routes name. */
function inwards(from: End, to: InterfaceEnd, traffic: Traffic | null, t: TopologyIndex): Way {
  const d = target(to, from, traffic, t)
  const table = to.of.subnet === undefined ? undefined : t.routeTableOf(to.of.subnet)
  const sender = stop(from.resource.id, { sends: ['from outside the VPC, to a public address'] })
  if (table === undefined) {
    const unknown = `unknown: the route table of ${to.of.subnet === undefined ? titleOf(to.resource.id, t) : titleOf(to.of.subnet, t)} is not in the input`
    return {
      forward: [sender, { ...d.forward, arrives: [unknown, ...d.forward.arrives] }],
      back: [d.back, stop(from.resource.id, { arrives: [unknown] })],
    }
  }
  const [gateway] = t.gatewaysOf(table.id, 'internet')
  if (gateway === undefined) {
    const none = `blocked: no route of ${titleOf(table.id, t)} leads to an internet gateway`
    return { forward: [sender, stop(table.id, { sends: [none] })], back: [d.back, stop(table.id, { sends: [none] })] }
  }
  const own = privateAddressOf(to.of, t) ?? 'unknown address'
  const open = publicAddressOf(to, t)
  const map = (type: AddressRewrite['type'], before: string, after: string): readonly AddressRewrite[] =>
    open.state === 'yes' ? [{ type, before, after, by: gateway }] : []
  const mapped = open.state === 'yes' ? `maps ${open.text} to ${own}, 1:1` : open.state === 'no' ? `blocked: ${open.text}` : open.text
  const reply = lookUpRoute(table.id, { type: 'internet' }, t)
  return {
    forward: [
      sender,
      stop(gateway, { arrives: ['from the internet'], sends: [mapped], rewrites: map('DNAT', open.text, own) }),
      ...(open.state === 'no' ? [] : [d.forward]),
    ],
    back: [
      d.back,
      stop(table.id, { sends: [reply.why] }),
      stop(gateway, {
        arrives: ['on the way out of the VPC'],
        sends: [open.state === 'yes' ? `maps ${own} back to ${open.text}, 1:1` : mapped],
        rewrites: map('SNAT', own, open.text),
      }),
      stop(from.resource.id, { arrives: ['outside any VPC: no rule of the model decides here'] }),
    ],
  }
}

/** Between two ends outside: nothing in the model decides. */
const beyond = (from: End, to: End): Way => ({
  forward: [
    stop(from.resource.id, { sends: ['outside any VPC: no route or security group of the model decides here'] }),
    stop(to.resource.id, { arrives: ['outside any VPC'] }),
  ],
  back: [stop(to.resource.id, { sends: ['answers outside any VPC'] }), stop(from.resource.id, { arrives: ['outside any VPC'] })],
})
