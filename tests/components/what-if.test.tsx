import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { withNuqsTestingAdapter } from 'nuqs/adapters/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { FlowList } from '@/components/panels/flow-list'
import { emptyViewer, useViewer } from '@/components/state/viewer-store'
import { WorkerProvider } from '@/components/worker/worker-context'
import { resourceId } from '@/model/resource'
import { shopSummary, workerDouble } from './shop-view'

const zone = { id: resourceId('eu-west-1a'), label: 'eu-west-1a', group: 'Availability Zones' }
const worker = workerDouble({ fallible: async () => [zone] })

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

  test('what works again is out of the address bar', async () => {
    useViewer.setState({ whatIf: { status: 'ready', answer: lost } })
    const changes = shown('?down=eu-west-1a')
    await userEvent.click(await screen.findByRole('button', { name: /eu-west-1a is down/ }))
    await waitFor(() => expect(changes.at(-1)).toBe(''))
  })
})
