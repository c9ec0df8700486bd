import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const internet = defineKind({
  kind: 'internet',
  look: {
    label: 'Internet',
    plural: 'Internet',
    short: 'Internet',
    shortPlural: 'Internet',
    category: 'external',
    glyph: 'internet',
    shape: 'stadium',
  },
  schema: z.object({ ...resourceBase, kind: z.literal('internet') }),
  isOnInternet: () => true,
  place: () => [{ in: null, area: 'edge' }],
  lines: (self) => [self.name ?? 'Internet'],
  examples: [{ kind: 'internet', id: 'internet' }],
})
