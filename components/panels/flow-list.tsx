import { Play } from 'lucide-react'
import { showSheet } from '@/components/state/panel-store'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { useTopologyFile } from '@/components/viewer/use-exports'
import { useSummary } from '@/components/viewer/views'
import { FlowOutcomeNote } from '@/components/what-if/flow-outcome'
import { WhatIfBar } from '@/components/what-if/what-if-bar'

/** Who keeps the file keeps the flows, and can change them there. */
function ProposedNote() {
  const save = useTopologyFile()
  return (
    <p className="border-edge border-b p-3 text-ink-quiet text-small">
      The network itself suggests these flows.{' '}
      <button type="button" className="font-medium text-accent-text hover:underline" onClick={save}>
        Save them in a topology file
      </button>{' '}
      to keep and change them.
    </p>
  )
}

/** The flows of the topology, declared or suggested: one click plays one over the picture. */
export function FlowList() {
  const { url, openFlow } = useNavigation()
  const summary = useSummary()
  const verdicts = useViewer((s) => s.verdicts)
  // Nothing can be said of flows before the topology is there, or where there is none.
  if (summary === null) return null
  const { flows } = summary
  if (flows.length === 0)
    return (
      <p className="p-3 text-ink-quiet">
        No flow is declared, and the network suggests none: nothing in it is known to talk to anything. A flow is a list of steps under
        “flows” in the topology file.
      </p>
    )
  return (
    <>
      <WhatIfBar />
      {flows.some((flow) => flow.proposed === true) && <ProposedNote />}
      <ul className="flex flex-col gap-1 p-1.5">
        {flows.map((flow) => {
          const current = flow.id === url.flow
          const verdict = Object.hasOwn(verdicts, flow.id) ? verdicts[flow.id] : undefined
          return (
            <li key={flow.id}>
              <button
                type="button"
                aria-current={current ? 'true' : undefined}
                className={`group flex w-full items-start gap-2.5 rounded-lg p-2 text-left transition-colors ${current ? 'bg-accent-soft' : 'hover:bg-hover'}`}
                onClick={() => {
                  openFlow(flow.id)
                  showSheet(false)
                }}
              >
                <span
                  className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full transition-colors ${current ? 'bg-accent text-accent-ink' : 'bg-quiet text-ink-quiet group-hover:bg-accent group-hover:text-accent-ink'}`}
                >
                  <Play size={12} fill="currentColor" aria-hidden="true" />
                </span>
                <span className="min-w-0">
                  <span className={`wrap-anywhere block font-medium ${current ? 'text-accent-text' : ''}`}>{flow.name}</span>
                  {flow.description !== '' && <span className="block text-ink-quiet text-small">{flow.description}</span>}
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-0.5 text-ink-quiet text-small">
                    {verdict !== undefined && <VerdictMark word={verdict} />}
                    {flow.stepCount} {flow.stepCount === 1 ? 'step' : 'steps'}
                  </span>
                  <FlowOutcomeNote flow={flow.id} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
