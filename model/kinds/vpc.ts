import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const vpc = defineKind({
  kind: 'vpc',
  look: { label: 'VPC', plural: 'VPCs', short: 'VPC', shortPlural: 'VPCs', category: 'networking', glyph: 'vpc', tone: 'vpc' },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('vpc'),
    region: ref('region').optional(),
    cidrs: z.array(cidrText).optional().describe('IPv4 and IPv6 blocks, the primary one first; absent: the input does not tell'),
    dnsSupport: z.boolean().optional(),
    dnsHostnames: z.boolean().optional(),
  }),
  container: {
    role: 'vpc',
    parent: (self) => self.region ?? null,
    title: (self) => [`VPC: ${self.name ?? self.id}${(self.cidrs ?? []).length > 0 ? ` (${(self.cidrs ?? []).join(', ')})` : ''}`],
    tone: () => 'vpc',
  },
  addresses: (self) => self.cidrs ?? [],
  facts: (self) => [
    ...(self.cidrs === undefined ? [{ label: 'CIDR blocks', value: 'unknown' }] : []),
    ...(self.dnsSupport === undefined ? [] : [{ label: 'DNS resolution', value: self.dnsSupport ? 'on' : 'off' }]),
    ...(self.dnsHostnames === undefined ? [] : [{ label: 'DNS hostnames', value: self.dnsHostnames ? 'on' : 'off' }]),
  ],
  examples: [
    { kind: 'vpc', id: 'shop-vpc', region: 'eu-central-1', cidrs: ['10.8.0.0/16', '2001:db8:8::/56'] },
    { kind: 'vpc', id: 'vpc-of-unknown-blocks' },
  ],
})
