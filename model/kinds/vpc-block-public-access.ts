import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

/** One switch for all VPCs of an account in a region. Source: Amazon VPC User Guide, "Block public access to VPCs and subnets". */
export const vpcBlockPublicAccess = defineKind({
  kind: 'vpc-block-public-access',
  look: {
    label: 'VPC Block Public Access',
    plural: 'VPC Block Public Access',
    short: 'BPA',
    shortPlural: 'BPA',
    category: 'networking',
    glyph: 'security-group',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('vpc-block-public-access'),
    region: ref('region').optional().describe('id of a region; absent: the only one there is'),
    mode: z.enum(['off', 'block-bidirectional', 'block-ingress']).optional().describe('absent: the input does not tell'),
    exclusions: z
      .array(z.object({ of: ref('vpc', 'subnet'), mode: z.enum(['allow-bidirectional', 'allow-egress']) }))
      .optional()
      .describe('VPCs and subnets that it leaves alone; absent: the input does not tell'),
  }),
  // A setting of the account, not a thing in the network.
  place: () => [],
  facts: (self) => [
    { label: 'Mode', value: self.mode ?? 'unknown' },
    { label: 'Exclusions', value: self.exclusions === undefined ? 'unknown' : String(self.exclusions.length) },
  ],
  examples: [
    {
      kind: 'vpc-block-public-access',
      id: 'no-public-access',
      region: 'eu-central-1',
      mode: 'block-ingress',
      exclusions: [{ of: 'shop-public-a', mode: 'allow-bidirectional' }],
    },
    { kind: 'vpc-block-public-access', id: 'public-access-of-unknown-mode' },
  ],
})
