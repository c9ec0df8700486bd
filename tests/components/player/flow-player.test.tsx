import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { CanvasFlowLayer } from '@/components/player/canvas-flow-layer'
import { FlowPlayer } from '@/components/player/flow-player'
import { SequencePane } from '@/components/player/sequence-pane'
import { emptyViewer, useViewer } from '@/components/state/viewer-store'
import { resourceId } from '@/model/resource'
import { flowOf, stepOf } from '@/tests/components/player/flow'
import { renderInViewer } from '@/tests/components/render-in-viewer'

const nat = resourceId('nat')
const flow = flowOf([
  stepOf(1, { notes: ['Source: 10.8.1.x'], hops: [{ resource: nat, label: 'NAT', why: '0.0.0.0/0 → nat (longest prefix)' }] }),
  stepOf(2, { rewrites: [{ type: 'SNAT', before: '10.8.1.x', after: '198.51.100.7', by: nat }] }),
  stepOf(3, { response: true }),
])

const picture = {
  diagram: { id: 'network', title: '', direction: 'down', arrangement: 'structured', groups: [], nodes: [], links: [] },
  layout: { widthPx: 200, heightPx: 100, boxes: {}, lines: [] },
} as const

function show(search = '?flow=f&step=1') {
  return renderInViewer(
    <div data-viewer="">
      <CanvasFlowLayer />
      <SequencePane />
      <FlowPlayer />
      <input aria-label="field" />
    </div>,
    { search, store: { drawn: picture, flow: { status: 'ready', answer: flow } } },
  )
}

const count = () => screen.getByTestId('step-count').textContent

describe('the flow player', () => {
  beforeEach(() => useViewer.setState(emptyViewer))

  test('shows the step with its traffic, its hops and its notes', () => {
    show()
    const player = screen.getByTestId('flow-player')
    expect(count()).toBe('1 / 3')
    expect(within(player).getByText('TCP 443')).toBeVisible()
    expect(within(player).getByRole('button', { name: 'NAT' })).toBeVisible()
    expect(within(player).getByText('Source: 10.8.1.x')).toBeVisible()
  })

  test('steps by its buttons, and says the step in a live region', async () => {
    const user = userEvent.setup()
    show()
    await user.click(screen.getByRole('button', { name: /Step on/ }))
    expect(count()).toBe('2 / 3')
    expect(screen.getByTestId('step-live')).toHaveTextContent('Step 2 of 3: A2 to B2, Text 2, TCP 443, SNAT 10.8.1.x to 198.51.100.7.')
    await user.click(screen.getByRole('button', { name: /Last step/ }))
    expect(count()).toBe('3 / 3')
    expect(screen.getByRole('button', { name: /Step on/ })).toBeDisabled()
  })

  test('steps by keys, but not while the user types', async () => {
    const user = userEvent.setup()
    show()
    await user.keyboard('{ArrowRight}')
    expect(count()).toBe('2 / 3')
    await user.keyboard('{End}')
    expect(count()).toBe('3 / 3')
    await user.keyboard('1')
    expect(count()).toBe('1 / 3')
    await user.type(screen.getByLabelText('field'), '3{ArrowRight}')
    expect(count()).toBe('1 / 3')
  })

  test('plays and pauses by Space', async () => {
    const user = userEvent.setup()
    show()
    await user.keyboard(' ')
    expect(screen.getByRole('button', { name: /Pause/ })).toBeVisible()
    await user.keyboard(' ')
    expect(screen.getByRole('button', { name: /Play/ })).toBeVisible()
  })

  test('ends by Escape', async () => {
    const user = userEvent.setup()
    show()
    await user.keyboard('{Escape}')
    expect(screen.queryByTestId('flow-player')).toBeNull()
  })

  test('jumps from the list of steps', async () => {
    const user = userEvent.setup()
    show()
    await user.click(screen.getByRole('button', { name: 'Steps' }))
    await user.click(screen.getByRole('button', { name: /A3 → B3/ }))
    expect(count()).toBe('3 / 3')
    expect(screen.getByRole('button', { name: /A3 → B3/ })).toHaveAttribute('aria-current', 'step')
  })

  test('draws the path so far, the step that is now and those to come', () => {
    show('?flow=f&step=2')
    expect([...document.querySelectorAll('.flow-way')].map((way) => way.getAttribute('data-phase')).sort()).toEqual(['done', 'next', 'now'])
    expect(screen.getByTestId('particle')).toHaveTextContent('SNAT 10.8.1.x → 198.51.100.7')
  })

  test('numbers the way instead of moving where the user asked for less motion', () => {
    const media = window.matchMedia
    window.matchMedia = (query) => ({ ...media(query), matches: query.includes('reduced-motion') })
    try {
      show()
      expect(screen.queryByTestId('particle')).toBeNull()
      expect(screen.getAllByTestId('badge').map((b) => b.textContent)).toEqual(['1', '2', '3'])
    } finally {
      window.matchMedia = media
    }
  })

  test('moves the particles of parallel steps together', () => {
    show()
    const parallel = flowOf([stepOf(1, { numeral: '1a', moment: 1 }), stepOf(2, { numeral: '1b', moment: 1 })])
    act(() => useViewer.setState({ flow: { status: 'ready', answer: parallel } }))
    expect(screen.getAllByTestId('particle')).toHaveLength(2)
    expect(count()).toBe('1 / 1')
  })

  test('says so where there is no such flow', () => {
    renderInViewer(<FlowPlayer />, { search: '?flow=gone', store: { flow: { status: 'ready', answer: null } } })
    expect(screen.getByRole('status')).toHaveTextContent('no such flow')
  })
})
