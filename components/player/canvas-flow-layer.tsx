import { useEffect, useMemo, useRef } from 'react'
import { roundedPath } from '@/components/canvas/rounded-path'
import { badgePx, type PlacedBadge, placeBadges } from '@/components/player/badges'
import { type Moment, phaseOf } from '@/components/player/moments'
import { motion } from '@/components/player/motion'
import { lanesOf, pointAt, travelledWayOf } from '@/components/player/pace'
import { placeRewrites } from '@/components/player/rewrites'
import { StopMark } from '@/components/player/stop-mark'
import { usePlayer } from '@/components/player/use-player'
import { useReducedMotion } from '@/components/player/use-reduced-motion'
import { useViewer } from '@/components/state/viewer-store'
import type { PlayableStep } from '@/components/worker/protocol'
import type { DrawnView } from '@/layouts/layout'
import '@/components/player/player.css'

type Phase = ReturnType<typeof phaseOf>

/** The way of the flow over the picture, in the picture's own px: done, now with its particles, next. */
export function CanvasFlowLayer() {
  const player = usePlayer()
  const drawn = useViewer((s) => s.drawn)
  const reduced = useReducedMotion()
  if (player === null || drawn === null) return null
  const now = player.moments[player.at]
  return (
    <svg className="flow-layer" width={drawn.layout.widthPx} height={drawn.layout.heightPx} aria-hidden="true">
      {player.moments.map((moment, i) => i !== player.at && <Ways key={moment.step} moment={moment} phase={phaseOf(i, player.at)} />)}
      {now !== undefined && <Ways key={now.step} moment={now} phase="now" />}
      {now !== undefined && <Rewrites moment={now} drawn={drawn} />}
      {reduced && now !== undefined && <Stops moment={now} />}
      {reduced
        ? placeBadges(player.moments, player.at).map((badge) => <Badge key={badge.numeral} badge={badge} />)
        : now?.steps.map((step) => <Particle key={step.step} step={step} />)}
    </svg>
  )
}

function Ways({ moment, phase }: { readonly moment: Moment; readonly phase: Phase }) {
  return moment.steps.map((step) => (
    <g key={step.step} className="flow-way" data-phase={phase} data-response={step.response} data-verdict={step.verdict?.word}>
      {lanesOf(step).map((line) => (
        <path key={line.id} d={roundedPath(line.points, 6)} />
      ))}
    </g>
  ))
}

/** One element moved along its way by transform: React draws nothing per frame. */
function Particle({ step }: { readonly step: PlayableStep }) {
  const mark = useRef<SVGGElement>(null)
  useEffect(() => {
    const way = travelledWayOf(step)
    const place = () => {
      const at = pointAt(way, eased(motion.getState().progress))
      if (at !== null) mark.current?.setAttribute('transform', `translate(${at.xPx} ${at.yPx})`)
    }
    place()
    return motion.subscribe(place)
  }, [step])
  if (step.lines.length === 0) return null
  return (
    <g ref={mark} className="flow-particle" data-testid="particle" data-verdict={step.verdict?.word}>
      <circle className="flow-halo" r={13} />
      <circle className="flow-dot" r={6} />
      {step.verdict?.word === 'blocked' && <path className="flow-stop" d="M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5" />}
    </g>
  )
}

/** Without motion no particle shows where a step is stopped. */
function Stops({ moment }: { readonly moment: Moment }) {
  return moment.steps.map((step) => {
    const at = step.verdict?.word === 'blocked' ? travelledWayOf(step).at(-1) : undefined
    return at === undefined ? null : <StopMark key={step.step} at={at} />
  })
}

const eased = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2)

/** What happens to the addresses on the way, beside it: a chip that stands still can be read. */
function Rewrites({ moment, drawn }: { readonly moment: Moment; readonly drawn: DrawnView }) {
  const chips = useMemo(() => placeRewrites(moment, drawn), [moment, drawn])
  return chips.map(({ text, box }) => (
    <g key={`${text} ${box.xPx} ${box.yPx}`} className="flow-chip" data-testid="rewrite" transform={`translate(${box.xPx} ${box.yPx})`}>
      <rect width={box.widthPx} height={box.heightPx} rx={box.heightPx / 2} />
      <text x={box.widthPx / 2} y={box.heightPx / 2} textAnchor="middle" dominantBaseline="central" fontSize={12} fontWeight={500}>
        {text}
      </text>
    </g>
  ))
}

/** Stands for the particle where motion is reduced: the number of the step, on its way. */
function Badge({ badge: { numeral, at, phase, verdict } }: { readonly badge: PlacedBadge }) {
  return (
    <g className="flow-badge" data-phase={phase} data-verdict={verdict} data-testid="badge" transform={`translate(${at.xPx} ${at.yPx})`}>
      <circle r={badgePx / 2} />
      <text textAnchor="middle" dominantBaseline="central" fontSize={12} fontWeight={600}>
        {numeral}
      </text>
    </g>
  )
}
