'use client'

import { SequencePane } from '@/components/player/sequence-pane'
import { useSequenceShown } from '@/components/player/sequence-shown'
import { useViewer } from '@/components/state/viewer-store'

/** The sequence pane beside the picture, below it on a narrow screen; shown or not as the player's button says. */
export function FlowSequence() {
  const shown = useSequenceShown()
  const missing = useViewer((s) => s.flow.status === 'failed' || (s.flow.status === 'ready' && s.flow.answer === null))
  if (!shown || missing) return null
  return (
    <div className="no-print min-h-0 shrink-0 max-lg:h-[45%] border-edge bg-surface max-lg:border-t lg:w-[25rem] lg:border-l xl:w-[30rem]">
      <SequencePane />
    </div>
  )
}
