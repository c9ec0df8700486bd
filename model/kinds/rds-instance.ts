import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind, type TopologyReader } from '@/model/kinds/kind'
import { yesOrNo } from '@/model/kinds/standing'
import { type ResourceId, resourceBase } from '@/model/resource'

const Schema = z.object({
  ...resourceBase,
  kind: z.literal('rds-instance'),
  engine: z.string().optional().describe('as RDS names it: postgres, mysql, aurora-postgresql'),
  port: z.number().int().min(1).max(65_535).optional(),
  vpc: ref('vpc').optional(),
  subnets: z.array(ref('subnet')).optional().describe('of its subnet group: where it may stand'),
  availabilityZone: ref('availability-zone').optional().describe('where it stands now'),
  multiAz: z.boolean().optional().describe('a standby waits in another zone'),
  securityGroups: z.array(ref('security-group')).optional(),
  publiclyAccessible: z.boolean().optional(),
})

export const rdsInstance = defineKind({
  kind: 'rds-instance',
  look: {
    label: 'RDS Instance',
    plural: 'RDS Instances',
    short: 'RDS',
    shortPlural: 'RDS Instances',
    inText: 'RDS instances',
    category: 'database',
    glyph: 'database',
    tone: 'database',
  },
  schema: Schema,
  place: (self, t) => {
    const subnets = standsIn(self, t)
    if (subnets.length === 0) return [{ in: self.vpc ?? t.ofKind('region')[0]?.id ?? null, area: 'inside' }]
    return subnets.map((subnet) => {
      const part = partIn(subnet, self, subnets, t)
      return { in: subnet, area: 'inside', ...(part === undefined ? {} : { part: part.words }) }
    })
  },
  lines: (self, _t, placement) => [
    self.name ?? 'RDS Instance',
    ...(self.engine === undefined ? [] : [self.engine]),
    ...(placement.part === undefined ? [] : [placement.part]),
  ],
  // Rule 43: it has an interface in one subnet of its group, and moves to another when its zone fails.
  interfaces: (self, t) => {
    const subnets = standsIn(self, t)
    return (subnets.length === 0 ? [undefined] : subnets).map((subnet) => ({
      subnet,
      securityGroups: self.securityGroups,
      isPublic: self.publiclyAccessible,
      ...(subnet !== undefined && partIn(subnet, self, subnets, t)?.isPerhaps === true ? { isPerhaps: true as const } : {}),
    }))
  },
  facts: (self) => [
    { label: 'Engine', value: self.engine ?? 'unknown' },
    ...(self.port === undefined ? [] : [{ label: 'Port', value: String(self.port) }]),
    { label: 'Multi-AZ', value: yesOrNo(self.multiAz) },
    { label: 'Publicly accessible', value: yesOrNo(self.publiclyAccessible) },
  ],
  examples: [
    {
      kind: 'rds-instance',
      id: 'orders-db',
      engine: 'postgres',
      port: 5432,
      subnets: ['app-a', 'app-b'],
      availabilityZone: 'eu-central-1a',
      multiAz: true,
      securityGroups: ['db'],
      publiclyAccessible: false,
    },
    { kind: 'rds-instance', id: 'db-in-one-of-two-subnets', subnets: ['app-a', 'app-b'], multiAz: false },
    { kind: 'rds-instance', id: 'db-of-unknown-place' },
  ],
})

type Rds = z.infer<typeof Schema>

/** Subnets that it stands in: those of its zone where that is known and it has no standby, else all that it may stand in. */
function standsIn(self: Rds, t: TopologyReader): readonly ResourceId[] {
  const all = self.subnets ?? []
  if (self.multiAz !== false || self.availabilityZone === undefined) return all
  const here = all.filter((subnet) => t.get(subnet)?.availabilityZone === self.availabilityZone)
  return here.length === 0 ? all : here
}

interface Part {
  readonly words: string
  /** Neither it nor its standby is surely there. */
  readonly isPerhaps: boolean
}

/** What it may be in one of its subnets; undefined: it is in this one alone. */
function partIn(subnet: ResourceId, self: Rds, subnets: readonly ResourceId[], t: TopologyReader): Part | undefined {
  if (subnets.length === 1) return undefined
  if (self.availabilityZone !== undefined && t.get(subnet)?.availabilityZone === self.availabilityZone)
    return { words: 'Primary', isPerhaps: false }
  // One of two is where it is, the other is where its standby is.
  const isPerhaps = self.multiAz !== true || subnets.length > 2
  if (self.multiAz !== true) return { words: 'May stand here', isPerhaps }
  if (self.availabilityZone === undefined) return { words: 'Primary or standby', isPerhaps }
  return { words: isPerhaps ? 'May stand by here' : 'Standby', isPerhaps }
}
