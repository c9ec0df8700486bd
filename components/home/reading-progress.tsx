import type { ReadStep } from '@/importers/importer'

const words = {
  resources: 'Recognising resources …',
  network: 'Putting the network together …',
  flows: 'Looking for flows …',
} as const

/** Parts of a reading, the files as one of them: how far the bar is. */
const parts = ['file', 'resources', 'network', 'flows'] as const satisfies readonly ReadStep['stage'][]

/** What a long reading is at, and the way to end it. */
export function ReadingProgress({ step, cancel }: { readonly step: ReadStep | null; readonly cancel: () => void }) {
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-edge bg-surface p-3">
      <p className="flex items-center gap-3">
        <span className="wrap-anywhere min-w-0 flex-1 text-ink-quiet">{wordsOf(step)}</span>
        <button type="button" className="rounded-md border border-edge px-2 py-0.5 text-small hover:bg-hover" onClick={cancel}>
          Cancel
        </button>
      </p>
      <progress aria-label="Reading" className="h-1 w-full accent-accent" max={parts.length} value={doneOf(step)} />
    </div>
  )
}

function wordsOf(step: ReadStep | null): string {
  if (step === null) return 'Reading …'
  if (step.stage !== 'file') return words[step.stage]
  return step.total === 1 ? `Reading ${step.name} …` : `Reading ${step.name} (${step.done + 1} of ${step.total}) …`
}

function doneOf(step: ReadStep | null): number {
  if (step === null) return 0
  return parts.indexOf(step.stage) + (step.stage === 'file' ? step.done / step.total : 0)
}
