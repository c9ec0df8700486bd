import { useEffect, useRef } from 'react'
import { CoverageTable, coverageWords } from '@/components/home/coverage-table'
import { ReadingProgress } from '@/components/home/reading-progress'
import type { Reading } from '@/components/home/use-reading'
import { DiagnosticsList } from '@/components/panels/diagnostics-list'
import { PlanSides } from '@/components/ui/plan-sides'
import { countsOf } from '@/components/ui/severity'
import type { ImportedFiles, PlanSide } from '@/components/worker/import-protocol'

interface ReadingResultProps {
  /** What the files are called together. */
  readonly name: string
  readonly reading: Reading
  readonly side: PlanSide
  readonly showSide: (side: PlanSide) => void
  readonly open: () => void
}

/** What came of files: they open, they open with remarks, or it is said what to mend. */
export function ReadingResult({ name, reading, side, showSide, open }: ReadingResultProps) {
  const { asked, cancel } = reading
  const section = useRef<HTMLElement>(null)
  // Below a pasted text, or on a small screen, the result would stand beneath the edge of the window.
  useEffect(() => {
    void section.current?.scrollIntoView({ block: asked.status === 'ready' ? 'start' : 'nearest', behavior: 'smooth' })
  }, [asked.status])
  return (
    <section ref={section} aria-label={`Reading of ${name}`} aria-live="polite" className="appear flex scroll-mt-4 flex-col gap-3">
      <h2 className="wrap-anywhere font-semibold">{name}</h2>
      {asked.status === 'failed' && <p className="rounded-lg bg-bad-soft p-3 text-bad">{asked.message}</p>}
      {(asked.status === 'waiting' || asked.status === 'idle') && <ReadingProgress step={reading.step} cancel={cancel} />}
      {asked.status === 'ready' && asked.answer.isPlan === true && <PlanSides side={side} showSide={showSide} />}
      {asked.status === 'ready' && <Outcome files={asked.answer} open={open} />}
    </section>
  )
}

function Outcome({ files, open }: { readonly files: ImportedFiles; readonly open: () => void }) {
  const { summary, diagnostics, coverage, formats, ownText } = files
  if (summary !== null && diagnostics.length === 0 && coverage === null) return <p className="text-ink-quiet">Opening …</p>
  const failed = diagnostics.some((d) => d.severity === 'error')
  const found = formats.map(({ label, files: names }) => (names.length === 1 ? label : `${label} (${names.length} files)`)).join(', ')
  return (
    <>
      {coverage === null ? (
        <p className="text-ink-quiet">
          {diagnostics.length === 0 ? 'The file holds no topology.' : `${countsOf(diagnostics)}.`}{' '}
          {summary === null
            ? 'Nothing of it could be read: mend what is listed, then open it again.'
            : `${counted(summary.resourceCount, 'resource')} could be read.`}
        </p>
      ) : (
        <p className="text-ink-quiet">
          {found}: {coverageWords(coverage)}
          {summary === null ? '' : `; ${counted(summary.resourceCount, 'resource')}, ${counted(summary.flows.length, 'flow')}`}.
          {diagnostics.length === 0 ? '' : ` ${countsOf(diagnostics)}.`}
        </p>
      )}
      {summary !== null && (
        <button type="button" className="self-start rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink" onClick={open}>
          {failed ? 'Open what could be read' : coverage === null ? 'Open it' : 'Open the picture'}
        </button>
      )}
      <DiagnosticsList diagnostics={diagnostics} text={ownText} />
      {coverage !== null && (
        <details className="rounded-xl border border-edge bg-surface">
          <summary className="cursor-pointer px-4 py-2.5 font-medium text-ink-quiet">What was read, type by type</summary>
          <div className="border-edge border-t p-4">
            <CoverageTable coverage={coverage} />
          </div>
        </details>
      )}
    </>
  )
}

const counted = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
