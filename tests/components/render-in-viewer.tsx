import { render } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { emptyViewer, useViewer, type ViewerState } from '@/components/state/viewer-store'
import type { TopologyWorker } from '@/components/worker/protocol'
import { WorkerProvider } from '@/components/worker/worker-context'
import { shopSummary, shopView, workerDouble } from './shop-view'

interface Scene {
  /** What stands in the address bar. */
  readonly search?: string
  readonly store?: Partial<ViewerState>
  readonly worker?: Partial<TopologyWorker>
}

/** Renders a part of the viewer as it stands with the shop opened; `address` tells where it has led the user since. */
export function renderInViewer(part: ReactNode, { search = '', store = {}, worker = {} }: Scene = {}) {
  const opened = { status: 'ready', answer: { summary: shopSummary, diagnostics: [] } } as const
  useViewer.setState({ ...emptyViewer, opened, drawn: shopView, drawnId: 'network', ...store }, true)
  let address = new URLSearchParams(search)
  const pushed: string[] = []
  render(
    <NuqsTestingAdapter
      searchParams={search}
      hasMemory
      onUrlUpdate={({ searchParams, options }) => {
        address = searchParams
        if (options.history === 'push') pushed.push(searchParams.toString())
      }}
    >
      <WorkerProvider worker={workerDouble(worker)}>{part}</WorkerProvider>
    </NuqsTestingAdapter>,
  )
  return { address: () => address, pushed }
}
