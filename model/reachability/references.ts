import type { References } from '@/model/reachability/group-filter'
import type { Nic } from '@/model/reachability/nics'
import type { Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * Whether rules of an interface may name groups of the other end: in one VPC, over an active peering (rules 4 and 5), and for what comes
 * in over a transit gateway that supports it (rule 6). Behind an appliance the group of the sender is not seen (rule 4).
 */
export function referencesOver(nic: Nic, walk: Pick<Walk, 'crossings' | 't'>): References {
  return (peer, direction) => {
    if (walk.crossings.some((c) => c.type === 'appliance')) return 'no'
    if (nic.vpc === undefined || peer.vpc === undefined) return 'unknown'
    if (nic.vpc === peer.vpc) return 'yes'
    const peered = overPeering(nic.vpc, peer.vpc, walk.t)
    if (peered !== 'no' || direction === 'egress') return peered
    return overTransitGateway(nic.vpc, peer.vpc, walk.t)
  }
}

function overPeering(a: ResourceId, b: ResourceId, t: TopologyIndex): 'yes' | 'no' | 'unknown' {
  const between = t
    .of('vpc-peering')
    .filter((p) => (p.requesterVpc === a && p.accepterVpc === b) || (p.requesterVpc === b && p.accepterVpc === a))
  if (between.some((p) => p.status === 'active')) return 'yes'
  return between.some((p) => p.status === undefined) ? 'unknown' : 'no'
}

function overTransitGateway(a: ResourceId, b: ResourceId, t: TopologyIndex): 'yes' | 'no' | 'unknown' {
  const attachments = t.of('transit-gateway-attachment')
  for (const gateway of t.of('transit-gateway')) {
    const ends = [a, b].map((vpc) => attachments.find((x) => x.transitGateway === gateway.id && x.vpc === vpc))
    if (ends.includes(undefined) || ends.some((x) => x?.securityGroupReferencing === false)) continue
    // Off unless said otherwise, at the gateway; on at the attachment. Source: EC2 API, TransitGatewayRequestOptions.
    if (gateway.securityGroupReferencing === true) return 'yes'
  }
  return 'no'
}
