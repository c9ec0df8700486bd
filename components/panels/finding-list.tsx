import { Crosshair, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigation } from '@/components/state/use-navigation'
import { countsOf, severityLooks } from '@/components/ui/severity'
import { useShowResource } from '@/components/viewer/use-show-resource'
import type { OverlayFinding } from '@/model/overlays/overlay'

/** More than this nobody reads in a panel; `hopline check` lists them all. */
const most = 200

/** What is found about the network, the gravest first. Those about what is selected are marked. */
export function FindingList({ findings }: { readonly findings: readonly OverlayFinding[] }) {
  return (
    <section aria-label="Findings" className="min-w-0">
      <h3 className="mb-1.5 font-semibold">{countsOf(findings)}</h3>
      <ol className="flex flex-col gap-2">
        {findings.slice(0, most).map((finding) => (
          <Row key={JSON.stringify([finding.code, finding.at, finding.message])} finding={finding} />
        ))}
      </ol>
      {findings.length > most && <p className="mt-2 text-ink-quiet">and {findings.length - most} more, which `hopline check` lists.</p>}
    </section>
  )
}

function Row({ finding: { code, severity, title, about, message, fix, at, step } }: { readonly finding: OverlayFinding }) {
  const { url, openFlow, goToStep } = useNavigation()
  const show = useShowResource()
  const { Sign, colour, word } = severityLooks[severity]
  const isSelected = at !== null && at.resource === url.sel
  return (
    <li
      aria-current={isSelected ? 'true' : undefined}
      className={`rounded-lg border p-2 ${isSelected ? 'border-accent bg-accent-soft' : 'border-edge bg-surface'}`}
    >
      <p className="flex items-start gap-1.5 font-medium">
        <Sign size={14} className={`mt-0.5 shrink-0 ${colour}`} aria-label={word} />
        {title}
      </p>
      <p className="wrap-anywhere mt-1">{message}</p>
      <p className="wrap-anywhere mt-1 text-ink-quiet">{fix}</p>
      <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
        {at !== null && (
          <Action onClick={() => show(at.resource)}>
            <Crosshair size={12} className="shrink-0" aria-label="Show" />
            {at.name}
          </Action>
        )}
        {step !== null && (
          <Action
            onClick={() => {
              openFlow(step.flow)
              goToStep(step.step, 'replace')
            }}
          >
            <Play size={12} className="shrink-0" aria-hidden="true" />
            Play step {step.step}
          </Action>
        )}
      </p>
      <details className="mt-1 text-ink-quiet text-small">
        <summary className="cursor-pointer py-0.5">{about === '' ? 'Code' : 'Why it matters'}</summary>
        {about !== '' && <p className="wrap-anywhere mt-0.5">{about}</p>}
        <p className="mt-0.5 font-mono">{code}</p>
      </details>
    </li>
  )
}

function Action({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className="wrap-anywhere inline-flex min-h-6 items-center gap-1 rounded-md border border-edge px-1.5 text-left text-accent-text text-small hover:bg-hover"
      onClick={onClick}
    >
      {children}
    </button>
  )
}
