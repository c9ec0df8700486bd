import { useEffect, useMemo, useRef } from 'react'
import { momentAt, phaseOf } from '@/components/player/moments'
import {
  distance,
  type PlacedFrame,
  type PlacedMessage,
  type PlacedNote,
  type PlacedRow,
  type PlacedSequence,
  placeSequence,
} from '@/components/player/sequence-layout'
import type { Player } from '@/components/player/use-player'
import { sequenceText } from '@/components/player/wrap-text'
import { useWidth } from '@/components/ui/use-width'
import '@/components/player/sequence.css'

const { linePx, sizePx, weight } = sequenceText

/** The flow as a sequence diagram; it scrolls along with the player. Its text twin is the list of steps. */
export function SequenceDiagram({ player }: { readonly player: Player }) {
  const scroller = useRef<HTMLElement>(null)
  const roomPx = useWidth(scroller) ?? Number.POSITIVE_INFINITY
  const { sequence } = player.flow
  const placed = useMemo(() => placeSequence(sequence, roomPx), [sequence, roomPx])
  const step = player.moments[player.at]?.step
  useEffect(() => {
    const now = placed.rows.find((row) => row.type === 'message' && row.step === step)
    if (scroller.current !== null && now !== undefined) bringRowIntoSight(scroller.current, now, placed.headHeightPx)
  }, [placed, step])
  const bodyPx = placed.heightPx - placed.headHeightPx
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      aria-label={`Sequence diagram: ${player.flow.name}`}
      className="scroll-thin min-h-0 flex-1 overflow-auto scroll-smooth"
    >
      <div className="mx-auto" style={{ width: placed.widthPx }}>
        <div className="sticky top-0 z-10 bg-surface pt-2">
          <Heads placed={placed} />
        </div>
        <svg
          className="sequence"
          width={placed.widthPx}
          height={bodyPx}
          viewBox={`0 ${placed.headHeightPx} ${placed.widthPx} ${bodyPx}`}
          aria-hidden="true"
        >
          {placed.heads.map((head) => (
            <line key={head.id} className="sequence-life" x1={head.xPx} x2={head.xPx} y1={placed.headHeightPx} y2={placed.heightPx} />
          ))}
          {placed.frames.map((frame) => (
            <Frame key={`${frame.yPx} ${frame.leftPx}`} frame={frame} />
          ))}
          {placed.rows.map((row) =>
            row.type === 'note' ? <Note key={row.yPx} note={row} /> : <Message key={row.yPx} message={row} player={player} />,
          )}
        </svg>
      </div>
    </section>
  )
}

/** Scrolls the pane, and nothing around it, until the row stands free of the heads. */
function bringRowIntoSight(pane: HTMLElement, row: PlacedRow, headHeightPx: number) {
  const slackPx = 24
  const top = row.yPx - headHeightPx - slackPx
  const bottom = row.yPx + row.heightPx + slackPx
  if (top < pane.scrollTop) pane.scrollTop = top
  else if (bottom > pane.scrollTop + pane.clientHeight) pane.scrollTop = bottom - pane.clientHeight
  if (row.leftPx - slackPx < pane.scrollLeft) pane.scrollLeft = row.leftPx - slackPx
  else if (row.leftPx + row.widthPx + slackPx > pane.scrollLeft + pane.clientWidth)
    pane.scrollLeft = row.leftPx + row.widthPx + slackPx - pane.clientWidth
}

function Heads({ placed }: { readonly placed: PlacedSequence }) {
  const heightPx = placed.headHeightPx
  return (
    <svg className="sequence" width={placed.widthPx} height={heightPx} aria-hidden="true">
      {placed.heads.map((head) => (
        <g key={head.id} className="sequence-head">
          <rect x={head.xPx - head.widthPx / 2 + 0.5} y={0.5} width={head.widthPx - 1} height={heightPx - 1} rx={6} />
          <Lines lines={head.lines} xPx={head.xPx} middlePx={heightPx / 2} />
        </g>
      ))}
    </svg>
  )
}

function Frame({ frame }: { readonly frame: PlacedFrame }) {
  const { leftPx, widthPx, yPx, heightPx, branches } = frame
  return (
    <g className="sequence-frame">
      <rect x={leftPx} y={yPx} width={widthPx} height={heightPx} rx={6} />
      {branches.map((branch, i) => (
        <g key={branch.yPx}>
          {i > 0 && <line x1={leftPx} x2={leftPx + widthPx} y1={branch.yPx} y2={branch.yPx} />}
          <Lines
            lines={branch.lines}
            xPx={leftPx + 2 * distance.pad}
            middlePx={branch.yPx + distance.pad + (branch.lines.length * linePx) / 2}
            anchor="start"
          />
        </g>
      ))}
    </g>
  )
}

function Note({ note }: { readonly note: PlacedNote }) {
  return (
    <g className="sequence-note">
      <rect x={note.leftPx} y={note.yPx} width={note.widthPx} height={note.heightPx} rx={4} />
      <Lines lines={note.lines} xPx={note.leftPx + note.widthPx / 2} middlePx={note.yPx + note.heightPx / 2} />
    </g>
  )
}

function Message({ message, player }: { readonly message: PlacedMessage; readonly player: Player }) {
  const { fromPx, toPx, yPx, heightPx, lines } = message
  const self = fromPx === toPx
  const bottomPx = yPx + heightPx - 4
  const middlePx = self ? yPx + heightPx / 2 : yPx + (lines.length * linePx) / 2
  // A message to oneself comes back from the side that its text stands at.
  const back = toPx + (self ? Math.sign(message.textPx - toPx) : Math.sign(fromPx - toPx)) * 8
  const loopPx = toPx + Math.sign(message.textPx - toPx) * distance.loop
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of steps has the same jump as a button
    <g
      className="sequence-message"
      data-phase={phaseOf(momentAt(player.moments, message.step), player.at)}
      data-response={message.response}
      data-verdict={player.flow.steps.find((s) => s.step === message.step)?.verdict?.word}
      onClick={() => player.jumpToStep(message.step)}
    >
      <rect className="sequence-reach" x={message.leftPx - 2} y={yPx - 3} width={message.widthPx + 4} height={heightPx + 6} rx={4} />
      <Lines lines={lines} xPx={message.textPx} middlePx={middlePx} />
      <path className="sequence-line" d={self ? `M${fromPx} ${yPx + 4}H${loopPx}V${bottomPx}H${back}` : `M${fromPx} ${bottomPx}H${back}`} />
      <path className="sequence-tip" d={`M${toPx} ${bottomPx}L${back} ${bottomPx - 4}L${back} ${bottomPx + 4}Z`} />
      <path className="sequence-stop" d={`M${(fromPx + back) / 2 - 5} ${bottomPx - 5}l10 10m0 -10l-10 10`} />
    </g>
  )
}

interface LinesProps {
  readonly lines: readonly string[]
  readonly xPx: number
  readonly middlePx: number
  readonly anchor?: 'middle' | 'start'
}

function Lines({ lines, xPx, middlePx, anchor = 'middle' }: LinesProps) {
  const placed = lines.map((text, i) => ({ text, yPx: middlePx + (i - (lines.length - 1) / 2) * linePx }))
  return placed.map((line) => (
    <text key={line.yPx} x={xPx} y={line.yPx} textAnchor={anchor} dominantBaseline="central" fontSize={sizePx} fontWeight={weight}>
      {line.text}
    </text>
  ))
}
