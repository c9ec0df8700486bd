import type { PlanSide } from '@/components/worker/import-protocol'

export const planSides = [
  { id: 'planned', label: 'After the plan', short: 'After' },
  { id: 'prior', label: 'Before it', short: 'Before' },
] as const satisfies readonly { readonly id: PlanSide; readonly label: string; readonly short: string }[]

interface PlanSidesProps {
  readonly side: PlanSide
  readonly showSide: (side: PlanSide) => void
  /** Where there is little room. */
  readonly small?: boolean
}

/** Which side of a plan is shown. */
export function PlanSides({ side, showSide, small = false }: PlanSidesProps) {
  return (
    <fieldset className={`flex shrink-0 gap-0.5 self-start rounded-lg border border-edge bg-surface ${small ? 'p-0.5' : 'p-1'}`}>
      <legend className="sr-only">Side of the plan</legend>
      {planSides.map(({ id, label, short }) => (
        <button
          key={id}
          type="button"
          aria-pressed={side === id}
          aria-label={label}
          title={label}
          className={`whitespace-nowrap rounded-md font-medium ${small ? 'px-2 py-0.5 text-small' : 'px-3 py-1'} ${side === id ? 'bg-accent-soft text-accent' : 'text-ink-quiet hover:bg-hover'}`}
          onClick={() => showSide(id)}
        >
          {small ? short : label}
        </button>
      ))}
    </fieldset>
  )
}
