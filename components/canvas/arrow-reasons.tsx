import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ReasonList } from '@/components/panels/reason-list'
import { IconButton } from '@/components/ui/icon-button'
import type { OverlayArrow } from '@/model/overlays/overlay'

export interface OpenArrows {
  /** The arrow that was clicked, or all those that share the trunk that was. */
  readonly arrows: readonly OverlayArrow[]
  /** Where it was clicked, within the pane. */
  readonly xPx: number
  readonly yPx: number
}

const cardPx = { width: 320, gap: 12 } as const

interface ArrowReasonsProps {
  readonly open: OpenArrows
  /** What a box is called. */
  readonly title: (box: string) => string
  readonly close: () => void
}

/** The rules or the routes behind an arrow, beside the place that was clicked. */
export function ArrowReasons({ open: { arrows, xPx, yPx }, title, close }: ArrowReasonsProps) {
  const label = arrows[0]?.label ?? ''
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    card.current?.focus()
  }, [])
  return (
    <div
      ref={card}
      role="dialog"
      aria-label={`Why this arrow: ${label}`}
      tabIndex={-1}
      className="appear nopan nowheel scroll-thin absolute z-10 max-h-80 overflow-y-auto rounded-lg border border-edge bg-raised p-3 text-left shadow-float outline-none"
      style={{
        left: `max(8px, min(${xPx + cardPx.gap}px, 100% - ${cardPx.width + 8}px))`,
        top: `max(8px, min(${yPx}px, 100% - ${arrows.length > 1 ? 328 : 200}px))`,
        width: `min(${cardPx.width}px, 100% - 16px)`,
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className="mb-2 flex items-start gap-2">
        <p className="flex-1 font-semibold">{label === '' ? 'Arrow' : label}</p>
        <IconButton label="Close" className="-m-1 size-7" onClick={close}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      <ul className="flex flex-col gap-3">
        {arrows.map((arrow) => (
          <li key={arrow.id}>
            <p className="wrap-anywhere mb-1 text-ink-quiet text-small">
              {title(arrow.from)} → {title(arrow.to)}
            </p>
            <ReasonList arrow={arrow} />
          </li>
        ))}
      </ul>
    </div>
  )
}
