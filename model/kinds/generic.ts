import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

/** What Hopline does not know: kept, drawn in its container, never judged. */
export const generic = defineKind({
  kind: 'generic',
  look: { label: 'Resource', plural: 'Resources', short: 'Resource', shortPlural: 'Resources', category: 'general', glyph: 'generic' },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('generic'),
    type: z.string().describe('what the input calls it, such as aws_msk_cluster'),
    region: ref('region').optional(),
    vpc: ref('vpc').optional(),
    subnet: ref('subnet').optional(),
    subnets: z.array(ref('subnet')).optional(),
    securityGroups: z.array(ref('security-group')).optional(),
  }),
  interfaces: (self) => {
    const subnets = [...(self.subnets ?? []), ...(self.subnet === undefined ? [] : [self.subnet])]
    return subnets.map((subnet) => ({ subnet, securityGroups: self.securityGroups }))
  },
  lines: (self) => [self.name ?? self.id, self.type],
  facts: (self) => [{ label: 'Type', value: self.type, copyable: true }],
  examples: [{ kind: 'generic', id: 'stream', type: 'aws_msk_cluster', subnets: ['app-a'] }],
})
