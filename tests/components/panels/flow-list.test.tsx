import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { FlowList } from '@/components/panels/flow-list'
import { renderInViewer } from '../render-in-viewer'
import { shopSummary } from '../shop-view'

describe('the list of flows', () => {
  test('says where flows come from, where the topology has none', () => {
    renderInViewer(<FlowList />, {
      store: { opened: { status: 'ready', answer: { summary: { ...shopSummary, flows: [] }, diagnostics: [] } } },
    })
    expect(screen.getByText(/No flow is declared/)).toBeVisible()
  })

  test('says nothing of flows before the topology is there, nor where none could be opened', () => {
    renderInViewer(<FlowList />, { store: { opened: { status: 'waiting' } } })
    expect(screen.queryByText(/No flow is declared/)).toBeNull()
  })
})
