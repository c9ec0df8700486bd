import { z } from 'zod'
import { addressText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { yesOrNo } from '@/model/kinds/standing'
import { resourceBase } from '@/model/resource'

export const networkInterface = defineKind({
  kind: 'network-interface',
  look: {
    label: 'Network Interface',
    plural: 'Network Interfaces',
    short: 'ENI',
    shortPlural: 'ENIs',
    category: 'networking',
    glyph: 'network-interface',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('network-interface'),
    subnet: ref('subnet').optional(),
    securityGroups: z.array(ref('security-group')).optional(),
    privateAddress: addressText.optional(),
    publicAddress: addressText.optional(),
    associatePublicIpAddress: z.boolean().optional().describe('false: it has no public address'),
    ipv6Addresses: z.array(addressText).optional(),
    attachedTo: ref().optional().describe('instance or service that uses it; drawn on its box'),
    sourceDestCheck: z.boolean().optional().describe('false: it may forward packets that are not its own; true unless said otherwise'),
  }),
  routeTarget: {
    abbreviation: 'ENI',
    leadsTo: 'appliance',
    purpose: (self, t) => `Through ${self.attachedTo === undefined ? (self.name ?? self.id) : t.nameOf(self.attachedTo)}`,
  },
  // What uses it stands for it: drawn and counted once.
  place: (self, t) => {
    if (t.get(self.attachedTo) !== undefined) return []
    return [{ in: self.subnet ?? t.ofKind('region')[0]?.id ?? null, area: 'inside' }]
  },
  interfaces: (self, t) =>
    t.get(self.attachedTo) !== undefined
      ? []
      : [
          {
            subnet: self.subnet,
            securityGroups: self.securityGroups,
            privateAddress: self.privateAddress,
            publicAddress: self.publicAddress,
            isPublic: self.publicAddress === undefined ? self.associatePublicIpAddress : true,
            ipv6Addresses: self.ipv6Addresses,
            id: self.id,
            sourceDestCheck: self.sourceDestCheck,
          },
        ],
  addresses: (self) => [self.privateAddress, self.publicAddress, ...(self.ipv6Addresses ?? [])].filter((a) => a !== undefined),
  facts: (self) => [
    { label: 'Private address', value: self.privateAddress ?? 'unknown', copyable: self.privateAddress !== undefined },
    ...(self.publicAddress === undefined ? [] : [{ label: 'Public address', value: self.publicAddress, copyable: true }]),
    ...(self.ipv6Addresses ?? []).map((value) => ({ label: 'IPv6 address', value, copyable: true })),
    ...(self.attachedTo === undefined ? [] : [{ label: 'Attached to', value: self.attachedTo, link: self.attachedTo }]),
    { label: 'Source/destination check', value: yesOrNo(self.sourceDestCheck ?? true) },
  ],
  examples: [
    {
      kind: 'network-interface',
      id: 'firewall-inside',
      subnet: 'app-a',
      securityGroups: ['app'],
      privateAddress: '10.8.10.5',
      attachedTo: 'firewall',
      sourceDestCheck: false,
    },
    { kind: 'network-interface', id: 'spare', subnet: 'app-a', ipv6Addresses: ['2001:db8:8:2::5'] },
    { kind: 'network-interface', id: 'interface-of-unknown-place' },
  ],
})
