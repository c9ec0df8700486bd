import { ArrowLeft, ArrowRight, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import { rewriteText } from '@/components/player/rewrites'
import { oneLine } from '@/components/player/step-text'
import { StepVerdict } from '@/components/player/step-verdict'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { useDiagramViews } from '@/components/viewer/views'
import type { PlayableStep } from '@/components/worker/protocol'

/** The step in words: ends, text, traffic, rewritten addresses, notes, and the real hops with what decides each. */
export function StepDetails({ step }: { readonly step: PlayableStep }) {
  const isStopped = step.verdict !== null && step.verdict.word !== 'reachable'
  return (
    <div className={`grid @3xl:grid-cols-2 gap-x-8 gap-y-1.5 py-0.5 ${step.notes.length === 0 ? '' : '@5xl:grid-cols-[5fr_3fr_5fr]'}`}>
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="grid h-5 min-w-5 place-items-center rounded-full bg-accent-soft px-1.5 font-semibold text-accent-text text-small">
            {step.numeral}
          </span>
          <strong className="font-semibold">{oneLine(step.fromLabel)}</strong>
          <ArrowRight size={14} className="text-ink-quiet" aria-label="to" />
          <strong className="font-semibold">{oneLine(step.toLabel)}</strong>
          <span className="text-ink-quiet">{oneLine(step.text)}</span>
          {isStopped && <VerdictMark word={step.verdict?.word ?? 'undecided'} />}
        </div>
        {/* Why a step does not pass is what everybody looks for then: it stands first, and the rest below. */}
        {!isStopped && <Chips step={step} />}
        {step.verdict !== null && <StepVerdict verdict={step.verdict} />}
        {isStopped && <Chips step={step} />}
      </div>
      <Notes step={step} />
      <Hops step={step} />
    </div>
  )
}

/** Beside the step where there is room, for the bar is low; else below it. */
function Notes({ step: { notes } }: { readonly step: PlayableStep }) {
  if (notes.length === 0) return null
  return (
    <div className="flex min-w-0 @3xl:col-start-1 @5xl:col-start-2 @5xl:row-start-1 flex-col gap-1.5">
      {notes.map((note) => (
        <p key={note} className="flex items-start gap-1.5 text-ink-quiet">
          <StickyNote size={14} className="mt-0.5 shrink-0 text-doubt" aria-label="Note" />
          <span className="whitespace-pre-line">{note}</span>
        </p>
      ))}
    </div>
  )
}

function Chips({ step }: { readonly step: PlayableStep }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
      {step.verdict?.word === 'reachable' && (
        <>
          <VerdictMark word="reachable" />
          <span className="wrap-anywhere text-ink-quiet text-small">{step.verdict.why}</span>
        </>
      )}
      {step.traffic !== '' && <Chip>{step.traffic}</Chip>}
      <Chip>
        {step.response ? <ArrowLeft size={12} aria-hidden="true" /> : <ArrowRight size={12} aria-hidden="true" />}
        {step.response ? 'response' : 'request'}
      </Chip>
      {step.branch.map((branch) => (
        <Chip key={branch}>{branch}</Chip>
      ))}
      {step.rewrites.map((rewrite) => (
        <span
          key={rewriteText(rewrite)}
          className="inline-flex min-h-5 items-center rounded-full border border-accent px-2 font-medium text-accent-text text-small"
        >
          {rewriteText(rewrite)}
        </span>
      ))}
      <WhereToSeeIt step={step} />
    </div>
  )
}

function Chip({ children }: { readonly children: ReactNode }) {
  return <span className="inline-flex min-h-5 items-center gap-1 rounded-full bg-quiet px-2 text-ink-quiet text-small">{children}</span>
}

/** A step that the picture hides or does not draw says so, and offers what would show it. */
function WhereToSeeIt({ step: { hiddenBy, lines } }: { readonly step: PlayableStep }) {
  const { toggleCollapsed, showView } = useNavigation()
  const { views, current } = useDiagramViews()
  const closed = useViewer((s) => s.drawn?.diagram.nodes.find((node) => node.id === hiddenBy))
  const [main] = views
  if (hiddenBy !== null) return <Offer onClick={() => toggleCollapsed(hiddenBy)}>Open {closed?.lines[0] ?? hiddenBy} to see it</Offer>
  if (lines.length > 0) return null
  return (
    <>
      <Chip>not drawn in this view</Chip>
      {main !== undefined && main.id !== current && <Offer onClick={() => showView(main.id)}>Show in {main.title}</Offer>}
    </>
  )
}

function Offer({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="min-h-6 rounded-md border border-edge px-2 text-accent-text hover:bg-hover" onClick={onClick}>
      {children}
    </button>
  )
}

/** Each hop leads to its resource and says what decides there. */
function Hops({ step }: { readonly step: PlayableStep }) {
  const { select } = useNavigation()
  if (step.hops.length === 0) return null
  return (
    <ol
      aria-label="Hops through the configuration"
      className={`hops @3xl:col-start-2 @3xl:row-span-2 @3xl:row-start-1 flex min-w-0 flex-col gap-1 text-small ${step.notes.length === 0 ? '' : '@5xl:col-start-3'}`}
    >
      {step.hops.map((hop) => (
        <li key={`${hop.resource} ${hop.why}`} className="relative pl-4">
          <button
            type="button"
            className="mr-2 rounded text-left font-medium text-accent-text hover:underline"
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
