import type { FlowItem } from '@/model/flows'
import type { ShapePath } from '@/model/kinds/schema-shape'
import { type StepContext, unresolvedIn } from '@/model/text-template'
import type { TopologyIndex } from '@/model/topology-index'
import { type Check, called, type Problem, shortened } from '@/model/validation/check'
import { blockOf, eachItem } from '@/model/validation/flows'
import { didYouMean } from '@/model/validation/nearest'
import { withAdded } from '@/model/validation/proposed'

interface Text {
  readonly text: string | undefined
  readonly path: ShapePath
  readonly step?: StepContext
}

/** References in texts, such as `${private-a.cidr}`, name something that there is. */
export const texts: Check = {
  id: 'texts',
  find: ({ t, unread }) => {
    const inFlows = t.topology.flows.flatMap((flow, i): readonly Text[] => [
      { text: flow.description, path: ['flows', i, 'description'] },
      ...flow.participants.map((p, j) => ({ text: p.label, path: ['flows', i, 'participants', j, 'label'] })),
      ...[...eachItem(flow.steps, ['flows', i, 'steps'])].flatMap(({ item, path }) => textsOf(item, path)),
    ])
    const inProposals = t.topology.proposals.flatMap((proposal, i) => {
      const proposed = withAdded(t, proposal)
      return proposal.steps.flatMap((step, j) =>
        step.does.flatMap((text, k) => problems({ text, path: ['proposals', i, 'steps', j, 'does', k] }, proposed, unread.ids)),
      )
    })
    return [...inFlows.flatMap((text) => problems(text, t, unread.ids)), ...inProposals]
  },
}

function textsOf(item: FlowItem, path: ShapePath): readonly Text[] {
  if ('from' in item) {
    const step = { from: item.from, to: item.to, port: item.port, protocol: item.protocol, response: item.response }
    return [{ text: item.text, path: [...path, 'text'], step }]
  }
  if ('note' in item) return [{ text: item.note, path: [...path, 'note'] }]
  return (['parallel', 'alternative'] as const).flatMap((block) =>
    blockOf(item, block).map((branch, i) => ({ text: branch.label, path: [...path, block, i, 'label'] })),
  )
}

function problems({ text, path, step }: Text, t: TopologyIndex, unread: ReadonlySet<string>): readonly Problem[] {
  if (text === undefined) return []
  return unresolvedIn(text, t, step).flatMap(({ reference, id, attribute }): readonly Problem[] => {
    if (unread.has(id)) return []
    const resource = t.get(id)
    const whole = shortened(reference)
    if (resource !== undefined) {
      const names = Object.keys(t.kindOf(resource).schema.shape)
      return [
        {
          code: 'topology/unresolved-text',
          severity: 'error',
          message: `The text asks for ${whole}, but ${called(resource)} has no ${shortened(attribute)}.${didYouMean(attribute, names)}`,
          fix: names.includes(attribute)
            ? 'Write the attribute at the resource.'
            : attribute === 'hourlyPrice'
              ? `Add the price "${resource.kind}-hour" to the prices.`
              : 'Name an attribute that it has, or a word such as name, short, kindLabel, tier.',
          path,
        },
      ]
    }
    const near = didYouMean(
      id,
      t.all.map((r) => r.id),
    )
    return [
      {
        code: 'topology/unresolved-text',
        severity: 'error',
        message: `The text asks for ${whole}, expected the id of a resource${step === undefined ? '' : ', or step,'} before the dot.${near}`,
        fix: 'Correct the id, or write the text without ${…}.',
        path,
      },
    ]
  })
}
