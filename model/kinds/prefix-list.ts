import { z } from 'zod'
import { cidrText } from '@/model/kinds/attributes'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const prefixList = defineKind({
  kind: 'prefix-list',
  look: {
    label: 'Prefix List',
    plural: 'Prefix Lists',
    short: 'Prefix List',
    shortPlural: 'Prefix Lists',
    category: 'networking',
    glyph: 'prefix-list',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('prefix-list'),
    service: z.string().optional().describe('AWS-managed: com.amazonaws.us-east-1.s3'),
    entries: z.array(cidrText).optional().describe('absent: the input does not tell'),
  }),
  place: () => [],
  addresses: (self) => self.entries ?? [],
  facts: (self) => [
    ...(self.service === undefined ? [] : [{ label: 'Service', value: self.service, copyable: true }]),
    { label: 'Entries', value: self.entries === undefined ? 'unknown' : String(self.entries.length) },
  ],
  examples: [
    { kind: 'prefix-list', id: 'pl-s3', awsId: 'pl-0123abcd', service: 'com.amazonaws.eu-central-1.s3' },
    { kind: 'prefix-list', id: 'offices', entries: ['192.0.2.0/24', '198.51.100.0/24'] },
  ],
})
