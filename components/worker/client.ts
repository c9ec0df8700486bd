import { type Remote, wrap } from 'comlink'
import type { TopologyWorker } from '@/components/worker/protocol'

export interface WorkerClient {
  readonly api: Remote<TopologyWorker>
  /** Ends the worker, and whatever it is doing, at once. */
  terminate(): void
}

/** Starts the worker of one opened topology. `failed` is called when the worker cannot be loaded or ends by an error of its own. */
export function startWorker(failed: (message: string) => void): WorkerClient {
  const worker = new Worker(new URL('./topology-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) =>
    failed(event.message === '' ? 'The worker of the viewer could not be loaded.' : event.message),
  )
  worker.addEventListener('messageerror', () => failed('The worker of the viewer sent something unreadable.'))
  return { api: wrap<TopologyWorker>(worker), terminate: () => worker.terminate() }
}
