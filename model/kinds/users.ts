import { z } from 'zod'
import { defineKind } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const users = defineKind({
  kind: 'users',
  look: { label: 'Users', plural: 'Users', short: 'User', shortPlural: 'Users', category: 'external', glyph: 'users', shape: 'stadium' },
  schema: z.object({ ...resourceBase, kind: z.literal('users') }),
  isOnInternet: () => true,
  place: () => [{ in: null, area: 'edge' }],
  lines: (self) => [self.name ?? 'Users'],
  examples: [{ kind: 'users', id: 'customers' }],
})
