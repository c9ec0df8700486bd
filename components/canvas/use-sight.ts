import { type ReactFlowInstance, useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { aroundBoxes, centred, filled, fitted, isInSight, opening, readableZoom, wholeOf } from '@/components/canvas/sight'
import type { DrawnBox } from '@/components/canvas/to-flow'
import { useViewer } from '@/components/state/viewer-store'
import type { DrawnView } from '@/layouts/layout'

const moveMs = 220

/** A panel that opens along with the wish takes room of the pane first. */
const settleMs = 40

const still = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
const duration = () => ({ duration: still() ? 0 : moveMs })

/** Size of the part of the pane that no sheet of a narrow screen covers. */
function sizeOf(pane: HTMLElement) {
  const { top, bottom } = pane.getBoundingClientRect()
  const sheets = [...document.querySelectorAll<HTMLElement>('[data-sheet]')].filter((sheet) => getComputedStyle(sheet).position === 'fixed')
  const covered = Math.min(bottom, ...sheets.map((sheet) => sheet.getBoundingClientRect().top).filter((y) => y > top))
  return { widthPx: pane.clientWidth, heightPx: covered - top }
}

export interface Sight {
  /** The user has taken the viewport into their own hands. */
  readonly leave: () => void
}

/**
 * Moves the viewport: a new view is shown whole and stays whole while panels come and go, until the user moves it; a wish brings boxes
 * into sight; and a container that is opened or closed stays where it is on the screen.
 */
export function useSight(pane: RefObject<HTMLElement | null>, drawn: DrawnView, drawnId: string | null): Sight {
  const flow = useReactFlow<DrawnBox>()
  const sight = useViewer((s) => s.sight)
  const answered = useRef(sight.count)
  const before = useRef({ drawn, drawnId })
  const whole = useRef(true)

  useEffect(() => {
    const former = before.current
    before.current = { drawn, drawnId }
    if (pane.current === null || former.drawn === drawn) return
    if (former.drawnId === drawnId) return holdStill(flow, former.drawn, drawn)
    whole.current = true
    void flow.setViewport(opening(wholeOf(drawn.layout), sizeOf(pane.current)))
  }, [drawn, drawnId, flow, pane])

  useEffect(() => {
    if (pane.current === null) return
    let first = true
    const observer = new ResizeObserver(() => {
      // The first report is of the size that the first viewport was made for.
      if (!first && whole.current && pane.current !== null)
        void flow.setViewport(opening(wholeOf(drawn.layout), sizeOf(pane.current)), duration())
      first = false
    })
    observer.observe(pane.current)
    return () => observer.disconnect()
  }, [drawn, flow, pane])

  useEffect(() => {
    if (answered.current === sight.count || pane.current === null) return
    const target = sight.boxes.length === 0 ? wholeOf(drawn.layout) : aroundBoxes(drawn, sight.boxes)
    // The boxes may be on their way: a view that is still being drawn answers when it is there.
    if (target === null) return
    const timer = setTimeout(() => {
      if (pane.current === null) return
      answered.current = sight.count
      const size = sizeOf(pane.current)
      const now = flow.getViewport()
      const all = sight.boxes.length === 0
      if (all) void flow.setViewport(fitted(target, size), duration())
      else if (sight.fill) void flow.setViewport(filled(fitted(target, size), wholeOf(drawn.layout), size), duration())
      else if (isInSight(target, now, size) || (whole.current && canBeRead(drawn, size))) return
      else void flow.setViewport(filled(centred(target, now, size), wholeOf(drawn.layout), size), duration())
      whole.current = all && fitted(target, size).zoom === opening(target, size).zoom
    }, settleMs)
    return () => clearTimeout(timer)
  }, [sight, drawn, flow, pane])

  return useMemo(
    () => ({
      leave: () => {
        whole.current = false
      },
    }),
    [],
  )
}

/** Whether the picture can be read while it is shown whole: then everything is in sight as it is. */
const canBeRead = ({ layout }: DrawnView, size: ReturnType<typeof sizeOf>) => fitted(wholeOf(layout), size).zoom >= readableZoom

/** The box that changed between container and closed node keeps its upper left corner. */
function holdStill(flow: ReactFlowInstance<DrawnBox>, former: DrawnView, drawn: DrawnView) {
  const wasGroup = new Set(former.diagram.groups.map((group) => group.id))
  const wasNode = new Set(former.diagram.nodes.map((node) => node.id))
  const changed =
    drawn.diagram.nodes.find((node) => wasGroup.has(node.id))?.id ?? drawn.diagram.groups.find((group) => wasNode.has(group.id))?.id
  const old = changed === undefined ? undefined : former.layout.boxes[changed]
  const next = changed === undefined ? undefined : drawn.layout.boxes[changed]
  if (old === undefined || next === undefined) return
  const { x, y, zoom } = flow.getViewport()
  void flow.setViewport({ x: x + (old.xPx - next.xPx) * zoom, y: y + (old.yPx - next.yPx) * zoom, zoom })
}
