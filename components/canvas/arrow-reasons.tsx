import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ReasonList } from '@/components/panels/reason-list'
import { IconButton } from '@/components/ui/icon-button'
import type { OverlayArrow } from '@/model/overlays/overlay'

export interface OpenArrow {
  readonly arrow: OverlayArrow
  /** Where it was clicked, within the pane. */
  readonly xPx: number
  readonly yPx: number
}

const cardPx = { width: 320, gap: 12 } as const

/** The rules or the route behind an arrow, beside the place that was clicked. */
export function ArrowReasons({ open: { arrow, xPx, yPx }, close }: { readonly open: OpenArrow; readonly close: () => void }) {
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    card.current?.focus()
  }, [])
  return (
    <div
      ref={card}
      role="dialog"
      aria-label={`Why this arrow: ${arrow.label}`}
      tabIndex={-1}
      className="appear nopan nowheel absolute z-10 rounded-lg border border-edge bg-raised p-3 text-left shadow-float outline-none"
      style={{
        left: `max(8px, min(${xPx + cardPx.gap}px, 100% - ${cardPx.width + 8}px))`,
        top: `max(8px, min(${yPx}px, 100% - 200px))`,
        width: `min(${cardPx.width}px, 100% - 16px)`,
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className="mb-2 flex items-start gap-2">
        <p className="flex-1 font-semibold">{arrow.label === '' ? 'Arrow' : arrow.label}</p>
        <IconButton label="Close" className="-m-1 size-7" onClick={close}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      <ReasonList arrow={arrow} />
    </div>
  )
}
