import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { regionalAttributes, regionalPlace } from '@/model/kinds/regional-service'

export const dynamodbTable = defineKind({
  kind: 'dynamodb-table',
  look: {
    label: 'DynamoDB Table',
    plural: 'DynamoDB Tables',
    short: 'DynamoDB',
    shortPlural: 'DynamoDB Tables',
    abbreviation: 'DDB',
    category: 'database',
    glyph: 'table',
    service: 'DynamoDB',
  },
  schema: z.object({ ...regionalAttributes, kind: z.literal('dynamodb-table') }),
  place: regionalPlace,
  examples: [{ kind: 'dynamodb-table', id: 'orders', region: 'eu-central-1' }],
})
