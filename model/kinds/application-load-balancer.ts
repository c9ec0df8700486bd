import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { loadBalancerAttributes, loadBalancerFacets } from '@/model/kinds/load-balancer'

export const applicationLoadBalancer = defineKind({
  kind: 'application-load-balancer',
  look: {
    label: 'Application Load Balancer',
    plural: 'Application Load Balancers',
    short: 'ALB',
    shortPlural: 'ALBs',
    category: 'networking',
    glyph: 'load-balancer',
    tone: 'load-balancing',
  },
  schema: z.object({ ...loadBalancerAttributes, kind: z.literal('application-load-balancer') }),
  ...loadBalancerFacets,
  examples: [
    {
      kind: 'application-load-balancer',
      id: 'shop-alb',
      scheme: 'internet-facing',
      subnets: ['web-a', 'web-b'],
      parts: { 'web-b': 'Standby' },
      securityGroups: ['web'],
      listeners: [{ protocol: 'HTTPS', port: 443, forwardTo: ['shop-targets'] }],
    },
  ],
})
