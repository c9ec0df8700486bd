import { useChips } from '@/components/canvas/canvas-store'
import { chipMetrics } from '@/layouts/metrics'

const shown = chipMetrics.mostShown

/** Marks of an overlay on a box: its security groups. What does not fit is counted, and named in the tooltip. */
export function ChipRow({ id }: { readonly id: string }) {
  const chips = useChips(id)
  if (chips.length === 0) return null
  const rest = chips.slice(shown)
  return (
    <div className="chips">
      {chips.slice(0, shown).map((chip) => (
        <span key={chip.label} className="chip" title={chip.label} style={{ '--mark': `var(--mark-${chip.colour % 8})` }}>
          {chip.label}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="chip" title={rest.map((chip) => chip.label).join(', ')} style={{ '--mark': 'var(--ink-quiet)' }}>
          +{rest.length}
        </span>
      )}
    </div>
  )
}
