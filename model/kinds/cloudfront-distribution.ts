import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const cloudfrontDistribution = defineKind({
  kind: 'cloudfront-distribution',
  look: {
    label: 'CloudFront Distribution',
    plural: 'CloudFront Distributions',
    short: 'CloudFront',
    shortPlural: 'CloudFront',
    category: 'networking',
    glyph: 'cdn',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('cloudfront-distribution'),
    domainName: z.string().optional(),
    origins: z.array(ref()).optional().describe('load balancers and buckets it fetches from'),
    viewerProtocolPolicy: z.enum(['allow-all', 'https-only', 'redirect-to-https']).optional(),
  }),
  isOnInternet: () => true,
  place: () => [{ in: null, area: 'edge' }],
  lines: (self) => [self.name ?? 'CloudFront', ...(self.domainName === undefined ? [] : [self.domainName])],
  relations: (self, t) => [
    ...t.ofKind('users').map((users) => ({
      from: users.id,
      to: self.id,
      label: self.viewerProtocolPolicy === undefined || self.viewerProtocolPolicy === 'allow-all' ? 'HTTP, HTTPS' : 'HTTPS',
      arrows: 'both' as const,
      stroke: 'solid' as const,
      relation: 'traffic' as const,
      because: [self.id],
    })),
    // An origin inside a VPC is reached through the gateway of that VPC.
    ...(self.origins ?? []).flatMap((origin) => {
      const vpc = t.vpcOf(origin)
      const gateways = t.ofKind('internet-gateway').filter((g) => vpc !== undefined && g.vpc === vpc)
      return gateways.map((gateway) => ({
        from: self.id,
        to: gateway.id,
        label: 'Origin',
        arrows: 'both' as const,
        stroke: 'solid' as const,
        relation: 'traffic' as const,
        because: [self.id, origin],
      }))
    }),
  ],
  facts: (self) => [
    { label: 'Viewer protocol policy', value: self.viewerProtocolPolicy ?? 'unknown' },
    ...(self.origins ?? []).map((link) => ({ label: 'Origin', value: link, link })),
  ],
  examples: [{ kind: 'cloudfront-distribution', id: 'shop-cdn', origins: ['shop-alb'], viewerProtocolPolicy: 'redirect-to-https' }],
})
