import type { PlayableFlow, PlayableStep } from '@/components/worker/protocol'
import { resourceId } from '@/model/resource'

/** A step from left to right, 100 px apart; the rest as a test wants it. */
export const stepOf = (step: number, more: Partial<PlayableStep> = {}): PlayableStep => ({
  step,
  numeral: String(step),
  branch: [],
  moment: step,
  fromLabel: `A${step}`,
  toLabel: `B${step}`,
  from: [resourceId('a')],
  to: [resourceId('b')],
  text: `Text ${step}`,
  response: false,
  traffic: 'TCP 443',
  notes: [],
  hops: [],
  verdict: null,
  rewrites: [],
  boxes: ['a', 'b'],
  lines: [
    {
      id: `l${step}`,
      points: [
        { xPx: 0, yPx: 0 },
        { xPx: 100, yPx: 0 },
      ],
      label: null,
    },
  ],
  stopsAfter: null,
  hiddenBy: null,
  ...more,
})

export const flowOf = (steps: readonly PlayableStep[]): PlayableFlow => ({
  id: 'f',
  name: 'Checkout',
  description: '',
  sequence: {
    id: 'flow-f',
    title: 'Checkout',
    participants: [
      { id: 'a', lines: ['Shop'], resources: [] },
      { id: 'b', lines: ['Bank'], resources: [] },
    ],
    items: steps.map((s) => ({
      type: 'message' as const,
      step: s.step,
      from: s.response ? 'b' : 'a',
      to: s.response ? 'a' : 'b',
      lines: [s.text],
      response: s.response,
    })),
  },
  steps,
})
