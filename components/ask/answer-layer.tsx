import { useEffect } from 'react'
import { roundedPath } from '@/components/canvas/rounded-path'
import { sideways } from '@/components/player/sideways'
import { StopMark } from '@/components/player/stop-mark'
import { usePanels } from '@/components/state/panel-store'
import { bringIntoSight, useViewer } from '@/components/state/viewer-store'
import type { AnswerWay } from '@/components/worker/ask-protocol'
import type { Box, Point } from '@/layouts/layout'
import type { VerdictWord } from '@/model/reachability/verdict'

/** Where the picture has less room than this, the way has to fill it to be seen. */
const roomPx = 720

/** How far beside the way there the way back runs. */
const lanePx = 6

/** The way of an answer over the picture: there, back beside it, and a stop where it ends. */
export function AnswerLayer() {
  const drawn = useViewer((s) => s.drawn)
  const answer = useViewer((s) => (s.answered.status === 'ready' && s.answered.answer.ok ? s.answered.answer.answer : null))
  const title = answer?.title ?? null
  const sheet = usePanels((s) => s.sheet)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same answer over another view moves nothing, a sheet that covers it does
  useEffect(() => {
    const boxes = answer?.forward.boxes ?? []
    if (boxes.length > 0) bringIntoSight([...new Set([...boxes, ...(answer?.back.boxes ?? [])])], window.innerWidth < roomPx)
  }, [title, sheet])
  if (answer === null || drawn === null) return null
  const { verdict } = answer.verdict
  return (
    <svg className="flow-layer" width={drawn.layout.widthPx} height={drawn.layout.heightPx} aria-hidden="true" data-testid="answer-way">
      <Way way={answer.back} word={verdict} back />
      <Way way={answer.forward} word={verdict} back={false} />
    </svg>
  )
}

function Way({
  way: { boxes, lines, stopsAfter },
  word,
  back,
}: {
  readonly way: AnswerWay
  readonly word: VerdictWord
  readonly back: boolean
}) {
  const ways = lines.map(({ id, points }) => ({ id, points: back ? sideways(points, lanePx) : points }))
  const first = useViewer((s) => s.drawn?.layout.boxes[boxes[0] ?? ''])
  const stop = stopsAfter === null ? null : (stopAt(ways, stopsAfter) ?? cornerOf(first))
  return (
    <>
      {ways.map(({ id, points }, i) => {
        const passed = stopsAfter === null || i < stopsAfter
        return (
          <g
            key={id}
            className="flow-way"
            data-phase={passed ? 'now' : 'next'}
            data-response={back}
            data-verdict={word === 'undecided' ? word : undefined}
          >
            <path d={roundedPath(points, 6)} />
          </g>
        )
      })}
      {stop !== null && <StopMark at={stop} />}
    </>
  )
}

/** The end of the last line that is passed; where none is, the start of the first. */
function stopAt(ways: readonly { readonly points: readonly Point[] }[], stopsAfter: number): Point | null {
  return ways[stopsAfter - 1]?.points.at(-1) ?? ways[0]?.points[0] ?? null
}

/** Of a way that never leaves its first box, the corner of that box. */
const cornerOf = (box: Box | undefined): Point | null => (box === undefined ? null : { xPx: box.xPx + box.widthPx, yPx: box.yPx })
