import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { withNuqsTestingAdapter } from 'nuqs/adapters/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { FlowList } from '@/components/panels/flow-list'
import { emptyViewer, useViewer } from '@/components/state/viewer-store'
import { SupposeButton } from '@/components/what-if/suppose-button'
import { SupposedNote } from '@/components/what-if/supposed-note'
import { WhatIfBar } from '@/components/what-if/what-if-bar'
import { WorkerProvider } from '@/components/worker/worker-context'
import { resourceId } from '@/model/resource'
import { renderInViewer } from './render-in-viewer'
import { shopSummary, workerDouble } from './shop-view'

const zone = { id: resourceId('eu-west-1a'), label: 'eu-west-1a', group: 'Availability Zones' }
const worker = workerDouble({
  fallible: async () => [zone],
  proposals: async () => [{ id: 'second-nat', title: 'Second NAT gateway', usdPerMonth: 33.1, withoutPrice: [] }],
})

const shown = (search = '') => {
  const changes: string[] = []
  const Adapter = withNuqsTestingAdapter({ searchParams: search, onUrlUpdate: ({ queryString }) => changes.push(queryString) })
  render(
    <Adapter>
      <WorkerProvider worker={worker}>
        <FlowList />
      </WorkerProvider>
    </Adapter>,
  )
  return changes
}

const lost = {
  down: ['eu-west-1a'],
  usdPerMonth: 33.1,
  withoutPrice: [],
  refused: [],
  flows: [
    {
      id: 'buy',
      name: 'Buying',
      outcome: 'lost' as const,
      steps: [{ step: '2', from: 'lb', to: 'api', before: 'reachable' as const, after: 'blocked' as const, why: 'api is down' }],
    },
  ],
}

beforeEach(() => useViewer.setState({ ...emptyViewer, opened: { status: 'ready', answer: { summary: shopSummary, diagnostics: [] } } }))

describe('what if something fails', () => {
  test('a zone that is chosen stands in the address bar', async () => {
    const changes = shown()
    await userEvent.selectOptions(
      await screen.findByLabelText('What if something fails?'),
      await screen.findByRole('option', { name: 'eu-west-1a' }),
    )
    await waitFor(() => expect(changes.at(-1)).toBe('?down=eu-west-1a'))
  })

  test('each flow tells what becomes of it, at which step and why', async () => {
    useViewer.setState({ whatIf: { status: 'ready', answer: lost } })
    shown('?down=eu-west-1a')
    expect(await screen.findByText('1 of 1 flows is lost.')).toBeVisible()
    expect(screen.getByText('lost then').parentElement).toHaveTextContent('lost then: step 2, lb → api: api is down')
  })

  test('a proposal that is carried out stands in the address bar, with what it costs', async () => {
    useViewer.setState({ whatIf: { status: 'ready', answer: lost } })
    const changes = shown('?down=eu-west-1a')
    const proposal = await screen.findByRole('checkbox', { name: 'Second NAT gateway +$33.10 a month' })
    expect(screen.getByText(/Cost: \+\$33\.10 a month; what is down is paid for all the same/)).toBeVisible()
    await userEvent.click(proposal)
    await waitFor(() => expect(changes.at(-1)).toContain('apply=second-nat'))
  })

  test('what is supposed is told beside the picture, which leads back to how things are', async () => {
    const { address } = renderInViewer(<SupposedNote />, { search: '?down=nat,eu-west-1a&apply=second-nat' })
    expect(screen.getByText('Supposed: 2 down, 1 proposal')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'As things are' }))
    await waitFor(() => expect(address().toString()).toBe(''))
    expect(screen.queryByText(/Supposed/)).not.toBeInTheDocument()
  })

  test('a proposal without a price does not say that it costs nothing', async () => {
    renderInViewer(<WhatIfBar />, {
      worker: { proposals: async () => [{ id: 'more', title: 'More', usdPerMonth: 0, withoutPrice: ['nat-gateway/hours'] }] },
    })
    expect(await screen.findByRole('checkbox', { name: 'More unknown, without the price nat-gateway/hours' })).toBeVisible()
  })

  test('the network as supposed is asked what may fail in it', async () => {
    const asked: (readonly string[])[] = []
    const fallible = async (proposals: readonly string[]) => {
      asked.push(proposals)
      return []
    }
    renderInViewer(<WhatIfBar />, { search: '?apply=second-nat', worker: { fallible } })
    await waitFor(() => expect(asked).toEqual([['second-nat']]))
  })

  test('any resource that can fail is supposed to from its details, and to work again', async () => {
    const { address } = renderInViewer(<SupposeButton id={resourceId('nat')} />, { search: '?sel=nat' })
    const button = screen.getByRole('button', { name: 'Suppose that it fails', pressed: false })
    await userEvent.click(button)
    await waitFor(() => expect(address().get('down')).toBe('nat'))
    expect(address().get('panel')).toBe('flows')
    await userEvent.click(screen.getByRole('button', { pressed: true }))
    await waitFor(() => expect(address().get('down')).toBeNull())
  })

  test('what works again is out of the address bar', async () => {
    useViewer.setState({ whatIf: { status: 'ready', answer: lost } })
    const changes = shown('?down=eu-west-1a')
    await userEvent.click(await screen.findByRole('button', { name: /eu-west-1a is down/ }))
    await waitFor(() => expect(changes.at(-1)).toBe(''))
  })
})
