import { useEffect } from 'react'
import { useCanvas } from '@/components/canvas/canvas-store'
import { emphasisOf } from '@/components/canvas/emphasis'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import type { OverlayChip } from '@/model/overlays/overlay'

/** A pointer that only passes by lights nothing. */
const hoverPatienceMs = 90

const nothing: readonly string[] = []

/** Keeps what stands out on the canvas in step with the pointer, the selection, the overlay and the flow. */
export function useAttention() {
  const { url, toggleCollapsed } = useNavigation()
  const drawn = useViewer((s) => s.drawn)
  const overlay = useViewer((s) => s.overlay)
  const flow = useViewer((s) => (s.flow.status === 'ready' ? s.flow.answer : null))
  const answer = useViewer((s) => (s.answered.status === 'ready' && s.answered.answer.ok ? s.answered.answer.answer : null))
  const hovered = useViewer((s) => s.hovered)
  const down = useViewer((s) => (s.whatIf.status === 'ready' ? (s.whatIf.answer?.down ?? nothing) : nothing))
  const { sel, step } = url

  useEffect(() => {
    if (drawn === null) return
    const show = () =>
      useCanvas.setState({ emphasis: emphasisOf(drawn, { hovered, selected: sel, overlay, flow, step, answer, down: new Set(down) }) })
    const timer = setTimeout(show, hovered === null ? 0 : hoverPatienceMs)
    return () => clearTimeout(timer)
  }, [drawn, hovered, sel, overlay, flow, step, answer, down])

  useEffect(() => {
    const chips = new Map<string, OverlayChip[]>()
    for (const chip of overlay?.marks.chips ?? []) {
      const known = chips.get(chip.box)
      if (known === undefined) chips.set(chip.box, [chip])
      else known.push(chip)
    }
    useCanvas.setState({ chips })
  }, [overlay])

  useEffect(() => {
    useCanvas.setState({ toggle: toggleCollapsed })
  })
}
