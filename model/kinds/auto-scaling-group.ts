import { z } from 'zod'
import { connectsTo, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const autoScalingGroup = defineKind({
  kind: 'auto-scaling-group',
  look: {
    label: 'Auto Scaling Group',
    plural: 'Auto Scaling Groups',
    short: 'ASG',
    shortPlural: 'ASGs',
    inText: 'instances of the Auto Scaling group',
    category: 'compute',
    glyph: 'instance',
    tone: 'compute',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('auto-scaling-group'),
    minSize: z.number().int().min(0).optional(),
    maxSize: z.number().int().min(0).optional(),
    desiredCapacity: z.number().int().min(0).optional(),
    subnets: z.array(ref('subnet')).optional().describe('it launches instances in each of them'),
    securityGroups: z.array(ref('security-group')).optional().describe('of its launch template or launch configuration'),
    associatePublicIpAddress: z.boolean().optional(),
    connectsTo,
  }),
  // An instance may stand in any of the subnets: one interface stands for all that are launched there.
  interfaces: (self) =>
    (self.subnets ?? [undefined]).map((subnet) => ({
      subnet,
      securityGroups: self.securityGroups,
      isPublic: self.associatePublicIpAddress,
    })),
  lines: (self) => [self.name ?? 'Auto Scaling Group', ...(self.description === undefined ? [] : [self.description])],
  facts: (self) =>
    (
      [
        ['Desired capacity', self.desiredCapacity],
        ['Minimum size', self.minSize],
        ['Maximum size', self.maxSize],
      ] as const
    ).flatMap(([label, value]) => (value === undefined ? [] : [{ label, value: String(value) }])),
  examples: [
    {
      kind: 'auto-scaling-group',
      id: 'shop-workers',
      minSize: 2,
      maxSize: 6,
      desiredCapacity: 2,
      subnets: ['app-a', 'app-b'],
      securityGroups: ['app'],
      associatePublicIpAddress: false,
    },
    { kind: 'auto-scaling-group', id: 'group-of-unknown-place' },
  ],
})
