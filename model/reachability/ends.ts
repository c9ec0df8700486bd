import { awsService } from '@/model/aws-services'
import { type Family, parseAddress } from '@/model/net/address'
import { isSingle } from '@/model/net/ranges'
import { aliasesOf } from '@/model/reachability/aliases'
import { type Behind, behindAddress, behindResource } from '@/model/reachability/behind'
import { allNics, type Nic, nicsOf } from '@/model/reachability/nics'
import { addressParty, internetParty, isPublicAddress, serviceParty } from '@/model/reachability/outside'
import type { Party } from '@/model/reachability/packet'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** What an end of a question stands for: interfaces, or one party outside of every VPC. */
export type End =
  /** `byAddress`: asked for by an address of this IP version. */
  | { readonly type: 'interfaces'; readonly nics: readonly Nic[]; readonly resource: ResourceId; readonly byAddress?: Family }
  | Behind
  /** A public address that a gateway maps to an interface. */
  | { readonly type: 'public'; readonly nic: Nic; readonly party: Party }
  | { readonly type: 'outside'; readonly party: (family: Family) => Party; readonly resource: ResourceId }
  | { readonly type: 'service'; readonly family: string; readonly party: Party; readonly resource: ResourceId }
  /** `why`: what is wrong with it; `known` tells a resource that has no place from a name that nothing has. */
  | { readonly type: 'none'; readonly why: string; readonly resource: ResourceId; readonly known: boolean }

/** Reads an end: the id of a resource, `internet`, or an address. */
export function endOf(text: string, t: TopologyIndex): End {
  const resource = t.get(text) ?? t.get(aliasesOf(t).get(text))
  if (resource !== undefined) return endOfResource(resource, t)
  const id = text as ResourceId
  if (text === 'internet') return outside(id, 'the internet', t)
  const address = parseAddress(text)
  if (address === null) return { type: 'none', why: `nothing in the topology is called "${text}"`, resource: id, known: false }
  const owner = allNics(t).find((nic) => {
    const party = nic.party[address.family]
    return party !== null && isSingle(party.ranges) && party.ranges[0]?.first === address.value
  })
  if (owner !== undefined) return { type: 'interfaces', nics: [owner], resource: owner.owner, byAddress: address.family }
  const mapped = address.family === 4 ? allNics(t).find((nic) => nic.publicAddress.address === text) : undefined
  if (mapped !== undefined) return { type: 'public', nic: mapped, party: addressParty(address) }
  return { type: 'outside', party: () => addressParty(address), resource: id }
}

/**
 * Whoever sends from a public address of the topology is the interface that has it, and from an address that no network here has, whoever has
 * it behind a VPN.
 */
export function senderOf(text: string, t: TopologyIndex): End {
  const end = endOf(text, t)
  const address = end.type === 'outside' ? parseAddress(text) : null
  const networks = address === null ? null : behindAddress(address, t)
  if (networks !== null) return networks
  return end.type === 'public' ? { type: 'interfaces', nics: [end.nic], resource: end.nic.owner } : end
}

function endOfResource(resource: Resource, t: TopologyIndex): End {
  const nics = nicsOf(resource, t)
  if (nics.length > 0) return { type: 'interfaces', nics, resource: resource.id }
  const kind = t.kindOf(resource)
  const { look, routeTarget, container } = kind
  const title = titleOf(resource.id, t)
  // A gateway to the internet as an end: whatever is beyond it.
  if (routeTarget?.leadsTo === 'internet' || routeTarget?.leadsTo === 'egress-only') return outside(resource.id, 'the internet', t)
  const networks = behindResource(resource, t)
  if (typeof networks === 'string') return { type: 'none', why: networks, resource: resource.id, known: true }
  if (networks !== null) return networks
  const service =
    'service' in resource && typeof resource.service === 'string' && routeTarget?.leadsTo === 'endpoint'
      ? awsService(resource.service).family
      : look.service
  if (service !== undefined)
    return { type: 'service', family: service, party: serviceParty(service, resource.id, title, t), resource: resource.id }
  if (kind.isOnInternet?.(resource as never) === true) return outside(resource.id, title, t)
  const why = container === undefined ? `${title} owns no network interface` : `${title} is a place, not something that sends or receives`
  return { type: 'none', why, resource: resource.id, known: true }
}

const outside = (resource: ResourceId, text: string, t: TopologyIndex): End => ({
  type: 'outside',
  resource,
  party: (family) => internetParty(family, resource, text, t),
})

/** Whether an address outside is public; one that is not is known to nobody here. */
export const isOnInternet = (party: Party): boolean =>
  !isSingle(party.ranges) || isPublicAddress({ family: party.family, value: party.ranges[0]?.first ?? 0n })
