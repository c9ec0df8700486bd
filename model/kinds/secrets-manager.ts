import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { regionalAttributes, regionalPlace } from '@/model/kinds/regional-service'

export const secretsManager = defineKind({
  kind: 'secrets-manager',
  look: {
    label: 'Secrets Manager',
    plural: 'Secrets Manager',
    short: 'Secrets Manager',
    shortPlural: 'Secrets Manager',
    abbreviation: 'Secrets',
    category: 'security',
    glyph: 'secret',
    service: 'Secrets Manager',
  },
  schema: z.object({ ...regionalAttributes, kind: z.literal('secrets-manager') }),
  place: regionalPlace,
  examples: [{ kind: 'secrets-manager', id: 'secrets', region: 'eu-central-1' }],
})
