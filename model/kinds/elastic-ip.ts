import { z } from 'zod'
import { addressText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const elasticIp = defineKind({
  kind: 'elastic-ip',
  look: { label: 'Elastic IP', plural: 'Elastic IPs', short: 'EIP', shortPlural: 'EIPs', category: 'networking', glyph: 'elastic-ip' },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('elastic-ip'),
    publicAddress: addressText.optional(),
    associatedWith: ref().optional().describe('instance or network interface that uses it; a NAT gateway names its own addresses'),
  }),
  // Shown on the box of what uses it.
  place: () => [],
  addresses: (self) => (self.publicAddress === undefined ? [] : [self.publicAddress]),
  facts: (self) => [{ label: 'Public address', value: self.publicAddress ?? 'unknown', copyable: self.publicAddress !== undefined }],
  examples: [{ kind: 'elastic-ip', id: 'shop-nat-address', publicAddress: '198.51.100.7' }],
})
