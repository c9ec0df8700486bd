import { z } from 'zod'
import { connectsTo, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const lambdaFunction = defineKind({
  kind: 'lambda-function',
  look: {
    label: 'Lambda Function',
    plural: 'Lambda Functions',
    short: 'Lambda',
    shortPlural: 'Lambdas',
    inText: 'Lambdas',
    category: 'serverless',
    glyph: 'function',
    tone: 'serverless',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('lambda-function'),
    runtime: z.string().optional(),
    memoryMb: z.number().int().min(128).max(10_240).optional(),
    vpc: ref('vpc').optional(),
    subnets: z.array(ref('subnet')).optional().describe('absent or empty: not in a VPC'),
    securityGroups: z.array(ref('security-group')).optional(),
    connectsTo,
  }),
  // Outside a VPC it owns no interface; inside one its interfaces never get a public address (rule 41).
  interfaces: (self) => (self.subnets ?? []).map((subnet) => ({ subnet, securityGroups: self.securityGroups, isPublic: false })),
  isOnInternet: (self) => self.subnets === undefined || self.subnets.length === 0,
  lines: (self) => [`Lambda: ${self.name ?? self.id}`, ...(self.memoryMb === undefined ? [] : [`${self.memoryMb} MB`])],
  facts: (self) => [
    ...(self.memoryMb === undefined ? [] : [{ label: 'Memory', value: `${self.memoryMb} MB` }]),
    ...(self.runtime === undefined ? [] : [{ label: 'Runtime', value: self.runtime }]),
  ],
  examples: [
    { kind: 'lambda-function', id: 'resize', memoryMb: 512, subnets: ['app-a'], securityGroups: ['app'] },
    { kind: 'lambda-function', id: 'outside' },
  ],
})
