import { DiagnosticsList } from '@/components/panels/diagnostics-list'
import { countsOf } from '@/components/ui/severity'
import type { Diagnostic } from '@/model/diagnostic'

interface ProblemPageProps {
  readonly title: string
  readonly message: string
  readonly diagnostics?: readonly Diagnostic[]
  /** Tries again; without it there is nothing to try. */
  readonly retry?: (() => void) | undefined
}

/** In place of the picture where there is none: what happened, and what to do next. */
export function ProblemPage({ title, message, diagnostics = [], retry }: ProblemPageProps) {
  return (
    <div className="scroll-thin h-full overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-4 p-6 pt-12">
        <h2 className="font-semibold text-title">{title}</h2>
        <p className="text-ink-quiet">
          {message}
          {diagnostics.length > 0 && ` ${countsOf(diagnostics)}.`}
        </p>
        <div className="flex items-center gap-4">
          {retry !== undefined && (
            <button type="button" className="rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink" onClick={retry}>
              Try again
            </button>
          )}
          <a href="/" className="font-medium text-accent-text underline underline-offset-4">
            Open another topology
          </a>
        </div>
        <DiagnosticsList diagnostics={diagnostics} text={null} />
      </div>
    </div>
  )
}
