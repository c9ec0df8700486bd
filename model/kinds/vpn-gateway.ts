import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { namedLines } from '@/model/kinds/named-lines'
import { onBorderOf } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const vpnGateway = defineKind({
  kind: 'vpn-gateway',
  look: {
    label: 'Virtual Private Gateway',
    plural: 'Virtual Private Gateways',
    short: 'VGW',
    shortPlural: 'VGWs',
    category: 'networking',
    glyph: 'vpn-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('vpn-gateway'),
    vpc: ref('vpc').optional(),
    routeTable: ref('route-table').optional().describe('associated: decides for what comes in by this gateway'),
    asn: z.number().int().positive().optional().describe('autonomous system number of the AWS side'),
  }),
  routeTarget: { abbreviation: 'VGW', leadsTo: 'network', purpose: () => 'Networks outside AWS via VPN' },
  place: (self, t) => onBorderOf(self.vpc, t),
  lines: (self) => namedLines(self.name, { label: 'Virtual Private Gateway', short: 'VGW' }),
  facts: (self) => (self.asn === undefined ? [] : [{ label: 'ASN', value: String(self.asn), copyable: true }]),
  examples: [
    { kind: 'vpn-gateway', id: 'shop-vgw', vpc: 'shop-vpc', asn: 64_512 },
    { kind: 'vpn-gateway', id: 'detached-vgw' },
  ],
})
