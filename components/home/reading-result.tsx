import type { TopologyFile } from '@/components/home/kept-file'
import { countsOf, DiagnosticsList } from '@/components/panels/diagnostics-list'
import type { Asked } from '@/components/state/viewer-store'
import type { Opened } from '@/components/worker/protocol'

interface ReadingResultProps {
  readonly file: TopologyFile
  readonly reading: Asked<Opened>
  readonly open: () => void
}

/** What came of a file: it opens, it opens with remarks, or it says what to mend. */
export function ReadingResult({ file, reading, open }: ReadingResultProps) {
  return (
    <section aria-label={`Reading of ${file.name}`} aria-live="polite" className="appear flex flex-col gap-3">
      <h2 className="wrap-anywhere font-semibold">{file.name}</h2>
      <Outcome file={file} reading={reading} open={open} />
    </section>
  )
}

function Outcome({ file, reading, open }: ReadingResultProps) {
  if (reading.status === 'failed') return <p className="rounded-lg bg-bad-soft p-3 text-bad">{reading.message}</p>
  if (reading.status !== 'ready') return <p className="breathe text-ink-quiet">Reading …</p>
  const { summary, diagnostics } = reading.answer
  if (summary !== null && diagnostics.length === 0) return <p className="text-ink-quiet">Opening …</p>
  const failed = diagnostics.some((d) => d.severity === 'error')
  return (
    <>
      <p className="text-ink-quiet">
        {diagnostics.length === 0 ? 'The file holds no topology.' : `${countsOf(diagnostics)}.`}{' '}
        {summary === null
          ? 'Nothing of it could be read: mend what is listed, then open it again.'
          : `${summary.resourceCount} resources could be read.`}
      </p>
      {summary !== null && (
        <button type="button" className="self-start rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink" onClick={open}>
          {failed ? 'Open what could be read' : 'Open it'}
        </button>
      )}
      <DiagnosticsList diagnostics={diagnostics} text={file.text} />
    </>
  )
}
