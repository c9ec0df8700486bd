import type { InterfaceFact } from '@/model/kinds/kind'
import type { AnyResource, ResourceId } from '@/model/resource'
import { referenceTo, titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** A public address as far as the model tells it. */
export interface PublicAddress {
  readonly state: 'yes' | 'no' | 'unknown'
  /** The address, or words for it: `Elastic IP of NAT Gateway`. */
  readonly text: string
  /** The address itself, where the input tells it. */
  readonly address: string | null
}

/** The public IPv4 address that an internet gateway maps an interface to, 1:1 (rule 22). */
export function publicAddressOf(resource: AnyResource, of: InterfaceFact, t: TopologyIndex): PublicAddress {
  const title = titleOf(resource.id, t)
  const told = (text: string): PublicAddress => ({ state: 'yes', text, address: text })
  if (of.publicAddress !== undefined) return told(of.publicAddress)
  const own = [...elasticIpsOf(resource), ...associatedWith(of.id ?? resource.id, t)]
  const [first] = own
  if (first !== undefined) {
    const texts = own.map((id) => elasticIpText(id, t))
    return { state: 'yes', text: texts.join(' or '), address: own.length === 1 ? elasticAddress(first, t) : null }
  }
  if (of.isPublic === undefined) {
    const text = `unknown: the input does not tell whether ${title} has a public address`
    return { state: 'unknown', text, address: null }
  }
  if (!of.isPublic) return { state: 'no', text: `${title} has no public address`, address: null }
  const what = t.kindOf(resource).routeTarget?.leadsTo === 'nat' ? 'Elastic IP' : 'public address'
  return { state: 'yes', text: `${what} of ${title}`, address: null }
}

function elasticIpsOf(resource: AnyResource): readonly ResourceId[] {
  if ('elasticIps' in resource && Array.isArray(resource.elasticIps)) return resource.elasticIps
  return 'elasticIp' in resource && resource.elasticIp !== undefined ? [resource.elasticIp as ResourceId] : []
}

const associatedWith = (id: ResourceId, t: TopologyIndex): readonly ResourceId[] =>
  t
    .of('elastic-ip')
    .filter((e) => e.associatedWith === id)
    .map((e) => e.id)

function elasticAddress(id: ResourceId, t: TopologyIndex): string | null {
  const found = t.get(id)
  return found?.kind === 'elastic-ip' ? (found.publicAddress ?? null) : null
}

const elasticIpText = (id: ResourceId, t: TopologyIndex): string => elasticAddress(id, t) ?? `Elastic IP ${referenceTo(id, t)}`
