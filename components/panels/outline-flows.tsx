import { oneLine } from '@/components/player/step-text'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { useSummary } from '@/components/viewer/views'
import type { PlayableStep } from '@/components/worker/protocol'

/** The flows in words, below the picture in words: the verdict of each, and of the one that is played every step with its reason. */
export function OutlineFlows() {
  const { url, openFlow } = useNavigation()
  const flows = useSummary()?.flows ?? []
  const verdicts = useViewer((s) => s.verdicts)
  const played = useViewer((s) => (s.flow.status === 'ready' ? s.flow.answer : null))
  if (flows.length === 0) return null
  return (
    <section aria-label="Flows and their verdicts" className="border-edge border-t p-1.5">
      <h3 className="px-2 py-1 font-semibold text-ink-quiet text-small">Flows</h3>
      <ul>
        {flows.map(({ id, name }) => {
          const verdict = Object.hasOwn(verdicts, id) ? verdicts[id] : undefined
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={id === url.flow ? 'true' : undefined}
                className="flex w-full flex-wrap items-center gap-x-2 rounded-md px-2 py-1 text-left hover:bg-hover"
                onClick={() => openFlow(id)}
              >
                <span className="wrap-anywhere">{name}</span> {verdict !== undefined && <VerdictMark word={verdict} />}
              </button>
              {played !== null && played.id === id && url.flow === id && (
                <ol aria-label={`Steps of ${name}`} className="pb-1 pl-4">
                  {played.steps.map((step) => (
                    <Step key={step.step} step={step} />
                  ))}
                </ol>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Step({ step: { numeral, fromLabel, toLabel, verdict } }: { readonly step: PlayableStep }) {
  return (
    <li className="px-2 py-0.5 text-small">
      <span className="text-ink-quiet tabular-nums">{numeral}</span> {oneLine(fromLabel)} → {oneLine(toLabel)}{' '}
      {verdict !== null && <VerdictMark word={verdict.word} />}
      {verdict !== null && <span className="block text-ink-quiet">{verdict.why}</span>}
    </li>
  )
}
