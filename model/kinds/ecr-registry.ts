import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { regionalAttributes, regionalPlace } from '@/model/kinds/regional-service'

export const ecrRegistry = defineKind({
  kind: 'ecr-registry',
  look: {
    label: 'ECR Registry',
    plural: 'ECR Registries',
    short: 'ECR',
    shortPlural: 'ECR Registries',
    abbreviation: 'ECR',
    category: 'containers',
    glyph: 'registry',
    service: 'ECR',
  },
  schema: z.object({ ...regionalAttributes, kind: z.literal('ecr-registry') }),
  place: regionalPlace,
  examples: [{ kind: 'ecr-registry', id: 'images', region: 'eu-central-1' }],
})
