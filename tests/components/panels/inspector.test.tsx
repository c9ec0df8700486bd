import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { Inspector } from '@/components/panels/inspector'
import { fold, usePanels } from '@/components/state/panel-store'
import type { Details } from '@/model/details'
import { resourceId } from '@/model/resource'
import { renderInViewer } from '../render-in-viewer'

const details: Details = {
  id: resourceId('nat'),
  name: 'nat-a',
  kindLabel: 'NAT Gateway',
  glyph: 'nat-gateway',
  category: 'networking',
  awsId: 'nat-0a1b2c',
  description: 'The way out',
  canFail: true,
  sections: [
    {
      id: 'attributes',
      title: 'Attributes',
      rows: [
        { label: 'Subnet', value: 'web', link: resourceId('web') },
        { label: 'Address', value: '10.0.1.7', copyable: true, why: 'private address of its interface' },
      ],
      empty: '',
    },
    { id: 'routes', title: 'Routes', rows: [], empty: 'No route leads here.' },
  ],
}

describe('the inspector', () => {
  test('is not there while nothing is selected', () => {
    renderInViewer(<Inspector />)
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
  })

  test('shows the sections of the selection, and why a section has nothing', () => {
    renderInViewer(<Inspector />, { search: '?sel=nat', store: { details: { status: 'ready', answer: details } } })
    expect(screen.getByRole('heading', { name: 'nat-a' })).toBeVisible()
    expect(screen.getByText('nat-0a1b2c')).toBeVisible()
    expect(within(screen.getByRole('region', { name: 'Routes' })).getByText('No route leads here.')).toBeVisible()
    expect(screen.getByText('private address of its interface')).toBeVisible()
  })

  test('follows a reference to the resource it names', async () => {
    const { address, pushed } = renderInViewer(<Inspector />, {
      search: '?sel=nat',
      store: { details: { status: 'ready', answer: details } },
    })
    await userEvent.click(screen.getByRole('button', { name: 'web' }))
    await waitFor(() => expect(address().get('sel')).toBe('web'))
    expect(pushed).toHaveLength(1)
  })

  test('copies an id and says that it did', async () => {
    const user = userEvent.setup()
    renderInViewer(<Inspector />, { search: '?sel=nat', store: { details: { status: 'ready', answer: details } } })
    await user.click(screen.getByRole('button', { name: 'Copy nat-0a1b2c' }))
    expect(await navigator.clipboard.readText()).toBe('nat-0a1b2c')
  })

  test('says so where the topology has no such resource', () => {
    renderInViewer(<Inspector />, { search: '?sel=gone', store: { details: { status: 'ready', answer: null } } })
    expect(screen.getByRole('heading', { name: 'gone' })).toBeVisible()
    expect(screen.getByText(/no resource of this id/)).toBeVisible()
  })

  test('closing it clears the selection', async () => {
    const { address } = renderInViewer(<Inspector />, { search: '?sel=nat', store: { details: { status: 'ready', answer: details } } })
    await userEvent.click(screen.getByRole('button', { name: 'Close the details' }))
    await waitFor(() => expect(address().has('sel')).toBe(false))
  })

  test('folded away it remembers that, and offers to come back', async () => {
    renderInViewer(<Inspector />, { search: '?sel=nat', store: { details: { status: 'ready', answer: details } } })
    await userEvent.click(screen.getByRole('button', { name: 'Fold the details away' }))
    expect(screen.queryByRole('heading', { name: 'nat-a' })).not.toBeInTheDocument()
    expect(JSON.parse(localStorage.getItem('hopline.panels') ?? '')).toMatchObject({ inspector: true })
    await userEvent.click(screen.getByRole('button', { name: 'Show the details' }))
    expect(screen.getByRole('heading', { name: 'nat-a' })).toBeVisible()
    fold('inspector', false)
    expect(usePanels.getState().folded.inspector).toBe(false)
  })
})
