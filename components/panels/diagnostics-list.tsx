import { severityLooks } from '@/components/ui/severity'
import type { Diagnostic } from '@/model/diagnostic'

/** More than this helps nobody: the first ones are mended first. */
const shownCount = 100

/** A line that is longer than this is shown around the column alone. */
const widestLine = 120

/** What is wrong with a file, in the order of its lines, each with its place, the line itself and how to mend it. */
export function DiagnosticsList({ diagnostics, text }: { readonly diagnostics: readonly Diagnostic[]; readonly text: string | null }) {
  const lines = text === null ? [] : text.split(/\r\n|\r|\n/)
  return (
    <>
      <ol className="flex flex-col gap-3">
        {diagnostics.slice(0, shownCount).map((diagnostic, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once and never moves
          <Row key={i} diagnostic={diagnostic} line={diagnostic.place?.line === undefined ? undefined : lines[diagnostic.place.line - 1]} />
        ))}
      </ol>
      {diagnostics.length > shownCount && (
        <p className="mt-3 text-ink-quiet">and {diagnostics.length - shownCount} more. Mend these first.</p>
      )}
    </>
  )
}

function Row({
  diagnostic: { severity, message, place, fix, code },
  line,
}: {
  readonly diagnostic: Diagnostic
  readonly line: string | undefined
}) {
  const { Sign, colour, word } = severityLooks[severity]
  return (
    <li className="rounded-lg border border-edge bg-surface p-3">
      <div className="flex items-start gap-2">
        <Sign size={16} className={`mt-0.5 shrink-0 ${colour}`} aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <p className="wrap-anywhere font-medium">
            <span className={colour}>{word}:</span> {message}
          </p>
          <p className="mt-0.5 flex flex-wrap gap-x-3 font-mono text-ink-quiet text-small">
            <span>{placeOf(place)}</span>
            <span>{code}</span>
          </p>
          {line !== undefined && place?.line !== undefined && <SourceLine number={place.line} text={line} column={place.column} />}
          {fix !== undefined && <p className="wrap-anywhere mt-2 text-ink-quiet">{fix}</p>}
        </div>
      </div>
    </li>
  )
}

const placeOf = (place: Diagnostic['place']) =>
  [place?.file ?? '', place?.line ?? '', place?.column ?? ''].filter((part) => part !== '').join(':') || (place?.resource ?? '')

/** The line of the file, with a caret below the column that is meant. */
function SourceLine({ number, text, column }: { readonly number: number; readonly text: string; readonly column: number | undefined }) {
  const at = Math.max(0, (column ?? 1) - 1)
  const start = text.length <= widestLine || at < widestLine / 2 ? 0 : at - widestLine / 2
  const cut = `${start > 0 ? '…' : ''}${text.slice(start, start + widestLine)}${text.length > start + widestLine ? '…' : ''}`
  // Tabs before the column stay tabs, so that the caret stands below its letter.
  const indent = `${start > 0 ? ' ' : ''}${text.slice(start, at).replace(/[^\t]/g, ' ')}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by the keyboard
    <pre tabIndex={0} className="scroll-thin mt-2 overflow-x-auto rounded-md bg-quiet px-3 py-2 font-mono text-small">
      <span className="select-none text-ink-quiet">{number} │ </span>
      {cut}
      {column !== undefined && (
        <span aria-hidden="true">
          {'\n'}
          <span className="select-none">{' '.repeat(String(number).length)} │ </span>
          {indent}
          <span className="font-semibold text-bad">^</span>
        </span>
      )}
    </pre>
  )
}
