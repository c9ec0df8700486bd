import { useSyncExternalStore } from 'react'
import { shapeNow, uprightQuery } from '@/components/worker/canvas-shape'
import type { Shape } from '@/layouts/layout'

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(uprightQuery)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Shape that pictures are drawn for: another one when a telephone is turned. */
export const useCanvasShape = (): Shape => useSyncExternalStore(subscribe, shapeNow, () => 'wide')
