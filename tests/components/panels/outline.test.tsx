import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { Outline } from '@/components/panels/outline'
import { flowOf, stepOf } from '../player/flow'
import { renderInViewer } from '../render-in-viewer'
import { shopView } from '../shop-view'

const names = () => screen.getAllByRole('treeitem').map((item) => item.getAttribute('aria-label')?.split('.')[0])

describe('the outline', () => {
  test('names every box of the picture once, containers before what they hold', () => {
    renderInViewer(<Outline />)
    const { groups, nodes } = shopView.diagram
    expect(screen.getAllByRole('treeitem')).toHaveLength(groups.length + nodes.length)
    const ids = screen.getAllByRole('treeitem').map((item) => item.getAttribute('data-item'))
    expect(ids).toEqual(['users', 'vpc', 'web', 'lb', 'nat', 'app', 'api'])
    expect(screen.getAllByRole('treeitem').map((item) => item.getAttribute('aria-level'))).toEqual(['1', '1', '2', '3', '3', '2', '3'])
  })

  test('says the lines of a box in words, from its own side', () => {
    renderInViewer(<Outline />)
    expect(screen.getByRole('treeitem', { name: /^Balancer/ })).toHaveAccessibleName('Balancer. Primary. ← Users: HTTPS. → API: 8080')
  })

  test('carries the verdicts of the flows, and of the one that is played at every box and step', () => {
    const stopped = { word: 'blocked', why: 'no rule lets it in', code: null, rule: null, stoppedAt: null, blockers: [], undecided: [] }
    const steps = [
      stepOf(1, { fromLabel: 'Users', toLabel: 'Balancer', boxes: ['users', 'lb'] }),
      stepOf(2, { fromLabel: 'Balancer', toLabel: 'API', boxes: ['lb', 'api'], verdict: stopped as never }),
    ]
    const flow = { status: 'ready', answer: { ...flowOf(steps), id: 'buy' } } as const
    renderInViewer(<Outline />, { search: '?flow=buy', store: { flow, verdicts: { buy: 'blocked' } } })
    expect(screen.getByRole('treeitem', { name: /^Balancer/ })).toHaveAccessibleName(/Step 2, Balancer → API: blocked/)
    expect(screen.getByRole('treeitem', { name: /^NAT/ })).not.toHaveAccessibleName(/Step/)
    expect(screen.getByRole('button', { name: /Buying blocked/ })).toBeVisible()
    expect(screen.getByRole('list', { name: 'Steps of Buying' })).toHaveTextContent('Balancer → API blockedno rule lets it in')
  })

  test('is one stop of the Tab key, and the arrows, Home and End walk it', async () => {
    renderInViewer(<Outline />)
    await userEvent.tab()
    expect(document.activeElement).toHaveAttribute('data-item', 'users')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toHaveAttribute('data-item', 'web')
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toHaveAttribute('data-item', 'api')
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toHaveAttribute('data-item', 'app')
    await userEvent.keyboard('{Home}')
    expect(document.activeElement).toHaveAttribute('data-item', 'users')
    expect(screen.getAllByRole('treeitem').filter((item) => item.tabIndex === 0)).toHaveLength(1)
  })

  test('letters jump to a name', async () => {
    renderInViewer(<Outline />)
    await userEvent.tab()
    await userEvent.keyboard('na')
    expect(document.activeElement).toHaveAttribute('data-item', 'nat')
  })

  test('Enter selects, and the selection of the canvas is marked', async () => {
    const { address } = renderInViewer(<Outline />, { search: '?sel=nat' })
    expect(screen.getByRole('treeitem', { selected: true })).toHaveAttribute('data-item', 'nat')
    await userEvent.tab()
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await waitFor(() => expect(address().get('sel')).toBe('lb'))
    expect(screen.getByRole('treeitem', { selected: true })).toHaveAttribute('data-item', 'lb')
  })

  test('the left arrow closes an open container', async () => {
    const { address } = renderInViewer(<Outline />, { search: '?sel=web' })
    await userEvent.tab()
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(address().get('collapsed')).toBe('web'))
  })

  test('says so where there is nothing to list', () => {
    renderInViewer(<Outline />, { store: { drawn: { ...shopView, diagram: { ...shopView.diagram, groups: [], nodes: [], links: [] } } } })
    expect(screen.getByText(/draws nothing/)).toBeVisible()
    expect(names).toThrow()
  })
})
