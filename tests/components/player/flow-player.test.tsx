import { act, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CanvasFlowLayer } from '@/components/player/canvas-flow-layer'
import { FlowPlayer } from '@/components/player/flow-player'
import { motion } from '@/components/player/motion'
import { SequencePane } from '@/components/player/sequence-pane'
import { emptyViewer, useViewer } from '@/components/state/viewer-store'
import { resourceId } from '@/model/resource'
import { flowOf, stepOf } from '@/tests/components/player/flow'
import { renderInViewer } from '@/tests/components/render-in-viewer'
import { shopView } from '@/tests/components/shop-view'

const nat = resourceId('nat')
const shopNode = shopView.diagram.nodes.find((node) => node.parent === null) ?? raise('the shop has no node')

function raise(message: string): never {
  throw new Error(message)
}

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
    expect(screen.getByRole('button', { name: /Step on/ })).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Home}')
    expect(count()).toBe('1 / 3')
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
    expect(screen.getAllByTestId('particle')).toHaveLength(1)
    expect(screen.getByTestId('rewrite')).toHaveTextContent('SNAT 10.8.1.x → 198.51.100.7')
  })

  test('numbers the way instead of moving where the user asked for less motion', () => {
    const media = window.matchMedia
    window.matchMedia = (query) => ({ ...media(query), matches: query.includes('reduced-motion') })
    try {
      show()
      expect(screen.queryByTestId('particle')).toBeNull()
      expect(screen.getAllByTestId('badge').map((b) => b.textContent)).toEqual(['2', '3', '1'])
      expect(screen.getAllByTestId('badge').at(-1)).toHaveAttribute('data-phase', 'now')
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

  test('leaves the keys alone while the focus is outside of the viewer', async () => {
    const user = userEvent.setup()
    show()
    const outside = document.body.appendChild(document.createElement('button'))
    try {
      outside.focus()
      await user.keyboard('{ArrowRight}{End}3')
      expect(count()).toBe('1 / 3')
      await user.keyboard('{Escape}')
      expect(screen.getByTestId('flow-player')).toBeVisible()
    } finally {
      outside.remove()
    }
  })

  test('keeps the keys when the element with the focus goes away', async () => {
    const user = userEvent.setup()
    show()
    const gone = screen.getByLabelText('field')
    gone.focus()
    act(() => gone.blur())
    await vi.waitFor(() => expect(screen.getByTestId('flow-player')).toHaveFocus())
    await user.keyboard('{ArrowRight}')
    expect(count()).toBe('2 / 3')
  })

  test('writes each step into the address without a step of the history', async () => {
    const user = userEvent.setup()
    const { address, pushed } = show()
    await user.keyboard('{ArrowRight}')
    await vi.waitFor(() => expect(address().get('step')).toBe('2'))
    expect(pushed).toEqual([])
  })

  test.each(['?flow=f', '?flow=f&step=99'])('shows the first step of an address that names none, and says so there: %s', async (search) => {
    const { address, pushed } = show(search)
    expect(count()).toBe('1 / 3')
    await vi.waitFor(() => expect(address().get('step')).toBe('1'))
    expect(pushed).toEqual([])
  })

  test('stops the particle where it is when it is paused', async () => {
    const user = userEvent.setup()
    show()
    await user.keyboard(' ')
    await vi.waitFor(() => expect(motion.getState().progress).toBeGreaterThan(0))
    await user.keyboard(' ')
    const { progress } = motion.getState()
    await new Promise((done) => setTimeout(done, 80))
    expect(motion.getState().progress).toBe(progress)
    expect(progress).toBeLessThan(1)
  })

  test('moves its particle without drawing anything anew', async () => {
    let draws = 0
    renderInViewer(
      <div data-viewer="">
        <Profiler id="player" onRender={() => (draws += 1)}>
          <CanvasFlowLayer />
          <FlowPlayer />
        </Profiler>
      </div>,
      { search: '?flow=f&step=1', store: { drawn: picture, flow: { status: 'ready', answer: flow } } },
    )
    const { progress } = motion.getState()
    const before = draws
    const place = screen.getByTestId('particle').getAttribute('transform')
    await vi.waitFor(() => expect(motion.getState().progress).toBeGreaterThan(progress + 0.1))
    expect(screen.getByTestId('particle').getAttribute('transform')).not.toBe(place)
    expect(draws).toBe(before)
  })

  test('is scrubbed by pointer and by the keys of a slider', async () => {
    const user = userEvent.setup()
    show()
    const slider = screen.getByRole('slider', { name: 'Step' })
    const track = slider.firstElementChild
    ;(track ?? raise('the slider has no track')).getBoundingClientRect = () => new DOMRect(100, 0, 200, 4)
    fireEvent.pointerDown(slider, { clientX: 290, buttons: 1 })
    expect(count()).toBe('3 / 3')
    fireEvent.pointerMove(slider, { clientX: 210, buttons: 1 })
    expect(count()).toBe('2 / 3')
    fireEvent.pointerMove(slider, { clientX: -50, buttons: 1 })
    expect(count()).toBe('1 / 3')
    slider.focus()
    await user.keyboard('{ArrowUp}')
    expect(slider).toHaveAttribute('aria-valuenow', '2')
    expect(slider).toHaveAttribute('aria-valuetext', '2: A2 to B2, Text 2')
    await user.keyboard('{PageUp}')
    expect(count()).toBe('3 / 3')
    await user.keyboard('{ArrowDown}')
    expect(count()).toBe('2 / 3')
  })

  test('has a speed and a loop', async () => {
    const user = userEvent.setup()
    show()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '4×')
    await user.click(screen.getByRole('button', { name: 'Loop' }))
    expect(useViewer.getState().player).toMatchObject({ speed: 4, loop: true })
    expect(screen.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('opens the group that hides a step', async () => {
    const user = userEvent.setup()
    const group = resourceId('zone-a')
    const closed = { ...shopNode, id: group, lines: ['Zone A'], hides: 3 }
    const drawn = { ...picture, diagram: { ...picture.diagram, nodes: [closed] } }
    const { address } = renderInViewer(<FlowPlayer />, {
      search: `?flow=f&step=1&collapsed=${group}`,
      store: { drawn, flow: { status: 'ready', answer: flowOf([stepOf(1, { hiddenBy: group })]) } },
    })
    await user.click(screen.getByRole('button', { name: 'Open Zone A to see it' }))
    expect(address().get('collapsed')).toBeNull()
  })

  test('leads each hop to its resource', async () => {
    const user = userEvent.setup()
    const { address } = show()
    await user.click(screen.getByRole('button', { name: 'NAT' }))
    expect(address().get('sel')).toBe('nat')
  })

  test('says why where the way of a flow could not be found', () => {
    renderInViewer(<FlowPlayer />, { search: '?flow=f', store: { flow: { status: 'failed', message: 'out of memory' } } })
    expect(screen.getByRole('status')).toHaveTextContent('out of memory')
  })

  test('says so where there is no such flow', () => {
    renderInViewer(<FlowPlayer />, { search: '?flow=gone', store: { flow: { status: 'ready', answer: null } } })
    expect(screen.getByRole('status')).toHaveTextContent('no such flow')
  })
})
