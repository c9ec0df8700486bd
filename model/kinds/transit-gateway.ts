import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { namedLines } from '@/model/kinds/named-lines'
import { yesOrNo } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const transitGateway = defineKind({
  kind: 'transit-gateway',
  look: {
    label: 'Transit Gateway',
    plural: 'Transit Gateways',
    short: 'TGW',
    shortPlural: 'TGWs',
    category: 'networking',
    glyph: 'transit-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('transit-gateway'),
    region: ref('region').optional(),
    asn: z.number().int().positive().optional().describe('autonomous system number of its own side'),
    defaultRouteTable: ref('transit-gateway-route-table').optional().describe('table that new attachments are associated with'),
    securityGroupReferencing: z
      .boolean()
      .optional()
      .describe('groups of one attached VPC may be named by rules of another; off unless said otherwise'),
  }),
  routeTarget: { abbreviation: 'TGW', leadsTo: 'network', purpose: (self) => `Other networks via ${self.name ?? 'transit gateway'}` },
  place: (self, t) => [{ in: self.region ?? t.ofKind('region')[0]?.id ?? null, area: 'inside' }],
  lines: (self) => namedLines(self.name, { label: 'Transit Gateway', short: 'TGW' }),
  facts: (self) => [
    ...(self.asn === undefined ? [] : [{ label: 'ASN', value: String(self.asn), copyable: true }]),
    ...(self.defaultRouteTable === undefined
      ? []
      : [{ label: 'Default route table', value: self.defaultRouteTable, link: self.defaultRouteTable }]),
    { label: 'Security group referencing', value: yesOrNo(self.securityGroupReferencing) },
  ],
  examples: [
    { kind: 'transit-gateway', id: 'hub', region: 'eu-central-1', asn: 64_512, defaultRouteTable: 'hub-routes' },
    { kind: 'transit-gateway', id: 'hub-of-unknown-region' },
  ],
})
