import type { Flow, FlowItem } from '@/model/flows'
import { resolveText } from '@/model/text-template'
import type { TopologyIndex } from '@/model/topology-index'
import type { Sequence, SequenceItem } from '@/model/views/sequence'
import type { View } from '@/model/views/view'

/** One sequence diagram for each declared flow. */
export const flowsView: View = {
  id: 'flows',
  pictures: (t) =>
    t.topology.flows.map((flow) => ({
      id: `flow-${flow.id}`,
      title: flow.name,
      type: 'sequence',
      flow: flow.id,
      draw: () => drawSequence(flow, t),
    })),
}

/** Lines of a text, its references resolved. */
const linesOf = (text: string, t: TopologyIndex, step?: Parameters<typeof resolveText>[2]) => resolveText(text, t, step).split('\n')

/** Label of a participant: its own, else the name of the first resource it stands for. */
export function participantLines(participant: Flow['participants'][number], t: TopologyIndex): readonly string[] {
  if (participant.label !== undefined) return linesOf(participant.label, t)
  const [first] = participant.of
  return [first === undefined ? participant.id : t.nameOf(first)]
}

export function drawSequence(flow: Flow, t: TopologyIndex): Sequence {
  let step = 0
  const known = new Set(flow.participants.map((p) => p.id))
  const items = (steps: readonly FlowItem[]): SequenceItem[] =>
    steps.flatMap((item): SequenceItem[] => {
      if ('note' in item) {
        const over = item.over.filter((id) => known.has(id))
        const [first, second] = over
        if (first === undefined) return []
        return [{ type: 'note', over: second === undefined ? [first] : [first, second], lines: linesOf(item.note, t) }]
      }
      if ('parallel' in item || 'alternative' in item) {
        const branches = 'parallel' in item ? item.parallel : item.alternative
        return [
          {
            type: 'parallel' in item ? 'parallel' : 'alternative',
            branches: branches.map((b) => ({ label: resolveText(b.label, t), items: items(b.steps) })),
          },
        ]
      }
      // A message with an end that is no participant is reported by validation; the picture leaves it out.
      if (!known.has(item.from) || !known.has(item.to)) return []
      step += 1
      return [
        {
          type: 'message',
          step,
          from: item.from,
          to: item.to,
          lines: linesOf(item.text, t, { protocol: item.protocol, port: item.port }),
          response: item.response === true,
        },
      ]
    })
  return {
    id: `flow-${flow.id}`,
    title: flow.name,
    participants: flow.participants.map((p) => ({ id: p.id, lines: participantLines(p, t), resources: p.of })),
    items: items(flow.steps),
  }
}
