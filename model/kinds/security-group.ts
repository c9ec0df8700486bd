import { z } from 'zod'
import { cidrText, portsText, protocolText, ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { ruleProblems } from '@/model/kinds/rule-problems'
import { resourceBase } from '@/model/resource'

export const SecurityGroupRuleSchema = z.object({
  protocol: protocolText.default('tcp'),
  ports: portsText.default('all'),
  icmpType: z.number().int().min(-1).max(255).optional().describe('-1: any'),
  icmpCode: z.number().int().min(-1).max(255).optional().describe('-1: any'),
  peer: z
    .union([z.literal('self'), cidrText, ref('security-group', 'prefix-list')])
    .describe('IPv4 or IPv6 CIDR block, id of a security-group or prefix-list, or self'),
  description: z.string().optional(),
})

export const securityGroup = defineKind({
  kind: 'security-group',
  look: {
    label: 'Security Group',
    plural: 'Security Groups',
    short: 'SG',
    shortPlural: 'SGs',
    category: 'security',
    glyph: 'security-group',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('security-group'),
    vpc: ref('vpc').optional(),
    groupName: z.string().optional().describe('GroupName of EC2: how rules of other groups show it'),
    ingress: z
      .array(SecurityGroupRuleSchema)
      .optional()
      .describe('absent: the input does not tell; empty: nothing may open a connection to it'),
    egress: z.array(SecurityGroupRuleSchema).optional(),
    incomplete: z
      .array(z.enum(['ingress', 'egress']))
      .optional()
      .describe('directions of which the input tells some rules and not all: what the told ones do not allow is undecided'),
  }),
  // Shown by its own view and by the overlay, never as a box among the resources.
  place: () => [],
  addresses: (self) => [...(self.ingress ?? []), ...(self.egress ?? [])].map((rule) => rule.peer).filter((peer) => peer.includes('/')),
  facts: (self) => (self.groupName === undefined ? [] : [{ label: 'Group name', value: self.groupName }]),
  check: (self) =>
    (['ingress', 'egress'] as const).flatMap((direction) =>
      (self[direction] ?? []).flatMap((rule, i) =>
        ruleProblems(
          { ...rule, otherEnd: rule.peer },
          `${direction}/${i}`,
          `${direction === 'ingress' ? 'Ingress' : 'Egress'} rule ${i + 1}`,
        ),
      ),
    ),
  examples: [
    {
      kind: 'security-group',
      id: 'web',
      vpc: 'shop-vpc',
      groupName: 'web-sg',
      ingress: [{ protocol: 'tcp', ports: 443, peer: '0.0.0.0/0' }],
      egress: [{ protocol: 'all', ports: 'all', peer: '::/0' }],
    },
    {
      kind: 'security-group',
      id: 'partly-told',
      ingress: [{ protocol: 'tcp', ports: 443, peer: '0.0.0.0/0' }],
      egress: [],
      incomplete: ['ingress'],
    },
    { kind: 'security-group', id: 'cluster', ingress: [{ ports: '8000-8100', peer: 'self' }], egress: [] },
  ],
})

export type SecurityGroupRule = z.infer<typeof SecurityGroupRuleSchema>
