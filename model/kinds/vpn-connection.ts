import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { attachment } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const vpnConnection = defineKind({
  kind: 'vpn-connection',
  look: {
    label: 'VPN Connection',
    plural: 'VPN Connections',
    short: 'VPN',
    shortPlural: 'VPNs',
    category: 'networking',
    glyph: 'vpn-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('vpn-connection'),
    customerGateway: ref('customer-gateway').optional(),
    vpnGateway: ref('vpn-gateway').optional(),
    transitGateway: ref('transit-gateway').optional(),
    routing: z.enum(['static', 'bgp']).optional(),
    remoteCidrs: z
      .array(cidrText)
      .optional()
      .describe('blocks behind the customer gateway: its static routes, or what BGP was seen to announce'),
  }),
  // Shown as the line between the two gateways.
  place: () => [],
  relations: (self) => {
    const { customerGateway } = self
    if (customerGateway === undefined) return []
    const ends = [self.vpnGateway, self.transitGateway].filter((end) => end !== undefined)
    return ends.map((end) => attachment(customerGateway, end, 'Site-to-Site VPN', [self.id]))
  },
  addresses: (self) => self.remoteCidrs ?? [],
  facts: (self) => [
    { label: 'Routing', value: self.routing ?? 'unknown' },
    ...(self.customerGateway === undefined ? [] : [{ label: 'Customer gateway', value: self.customerGateway, link: self.customerGateway }]),
    ...(self.remoteCidrs ?? []).map((value) => ({ label: 'Remote network', value, copyable: true })),
  ],
  examples: [
    {
      kind: 'vpn-connection',
      id: 'office-vpn',
      customerGateway: 'office',
      transitGateway: 'hub',
      routing: 'static',
      remoteCidrs: ['192.168.0.0/16'],
    },
    { kind: 'vpn-connection', id: 'vpn-of-unknown-ends' },
  ],
})
