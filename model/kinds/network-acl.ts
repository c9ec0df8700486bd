import { z } from 'zod'
import { cidrText, portsText, protocolText, ref } from '@/model/kinds/attributes'
import { defineKind, type KindProblem } from '@/model/kinds/kind'
import { ruleProblems } from '@/model/kinds/rule-problems'
import { resourceBase } from '@/model/resource'

/** Number of the entry `*`, which AWS adds to each network ACL and which denies. Source: EC2 API, NetworkAclEntry. */
const lastNumber = 32_767

export const NetworkAclEntrySchema = z.object({
  number: z.number().int().min(1).max(lastNumber).describe('the lowest number is looked at first, and the first match decides'),
  direction: z.enum(['ingress', 'egress']),
  protocol: protocolText.default('all'),
  ports: portsText.default('all').describe('destination ports'),
  icmpType: z.number().int().min(-1).max(255).optional().describe('-1: any'),
  icmpCode: z.number().int().min(-1).max(255).optional().describe('-1: any'),
  cidr: cidrText.describe('IPv4 or IPv6 block of the other end'),
  action: z.enum(['allow', 'deny']),
})

export type NetworkAclEntry = z.infer<typeof NetworkAclEntrySchema>

export const networkAcl = defineKind({
  kind: 'network-acl',
  look: {
    label: 'Network ACL',
    plural: 'Network ACLs',
    short: 'NACL',
    shortPlural: 'NACLs',
    category: 'security',
    glyph: 'network-acl',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('network-acl'),
    vpc: ref('vpc').optional(),
    default: z.boolean().optional().describe('decides for the subnets of the VPC that name no other'),
    entries: z
      .array(NetworkAclEntrySchema)
      .optional()
      .describe('absent: the input does not tell; empty: everything is denied; the last entry `*`, which denies, is implied'),
  }),
  // It stands between a subnet and everything else, never as a box of its own.
  place: () => [],
  addresses: (self) => [...new Set((self.entries ?? []).map((entry) => entry.cidr))],
  facts: (self) => [
    { label: 'Default of the VPC', value: self.default === undefined ? 'unknown' : self.default ? 'yes' : 'no' },
    ...(self.entries === undefined ? [{ label: 'Entries', value: 'unknown' }] : inOrder(self.entries).map(entryFact)),
  ],
  check: (self) => [
    ...sameNumbers(self.entries ?? []),
    ...(self.entries ?? []).flatMap((entry, i) => ruleProblems({ ...entry, otherEnd: entry.cidr }, `entries/${i}`, `Entry ${i + 1}`)),
  ],
  examples: [
    {
      kind: 'network-acl',
      id: 'web-acl',
      vpc: 'shop-vpc',
      entries: [
        { number: 100, direction: 'ingress', protocol: 'tcp', ports: 443, cidr: '0.0.0.0/0', action: 'allow' },
        { number: 110, direction: 'ingress', protocol: 'tcp', ports: '1024-65535', cidr: '0.0.0.0/0', action: 'allow' },
        { number: 120, direction: 'ingress', protocol: 'icmpv6', icmpType: 128, icmpCode: -1, cidr: '::/0', action: 'allow' },
        { number: 100, direction: 'egress', cidr: '0.0.0.0/0', action: 'allow' },
      ],
    },
    { kind: 'network-acl', id: 'closed', default: true, entries: [] },
    { kind: 'network-acl', id: 'acl-of-unknown-entries' },
  ],
})

/** In the order in which AWS looks at them, ingress first; the order of the file has no meaning. */
export const inOrder = (entries: readonly NetworkAclEntry[]): readonly NetworkAclEntry[] =>
  [...entries].sort((a, b) => (a.direction === b.direction ? a.number - b.number : a.direction === 'ingress' ? -1 : 1))

const entryFact = (entry: NetworkAclEntry) => ({
  label: `${entry.direction === 'ingress' ? 'Ingress' : 'Egress'} ${entry.number === lastNumber ? '*' : entry.number}`,
  value: `${entry.action} ${entry.protocol === 'all' || entry.protocol === '-1' ? 'all traffic' : `${entry.protocol} ${entry.ports}`} ${entry.direction === 'ingress' ? 'from' : 'to'} ${entry.cidr}`,
})

function sameNumbers(entries: readonly NetworkAclEntry[]): readonly KindProblem[] {
  const seen = new Map<string, number>()
  return entries.flatMap((entry, i) => {
    const key = `${entry.direction} ${entry.number}`
    const first = seen.get(key)
    seen.set(key, first ?? i)
    if (first === undefined) return []
    return [
      {
        code: 'topology/duplicate-entry' as const,
        severity: 'error' as const,
        message: `Entries ${first + 1} and ${i + 1} are both ${entry.direction} number ${entry.number}, expected each number once in a direction.`,
        fix: 'Give one of them another number: the lowest number is looked at first.',
        path: `entries/${i}/number`,
      },
    ]
  })
}
