import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const externalService = defineKind({
  kind: 'external-service',
  look: {
    label: 'External Service',
    plural: 'External Services',
    short: 'External',
    shortPlural: 'External',
    category: 'external',
    glyph: 'external',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('external-service'),
    protocol: z.string().optional().describe('how it is called, such as HTTPS'),
    port: z.number().int().min(1).max(65_535).optional(),
  }),
  isOnInternet: () => true,
  place: () => [{ in: null, area: 'edge' }],
  lines: (self) => [self.name ?? self.id, 'External'],
  // Whoever calls it goes out through the internet gateway of its VPC.
  relations: (self, t) => {
    const vpcs = new Set(t.consumersOf(self.id).map((consumer) => t.vpcOf(consumer.id)))
    return t
      .ofKind('internet-gateway')
      .filter((gateway) => gateway.vpc !== undefined && vpcs.has(gateway.vpc))
      .map((gateway) => ({
        from: gateway.id,
        to: self.id,
        label: self.protocol ?? '',
        arrows: 'forward' as const,
        stroke: 'solid' as const,
        relation: 'outbound' as const,
        because: [self.id],
      }))
  },
  facts: (self) => [{ label: 'Called by', value: [self.protocol, self.port].filter((x) => x !== undefined).join(':') || 'unknown' }],
  examples: [{ kind: 'external-service', id: 'payments', name: 'Payments API', protocol: 'HTTPS', port: 443 }],
})
