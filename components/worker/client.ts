import { type Remote, wrap } from 'comlink'
import type { WorkerEnd } from '@/components/worker/late-worker'
import type { TopologyWorker } from '@/components/worker/protocol'
import { workerAddress } from '@/components/worker/worker-address'

export interface WorkerClient {
  readonly api: Remote<TopologyWorker>
  /** Ends the worker, and whatever it is doing, at once. */
  terminate(): void
}

/** A worker of one opened topology. */
export const newWorker = (): Worker => new Worker(workerAddress, { type: 'module' })

/** Starts a worker of its own for one opened topology. */
export const startWorker = (failed: (message: string) => void): WorkerClient => clientOf(newWorker(), failed)

/** A worker that the page has started before any other script ran, and why it failed until now. */
export interface EarlyWorker extends Worker {
  failed?: string
}

/** The worker, to talk to. `failed` is called when it cannot be loaded or ends by an error of its own. */
export function clientOf(worker: WorkerEnd & { readonly failed?: string }, failed: (message: string) => void): WorkerClient {
  const fail = (message: string) => failed(message === '' ? 'The worker of the viewer could not be loaded.' : message)
  if (worker.failed !== undefined) fail(worker.failed)
  worker.addEventListener('error', (event) => fail(event.message ?? ''))
  worker.addEventListener('messageerror', () => failed('The worker of the viewer sent something unreadable.'))
  return { api: wrap<TopologyWorker>(worker), terminate: () => worker.terminate() }
}
