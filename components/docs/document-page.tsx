import { useMemo } from 'react'
import { headingId, Markdown } from '@/components/docs/markdown'
import { type MarkdownPage, parseMarkdown, tablesOf, writtenAs } from '@/components/docs/markdown-tree'
import { PageHead } from '@/components/docs/page-head'
import { useAsked } from '@/components/docs/use-asked'
import type { DocumentText } from '@/components/worker/protocol'
import { useTopologyWorker } from '@/components/worker/worker-context'

interface DocumentPageProps {
  readonly title: string
  /** Its tables alone. */
  readonly only: 'tables' | null
}

/** The document as a page: headings to jump to, tables, and its diagrams drawn as they come into sight. */
export function DocumentPage({ title, only }: DocumentPageProps) {
  const worker = useTopologyWorker()
  const asked = useAsked(() => worker.document(), 'document')
  const text = asked.status === 'ready' ? asked.answer : null
  const page = useMemo(() => (text === null ? null : only === null ? parseMarkdown(text) : tablesOf(parseMarkdown(text))), [text, only])
  return (
    <>
      <PageHead title={title} file={text === null || page === null ? null : fileOf(text, page, only)} />
      {asked.status === 'failed' ? (
        <p role="alert" className="p-4 text-bad">
          The document could not be written: {asked.message}
        </p>
      ) : page === null ? (
        <p role="status" className="p-6 text-ink-quiet">
          Writing the document …
        </p>
      ) : page.nodes.length === 0 ? (
        <p className="p-6 text-ink-quiet">The document has no {only ?? 'text'}.</p>
      ) : (
        <Page page={page} label={title} />
      )}
    </>
  )
}

/** The whole document is handed over to the byte; of a part of it, its blocks as they were written. */
function fileOf(text: DocumentText, page: MarkdownPage, only: DocumentPageProps['only']) {
  const mediaType = 'text/markdown'
  if (only === null) return { fileName: text.fileName, mediaType, text: text.markdown }
  const blocks = page.nodes.map((node) => writtenAs(page, node))
  return { fileName: text.fileName.replace(/(\.\w+)?$/, `-${only}$1`), mediaType, text: `${blocks.join('\n\n')}\n` }
}

function Page({ page, label }: { readonly page: MarkdownPage; readonly label: string }) {
  const headings = page.nodes.flatMap((node) => page.sectionOf.get(node) ?? []).filter((s) => s.level === 2 || s.level === 3)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section tabIndex={0} aria-label={label} className="scroll-thin @container min-h-0 flex-1 overflow-y-auto scroll-smooth">
      <div className="mx-auto flex max-w-5xl @3xl:flex-row flex-col gap-x-8 px-4 py-4">
        <nav
          aria-label="Contents"
          className="scroll-thin sticky top-0 order-last hidden @3xl:block max-h-[70vh] w-52 shrink-0 self-start overflow-y-auto"
        >
          <Contents headings={headings} />
        </nav>
        <details className="no-print mb-4 @3xl:hidden rounded-lg border border-edge px-3 py-2">
          <summary className="font-medium">Contents</summary>
          <div className="pt-2">
            <Contents headings={headings} />
          </div>
        </details>
        <article className="document min-w-0 flex-1">
          <Markdown page={page} />
        </article>
      </div>
    </section>
  )
}

function Contents({ headings }: { readonly headings: DocumentText['sections'] }) {
  return (
    <ul className="flex flex-col gap-1 text-small">
      {headings.map((section) => (
        <li key={section.id} className={section.level === 3 ? 'pl-3' : ''}>
          <button
            type="button"
            className="min-h-5 text-left text-ink-quiet hover:text-accent-text"
            onClick={() => document.getElementById(headingId(section.id))?.focus()}
          >
            {section.title}
          </button>
        </li>
      ))}
    </ul>
  )
}
