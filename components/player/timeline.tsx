import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { type Moment, type Move, phaseOf } from '@/components/player/moments'
import { oneLine } from '@/components/player/step-text'

interface TimelineProps {
  readonly moments: readonly Moment[]
  readonly at: number
  readonly move: (move: Move) => void
}

/** Keys of a slider that the player itself has no use for. */
const sliderMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'next',
  ArrowDown: 'previous',
  PageUp: 'next-block',
  PageDown: 'previous-block',
}

/** A dot for each moment; scrubbed by pointer or by the keys of a slider. */
export function Timeline({ moments, at, move }: TimelineProps) {
  const track = useRef<HTMLDivElement>(null)
  const last = moments.length - 1
  const scrub = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return
    const index = Math.round(((event.clientX - box.left) / box.width) * last)
    const bounded = Math.min(last, Math.max(0, index))
    if (bounded !== at) move({ to: bounded })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = sliderMoves[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    move(wanted)
  }
  const part = last === 0 ? 0 : (at / last) * 100
  const now = moments[at]?.steps[0]
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={1}
      aria-valuemax={moments.length}
      aria-valuenow={at + 1}
      aria-valuetext={
        now === undefined ? undefined : `${now.numeral}: ${oneLine(now.fromLabel)} to ${oneLine(now.toLabel)}, ${oneLine(now.text)}`
      }
      className="order-last min-w-32 flex-1 basis-full cursor-pointer touch-none rounded-full px-2 py-3 sm:order-none sm:basis-0"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        scrub(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) scrub(event)
      }}
    >
      <div ref={track} className="relative h-1 rounded-full bg-edge">
        <div className="absolute inset-y-0 left-0 rounded-full bg-accent transition-[width]" style={{ width: `${part}%` }} />
        {moments.map((moment, i) => {
          const phase = phaseOf(i, at)
          const look =
            phase === 'now' ? 'size-3.5 bg-accent ring-4 ring-accent-soft' : phase === 'done' ? 'size-2 bg-accent' : 'size-2 bg-edge-strong'
          return (
            <span
              key={moment.step}
              className={`-translate-x-1/2 -translate-y-1/2 absolute top-1/2 rounded-full transition-[width,height] ${look}`}
              style={{ left: `${last === 0 ? 0 : (i / last) * 100}%` }}
            />
          )
        })}
      </div>
    </div>
  )
}
