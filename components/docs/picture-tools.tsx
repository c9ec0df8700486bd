import { Copy, Expand, Shrink, StretchHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import { copyText } from '@/components/ui/clipboard'
import { IconButton } from '@/components/ui/icon-button'

interface PictureToolsProps {
  readonly scale: number
  /** Next scale in each direction; null: none. */
  readonly smaller: number | null
  readonly larger: number | null
  /** Scale that shows the whole width. */
  readonly whole: number
  readonly choose: (scale: number) => void
  /** The drawing fills the window. */
  readonly large: boolean
  readonly enlarge: (large: boolean) => void
  /** Offered for copying; null where the page offers it already. */
  readonly source: { readonly text: string; readonly title: string } | null
}

/** Zoom of a drawn document diagram, in a corner of it. */
export function PictureTools({ scale, smaller, larger, whole, choose, source, large, enlarge }: PictureToolsProps) {
  return (
    <fieldset className="no-print absolute right-3 bottom-3 flex items-center rounded-lg border border-edge bg-raised shadow-float">
      <legend className="sr-only">Zoom of the diagram</legend>
      <ZoomButton label="Smaller" to={smaller} choose={choose}>
        <ZoomOut size={15} aria-hidden="true" />
      </ZoomButton>
      <span className="w-10 text-center text-ink-quiet text-small tabular-nums">{Math.round(scale * 100)}%</span>
      <ZoomButton label="Larger" to={larger} choose={choose}>
        <ZoomIn size={15} aria-hidden="true" />
      </ZoomButton>
      <ZoomButton label="Whole width" to={Math.abs(whole - scale) < 0.005 ? null : whole} choose={choose}>
        <StretchHorizontal size={15} aria-hidden="true" />
      </ZoomButton>
      <IconButton label={large ? 'Back into the page' : 'Fill the window'} aria-pressed={large} onClick={() => enlarge(!large)}>
        {large ? <Shrink size={15} aria-hidden="true" /> : <Expand size={15} aria-hidden="true" />}
      </IconButton>
      {source !== null && (
        <IconButton label="Copy the Mermaid source" onClick={() => void copyText(source.text, source.title)}>
          <Copy size={15} aria-hidden="true" />
        </IconButton>
      )}
    </fieldset>
  )
}

interface ZoomButtonProps {
  readonly label: string
  readonly to: number | null
  readonly choose: (scale: number) => void
  readonly children: React.ReactNode
}

function ZoomButton({ label, to, choose, children }: ZoomButtonProps) {
  return (
    <IconButton
      label={label}
      aria-disabled={to === null}
      className={to === null ? 'opacity-40' : ''}
      onClick={() => {
        if (to !== null) choose(to)
      }}
    >
      {children}
    </IconButton>
  )
}
