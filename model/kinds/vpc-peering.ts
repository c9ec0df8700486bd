import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { namedLines } from '@/model/kinds/named-lines'
import { attachment, regionOf } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const vpcPeering = defineKind({
  kind: 'vpc-peering',
  look: {
    label: 'VPC Peering Connection',
    plural: 'VPC Peering Connections',
    short: 'Peering',
    shortPlural: 'Peerings',
    category: 'networking',
    glyph: 'peering',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('vpc-peering'),
    requesterVpc: ref('vpc').optional(),
    accepterVpc: ref('vpc').optional().describe('absent: a VPC that the input does not hold'),
    otherVpcId: z.string().optional().describe('AWS id of a VPC that the input does not hold'),
    otherAccount: z.string().optional(),
    otherRegion: z.string().optional(),
    otherCidrs: z.array(cidrText).optional().describe('blocks of a VPC that the input does not hold'),
    status: z.enum(['active', 'pending-acceptance', 'provisioning', 'expired', 'failed', 'rejected', 'deleting', 'deleted']).optional(),
  }),
  routeTarget: {
    abbreviation: 'Peering',
    leadsTo: 'network',
    purpose: (self, t) => {
      const ends = [self.requesterVpc, self.accepterVpc].flatMap((vpc) => (vpc === undefined ? [] : [t.nameOf(vpc)]))
      const other = ends.length < 2 ? (self.otherVpcId ?? 'another VPC') : undefined
      return `Peering between ${[...ends, ...(other === undefined ? [] : [other])].join(' and ')}`
    },
  },
  // Between the VPCs, in the region of the one that asked for it.
  place: (self, t) => [{ in: regionOf(self.requesterVpc ?? self.accepterVpc, t), area: 'inside' }],
  lines: (self) => [
    ...namedLines(self.name, { label: 'VPC Peering', short: 'Peering' }),
    ...(self.otherVpcId === undefined ? [] : [`to ${self.otherVpcId}`]),
  ],
  relations: (self) =>
    [self.requesterVpc, self.accepterVpc].flatMap((vpc) => (vpc === undefined ? [] : [attachment(vpc, self.id, '', [self.id])])),
  addresses: (self) => self.otherCidrs ?? [],
  facts: (self) => [
    { label: 'Status', value: self.status ?? 'unknown' },
    ...(self.requesterVpc === undefined ? [] : [{ label: 'Requester', value: self.requesterVpc, link: self.requesterVpc }]),
    ...(self.accepterVpc === undefined ? [] : [{ label: 'Accepter', value: self.accepterVpc, link: self.accepterVpc }]),
    ...(self.otherVpcId === undefined ? [] : [{ label: 'Other VPC', value: self.otherVpcId, copyable: true }]),
    ...(self.otherAccount === undefined ? [] : [{ label: 'Other account', value: self.otherAccount, copyable: true }]),
    ...(self.otherRegion === undefined ? [] : [{ label: 'Other region', value: self.otherRegion }]),
  ],
  check: (self) =>
    self.requesterVpc !== undefined && self.requesterVpc === self.accepterVpc
      ? [
          {
            code: 'topology/peering-with-itself',
            severity: 'error',
            message: `Both ends are VPC "${self.requesterVpc}", expected two different ones.`,
            fix: 'Name the other VPC as accepterVpc.',
            path: 'accepterVpc',
          },
        ]
      : [],
  examples: [
    { kind: 'vpc-peering', id: 'shop-to-data', requesterVpc: 'shop-vpc', accepterVpc: 'data-vpc', status: 'active' },
    {
      kind: 'vpc-peering',
      id: 'to-partner',
      requesterVpc: 'shop-vpc',
      otherVpcId: 'vpc-0123abcd',
      otherAccount: '111122223333',
      otherCidrs: ['172.20.0.0/16', '2001:db8:20::/56'],
    },
    { kind: 'vpc-peering', id: 'peering-of-unknown-ends' },
  ],
})
