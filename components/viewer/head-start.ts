import { type FoundFile, findTopology } from '@/components/viewer/topology-source'
import { startWorker, type WorkerClient } from '@/components/worker/client'

/*
 * The first picture waits for two things that need no screen: the worker and the file. Both are begun as soon as this module is read,
 * while React still takes over the page; whoever needs them first takes them.
 */
const isViewer = typeof window !== 'undefined' && /\/viewer\/?$/.test(window.location.pathname)

interface Begun {
  readonly topology: string | null
  readonly found: Promise<FoundFile>
}

/** Told of a failure before anyone listened, the next listener hears of it. */
class EarlyWorker {
  #failure: string | null = null
  #failed: ((message: string) => void) | null = null
  readonly client: WorkerClient

  constructor() {
    this.client = startWorker((message) => {
      this.#failure = message
      this.#failed?.(message)
    })
  }

  listen(failed: (message: string) => void) {
    this.#failed = failed
    if (this.#failure !== null) failed(this.#failure)
  }
}

let worker = isViewer ? new EarlyWorker() : null
let begun = isViewer ? begin(new URLSearchParams(window.location.search).get('topology')) : null

function begin(topology: string | null): Begun {
  return { topology, found: findTopology(topology) }
}

/** A worker that is already starting, else a new one. */
export function takeWorker(failed: (message: string) => void): WorkerClient {
  const early = worker
  worker = null
  if (early === null) return startWorker(failed)
  early.listen(failed)
  return early.client
}

/** The file that is already on its way, else a new request. */
export function takeTopology(topology: string | null): Promise<FoundFile> {
  const early = begun
  begun = null
  return early !== null && early.topology === topology ? early.found : findTopology(topology)
}
