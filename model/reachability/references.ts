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
    if (walk.crossings.some((c) => c.type === 'appliance')) return 'SG_REFERENCES_NOT_PRESERVED'
    if (nic.vpc === undefined || peer.vpc === undefined) return 'unknown'
    if (nic.vpc === peer.vpc) return 'yes'
    const peered = overPeering(nic.vpc, peer.vpc, walk.t)
    if (peered !== 'no') return peered
    if (direction === 'ingress' && overTransitGateway(nic.vpc, peer.vpc, walk.t)) return 'yes'
    return walk.crossings.some((c) => c.type === 'transit-gateway') ? 'SG_REFERENCING_SUPPORT' : 'SG_REFERENCES_NOT_PRESERVED'
  }
}

/** Of one region only: over a peering between regions no group may be named. Source: Amazon VPC Peering Guide, "Update your security groups". */
function overPeering(a: ResourceId, b: ResourceId, t: TopologyIndex): 'yes' | 'no' | 'unknown' {
  const between = t
    .of('vpc-peering')
    .filter((p) => (p.requesterVpc === a && p.accepterVpc === b) || (p.requesterVpc === b && p.accepterVpc === a))
  const [here, there] = [regionOf(a, t), regionOf(b, t)]
  if (here !== undefined && there !== undefined && here !== there) return 'no'
  if (between.some((p) => p.status === 'active')) return 'yes'
  return between.some((p) => p.status === undefined) ? 'unknown' : 'no'
}

function regionOf(id: ResourceId, t: TopologyIndex): ResourceId | undefined {
  const vpc = t.get(id)
  return vpc?.kind === 'vpc' ? vpc.region : undefined
}

function overTransitGateway(a: ResourceId, b: ResourceId, t: TopologyIndex): boolean {
  const attachments = t.of('transit-gateway-attachment')
  return t.of('transit-gateway').some((gateway) => {
    const ends = [a, b].map((vpc) => attachments.find((x) => x.transitGateway === gateway.id && x.vpc === vpc))
    // Off unless said otherwise, at the gateway; on at the attachment. Source: EC2 API, TransitGatewayRequestOptions.
    return gateway.securityGroupReferencing === true && ends.every((x) => x !== undefined && x.securityGroupReferencing !== false)
  })
}
