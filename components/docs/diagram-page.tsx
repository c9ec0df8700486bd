import { useState } from 'react'
import { MermaidPicture } from '@/components/docs/mermaid-picture'
import { PageHead } from '@/components/docs/page-head'
import { Source } from '@/components/docs/source'
import { useAsked } from '@/components/docs/use-asked'
import { useTopologyWorker } from '@/components/worker/worker-context'
import type { ViewSummary } from '@/exporters/first-sight/summary'

/** A view as Mermaid: rendered, and its source. */
export function DiagramPage({ view }: { readonly view: ViewSummary }) {
  const worker = useTopologyWorker()
  const asked = useAsked(() => worker.exportView(view.id, 'mermaid'), view.id)
  const [tab, setTab] = useState<'picture' | 'source'>('picture')
  const file = asked.status === 'ready' ? asked.answer : null
  return (
    <>
      <PageHead title={view.title} file={file}>
        <fieldset className="flex gap-0.5 rounded-md bg-quiet p-0.5">
          <legend className="sr-only">Show</legend>
          {(['picture', 'source'] as const).map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={tab === id}
              className={`h-7 rounded px-2.5 font-medium ${tab === id ? 'bg-surface shadow-float' : 'text-ink-quiet hover:text-ink'}`}
              onClick={() => setTab(id)}
            >
              {id === 'picture' ? 'Diagram' : 'Source'}
            </button>
          ))}
        </fieldset>
      </PageHead>
      {asked.status === 'failed' && (
        <p role="alert" className="p-4 text-bad">
          {asked.message}
        </p>
      )}
      {asked.status === 'ready' && file === null && <p className="p-4 text-ink-quiet">This view cannot be written as Mermaid.</p>}
      {file !== null &&
        (tab === 'picture' ? (
          <MermaidPicture source={file.text} title={view.title} fill />
        ) : (
          <Source text={file.text} title={view.title} />
        ))}
    </>
  )
}
