import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { drawMermaid } from '@/components/docs/draw-mermaid'
import { PictureTools } from '@/components/docs/picture-tools'
import { Source } from '@/components/docs/source'
import { useDragging } from '@/components/docs/use-dragging'
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

/** A drawing is shown whole first, but for one so high that its width would be wasted: that one scrolls down. */
const leastForHeight = 0.6
/** Part of the window's height that a drawing in a text takes at most. */
const heightShare = 0.75
const scales = [0.1, 0.15, 0.25, 0.35, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const
const roundings = 0.01
/** Padding of the paper that a drawing lies on, left and right. */
const paperPx = 24

/** Mermaid's own drawing of a source, strict; its markup stands in a shadow root, so that neither its styles nor its ids leak. */
export function MermaidPicture({ source, title, fill = false }: MermaidPictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const id = useId().replace(/[^a-zA-Z0-9]/g, '')
  const { dark } = useThemeChoice()
  const paper = !dark || coloursItself(source)
  const [drawn, setDrawn] = useState<Drawn>({ status: 'waiting' })
  const [chosen, setChosen] = useState<number | null>(null)
  const [large, setLarge] = useState(false)
  const stage = useRef<HTMLElement>(null)
  const drag = useDragging(stage)
  const inText = !fill && !large
  const enlarge = useCallback((next: boolean) => {
    setLarge(next)
    setChosen(null)
  }, [])
  useEscape(large, enlarge)

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
  const own = drawn.status === 'drawn' ? drawn.svg.viewBox.baseVal : null
  const ownPx = own?.width ?? 0
  const fitting =
    roomPx === null || own === null || ownPx === 0
      ? 1
      : Math.min(1, (roomPx - paperPx) / ownPx, Math.max(leastForHeight, (window.innerHeight * heightShare) / own.height))
  const scale = chosen ?? fitting

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
    <div
      className={
        large
          ? 'fixed inset-0 z-40 flex flex-col bg-canvas'
          : `relative ${fill ? 'flex min-h-0 flex-1 flex-col' : 'my-3 rounded-lg border border-edge'}`
      }
    >
      <section
        ref={stage}
        {...drag}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        aria-label={`Diagram: ${title}`}
        aria-busy={drawn.status === 'waiting'}
        className={`picture-stage scroll-thin overflow-auto ${inText ? 'max-h-[80vh] rounded-lg p-2 pb-14' : 'min-h-0 flex-1 p-4'}`}
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
          large={large}
          enlarge={enlarge}
        />
      )}
    </div>
  )
}

/** Escape leads back from a drawing that fills the window, and does nothing else then. */
function useEscape(large: boolean, enlarge: (large: boolean) => void) {
  useEffect(() => {
    if (!large) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      enlarge(false)
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => window.removeEventListener('keydown', leave, { capture: true })
  }, [large, enlarge])
}
