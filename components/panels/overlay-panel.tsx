import { useMemo } from 'react'
import { titlesOf } from '@/components/canvas/names'
import { OverlayNotes } from '@/components/panels/overlay-card'
import { ReasonList } from '@/components/panels/reason-list'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { useSummary } from '@/components/viewer/views'

/** The overlays in words: what each answers, and every arrow of the current one with its reasons. */
export function OverlayPanel() {
  const { url, setOverlay } = useNavigation()
  const overlays = useSummary()?.overlays ?? []
  const drawn = useViewer((s) => s.drawn)
  const marks = useViewer((s) => s.overlay?.marks ?? null)
  const titles = useMemo(() => titlesOf(drawn?.diagram ?? { groups: [], nodes: [] }), [drawn])
  return (
    <div className="flex flex-col gap-3 p-3">
      <ul className="flex flex-col gap-1">
        {overlays.map(({ id, label, description }) => {
          const on = id === url.overlay
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={on}
                className={`w-full rounded-lg p-2 text-left transition-colors ${on ? 'bg-accent-soft' : 'hover:bg-hover'}`}
                onClick={() => setOverlay(on ? null : id)}
              >
                <span className={`block font-medium ${on ? 'text-accent-text' : ''}`}>{label}</span>
                <span className="block text-ink-quiet text-small">{description}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {url.overlay !== null && <OverlayNotes />}
      {url.overlay !== null && marks !== null && marks.arrows.length > 0 && (
        <section aria-label="Arrows" className="border-edge border-t pt-3">
          <h3 className="mb-1 font-semibold text-ink-quiet text-small">Arrows</h3>
          <ul className="flex flex-col gap-1">
            {marks.arrows.map((arrow) => (
              <li key={arrow.id}>
                <details className="rounded-lg px-2 py-1.5 open:bg-quiet">
                  <summary className="cursor-pointer">
                    <span className="inline-block size-2 rounded-full" style={{ background: `var(--mark-${arrow.colour % 8})` }} />{' '}
                    {titles(arrow.from)} → {titles(arrow.to)}
                    {arrow.label !== '' && <span className="text-ink-quiet"> {arrow.label}</span>}
                  </summary>
                  <div className="mt-2">
                    <ReasonList arrow={arrow} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
