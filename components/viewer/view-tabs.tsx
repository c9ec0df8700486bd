import { useEffect, useRef } from 'react'
import { useNavigation } from '@/components/state/use-navigation'
import { useDiagramViews } from '@/components/viewer/views'

/** What the docs panel shows where the address does not say. */
const wholeDocument = 'document'

/** The views of the topology, and its documents. */
export function ViewTabs() {
  const { url, showView, openDocs } = useNavigation()
  const { views, current } = useDiagramViews()
  const tabs = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is current
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current, url.docs])
  const tabClass = (on: boolean) =>
    `shrink-0 whitespace-nowrap rounded-md px-2.5 py-1.5 font-medium transition-colors ${on ? 'bg-hover text-ink' : 'text-ink-quiet hover:text-ink'}`
  return (
    <nav ref={tabs} aria-label="Views" className="scroll-none flex min-w-0 gap-0.5 overflow-x-auto">
      {views.map(({ id, title }) => {
        const on = id === current && url.docs === null
        return (
          <button key={id} type="button" aria-current={on ? 'page' : undefined} className={tabClass(on)} onClick={() => showView(id)}>
            {title}
          </button>
        )
      })}
      {views.length > 0 && (
        <button
          type="button"
          aria-current={url.docs === null ? undefined : 'page'}
          className={tabClass(url.docs !== null)}
          onClick={() => openDocs(url.docs ?? wholeDocument)}
        >
          Docs
        </button>
      )}
    </nav>
  )
}
