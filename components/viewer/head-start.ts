import { urlParsers } from '@/components/state/url-state'
import { startWorker, type WorkerClient } from '@/components/worker/client'
import type { AskedTopology, FoundTopology, TopologyWorker } from '@/components/worker/protocol'

/*
 * The first picture needs no screen until it is there: the worker starts, fetches the file and draws as soon as this module is read, while
 * React still takes over the page. Whoever needs its answer first takes it.
 */
const isViewer = typeof window !== 'undefined' && /\/viewer\/?$/.test(window.location.pathname)

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

interface Begun {
  readonly topology: string | null
  readonly found: Promise<FoundTopology>
}

let worker = isViewer ? new EarlyWorker() : null
let begun = worker === null ? null : begin(worker.client)

function begin(client: WorkerClient): Begun {
  const asked = askedByAddress()
  return { topology: asked.topology, found: client.api.openAsked(asked) }
}

function askedByAddress(): AskedTopology {
  const address = new URLSearchParams(window.location.search)
  return {
    topology: urlParsers.topology.parse(address.get('topology') ?? ''),
    view: urlParsers.view.parse(address.get('view') ?? ''),
    collapsed: urlParsers.collapsed.parse(address.get('collapsed') ?? '') ?? [],
  }
}

/** A worker that is already starting, else a new one, which knows of no file yet. */
export function takeWorker(failed: (message: string) => void): WorkerClient {
  const early = worker
  worker = null
  if (early !== null) {
    early.listen(failed)
    return early.client
  }
  begun = null
  return startWorker(failed)
}

/** The topology that the worker is already opening, else that which it is asked to open now. */
export function takeOpened(topology: string | null, asked: TopologyWorker): Promise<FoundTopology> {
  const early = begun
  begun = null
  return early !== null && early.topology === topology ? early.found : asked.openAsked({ ...askedByAddress(), topology })
}
