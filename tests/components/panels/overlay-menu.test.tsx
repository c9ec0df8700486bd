import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { OverlayMenu } from '@/components/panels/overlay-menu'
import { OverlayPanel } from '@/components/panels/overlay-panel'
import type { DrawnOverlay } from '@/components/worker/protocol'
import { resourceId } from '@/model/resource'
import { renderInViewer } from '../render-in-viewer'

const overlay: DrawnOverlay = {
  marks: {
    chips: [],
    arrows: [
      {
        id: 'a',
        from: 'lb',
        to: 'api',
        label: '8080',
        colour: 1,
        state: 'one-ended',
        reasons: [{ text: 'app-sg lets 8080 in from lb-sg', resource: resourceId('app-sg'), path: 'ingress/0' }],
      },
    ],
    lit: [],
    card: null,
    legend: [{ label: 'app-sg', colour: 1 }],
    hint: 'Click an arrow to see its rules',
  },
  lines: [],
}

describe('the overlay menu', () => {
  test('offers no overlay and each of the topology, and says which is on', () => {
    renderInViewer(<OverlayMenu />, { search: '?overlay=routes' })
    const choices = within(screen.getByRole('group', { name: 'Overlay' })).getAllByRole('radio')
    expect(choices.map((choice) => choice.closest('label')?.textContent)).toEqual(['No overlay', 'Security groups', 'Routes'])
    expect(screen.getByRole('radio', { name: 'Routes' })).toBeChecked()
  })

  test('a choice goes into the address, so that Back takes it away', async () => {
    const { address, pushed } = renderInViewer(<OverlayMenu />)
    await userEvent.click(screen.getByRole('radio', { name: 'Security groups' }))
    await waitFor(() => expect(address().get('overlay')).toBe('security-groups'))
    expect(pushed).toHaveLength(1)
    await userEvent.click(screen.getByRole('radio', { name: 'No overlay' }))
    await waitFor(() => expect(address().has('overlay')).toBe(false))
  })
})

describe('the overlay panel', () => {
  test('lists every arrow with its reasons, and what it means that one end has the rule alone', async () => {
    const { address } = renderInViewer(<OverlayPanel />, { search: '?overlay=security-groups', store: { overlay } })
    expect(screen.getByText('Click an arrow to see its rules')).toBeVisible()
    await userEvent.click(screen.getByText(/Balancer → API/))
    expect(screen.getByText(/Only one end has the rule/)).toBeVisible()
    expect(screen.getByText('app-sg lets 8080 in from lb-sg')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'app-sg' }))
    await waitFor(() => expect(address().get('sel')).toBe('app-sg'))
  })
})

describe('the list of findings', () => {
  const finding = {
    code: 'flow/blocked',
    severity: 'error' as const,
    title: 'A flow is stopped',
    about: '',
    message: 'Buying, step 2 is blocked',
    fix: 'Open the port.',
    at: { resource: resourceId('api'), name: 'API' },
    step: { flow: 'buy', step: 2 },
  }
  const found: DrawnOverlay = { marks: { ...overlay.marks, arrows: [], legend: [], hint: '', findings: [finding] }, lines: [] }

  test('tells how grave each is, what to do, and leads to the box and to the step', async () => {
    const { address } = renderInViewer(<OverlayPanel />, { search: '?overlay=findings', store: { overlay: found } })
    expect(screen.getByRole('heading', { name: '1 error' })).toBeVisible()
    const row = screen.getByText('Buying, step 2 is blocked').closest('li')
    expect(row).toHaveTextContent('Open the port.')
    await userEvent.click(screen.getByRole('button', { name: /API/ }))
    await waitFor(() => expect(address().get('sel')).toBe('api'))
    expect(row).toHaveAttribute('aria-current', 'true')
    await userEvent.click(screen.getByRole('button', { name: /Play step 2/ }))
    await waitFor(() => expect(address().get('step')).toBe('2'))
    expect(address().get('flow')).toBe('buy')
  })
})
