import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { attachment, yesOrNo } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const transitGatewayAttachment = defineKind({
  kind: 'transit-gateway-attachment',
  look: {
    label: 'Transit Gateway Attachment',
    plural: 'Transit Gateway Attachments',
    short: 'TGW Attachment',
    shortPlural: 'TGW Attachments',
    category: 'networking',
    glyph: 'transit-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('transit-gateway-attachment'),
    transitGateway: ref('transit-gateway').optional(),
    vpc: ref('vpc').optional(),
    subnets: z.array(ref('subnet')).optional().describe('one in each zone that may send through the transit gateway'),
    vpnConnection: ref('vpn-connection').optional(),
    peer: ref('transit-gateway').optional().describe('of a peering between transit gateways'),
    routeTable: ref('transit-gateway-route-table').optional().describe('associated: decides for what comes in by this attachment'),
    associated: z.boolean().optional().describe('false: no table is associated with it, the default one neither'),
    propagatesTo: z.array(ref('transit-gateway-route-table')).optional(),
    applianceMode: z.boolean().optional(),
    securityGroupReferencing: z.boolean().optional(),
  }),
  // Shown as the line between the transit gateway and what is attached.
  place: () => [],
  relations: (self) => {
    const { transitGateway } = self
    if (transitGateway === undefined) return []
    // A VPN's line runs from the customer gateway, by its own connection.
    const ends = [self.vpc, self.peer].filter((end) => end !== undefined)
    return ends.map((end) => attachment(end, transitGateway, '', [self.id]))
  },
  // Rule 10: its interfaces have no security group.
  interfaces: (self) => (self.subnets ?? []).map((subnet) => ({ subnet, securityGroups: [], isPublic: false })),
  facts: (self) => [
    ...(self.transitGateway === undefined ? [] : [{ label: 'Transit gateway', value: self.transitGateway, link: self.transitGateway }]),
    ...(self.routeTable === undefined
      ? [{ label: 'Route table', value: 'unknown' }]
      : [{ label: 'Route table', value: self.routeTable, link: self.routeTable }]),
    ...(self.propagatesTo ?? []).map((link) => ({ label: 'Propagates to', value: link, link })),
    { label: 'Appliance mode', value: yesOrNo(self.applianceMode) },
  ],
  examples: [
    {
      kind: 'transit-gateway-attachment',
      id: 'shop-to-hub',
      transitGateway: 'hub',
      vpc: 'shop-vpc',
      subnets: ['app-a'],
      routeTable: 'hub-routes',
      propagatesTo: ['hub-routes'],
    },
    {
      kind: 'transit-gateway-attachment',
      id: 'office-to-hub',
      transitGateway: 'hub',
      vpnConnection: 'office-vpn',
      routeTable: 'hub-routes',
    },
    { kind: 'transit-gateway-attachment', id: 'attachment-of-unknown-ends' },
  ],
})
