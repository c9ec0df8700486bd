import { useEffect } from 'react'
import { useSequenceShown } from '@/components/player/sequence-shown'
import type { Player } from '@/components/player/use-player'
import { bringIntoSight } from '@/components/state/viewer-store'

/** Where the picture has less room than this, the camera follows each step; else it shows the whole way of the flow at once. */
const roomPx = 720

/** Brings the way of a flow into sight when it is opened, and each of its steps where there is little room. */
export function useFlowSight(player: Player | null) {
  const shown = useSequenceShown()
  const flow = player?.flow ?? null
  const steps = player?.moments[player.at]?.steps
  useEffect(() => {
    if (flow === null) return
    const boxes = flow.steps.flatMap((step) => step.boxes)
    // The bar and the sequence beside the picture take their room first.
    const timer = setTimeout(() => bringIntoSight([...new Set(boxes)], true), shown ? 120 : 80)
    return () => clearTimeout(timer)
  }, [flow, shown])
  useEffect(() => {
    if (steps === undefined || window.innerWidth >= roomPx) return
    const timer = setTimeout(() => bringIntoSight([...new Set(steps.flatMap((step) => step.boxes))], true), 160)
    return () => clearTimeout(timer)
  }, [steps])
}
