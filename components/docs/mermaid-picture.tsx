import { useEffect, useId, useRef, useState } from 'react'
import { Source } from '@/components/docs/source'

interface MermaidPictureProps {
  readonly source: string
  readonly title: string
  /** Fills its page and scrolls there, instead of standing in a text. */
  readonly fill?: boolean
}

type Drawn = { readonly status: 'waiting' } | { readonly status: 'drawn' } | { readonly status: 'failed'; readonly message: string }

// Mermaid keeps its settings and its scratch element in one place: drawings wait for each other.
let queue: Promise<unknown> = Promise.resolve()

/** Mermaid's own drawing of a source, strict; its markup stands in a shadow root, so that neither its styles nor its ids leak. */
export function MermaidPicture({ source, title, fill = false }: MermaidPictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const id = useId().replace(/[^a-zA-Z0-9]/g, '')
  const [drawn, setDrawn] = useState<Drawn>({ status: 'waiting' })
  useEffect(() => {
    let wanted = true
    setDrawn({ status: 'waiting' })
    const draw = async () => {
      if (!wanted) return
      const { default: mermaid } = await import('mermaid')
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true })
      const { svg } = await mermaid.render(`mermaid${id}`, source)
      if (!wanted || holder.current === null) return
      place(holder.current, svg, fill)
      setDrawn({ status: 'drawn' })
    }
    queue = queue
      .then(draw)
      .catch((error) => wanted && setDrawn({ status: 'failed', message: error instanceof Error ? error.message : String(error) }))
    return () => {
      wanted = false
    }
  }, [source, fill, id])
  if (drawn.status === 'failed')
    return (
      <>
        <p role="alert" className="px-4 py-2 text-bad">
          Mermaid could not draw this: {drawn.message}
        </p>
        <Source text={source} title={title} />
      </>
    )
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      aria-label={`Diagram: ${title}`}
      aria-busy={drawn.status === 'waiting'}
      className={`scroll-thin relative overflow-auto ${fill ? 'min-h-0 flex-1 p-4' : 'my-3 rounded-lg border border-edge p-3'} ${drawn.status === 'drawn' ? 'bg-white' : ''}`}
    >
      {drawn.status === 'waiting' && <p className="breathe p-6 text-ink-quiet">Drawing …</p>}
      <div ref={holder} role="img" aria-label={title} data-testid="mermaid" />
    </section>
  )
}

/** Narrower than this a diagram cannot be read: it scrolls instead. */
const leastPx = { page: 1_100, text: 620 } as const
const mostPx = 1_800

/** Puts Mermaid's markup into a shadow root without ever handing it to innerHTML of the page. Paper stays white: its colours are those of documents. */
function place(holder: HTMLElement, svg: string, fill: boolean) {
  const parsed = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  if (parsed === null) return
  const ownPx = parsed.viewBox.baseVal.width
  const roomPx = holder.clientWidth
  const wantedPx = Math.min(ownPx, mostPx, Math.max(roomPx, fill ? leastPx.page : leastPx.text))
  Object.assign(parsed.style, { display: 'block', margin: '0 auto', maxWidth: 'none', width: `${Math.round(wantedPx)}px`, height: 'auto' })
  const root = holder.shadowRoot ?? holder.attachShadow({ mode: 'open' })
  root.replaceChildren(document.importNode(parsed, true))
}
