import type { ResourceId } from '@/model/resource'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

export type Attachment = ResourceOf<'transit-gateway-attachment'>

/**
 * The attachment by which a VPC is joined to a transit gateway. Where none surely is and an attachment does not tell its ends, it may be that
 * one.
 */
export function attachmentOf(
  gateway: ResourceId,
  vpc: ResourceId | undefined,
  t: TopologyIndex,
): { readonly attachment?: Attachment; readonly perhaps?: Attachment } {
  const all = t.of('transit-gateway-attachment')
  const attachment = all.find((a) => a.transitGateway === gateway && vpc !== undefined && t.vpcOf(a.id) === vpc)
  if (attachment !== undefined) return { attachment }
  const isUntold = (a: Attachment) => t.vpcOf(a.id) === undefined && a.vpnConnection === undefined && a.peer === undefined
  const mayJoin = (a: Attachment) =>
    a.transitGateway === undefined ? isUntold(a) || t.vpcOf(a.id) === vpc : a.transitGateway === gateway && isUntold(a)
  const perhaps = all.find(mayJoin)
  return perhaps === undefined ? {} : { perhaps }
}
