import type { EdgeProps } from '@xyflow/react'
import { useLinkStand } from '@/components/canvas/canvas-store'
import { arrowhead, arrowPx, roundedPath } from '@/components/canvas/rounded-path'
import type { LinkLine as DrawnLink, MarkLine as DrawnMark } from '@/components/canvas/to-flow'
import type { Point, RoutedLine } from '@/layouts/layout'
import { measureLabel } from '@/layouts/measure'
import { labelMetrics } from '@/layouts/metrics'

const cornerPx = 6

/** A link of the diagram: thin and grey until it matters. */
export function LinkLine({ id, data }: EdgeProps<DrawnLink>) {
  const stand = useLinkStand(id)
  if (data === undefined) return null
  const { link, line } = data
  return (
    <g className="line" data-stand={stand} data-stroke={link.stroke}>
      <Way points={line.points} head={link.arrows !== 'none'} tail={link.arrows === 'both'} />
      {line.trunk === undefined && <Label line={line} text={link.label} />}
    </g>
  )
}

/** An arrow of an overlay: coloured, broken where only one end has the rule, red where it leads nowhere. */
export function MarkLine({ data }: EdgeProps<DrawnMark>) {
  if (data === undefined) return null
  const { arrow, line } = data
  return (
    <g className="line mark-line" data-state={arrow.state} style={{ '--mark': `var(--mark-${arrow.colour % 8})` }}>
      <Way points={line.points} head tail={false} />
      {line.trunk === undefined && <Label line={line} text={arrow.label} />}
    </g>
  )
}

function Way({ points, head, tail }: { readonly points: readonly Point[]; readonly head: boolean; readonly tail: boolean }) {
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
