import type { Analysis, Finding } from '@/model/analyses/findings/finding'
import { type Cidr, cidrsOverlap, formatCidr, parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Attachment = ResourceOf<'transit-gateway-attachment'>

// Peerings between two VPCs of the input are left to finding/overlapping-peers.
export const overlappingNetworks: Analysis = {
  code: 'finding/overlapping-networks',
  severity: 'error',
  title: 'A VPC shares addresses with a network that it is joined to',
  about:
    'Packets to the shared addresses never leave the VPC, for its local route comes first, so that routes between the two cannot work. Told of VPCs of one transit gateway, where one of its route tables leads to the shared addresses of both or from one to the other, and of peerings with a VPC outside of the input whose blocks are known. Source: AWS Transit Gateway Guide, "Amazon VPC attachments".',
  find: (t) => [...acrossTransitGateways(t), ...acrossPeerings(t)],
}

function acrossTransitGateways(t: TopologyIndex): readonly Finding[] {
  const attachments = t.of('transit-gateway-attachment').filter((a) => a.vpc !== undefined && a.transitGateway !== undefined)
  return attachments.flatMap((a, i) =>
    attachments.slice(i + 1).flatMap((b): readonly Finding[] => {
      if (a.transitGateway !== b.transitGateway || a.vpc === b.vpc) return []
      const shared = sharedBlocks(t.cidrsOf(a.vpc as ResourceId), t.cidrsOf(b.vpc as ResourceId)).filter((s) => meet(a, b, s, t))
      if (shared.length === 0) return []
      const message = `${titleOf(a.vpc ?? '', t)} and ${titleOf(b.vpc ?? '', t)} share addresses (${inText(shared)}), and ${titleOf(a.transitGateway ?? '', t)} leads to both: routes between them cannot work there.`
      return [
        {
          resource: b.id,
          path: 'vpc',
          message,
          fix: 'Give one of them other blocks, keep the shared ones out of the routes, or go through a private NAT gateway.',
        },
      ]
    }),
  )
}

function acrossPeerings(t: TopologyIndex): readonly Finding[] {
  return t.of('vpc-peering').flatMap((peering): readonly Finding[] => {
    const own = [peering.requesterVpc, peering.accepterVpc].filter((id) => id !== undefined)
    const [vpc] = own
    if (vpc === undefined || own.length > 1 || peering.status === 'deleted') return []
    const shared = sharedBlocks(t.cidrsOf(vpc), peering.otherCidrs ?? [])
    if (shared.length === 0) return []
    const message = `${titleOf(vpc, t)} and ${peering.otherVpcId ?? 'the other VPC'} share addresses (${inText(shared)}): AWS refuses this peering.`
    return [
      {
        resource: peering.id,
        path: 'otherCidrs',
        message,
        fix: 'Give one of them other blocks, or join them by a transit gateway and NAT.',
      },
    ]
  })
}

/** Whether some table of the transit gateway concerns the shared addresses for both ends, by routes or propagation that the input tells. */
function meet(a: Attachment, b: Attachment, shared: Cidr, t: TopologyIndex): boolean {
  return t.of('transit-gateway-route-table').some((table) => {
    const [toA, toB] = [leadsTo(table, a, shared), leadsTo(table, b, shared)]
    return (toA && toB) || (toB && tableOf(a, t) === table.id) || (toA && tableOf(b, t) === table.id)
  })
}

function leadsTo(table: ResourceOf<'transit-gateway-route-table'>, attachment: Attachment, shared: Cidr): boolean {
  // Propagation brings all blocks of the VPC.
  if (attachment.propagatesTo?.includes(table.id) === true) return true
  return (table.routes ?? []).some((route) => {
    const block = parseCidr(route.destination)
    // A default route is for what is elsewhere, not for the addresses of the VPC behind it.
    return route.target === attachment.id && block !== null && block.prefixLength > 0 && cidrsOverlap(block, shared)
  })
}

function tableOf(attachment: Attachment, t: TopologyIndex): ResourceId | undefined {
  const gateway = t.get(attachment.transitGateway)
  return attachment.routeTable ?? (gateway?.kind === 'transit-gateway' ? gateway.defaultRouteTable : undefined)
}

/** Of each two blocks that overlap the narrower one, which lies in the other. */
function sharedBlocks(left: readonly string[], right: readonly string[]): readonly Cidr[] {
  const [as, bs] = [left, right].map((texts) => texts.flatMap((text) => parseCidr(text) ?? []))
  return (as ?? []).flatMap((a) => (bs ?? []).flatMap((b) => (cidrsOverlap(a, b) ? [a.prefixLength > b.prefixLength ? a : b] : [])))
}

const inText = (blocks: readonly Cidr[]): string => blocks.map(formatCidr).join(', ')
