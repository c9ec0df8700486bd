import { inOrder } from '@/model/flow-proposals/workloads'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Two VPCs and the gateway that joins them. */
export interface Joint {
  readonly gateway: ResourceId
  readonly from: ResourceId
  readonly to: ResourceId
}

/** Every pair of VPCs that a peering connection or a transit gateway joins, both of them in the topology. */
export function* joints(t: TopologyIndex): Generator<Joint> {
  for (const { id, requesterVpc, accepterVpc } of inOrder(t.of('vpc-peering'))) {
    const isKnown = t.get(requesterVpc)?.kind === 'vpc' && t.get(accepterVpc)?.kind === 'vpc'
    if (isKnown && requesterVpc !== undefined && accepterVpc !== undefined && requesterVpc !== accepterVpc)
      yield { gateway: id, from: requesterVpc, to: accepterVpc }
  }
  const attached = new Map<ResourceId, Set<ResourceId>>()
  for (const { transitGateway, vpc } of inOrder(t.of('transit-gateway-attachment'))) {
    if (transitGateway === undefined || vpc === undefined) continue
    attached.set(transitGateway, (attached.get(transitGateway) ?? new Set()).add(vpc))
  }
  for (const [gateway, vpcs] of attached) yield* pairs(gateway, [...vpcs].sort())
}

function* pairs(gateway: ResourceId, vpcs: readonly ResourceId[]): Generator<Joint> {
  for (const [i, from] of vpcs.entries()) for (const to of vpcs.slice(i + 1)) yield { gateway, from, to }
}
