import { ArrowLeft, ArrowRight, StickyNote } from 'lucide-react'
import { oneLine } from '@/components/player/step-text'
import { useNavigation } from '@/components/state/use-navigation'
import type { PlayableStep } from '@/components/worker/protocol'

/** The step in words: ends, text, traffic, rewritten addresses, notes, and the real hops with what decides each. */
export function StepDetails({ step }: { readonly step: PlayableStep }) {
  const { toggleCollapsed } = useNavigation()
  const { hiddenBy } = step
  return (
    <div className="flex flex-col gap-1.5 py-0.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="grid h-5 min-w-5 place-items-center rounded-full bg-accent-soft px-1.5 font-semibold text-accent-text text-small">
          {step.numeral}
        </span>
        <strong className="font-semibold">{oneLine(step.fromLabel)}</strong>
        <ArrowRight size={14} className="text-ink-quiet" aria-label="to" />
        <strong className="font-semibold">{oneLine(step.toLabel)}</strong>
        <span className="text-ink-quiet">{oneLine(step.text)}</span>
        {step.traffic !== '' && <Chip>{step.traffic}</Chip>}
        {step.response && (
          <Chip>
            <ArrowLeft size={12} aria-hidden="true" /> response
          </Chip>
        )}
        {step.branch.map((branch) => (
          <Chip key={branch}>{branch}</Chip>
        ))}
        {step.rewrites.map((r) => (
          <span
            key={`${r.type} ${r.before} ${r.after}`}
            className="inline-flex h-5 items-center gap-1 rounded-full border border-accent px-2 font-medium text-accent-text text-small"
          >
            {r.type} {r.before} → {r.after}
          </span>
        ))}
        {hiddenBy !== null && (
          <button
            type="button"
            className="rounded-md border border-edge px-2 text-accent-text hover:bg-hover"
            onClick={() => toggleCollapsed(hiddenBy)}
          >
            Open {hiddenBy.split('/').at(-1)} to see it
          </button>
        )}
        {step.lines.length === 0 && hiddenBy === null && <Chip>not drawn in this view</Chip>}
      </div>
      <Hops step={step} />
      {step.notes.map((note) => (
        <p key={note} className="flex items-start gap-1.5 text-ink-quiet">
          <StickyNote size={14} className="mt-0.5 shrink-0 text-doubt" aria-label="Note" />
          {oneLine(note)}
        </p>
      ))}
    </div>
  )
}

function Chip({ children }: { readonly children: React.ReactNode }) {
  return <span className="inline-flex h-5 items-center gap-1 rounded-full bg-quiet px-2 text-ink-quiet text-small">{children}</span>
}

function Hops({ step }: { readonly step: PlayableStep }) {
  const { select } = useNavigation()
  if (step.hops.length === 0) return null
  return (
    <ol aria-label="Hops through the configuration" className="flex flex-wrap gap-x-3 gap-y-1 text-small">
      {step.hops.map((hop) => (
        <li key={`${hop.resource} ${hop.why}`} className="flex min-w-0 items-baseline gap-1.5">
          <button
            type="button"
            className="shrink-0 rounded font-medium text-accent-text hover:underline"
            onClick={() => select(hop.resource)}
          >
            {hop.label}
          </button>
          <span className="text-ink-quiet">{hop.why}</span>
        </li>
      ))}
    </ol>
  )
}
