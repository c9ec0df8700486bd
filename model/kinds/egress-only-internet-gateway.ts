import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { namedLines } from '@/model/kinds/named-lines'
import { onBorderOf } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

/** IPv6 only, from inside to outside only. Source: Amazon VPC User Guide, "Egress-only internet gateways". */
export const egressOnlyInternetGateway = defineKind({
  kind: 'egress-only-internet-gateway',
  look: {
    label: 'Egress-only Internet Gateway',
    plural: 'Egress-only Internet Gateways',
    short: 'EIGW',
    shortPlural: 'EIGWs',
    category: 'networking',
    glyph: 'egress-only-gateway',
  },
  schema: z.object({ ...resourceBase, kind: z.literal('egress-only-internet-gateway'), vpc: ref('vpc').optional() }),
  routeTarget: { abbreviation: 'EIGW', leadsTo: 'egress-only', takes: 'ipv6', purpose: () => 'Outbound IPv6 internet access' },
  place: (self, t) => onBorderOf(self.vpc, t),
  lines: (self) => namedLines(self.name, { label: 'Egress-only Internet Gateway', short: 'EIGW' }),
  relations: (self, t) =>
    t.ofKind('internet').map((internet) => ({
      from: self.id,
      to: internet.id,
      label: 'Outbound IPv6',
      arrows: 'forward' as const,
      stroke: 'solid' as const,
      relation: 'outbound' as const,
      because: [self.id],
    })),
  examples: [
    { kind: 'egress-only-internet-gateway', id: 'shop-eigw', vpc: 'shop-vpc' },
    { kind: 'egress-only-internet-gateway', id: 'eigw-without-vpc' },
  ],
})
