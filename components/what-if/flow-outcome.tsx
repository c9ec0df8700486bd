import { useViewer } from '@/components/state/viewer-store'
import type { FlowOutcome } from '@/model/flow-outcomes'

const words: Readonly<Record<FlowOutcome['outcome'], string>> = {
  same: 'unchanged',
  lost: 'lost then',
  won: 'passes then',
  changed: 'another verdict then',
}

/** What becomes of a flow where what is supposed to fail does: the first step that changes, and why. */
export function FlowOutcomeNote({ flow }: { readonly flow: string }) {
  const outcome = useViewer((s) => (s.whatIf.status === 'ready' ? s.whatIf.answer?.flows.find((one) => one.id === flow) : undefined))
  if (outcome === undefined) return null
  const step = outcome.steps.find((one) => one.before !== one.after)
  return (
    <span
      className={`mt-1 block rounded-md px-2 py-1 text-small ${outcome.outcome === 'lost' ? 'bg-bad-soft text-bad' : 'bg-quiet text-ink-quiet'}`}
    >
      <span className="font-medium">{words[outcome.outcome]}</span>
      {step !== undefined && <span className="wrap-anywhere">{`: step ${step.step}, ${step.from} → ${step.to}: ${step.why}`}</span>}
    </span>
  )
}
