import type { Point } from '@/layouts/layout'
import '@/components/player/player.css'

/** Where a way ends because something refuses it, in the picture's own px. */
export function StopMark({ at }: { readonly at: Point }) {
  return (
    <g className="stop-mark" data-testid="stop-mark" transform={`translate(${at.xPx} ${at.yPx})`}>
      <circle r={10} />
      <path d="M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5" />
    </g>
  )
}
