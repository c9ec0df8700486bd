import { awsService } from '@/model/aws-services'
import type { InterfaceFact } from '@/model/kinds/kind'
import { anyAddressOf } from '@/model/net/any-address'
import type { ResourceId } from '@/model/resource'
import { referenceTo, titleOf } from '@/model/resource-names'
import type { Destination } from '@/model/routing/look-up'
import { spanOfInterface } from '@/model/security-groups/blocks'
import type { Peer } from '@/model/security-groups/reach'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * An end of a connection: an interface in a subnet, an AWS service at its public addresses, or a party outside, of which the model tells no
 * address.
 */
export type End =
  | { readonly type: 'interface'; readonly resource: Resource; readonly of: InterfaceFact }
  | { readonly type: 'service'; readonly resource: Resource; readonly family: string }
  | { readonly type: 'outside'; readonly resource: Resource }

export type InterfaceEnd = Extract<End, { type: 'interface' }>

/** The ends that a resource offers: one for each of its interfaces. */
export function endsOf(resource: Resource, t: TopologyIndex): readonly End[] {
  const interfaces = t.interfacesOf(resource)
  if (interfaces.length > 0) return interfaces.map((of) => ({ type: 'interface', resource, of }))
  const family = t.kindOf(resource).look.service
  return [family === undefined ? { type: 'outside', resource } : { type: 'service', resource, family }]
}

/** How rules see an end. */
export const peerOf = (end: End): Peer =>
  end.type === 'interface' ? { resource: end.resource } : end.type === 'service' ? { service: end.family } : 'internet'

/** How routes see an end. */
export function destinationOf(end: End, t: TopologyIndex): Destination {
  if (end.type === 'service') return { type: 'service', family: end.family }
  if (end.type === 'outside') return { type: 'internet' }
  return { type: 'blocks', blocks: spanOfInterface(end.of.subnet, end.of.privateAddress, t).blocks }
}

/** Private address of an interface: exact where known, else any of its subnet: `10.0.10.x`; null: the input does not tell the subnet. */
export function privateAddressOf(of: InterfaceFact, t: TopologyIndex): string | null {
  if (of.privateAddress !== undefined) return of.privateAddress
  const [block] = spanOfInterface(of.subnet, undefined, t).blocks
  return block === undefined ? null : anyAddressOf(block)
}

/** `10.0.10.x in Private Subnet`. */
export function placeOf(of: InterfaceFact, t: TopologyIndex): string {
  const address = privateAddressOf(of, t) ?? 'unknown address'
  return of.subnet === undefined ? `${address} in a subnet that the input does not tell` : `${address} in ${referenceTo(of.subnet, t)}`
}

/** A public address as far as the model tells it. */
export interface PublicAddress {
  readonly state: 'yes' | 'no' | 'unknown'
  /** The address, or words for it: `Elastic IP of NAT Gateway`. */
  readonly text: string
}

/** The public address that an internet gateway maps an interface to, 1:1. */
export function publicAddressOf({ resource, of }: InterfaceEnd, t: TopologyIndex): PublicAddress {
  const title = titleOf(resource.id, t)
  if (of.publicAddress !== undefined) return { state: 'yes', text: of.publicAddress }
  if ('elasticIps' in resource && resource.elasticIps !== undefined && resource.elasticIps.length > 0)
    return { state: 'yes', text: resource.elasticIps.map((id) => elasticIpText(id, t)).join(' or ') }
  if ('elasticIp' in resource && resource.elasticIp !== undefined) return { state: 'yes', text: elasticIpText(resource.elasticIp, t) }
  const associated = t.of('elastic-ip').find((e) => e.associatedWith === resource.id)
  if (t.kindOf(resource).routeTarget?.leadsTo === 'nat')
    return 'connectivityType' in resource && resource.connectivityType === 'private'
      ? { state: 'no', text: `${title} is private: it has no public address` }
      : { state: 'yes', text: `Elastic IP of ${title}` }
  if (associated !== undefined) return { state: 'yes', text: elasticIpText(associated.id, t) }
  if ('scheme' in resource && resource.scheme !== undefined)
    return resource.scheme === 'internet-facing'
      ? { state: 'yes', text: `public address of ${title}` }
      : { state: 'no', text: `${title} is internal: it has no public address` }
  const assigned = publicByAttribute(resource)
  if (assigned !== undefined)
    return assigned ? { state: 'yes', text: `public address of ${title}` } : { state: 'no', text: `${title} has no public address` }
  return { state: 'unknown', text: `unknown: the input does not tell whether ${title} has a public address` }
}

/** What the attributes of a resource say of a public address; undefined: nothing. */
function publicByAttribute(resource: Resource): boolean | undefined {
  if ('assignPublicIp' in resource) return resource.assignPublicIp
  return 'publiclyAccessible' in resource ? resource.publiclyAccessible : undefined
}

function elasticIpText(id: ResourceId, t: TopologyIndex): string {
  const found = t.get(id)
  return found?.kind === 'elastic-ip' && found.publicAddress !== undefined ? found.publicAddress : `Elastic IP ${referenceTo(id, t)}`
}

/** Interface endpoints of the source's VPC that lead to a service; those that the flow names come before the others. */
export function interfaceEndpointsFor(
  family: string,
  from: InterfaceEnd,
  named: ReadonlySet<string>,
  t: TopologyIndex,
): readonly Resource[] {
  const vpc = t.vpcOf(from.resource.id)
  const serving = t.all.filter(
    (r) =>
      'service' in r &&
      r.service !== undefined &&
      t.kindOf(r).routeTarget?.leadsTo === 'endpoint' &&
      t.interfacesOf(r).length > 0 &&
      awsService(r.service).family === family &&
      t.vpcOf(r.id) === vpc,
  )
  const chosen = serving.filter((r) => named.has(r.id))
  return chosen.length > 0 ? chosen : serving
}

/** Whether clients that ask for the service's public name come to the endpoint. */
export const privateDnsOf = (endpoint: Resource): boolean | undefined => ('privateDns' in endpoint ? endpoint.privateDns : undefined)
