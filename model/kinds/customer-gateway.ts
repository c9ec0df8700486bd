import { z } from 'zod'
import { addressText } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

/** The device at the other end of a VPN: outside AWS. */
export const customerGateway = defineKind({
  kind: 'customer-gateway',
  look: {
    label: 'Customer Gateway',
    plural: 'Customer Gateways',
    short: 'CGW',
    shortPlural: 'CGWs',
    category: 'external',
    glyph: 'customer-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('customer-gateway'),
    publicAddress: addressText.optional(),
    asn: z.number().int().positive().optional(),
  }),
  place: () => [{ in: null, area: 'edge' }],
  lines: (self) => [self.name ?? 'Customer Gateway', ...(self.publicAddress === undefined ? [] : [self.publicAddress])],
  addresses: (self) => (self.publicAddress === undefined ? [] : [self.publicAddress]),
  facts: (self) => [
    { label: 'Public address', value: self.publicAddress ?? 'unknown', copyable: self.publicAddress !== undefined },
    ...(self.asn === undefined ? [] : [{ label: 'ASN', value: String(self.asn), copyable: true }]),
  ],
  examples: [
    { kind: 'customer-gateway', id: 'office', publicAddress: '203.0.113.9', asn: 65_000 },
    { kind: 'customer-gateway', id: 'office-of-unknown-address' },
  ],
})
