import type { Flow, FlowItem } from '@/model/flows'
import type { ShapePath } from '@/model/kinds/schema-shape'
import { type Check, either, type Problem, shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'

/** The ends of messages and the places of notes are participants of their flow. */
export const flows: Check = {
  id: 'flows',
  find: ({ t }) =>
    t.topology.flows.flatMap((flow, i) => {
      const names = new Set(flow.participants.map((p) => p.id))
      return [...eachItem(flow.steps, ['flows', i, 'steps'])].flatMap(({ item, path }) =>
        endsOf(item).flatMap(({ name, at }) => (names.has(name) ? [] : [stranger(flow, name, [...path, ...at])])),
      )
    }),
}

/** Every message and note of a flow, those in parallel and alternative blocks too. */
export function* eachItem(items: readonly FlowItem[], path: ShapePath): Generator<{ readonly item: FlowItem; readonly path: ShapePath }> {
  for (const [i, item] of items.entries()) {
    yield { item, path: [...path, i] }
    for (const block of ['parallel', 'alternative'] as const)
      for (const [j, branch] of blockOf(item, block).entries()) yield* eachItem(branch.steps, [...path, i, block, j, 'steps'])
  }
}

export const blockOf = (item: FlowItem, block: 'parallel' | 'alternative') =>
  block === 'parallel' ? ('parallel' in item ? item.parallel : []) : 'alternative' in item ? item.alternative : []

function endsOf(item: FlowItem): readonly { readonly name: string; readonly at: ShapePath }[] {
  if ('from' in item)
    return [
      { name: item.from, at: ['from'] },
      { name: item.to, at: ['to'] },
    ]
  return 'over' in item ? item.over.map((name, i) => ({ name, at: ['over', i] })) : []
}

function stranger(flow: Flow, name: string, path: ShapePath): Problem {
  const names = flow.participants.map((p) => p.id)
  return {
    code: 'topology/unknown-participant',
    severity: 'error',
    message: `A step of flow "${shortened(flow.id)}" names "${shortened(name)}", expected one of its participants: ${either(names.slice(0, 12).map(shortened))}.${didYouMean(name, names)}`,
    fix: 'Correct the name, or add the participant.',
    path,
  }
}
