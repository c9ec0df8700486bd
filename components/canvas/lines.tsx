import { type MouseEvent, memo, type ReactNode } from 'react'
import { useLinkStand } from '@/components/canvas/canvas-store'
import { arrowhead, arrowPx, roundedPath } from '@/components/canvas/rounded-path'
import { type LinkLine, levels, type MarkLine } from '@/components/canvas/to-flow'
import type { Layout, Point, RoutedLine } from '@/layouts/layout'
import { measureLabel } from '@/layouts/measure'
import { labelMetrics } from '@/layouts/metrics'
import type { OverlayArrow } from '@/model/overlays/overlay'

const cornerPx = 6

interface LinksProps {
  readonly links: readonly LinkLine[]
  readonly layout: Layout
}

/**
 * The links of the diagram, between the containers and the boxes. They are drawn here and not as edges of the graph library: the layout
 * has routed them already, and need not wait for boxes to be measured.
 */
export const Links = memo(function Links({ links, layout }: LinksProps) {
  return (
    <svg className="lines" aria-hidden="true" style={{ zIndex: levels.link }} width={layout.widthPx} height={layout.heightPx}>
      {links.map((link) => (
        <Link key={link.link.id} link={link} />
      ))}
      {links.map((link) => (
        <LinkLabel key={link.link.id} link={link} />
      ))}
    </svg>
  )
})

/** A link: thin and grey until it matters. */
function Link({ link: { link, line } }: { readonly link: LinkLine }) {
  const stand = useLinkStand(link.id)
  return (
    <g className="line" data-link={link.id} data-stand={stand} data-stroke={link.stroke}>
      <Way line={line} whole={stand === 'near' || stand === 'chosen'} head={link.arrows !== 'none'} tail={link.arrows === 'both'} />
    </g>
  )
}

/** Labels lie above all lines: one that shares its trunk with others would be struck through by them. */
function LinkLabel({ link: { link, line } }: { readonly link: LinkLine }) {
  const stand = useLinkStand(link.id)
  if (line.trunk !== undefined || line.label === null || link.label === '') return null
  return (
    <g className="line" data-stand={stand}>
      <Label line={line} text={link.label} />
    </g>
  )
}

interface MarksProps {
  readonly marks: readonly MarkLine[]
  readonly layout: Layout
  readonly open: (arrows: readonly OverlayArrow[], event: MouseEvent) => void
}

/** Arrows of an overlay: coloured, broken where only one end has the rule, red where they lead nowhere. The overlay panel lists them too. */
export const Marks = memo(function Marks({ marks, layout, open }: MarksProps) {
  return (
    <svg className="lines" aria-hidden="true" style={{ zIndex: levels.mark }} width={layout.widthPx} height={layout.heightPx}>
      {marks.map((mark) => (
        <Mark key={mark.arrow.id} mark={mark} marks={marks} open={open}>
          <Way line={mark.line} whole={false} head tail={false} />
        </Mark>
      ))}
      {marks
        .filter(({ line }) => line.trunk === undefined && line.label !== null)
        .map((mark) => (
          <Mark key={mark.arrow.id} mark={mark} marks={marks} open={open}>
            <Label line={mark.line} text={mark.arrow.label} />
          </Mark>
        ))}
    </svg>
  )
})

interface MarkProps {
  readonly mark: MarkLine
  readonly marks: readonly MarkLine[]
  readonly open: MarksProps['open']
  readonly children: ReactNode
}

function Mark({ mark: { arrow }, marks, open, children }: MarkProps) {
  // The first arrow of a trunk draws all that they share.
  const shared = () => [arrow, ...marks.filter(({ line }) => line.trunk === arrow.id).map((one) => one.arrow)]
  const mark = arrow.state === 'blackhole' ? 'var(--bad)' : `var(--mark-${arrow.colour % 8})`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the overlay panel lists the same arrows with their reasons, for the keyboard
    <g
      className="line mark-line nopan"
      data-arrow={arrow.id}
      data-state={arrow.state}
      style={{ '--mark': mark }}
      onClick={(event) => open(shared(), event)}
    >
      {children}
    </g>
  )
}

interface WayProps {
  readonly line: RoutedLine
  /** Of a line that shares a trunk the whole way is drawn, not just what it adds: twice drawn, dashes fill each other's gaps. */
  readonly whole: boolean
  readonly head: boolean
  readonly tail: boolean
}

const isSame = (a: Point | undefined, b: Point | undefined) => a?.xPx === b?.xPx && a?.yPx === b?.yPx

function Way({ line, whole, ...arrows }: WayProps) {
  const points = whole ? line.points : (line.branch ?? line.points)
  // Where a branch joins its trunk nothing arrives.
  const head = arrows.head && isSame(points.at(-1), line.points.at(-1))
  const tail = arrows.tail && isSame(points[0], line.points[0])
  const first = points[0]
  const second = points[1]
  const last = points.at(-1)
  const former = points.at(-2)
  if (first === undefined || second === undefined || last === undefined || former === undefined) return null
  // The stroke ends inside the arrowhead, so that it does not show beyond its tip.
  const drawn = points.map((point, i) =>
    head && i === points.length - 1 ? drawnBack(former, last) : tail && i === 0 ? drawnBack(second, first) : point,
  )
  const path = roundedPath(drawn, cornerPx)
  return (
    <>
      <path className="line-reach" d={path} />
      <path className="line-way" d={path} />
      {head && <path className="line-head" d={arrowhead(former, last)} />}
      {tail && <path className="line-head" d={arrowhead(second, first)} />}
    </>
  )
}

function drawnBack(from: Point, tip: Point): Point {
  const whole = Math.hypot(tip.xPx - from.xPx, tip.yPx - from.yPx)
  const back = Math.min(arrowPx.length - 2, whole)
  if (whole === 0) return tip
  return { xPx: tip.xPx + ((from.xPx - tip.xPx) * back) / whole, yPx: tip.yPx + ((from.yPx - tip.yPx) * back) / whole }
}

function Label({ line, text }: { readonly line: RoutedLine; readonly text: string }) {
  if (line.label === null || text === '') return null
  const { xPx, yPx, widthPx, heightPx } = line.label
  const { lines } = measureLabel(text)
  const { lineHeightPx, sizePx, weight } = labelMetrics.text
  return (
    <g className="line-label" transform={`translate(${xPx} ${yPx})`}>
      <title>{text}</title>
      <rect width={widthPx} height={heightPx} rx={Math.min(heightPx / 2, 9)} />
      {lines.map((part, i) => (
        <text
          key={part}
          x={widthPx / 2}
          y={(heightPx - lines.length * lineHeightPx) / 2 + (i + 0.5) * lineHeightPx}
          dominantBaseline="central"
          textAnchor="middle"
          fontSize={sizePx}
          fontWeight={weight}
        >
          {part}
        </text>
      ))}
    </g>
  )
}
