'use client'

import { X } from 'lucide-react'
import { useRef } from 'react'
import { StepDetails } from '@/components/player/step-details'
import { stepSentence } from '@/components/player/step-text'
import { Transport } from '@/components/player/transport'
import { useFlowSight } from '@/components/player/use-flow-sight'
import { type Player, usePlayer, usePlayerClock } from '@/components/player/use-player'
import { usePlayerKeys } from '@/components/player/use-player-keys'
import { useNavigation } from '@/components/state/use-navigation'
import { type Asked, useViewer } from '@/components/state/viewer-store'
import { IconButton } from '@/components/ui/icon-button'
import type { PlayableFlow } from '@/components/worker/protocol'

/** The bar below the picture while a flow is open: transport, timeline, the step in words with its real hops. */
export function FlowPlayer() {
  const bar = useRef<HTMLElement>(null)
  const { url, closeFlow } = useNavigation()
  const player = usePlayer()
  const asked = useViewer((s) => s.flow)
  usePlayerClock(player)
  usePlayerKeys(bar, player)
  useFlowSight(player)
  if (url.flow === null) return null
  return (
    <section
      ref={bar}
      aria-label="Flow player"
      tabIndex={-1}
      className="no-print appear z-20 border-edge border-t bg-surface outline-none"
      data-testid="flow-player"
    >
      {player === null ? <Missing asked={asked} close={closeFlow} /> : <Bar player={player} />}
    </section>
  )
}

/** Before the flow is there, and where there is none of that name. */
function Missing({ asked, close }: { readonly asked: Asked<PlayableFlow | null>; readonly close: () => void }) {
  const waiting = asked.status === 'waiting' || asked.status === 'idle'
  return (
    <div className="flex items-center gap-3 px-3 py-2 text-ink-quiet" role="status">
      <span className="flex-1">
        {waiting
          ? 'Finding the way of this flow …'
          : asked.status === 'failed'
            ? `The way of this flow could not be found: ${asked.message}`
            : 'This topology has no such flow, or no step of it can be read.'}
      </span>
      <IconButton label="Close the flow player" onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

function Bar({ player }: { readonly player: Player }) {
  const now = player.moments[player.at]?.steps ?? []
  return (
    <>
      <Transport player={player} />
      {/* Of one height for all steps: the picture above must not jump while the flow plays. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section aria-label="This step" tabIndex={0} className="scroll-thin @container h-38 overflow-y-auto px-3 pt-1 pb-2 sm:h-30">
        {now.map((step) => (
          <StepDetails key={step.step} step={step} />
        ))}
      </section>
      <p className="sr-only" role="status" aria-live="polite" data-testid="step-live">
        {now.map((step) => stepSentence(step, player.moments.length)).join(' ')}
      </p>
    </>
  )
}
