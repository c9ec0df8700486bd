import { z } from 'zod'
import { connectsTo, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const ecsService = defineKind({
  kind: 'ecs-service',
  look: {
    label: 'ECS Service',
    plural: 'ECS Services',
    short: 'ECS',
    shortPlural: 'ECS Tasks',
    inText: 'ECS tasks',
    category: 'containers',
    glyph: 'container',
    tone: 'containers',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('ecs-service'),
    launchType: z.enum(['FARGATE', 'EC2', 'EXTERNAL']).optional(),
    desiredCount: z.number().int().min(0).optional(),
    vpc: ref('vpc').optional(),
    subnets: z.array(ref('subnet')).optional().describe('awsvpc: one network interface per task in one of them'),
    securityGroups: z.array(ref('security-group')).optional(),
    assignPublicIp: z.boolean().optional(),
    connectsTo,
  }),
  interfaces: (self) =>
    (self.subnets ?? [undefined]).map((subnet) => ({ subnet, securityGroups: self.securityGroups, isPublic: self.assignPublicIp })),
  lines: (self) => [self.name ?? 'ECS Service', ...(self.description === undefined ? [] : [self.description])],
  facts: (self) => [
    { label: 'Launch type', value: self.launchType ?? 'unknown' },
    ...(self.desiredCount === undefined ? [] : [{ label: 'Desired count', value: String(self.desiredCount) }]),
    { label: 'Public address', value: self.assignPublicIp === undefined ? 'unknown' : self.assignPublicIp ? 'yes' : 'no' },
  ],
  examples: [
    {
      kind: 'ecs-service',
      id: 'shop-api',
      launchType: 'FARGATE',
      subnets: ['app-a'],
      securityGroups: ['app'],
      assignPublicIp: false,
      connectsTo: ['orders'],
    },
  ],
})
