'use client'

import { SequencePane } from '@/components/player/sequence-pane'
import { useSequenceShown } from '@/components/player/sequence-shown'

/** The sequence pane beside the picture, below it on a narrow screen; shown or not as the player's button says. */
export function FlowSequence() {
  const shown = useSequenceShown()
  if (!shown) return null
  return (
    <div className="no-print min-h-0 shrink-0 max-lg:h-[45%] max-lg:border-edge max-lg:border-t lg:w-[25rem] xl:w-[30rem]">
      <SequencePane />
    </div>
  )
}
