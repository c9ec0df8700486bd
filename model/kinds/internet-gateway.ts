import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { listenersFromInternet } from '@/model/kinds/load-balancer'
import { namedLines } from '@/model/kinds/named-lines'
import { resourceBase } from '@/model/resource'

export const internetGateway = defineKind({
  kind: 'internet-gateway',
  look: {
    label: 'Internet Gateway',
    plural: 'Internet Gateways',
    short: 'IGW',
    shortPlural: 'IGWs',
    category: 'networking',
    glyph: 'internet-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('internet-gateway'),
    vpc: ref('vpc').optional(),
    routeTable: ref('route-table').optional().describe('associated: decides for what comes in by this gateway'),
  }),
  routeTarget: { abbreviation: 'IGW', leadsTo: 'internet', purpose: () => 'Internet access' },
  place: (self, t) => [{ in: self.vpc ?? t.ofKind('region')[0]?.id ?? null, area: self.vpc === undefined ? 'inside' : 'border' }],
  lines: (self) => namedLines(self.name, { label: 'Internet Gateway', short: 'IGW' }),
  // Users come in by what the internet-facing load balancers of the VPC listen for.
  relations: (self, t) =>
    t.ofKind('internet').map((internet) => ({
      from: internet.id,
      to: self.id,
      label: listenersFromInternet(self.vpc, t).join(', '),
      arrows: 'both' as const,
      stroke: 'solid' as const,
      relation: 'traffic' as const,
      because: [self.id],
    })),
  examples: [
    { kind: 'internet-gateway', id: 'shop-igw', vpc: 'shop-vpc' },
    { kind: 'internet-gateway', id: 'detached' },
  ],
})
