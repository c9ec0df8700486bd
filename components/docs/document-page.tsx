import { useMemo } from 'react'
import { readMarkdown } from '@/components/docs/markdown'
import { PageHead } from '@/components/docs/page-head'
import { useAsked } from '@/components/docs/use-asked'
import type { DocumentText } from '@/components/worker/protocol'
import { useTopologyWorker } from '@/components/worker/worker-context'

/** The whole document as a page: headings to jump to, tables, and its diagrams drawn as they come into sight. */
export function DocumentPage() {
  const worker = useTopologyWorker()
  const asked = useAsked(() => worker.document(), 'document')
  const text = asked.status === 'ready' ? asked.answer : null
  return (
    <>
      <PageHead
        title="Whole document"
        file={text === null ? null : { fileName: text.fileName, mediaType: 'text/markdown', text: text.markdown }}
      />
      {asked.status === 'failed' ? (
        <p role="alert" className="p-4 text-bad">
          {asked.message}
        </p>
      ) : text === null ? (
        <p role="status" className="p-6 text-ink-quiet">
          Writing the document …
        </p>
      ) : (
        <Page text={text} />
      )}
    </>
  )
}

function Page({ text }: { readonly text: DocumentText }) {
  const content = useMemo(() => readMarkdown(text.markdown, text.sections), [text])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section tabIndex={0} aria-label="Document" className="scroll-thin min-h-0 flex-1 overflow-y-auto scroll-smooth">
      <div className="mx-auto flex max-w-5xl gap-8 px-4 py-4">
        <article className="document min-w-0 flex-1">{content}</article>
        <nav aria-label="Contents" className="sticky top-0 hidden max-h-[70vh] w-52 shrink-0 self-start overflow-y-auto lg:block">
          <ul className="flex flex-col gap-1 text-small">
            {text.sections
              .filter((s) => s.level === 2 || s.level === 3)
              .map((s) => (
                <li key={s.id} className={s.level === 3 ? 'pl-3' : ''}>
                  <button
                    type="button"
                    className="text-left text-ink-quiet hover:text-accent-text"
                    onClick={() => document.getElementById(`doc-${s.id}`)?.focus()}
                  >
                    {s.title}
                  </button>
                </li>
              ))}
          </ul>
        </nav>
      </div>
    </section>
  )
}
