import { FindingList } from '@/components/panels/finding-list'
import { useViewer } from '@/components/state/viewer-store'
import { useShowResource } from '@/components/viewer/use-show-resource'
import type { OverlayCard as Card } from '@/model/overlays/overlay'

/** What the current overlay tells beside its marks: what to do, what the colours mean, and its table. */
export function OverlayNotes() {
  const marks = useViewer((s) => s.overlay?.marks ?? null)
  if (marks === null) return <Waiting />
  if (marks.legend.length === 0 && marks.hint === '' && marks.card === null && !marks.findings?.length) return null
  return (
    <div className="flex min-h-0 flex-col gap-2">
      {marks.hint !== '' && <p className="text-ink-quiet">{marks.hint}</p>}
      {marks.legend.length > 0 && (
        <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-label="Colours">
          {marks.legend.map(({ label, colour }) => (
            <li key={label} className="flex items-center gap-1.5 text-small">
              <span className="size-2 rounded-full" style={{ background: `var(--mark-${colour % 8})` }} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {marks.card !== null && <CardTable card={marks.card} />}
      {marks.findings !== undefined && marks.findings.length > 0 && <FindingList findings={marks.findings} />}
    </div>
  )
}

/** Proofs of a whole network take a moment. */
function Waiting() {
  return (
    <div role="status" className="breathe flex flex-col gap-2">
      <p className="text-ink-quiet">Working it out …</p>
      <span className="h-3 w-3/4 rounded bg-hover" />
      <span className="h-3 w-1/2 rounded bg-hover" />
    </div>
  )
}

function CardTable({ card }: { readonly card: Card }) {
  const show = useShowResource()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by the keyboard
    <section tabIndex={0} aria-label={card.title} className="scroll-thin min-h-0 overflow-auto">
      <table className="w-full text-left text-small">
        <caption className="pb-1.5 text-left font-semibold text-base">{card.title}</caption>
        <thead>
          <tr>
            {card.columns.map((column) => (
              <th key={column} scope="col" className="border-edge border-b py-1 pr-2 font-medium text-ink-quiet text-small">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and the table is rewritten as a whole
            <tr key={i} className={row.tone === 'bad' ? 'text-bad' : row.tone === 'quiet' ? 'text-ink-quiet' : ''}>
              {row.cells.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                <td key={j} className="wrap-break-word border-edge border-b py-1 pr-2 align-top last:pr-0">
                  {j === 1 && row.link !== undefined ? <LinkCell text={cell} open={show} id={row.link} /> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LinkCell({ text, id, open }: { readonly text: string; readonly id: string; readonly open: (id: string) => void }) {
  return (
    <button type="button" className="text-left text-accent-text underline underline-offset-2" onClick={() => open(id)}>
      {text}
    </button>
  )
}
