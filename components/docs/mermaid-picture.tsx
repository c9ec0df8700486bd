import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { drawMermaid } from '@/components/docs/draw-mermaid'
import { PictureTools } from '@/components/docs/picture-tools'
import { Source } from '@/components/docs/source'
import { useWidth } from '@/components/ui/use-width'
import { useThemeChoice } from '@/components/viewer/theme-choice'

interface MermaidPictureProps {
  readonly source: string
  readonly title: string
  /** Fills its page and scrolls there, instead of standing in a text. */
  readonly fill?: boolean
}

type Drawn =
  | { readonly status: 'waiting' }
  | { readonly status: 'drawn'; readonly svg: SVGSVGElement }
  | { readonly status: 'failed'; readonly message: string }

/** A diagram that colours its own boxes does so for paper: on a dark ground its text could not be read. */
const coloursItself = (source: string) => /^\s*(?:style|classDef|linkStyle)\s/m.test(source)

/** A drawing is shown whole first; smaller than this nothing of it could be told, so it scrolls instead. */
const leastScale = 0.2
const scales = [0.1, 0.15, 0.25, 0.35, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const
const roundings = 0.01

/** Mermaid's own drawing of a source, strict; its markup stands in a shadow root, so that neither its styles nor its ids leak. */
export function MermaidPicture({ source, title, fill = false }: MermaidPictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const id = useId().replace(/[^a-zA-Z0-9]/g, '')
  const { dark } = useThemeChoice()
  const paper = !dark || coloursItself(source)
  const [drawn, setDrawn] = useState<Drawn>({ status: 'waiting' })
  const [chosen, setChosen] = useState<number | null>(null)

  useEffect(() => {
    let wanted = true
    drawMermaid(`mermaid${id}`, source, paper ? 'default' : 'dark', () => wanted).then(
      (svg) => svg !== null && wanted && setDrawn({ status: 'drawn', svg }),
      (error) => wanted && setDrawn({ status: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [source, paper, id])

  const roomPx = useWidth(room)
  const ownPx = drawn.status === 'drawn' ? drawn.svg.viewBox.baseVal.width : 0
  const fitting = roomPx === null || ownPx === 0 ? 1 : Math.min(1, roomPx / ownPx)
  const scale = chosen ?? Math.max(fitting, leastScale)

  useLayoutEffect(() => {
    if (holder.current === null || drawn.status !== 'drawn') return
    const root = holder.current.shadowRoot ?? holder.current.attachShadow({ mode: 'open' })
    root.replaceChildren(drawn.svg)
  }, [drawn])
  useLayoutEffect(() => {
    if (drawn.status !== 'drawn') return
    Object.assign(drawn.svg.style, { display: 'block', maxWidth: 'none', width: `${Math.round(ownPx * scale)}px`, height: 'auto' })
  }, [drawn, ownPx, scale])

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
    <div className={`relative ${fill ? 'flex min-h-0 flex-1 flex-col' : 'my-3 rounded-lg border border-edge'}`}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        aria-label={`Diagram: ${title}`}
        aria-busy={drawn.status === 'waiting'}
        className={`scroll-thin overflow-auto ${fill ? 'min-h-0 flex-1 p-4' : 'max-h-[80vh] rounded-lg p-2'}`}
      >
        <div ref={room} className="h-0" />
        {drawn.status === 'waiting' && <p className="breathe p-6 text-ink-quiet">Drawing …</p>}
        <div
          ref={holder}
          role="img"
          aria-label={title}
          data-testid="mermaid"
          className={`mx-auto w-max rounded-lg ${drawn.status === 'drawn' && paper ? 'bg-white p-3' : ''}`}
        />
      </section>
      {drawn.status === 'drawn' && (
        <PictureTools
          scale={scale}
          smaller={scales.findLast((s) => s < scale - roundings) ?? null}
          larger={scales.find((s) => s > scale + roundings) ?? null}
          choose={setChosen}
          whole={fitting}
          source={fill ? null : { text: source, title }}
        />
      )}
    </div>
  )
}
