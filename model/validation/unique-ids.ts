import type { ShapePath } from '@/model/kinds/schema-shape'
import { type Check, called, type Problem, shortened } from '@/model/validation/check'

/** An id names one thing of its sort. */
export const uniqueIds: Check = {
  id: 'unique-ids',
  find: ({ t: { topology } }) => [
    ...twice(topology.resources, 'topology/duplicate-id', (r) => called(r), ['resources']),
    ...twice(topology.flows, 'topology/duplicate-flow', (f) => `flow "${shortened(f.id)}"`, ['flows']),
    ...topology.flows.flatMap((flow, i) =>
      twice(flow.participants, 'topology/duplicate-participant', (p) => `participant "${shortened(p.id)}"`, ['flows', i, 'participants']),
    ),
    ...twice(topology.prices, 'topology/duplicate-price', (p) => `price "${shortened(p.id)}"`, ['prices']),
    ...twice(topology.proposals, 'topology/duplicate-proposal', (p) => `proposal "${shortened(p.id)}"`, ['proposals']),
    ...(['implemented', 'recommended'] as const).flatMap((list) =>
      twice(topology.practices[list], 'topology/duplicate-practice', (p) => `practice "${shortened(p.id)}"`, ['practices', list]),
    ),
  ],
}

function twice<T extends { readonly id: string }>(
  items: readonly T[],
  code: Problem['code'],
  name: (item: T) => string,
  path: ShapePath,
): readonly Problem[] {
  const seen = new Map<string, T>()
  return items.flatMap((item, i) => {
    const first = seen.get(item.id)
    if (first === undefined) {
      seen.set(item.id, item)
      return []
    }
    return [
      {
        code,
        severity: 'error',
        message: `The id of ${name(item)} is taken by ${name(first)} before it, expected each id once; the first one counts.`,
        fix: 'Give one of them another id, or take it out.',
        path: [...path, i, 'id'],
        ...(path[0] === 'resources' ? { resource: item.id } : {}),
      },
    ]
  })
}
