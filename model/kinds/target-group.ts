import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const targetGroup = defineKind({
  kind: 'target-group',
  look: {
    label: 'Target Group',
    plural: 'Target Groups',
    short: 'Targets',
    shortPlural: 'Targets',
    category: 'networking',
    glyph: 'target-group',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('target-group'),
    vpc: ref('vpc').optional(),
    protocol: z.string().optional(),
    port: z.number().int().min(1).max(65_535).optional(),
    targetType: z.enum(['instance', 'ip', 'lambda', 'alb']).optional(),
    targets: z.array(ref()).optional().describe('what it sends to: services, instances, functions, interfaces'),
    targetPorts: z
      .array(z.object({ target: ref(), port: z.number().int().min(1).max(65_535).optional().describe('absent: the input does not tell') }))
      .optional()
      .describe('targets that are registered on ports of their own; the others are on the port of the group'),
    preserveClientIp: z.boolean().optional(),
  }),
  // Shown by the link between a load balancer and its targets.
  place: () => [],
  facts: (self) => [
    { label: 'Protocol and port', value: `${self.protocol ?? 'unknown'}:${self.port ?? 'unknown'}` },
    ...(self.targets ?? []).map((link) => ({ label: 'Target', value: link, link })),
  ],
  examples: [
    { kind: 'target-group', id: 'shop-targets', vpc: 'shop-vpc', protocol: 'HTTP', port: 8080, targetType: 'ip', targets: ['shop-api'] },
    {
      kind: 'target-group',
      id: 'targets-on-ports-of-their-own',
      protocol: 'HTTP',
      port: 80,
      targetType: 'ip',
      targets: ['shop-api'],
      targetPorts: [{ target: 'shop-api', port: 8080 }],
    },
  ],
})
