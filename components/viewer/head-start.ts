import { askedBy } from '@/components/worker/asked-topology'
import { clientOf, type EarlyWorker, startWorker, type WorkerClient } from '@/components/worker/client'
import type { FoundTopology, TopologyWorker } from '@/components/worker/protocol'

declare global {
  interface Window {
    /** Started by the first script of the viewer's page. */
    hoplineWorker?: EarlyWorker
  }
}

/** The worker that is already reading the file, else a new one. */
export function takeWorker(failed: (message: string) => void): WorkerClient {
  const early = window.hoplineWorker
  delete window.hoplineWorker
  return early === undefined ? startWorker(failed) : clientOf(early, failed)
}

/** The topology that the address names, and the view that it asks for, on its way. */
export const askOpened = (topology: string | null, worker: TopologyWorker): Promise<FoundTopology> =>
  worker.openAsked({ ...askedBy(window.location.search), topology })
