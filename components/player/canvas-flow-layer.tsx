import { useEffect, useRef } from 'react'
import { roundedPath } from '@/components/canvas/rounded-path'
import { type Moment, phaseOf } from '@/components/player/moments'
import { laneOf, pointAt, wayOf } from '@/components/player/pace'
import { usePlayer } from '@/components/player/use-player'
import { useReducedMotion } from '@/components/player/use-reduced-motion'
import { useViewer } from '@/components/state/viewer-store'
import type { PlayableStep } from '@/components/worker/protocol'
import { textWidthPx } from '@/layouts/measure'
import '@/components/player/player.css'

/** The way of the flow over the picture, in the picture's own px: done, now with its particle, next. */
export function CanvasFlowLayer() {
  const player = usePlayer()
  const layout = useViewer((s) => s.drawn?.layout)
  const reduced = useReducedMotion()
  if (player === null || layout === undefined) return null
  const now = player.moments[player.at]
  return (
    <svg className="flow-layer" width={layout.widthPx} height={layout.heightPx} aria-hidden="true">
      {player.moments.map((moment, i) => i !== player.at && <Ways key={moment.step} moment={moment} phase={phaseOf(i, player.at)} />)}
      {now !== undefined && <Ways moment={now} phase="now" />}
      {reduced
        ? player.moments.map((moment, i) => moment.steps.map((step) => <Badge key={step.step} step={step} phase={phaseOf(i, player.at)} />))
        : now?.steps.map((step) => <Particle key={step.step} step={step} />)}
    </svg>
  )
}

function Ways({ moment, phase }: { readonly moment: Moment; readonly phase: 'done' | 'now' | 'next' }) {
  return moment.steps.map((step) => (
    <g
      key={step.step}
      className="flow-way"
      data-phase={phase}
      data-response={step.response}
      transform={`translate(${laneOf(step)} ${laneOf(step)})`}
    >
      {step.lines.map((line) => (
        <path key={line.id} d={roundedPath(line.points, 6)} />
      ))}
    </g>
  ))
}

/** One element moved along its way by transform: no drawing by React per frame. */
function Particle({ step }: { readonly step: PlayableStep }) {
  const mark = useRef<SVGGElement>(null)
  useEffect(() => {
    const way = wayOf(step)
    const place = () => {
      const at = pointAt(way, eased(useViewer.getState().player.progress))
      if (at === null || mark.current === null) return
      mark.current.setAttribute('transform', `translate(${at.xPx + laneOf(step)} ${at.yPx + laneOf(step)})`)
    }
    place()
    return useViewer.subscribe(place)
  }, [step])
  if (step.lines.length === 0) return null
  return (
    <g ref={mark} className="flow-particle" data-testid="particle">
      <circle className="flow-halo" r={13} />
      <circle className="flow-dot" r={6} />
      {step.rewrites.slice(0, 2).map((rewrite, i) => (
        <RewriteChip key={`${rewrite.type} ${rewrite.before}`} text={`${rewrite.type} ${rewrite.before} → ${rewrite.after}`} row={i} />
      ))}
    </g>
  )
}

const eased = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2)

function RewriteChip({ text, row }: { readonly text: string; readonly row: number }) {
  const widthPx = textWidthPx(text, 12, 500) + 16
  return (
    <g className="flow-chip" transform={`translate(16 ${-32 - row * 26})`}>
      <rect width={widthPx} height={22} rx={11} />
      <text x={8} y={11} dominantBaseline="central" fontSize={12} fontWeight={500}>
        {text}
      </text>
    </g>
  )
}

/** Stands for the particle where motion is reduced: the number of the step, in the middle of its way. */
function Badge({ step, phase }: { readonly step: PlayableStep; readonly phase: 'done' | 'now' | 'next' }) {
  const at = pointAt(wayOf(step), 0.62)
  if (at === null) return null
  return (
    <g
      className="flow-badge"
      data-phase={phase}
      data-testid="badge"
      transform={`translate(${at.xPx + laneOf(step)} ${at.yPx + laneOf(step)})`}
    >
      <circle r={11} />
      <text textAnchor="middle" dominantBaseline="central" fontSize={12} fontWeight={600}>
        {step.numeral}
      </text>
    </g>
  )
}
