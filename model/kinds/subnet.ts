import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'
import { tierLook } from '@/model/tier'

export const subnet = defineKind({
  kind: 'subnet',
  look: { label: 'Subnet', plural: 'Subnets', short: 'Subnet', shortPlural: 'Subnets', category: 'networking', glyph: 'subnet' },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('subnet'),
    vpc: ref('vpc').optional(),
    availabilityZone: ref('availability-zone').optional(),
    cidr: cidrText.optional().describe('IPv4 block'),
    ipv6Cidr: cidrText.optional().describe('IPv6 block, a /64'),
    routeTable: ref('route-table').optional().describe('explicit association; without it the main route table of the VPC decides'),
    networkAcl: ref('network-acl').optional().describe('without it the default network ACL of the VPC decides'),
    assignsPublicAddresses: z.boolean().optional().describe('MapPublicIpOnLaunch'),
    purpose: z.string().optional().describe('what it is for; without it the documents list what stands in it'),
  }),
  container: {
    role: 'subnet',
    parent: (self) => self.availabilityZone ?? self.vpc ?? null,
    title: (self, t) => {
      const cidrs = [self.cidr, self.ipv6Cidr].filter((c) => c !== undefined).join(', ')
      // What is only named by others has nothing but its id.
      const name = self.name ?? (cidrs === '' ? self.id : tierLook[t.tierOf(self.id)].subnet)
      return [`${name}${cidrs === '' ? '' : ` (${cidrs})`}`]
    },
    // The tint comes from the effective route table, never from the name.
    tone: (self, t) => tierLook[t.tierOf(self.id)].tone,
  },
  addresses: (self) => [self.cidr, self.ipv6Cidr].filter((c) => c !== undefined),
  facts: (self) => [
    ...(self.assignsPublicAddresses === undefined
      ? []
      : [{ label: 'Public addresses on launch', value: self.assignsPublicAddresses ? 'yes' : 'no' }]),
    ...(self.purpose === undefined ? [] : [{ label: 'Purpose', value: self.purpose }]),
  ],
  examples: [
    { kind: 'subnet', id: 'web-a', vpc: 'shop-vpc', availabilityZone: 'eu-central-1a', cidr: '10.8.1.0/24', routeTable: 'web-routes' },
    { kind: 'subnet', id: 'six', vpc: 'shop-vpc', ipv6Cidr: '2001:db8:8:1::/64' },
    { kind: 'subnet', id: 'subnet-of-unknown-vpc' },
  ],
})
