import { CopyButton } from '@/components/ui/copy-button'
import { useShowResource } from '@/components/viewer/use-show-resource'
import type { DetailRow, DetailSection } from '@/model/details'

const tones = { good: 'text-good', bad: 'text-bad', doubt: 'text-doubt' } as const

/** A section of the inspector: what it says, or why there is nothing to say. */
export function DetailSectionView({ section }: { readonly section: DetailSection }) {
  return (
    <section className="mt-4 border-edge border-t pt-3" aria-label={section.title}>
      <h3 className="mb-1.5 font-semibold text-ink-quiet text-small">{section.title}</h3>
      {section.rows.length === 0 ? (
        <p className="text-ink-quiet">{section.empty}</p>
      ) : (
        <dl className="flex flex-col gap-1.5">
          {section.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and the section is rewritten as a whole
            <Row key={i} row={row} />
          ))}
        </dl>
      )}
    </section>
  )
}

function Row({ row }: { readonly row: DetailRow }) {
  const tone = row.tone === undefined ? '' : tones[row.tone]
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
      <dt className="wrap-anywhere text-ink-quiet">{row.label}</dt>
      <dd className="min-w-0">
        <span className={`flex min-w-0 items-start gap-1 ${tone}`}>
          {row.link === undefined ? (
            <span className="wrap-anywhere min-w-0">{row.value}</span>
          ) : (
            <ResourceLink id={row.link} text={row.value} />
          )}
          {row.copyable === true && (
            <span className="-my-0.5">
              <CopyButton text={row.value} />
            </span>
          )}
        </span>
        {row.why !== undefined && <span className="wrap-anywhere block text-ink-quiet text-small">{row.why}</span>}
      </dd>
    </div>
  )
}

function ResourceLink({ id, text }: { readonly id: string; readonly text: string }) {
  const show = useShowResource()
  return (
    <button
      type="button"
      className="wrap-anywhere min-w-0 text-left text-accent-text underline decoration-transparent underline-offset-2 hover:decoration-current"
      onClick={() => show(id)}
    >
      {text}
    </button>
  )
}
