import { useViewer, type ViewerState } from '@/components/state/viewer-store'
import { askedBy } from '@/components/worker/asked-topology'
import { shapeNow } from '@/components/worker/canvas-shape'
import { clientOf, type EarlyWorker, newWorker, type WorkerClient } from '@/components/worker/client'
import { lateWorker } from '@/components/worker/late-worker'
import type { FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import type { FirstSight } from '@/exporters/first-sight/first-sight'

declare global {
  interface Window {
    /** Started by the first script of the viewer's page, where there is no first sight to fetch. */
    hoplineWorker?: EarlyWorker
    /** Fetched by the same script. */
    hoplineSight?: Promise<FirstSight | null>
  }
}

/** The longest that the worker waits for the first picture, ms: a page in the background paints nothing. */
const paintPatienceMs = 1_500

export interface HeadStart {
  readonly client: WorkerClient
  /** What can be shown before the worker answers; a promise of null: nothing. */
  readonly sight: Promise<FirstSight | null>
}

/** What the page has begun already, the first time; afterwards a worker alone. */
export function takeHeadStart(failed: (message: string) => void): HeadStart {
  const { hoplineWorker: early, hoplineSight: sight } = window
  delete window.hoplineWorker
  delete window.hoplineSight
  if (sight === undefined) return { client: clientOf(early ?? newWorker(), failed), sight: Promise.resolve(null) }
  const needed = sight.then((seen) => (seen !== null && showsAll(seen) ? firstPainted() : undefined))
  return { client: clientOf(lateWorker(newWorker, needed), failed), sight }
}

/** Whether the first picture that the address asks for is that of the first sight. */
function showsAll({ first }: FirstSight): boolean {
  const { view, collapsed } = askedBy(window.location.search)
  const asThingsAre = !new URLSearchParams(window.location.search).has('apply')
  return first !== null && (view ?? first.view) === first.view && collapsed.length === 0 && asThingsAre
}

/** Ends when a picture is on the screen. */
function firstPainted(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ drawn }: Pick<ViewerState, 'drawn'>) => {
      if (drawn === null) return
      stop()
      // The frame after the next one begins when the next one is painted.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    }
    const stop = useViewer.subscribe(look)
    look(useViewer.getState())
    setTimeout(() => {
      stop()
      resolve()
    }, paintPatienceMs)
  })
}

/** The topology that the address names, and the view that it asks for, on its way. */
export const askOpened = (topology: string | null, worker: TopologyWorker): Promise<FoundTopology> =>
  worker.openAsked({ ...askedBy(window.location.search), shape: shapeNow(), topology })
