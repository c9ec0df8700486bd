import { destinationOf, type End, type InterfaceEnd, placeOf, privateAddressOf, publicAddressOf } from '@/model/flow-path/ends'
import { type Stop, stop } from '@/model/flow-path/stop'
import type { AddressRewrite } from '@/model/flow-steps'
import { isPlace, type RouteTarget } from '@/model/kinds/kind'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { lookUpRoute, type RouteDecision } from '@/model/routing/look-up'
import { spanOfInterface } from '@/model/security-groups/blocks'
import type { TopologyIndex } from '@/model/topology-index'

/** The gateways of a way out of a VPC, there and back. */
export interface Gates {
  readonly forward: readonly Stop[]
  readonly back: readonly Stop[]
  /** Whether the packet gets out, or whether that is unknown: only a known end stops it. */
  readonly arrives: boolean
}

const nowhere: Gates = { forward: [], back: [], arrives: false }

/** Follows a route's target outwards: a NAT gateway to the table of its own subnet, until a gateway leads out. */
export function through(target: RouteTarget, from: InterfaceEnd, to: End, t: TopologyIndex, seen: readonly string[] = []): Gates {
  if (!isPlace(target)) return nowhere
  const gateway = t.get(target)
  if (gateway === undefined) return only(target, 'unknown: it is not in the input')
  if (seen.includes(target)) return only(target, 'blocked: the routes lead in a circle')
  switch (t.kindOf(gateway).routeTarget?.leadsTo) {
    case 'internet':
      return internetGateway(target, from, t)
    case 'nat':
      return natGateway(target, from, to, [...seen, target], t)
    case 'egress-only':
      return only(target, 'lets IPv6 connections out, never in; the model tells no IPv6 address of the other end')
    case 'endpoint':
      return {
        forward: [
          stop(target, {
            arrives: ['by the route of its prefix list'],
            sends: ['over the AWS network; no security group filters a gateway endpoint'],
          }),
        ],
        back: [stop(target, { arrives: ['from the service, over the AWS network'], sends: ['stateful: the reply passes'] })],
        arrives: true,
      }
    case 'network':
    case 'appliance':
      return only(target, `unknown: the model does not follow ${titleOf(target, t)} to its other side`)
    default:
      return only(target, 'unknown: the model does not tell how it forwards packets')
  }
}

/** A gateway at which what the model tells ends: the fact stands there whether a packet comes or goes. */
function only(gateway: ResourceId, why: string): Gates {
  const here = stop(gateway, { arrives: [why], sends: [why] })
  return { forward: [here], back: [here], arrives: false }
}

/** Maps a private address to its public one, 1:1; without a public address nothing passes. Source: Amazon VPC User Guide, "Internet gateways". */
function internetGateway(id: ResourceId, from: InterfaceEnd, t: TopologyIndex): Gates {
  const open = publicAddressOf(from, t)
  const own = privateAddressOf(from.of, t)
  if (open.state === 'no') return only(id, `blocked: ${open.text}, and the internet gateway maps only those that have one`)
  if (open.state === 'unknown' || own === null)
    return { ...only(id, own === null ? 'unknown: the private address is not in the input' : open.text), arrives: true }
  const rewrite = (type: AddressRewrite['type'], before: string, after: string): AddressRewrite => ({ type, before, after, by: id })
  return {
    forward: [
      stop(id, {
        arrives: ['on the way out of the VPC'],
        sends: [`maps ${own} to ${open.text}, 1:1`],
        rewrites: [rewrite('SNAT', own, open.text)],
      }),
    ],
    back: [
      stop(id, {
        arrives: [`for ${open.text}`],
        sends: [`maps ${open.text} back to ${own}, 1:1`],
        rewrites: [rewrite('DNAT', open.text, own)],
      }),
    ],
    arrives: true,
  }
}

/** Takes the source's place with its own address, and goes on by the table of its own subnet. Source: Amazon VPC User Guide, "NAT gateways". */
function natGateway(id: ResourceId, from: InterfaceEnd, to: End, seen: readonly string[], t: TopologyIndex): Gates {
  const gateway = t.get(id)
  const [own] = gateway === undefined ? [] : t.interfacesOf(gateway)
  if (gateway === undefined || own === undefined || own.subnet === undefined)
    return only(id, 'unknown: the subnet of the NAT gateway is not in the input')
  const before = privateAddressOf(from.of, t) ?? 'unknown address'
  const after = privateAddressOf(own, t) ?? 'unknown address'
  const table = t.routeTableOf(own.subnet)
  const snat = `SNAT ${before} to its own private address ${after}`
  const self: InterfaceEnd = { type: 'interface', resource: gateway, of: own }
  const decision: RouteDecision =
    table === undefined
      ? { verdict: 'unknown', why: `unknown: the route table of ${titleOf(own.subnet, t)} is not in the input` }
      : lookUpRoute(table.id, destinationOf(to, t), t)
  const next = decision.verdict === 'route' ? through(decision.route.target, self, to, t, seen) : nowhere
  const home =
    table === undefined
      ? undefined
      : lookUpRoute(table.id, { type: 'blocks', blocks: spanOfInterface(from.of.subnet, from.of.privateAddress, t).blocks }, t)
  const rewrite = (type: AddressRewrite['type'], a: string, b: string): AddressRewrite => ({ type, before: a, after: b, by: id })
  return {
    forward: [
      stop(id, {
        places: [placeOf(own, t)],
        arrives: ['no security group filters a NAT gateway'],
        sends: [snat],
        rewrites: [rewrite('SNAT', before, after)],
      }),
      stop(table?.id ?? own.subnet, { sends: [decision.why] }),
      ...next.forward,
    ],
    back: [
      ...next.back,
      stop(id, {
        arrives: ['for a connection that it opened'],
        sends: [`DNAT ${after} back to ${before}`],
        rewrites: [rewrite('DNAT', after, before)],
      }),
      ...(table === undefined || home === undefined ? [] : [stop(table.id, { sends: [home.why] })]),
    ],
    arrives: next.arrives,
  }
}
