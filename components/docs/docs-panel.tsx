'use client'

import { FileText, type LucideIcon, Table2, Workflow } from 'lucide-react'
import { DiagramPage } from '@/components/docs/diagram-page'
import { useNavigation } from '@/components/state/use-navigation'
import { loadedLater } from '@/components/ui/loaded-later'
import { useSummary } from '@/components/viewer/views'

const DocumentPage = loadedLater(() => import('@/components/docs/document-page').then((m) => m.DocumentPage), <Waiting />)

/** Pages beside those of the views. */
const wholeDocument = { id: 'document', title: 'Whole document', sign: FileText, only: null } as const
const tables = { id: 'tables', title: 'Tables', sign: Table2, only: 'tables' } as const

/** The document of the topology and each of its pictures as Mermaid: what a repository or a wiki takes. */
export function DocsPanel() {
  const { url, openDocs } = useNavigation()
  const views = useSummary()?.views ?? []
  const view = views.find((v) => v.id === url.docs)
  const document = url.docs === tables.id ? tables : wholeDocument
  const pages = [wholeDocument, ...views.map(({ id, title }) => ({ id, title, sign: Workflow })), tables]
  return (
    <section aria-label="Documents" className="flex h-full min-h-0 flex-1 bg-surface max-md:flex-col" data-testid="docs-panel">
      <PageList pages={pages} current={view?.id ?? document.id} choose={openDocs} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {view === undefined ? (
          <DocumentPage key={document.id} title={document.title} only={document.only} />
        ) : (
          <DiagramPage key={view.id} view={view} />
        )}
      </div>
    </section>
  )
}

interface PageListProps {
  readonly pages: readonly { readonly id: string; readonly title: string; readonly sign: LucideIcon }[]
  readonly current: string
  readonly choose: (id: string) => void
}

/** A list beside the page; on a narrow screen a choice above it. */
function PageList({ pages, current, choose }: PageListProps) {
  return (
    <>
      <label className="flex items-center gap-2 border-edge border-b p-2 md:hidden">
        <span className="text-ink-quiet">Page</span>
        <select
          className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-surface px-2"
          value={current}
          onChange={(event) => choose(event.target.value)}
        >
          {pages.map((page) => (
            <option key={page.id} value={page.id}>
              {page.title}
            </option>
          ))}
        </select>
      </label>
      <nav aria-label="Pages" className="scroll-thin hidden w-60 shrink-0 overflow-y-auto border-edge border-r p-1.5 md:block">
        <ul className="flex flex-col gap-0.5">
          {pages.map((page) => (
            <li key={page.id}>
              <button
                type="button"
                aria-current={page.id === current ? 'page' : undefined}
                className={`flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left font-medium transition-colors ${page.id === current ? 'bg-accent-soft text-accent-text' : 'hover:bg-hover'}`}
                onClick={() => choose(page.id)}
              >
                <page.sign size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
                {page.title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Waiting() {
  return (
    <p role="status" className="p-6 text-ink-quiet">
      Writing the document …
    </p>
  )
}
