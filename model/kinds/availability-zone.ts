import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

/** Drawn once in each VPC that has a subnet in it: the network view makes one group per (VPC, zone). */
export const availabilityZone = defineKind({
  kind: 'availability-zone',
  look: {
    label: 'Availability Zone',
    plural: 'Availability Zones',
    short: 'AZ',
    shortPlural: 'AZs',
    category: 'general',
    glyph: 'zone',
    tone: 'zone',
  },
  schema: z.object({ ...resourceBase, kind: z.literal('availability-zone'), region: ref('region') }),
  container: {
    role: 'zone',
    parent: (self) => self.region,
    title: (self) => [`Availability Zone: ${self.name ?? self.id}`],
    tone: () => 'zone',
  },
  examples: [{ kind: 'availability-zone', id: 'eu-central-1a', region: 'eu-central-1' }],
})
