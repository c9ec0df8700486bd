import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { CanvasFlowLayer } from '@/components/player/canvas-flow-layer'
import { FlowPlayer } from '@/components/player/flow-player'
import { momentsOf } from '@/components/player/moments'
import { travelledWayOf } from '@/components/player/pace'
import { type PlayState, reduce, scoreOf } from '@/components/player/player-state'
import { SequencePane } from '@/components/player/sequence-pane'
import { emptyViewer, useViewer } from '@/components/state/viewer-store'
import type { StepVerdict } from '@/model/flow-path/step-verdicts'
import { resourceId } from '@/model/resource'
import { flowOf, stepOf } from '@/tests/components/player/flow'
import { renderInViewer } from '@/tests/components/render-in-viewer'

const passes: StepVerdict = {
  word: 'reachable',
  why: 'APP-SG ingress TCP 443 from WEB-SG',
  stoppedAt: null,
  hops: [],
  blockers: [],
  undecided: [],
  assumptions: [],
}
const refused: StepVerdict = {
  ...passes,
  word: 'blocked',
  why: 'no ingress rule of DB-SG allows it',
  stoppedAt: resourceId('db-sg'),
  blockers: [
    {
      code: 'ENI_SG_RULES_MISMATCH',
      component: resourceId('db-sg'),
      direction: 'forward',
      stage: 'security-group-ingress',
      rule: null,
      why: 'no ingress rule of DB-SG allows it',
      fix: 'Add to DB-SG an ingress rule.',
    },
  ],
}
const untold: StepVerdict = {
  ...passes,
  word: 'undecided',
  why: 'unknown: the network ACL is not in the input',
  undecided: [{ component: resourceId('web'), attribute: 'networkAcl', direction: 'forward', why: 'the network ACL is not in the input' }],
}

const flow = flowOf([
  stepOf(1, { verdict: passes }),
  stepOf(2, { verdict: refused, stopsAfter: 0 }),
  stepOf(3, { verdict: untold, response: true }),
])
const picture = {
  diagram: { id: 'network', title: '', direction: 'down', arrangement: 'structured', groups: [], nodes: [], links: [] },
  layout: { widthPx: 200, heightPx: 100, boxes: {}, lines: [] },
} as const

const show = (step: number) =>
  renderInViewer(
    <div data-viewer="">
      <CanvasFlowLayer />
      <SequencePane />
      <FlowPlayer />
    </div>,
    { search: `?flow=f&step=${step}`, store: { drawn: picture, flow: { status: 'ready', answer: flow } } },
  )

describe('verdicts in the player', () => {
  beforeEach(() => useViewer.setState(emptyViewer))

  test('a step that passes says so, with the rule that decides, in sight and in its spoken text', () => {
    show(1)
    const player = within(screen.getByTestId('flow-player'))
    expect(player.getByText('reachable')).toBeVisible()
    expect(player.getByText('APP-SG ingress TCP 443 from WEB-SG')).toBeVisible()
    expect(screen.getByTestId('step-live')).toHaveTextContent('Reachable: APP-SG ingress TCP 443 from WEB-SG.')
  })

  test('a step that is stopped names what stops it, the code and the fix, and leads to it', async () => {
    const { address } = show(2)
    const list = screen.getByRole('list', { name: 'What stops it' })
    expect(list).toHaveTextContent('ENI_SG_RULES_MISMATCH')
    expect(list).toHaveTextContent('Fix: Add to DB-SG an ingress rule.')
    await userEvent.setup().click(within(list).getByRole('button', { name: 'db-sg' }))
    expect(address()).toContainEqual(['sel', 'db-sg'])
  })

  test('a step that cannot be told names what is not told', () => {
    show(3)
    expect(screen.getByRole('list', { name: 'What is not told' })).toHaveTextContent('the network ACL is not in the input')
  })

  test('every step of the list carries its word', async () => {
    show(1)
    await userEvent.setup().click(screen.getByRole('button', { name: 'Steps' }))
    const words = within(screen.getByRole('list', { name: 'Steps' })).getAllByText(/^(reachable|blocked|undecided)$/)
    expect(words.map((w) => w.textContent)).toEqual(['reachable', 'blocked', 'undecided'])
  })

  test('the particle of a blocked step goes no further than what stops it', () => {
    const [, stopped] = flow.steps
    const way = stopped === undefined ? [] : travelledWayOf(stopped)
    expect(way.at(-1)?.xPx).toBeLessThan(100)
    expect(travelledWayOf(stepOf(1, { verdict: refused, stopsAfter: 1 })).at(-1)?.xPx).toBe(100)
  })

  test('playing ends at the step that is stopped; who steps on may go on', () => {
    const score = scoreOf(momentsOf(flow), false)
    let state: PlayState = { at: 0, mode: 'playing', progress: 0, restedMs: 0, speed: 1, loop: true }
    for (let i = 0; i < 400; i++) state = reduce(state, { type: 'tick', ms: 50 }, score)
    expect(state).toMatchObject({ at: 1, mode: 'paused', progress: 1 })
    expect(reduce(state, { type: 'move', move: 'next' }, score).at).toBe(2)
  })
})
