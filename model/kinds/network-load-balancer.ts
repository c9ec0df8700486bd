import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { loadBalancerAttributes, loadBalancerFacets } from '@/model/kinds/load-balancer'

export const networkLoadBalancer = defineKind({
  kind: 'network-load-balancer',
  look: {
    label: 'Network Load Balancer',
    plural: 'Network Load Balancers',
    short: 'NLB',
    shortPlural: 'NLBs',
    category: 'networking',
    glyph: 'load-balancer',
    tone: 'load-balancing',
  },
  schema: z.object({
    ...loadBalancerAttributes,
    kind: z.literal('network-load-balancer'),
    crossZone: z.boolean().optional(),
  }),
  ...loadBalancerFacets,
  examples: [
    { kind: 'network-load-balancer', id: 'shop-nlb', scheme: 'internal', subnets: ['web-a'], listeners: [{ protocol: 'TCP', port: 5432 }] },
  ],
})
