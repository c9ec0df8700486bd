import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { regionalAttributes, regionalPlace } from '@/model/kinds/regional-service'

export const s3Bucket = defineKind({
  kind: 's3-bucket',
  look: {
    label: 'S3 Bucket',
    plural: 'S3 Buckets',
    short: 'S3',
    shortPlural: 'S3 Buckets',
    abbreviation: 'S3',
    category: 'storage',
    glyph: 'bucket',
    service: 'S3',
  },
  schema: z.object({ ...regionalAttributes, kind: z.literal('s3-bucket') }),
  place: regionalPlace,
  examples: [{ kind: 's3-bucket', id: 'uploads', region: 'eu-central-1' }],
})
