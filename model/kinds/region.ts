import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const region = defineKind({
  kind: 'region',
  look: { label: 'Region', plural: 'Regions', short: 'Region', shortPlural: 'Regions', category: 'general', glyph: 'region' },
  schema: z.object({ ...resourceBase, kind: z.literal('region') }),
  container: {
    role: 'region',
    parent: () => null,
    title: (self) => [`AWS Cloud - ${self.name ?? self.id}`],
    tone: () => null,
  },
  examples: [{ kind: 'region', id: 'eu-central-1' }],
})
