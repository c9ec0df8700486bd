'use client'

import { ChevronFirst, ChevronLast, ListOrdered, Pause, Play, Repeat, StepBack, StepForward, X } from 'lucide-react'
import { useRef } from 'react'
import { toggleSequence, useSequenceShown } from '@/components/player/sequence-shown'
import { StepDetails } from '@/components/player/step-details'
import { stepSentence } from '@/components/player/step-text'
import { Timeline } from '@/components/player/timeline'
import { useFlowSight } from '@/components/player/use-flow-sight'
import { type Player, usePlayer, usePlayerClock } from '@/components/player/use-player'
import { usePlayerKeys } from '@/components/player/use-player-keys'
import { useNavigation } from '@/components/state/use-navigation'
import { type Speed, speeds, useViewer } from '@/components/state/viewer-store'
import { IconButton } from '@/components/ui/icon-button'

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
    <section ref={bar} aria-label="Flow player" className="no-print appear z-20 border-edge border-t bg-surface" data-testid="flow-player">
      {player === null ? <Missing status={asked.status} close={closeFlow} /> : <Bar player={player} />}
    </section>
  )
}

/** Before the flow is there, and where there is none of that name. */
function Missing({ status, close }: { readonly status: string; readonly close: () => void }) {
  const waiting = status === 'waiting' || status === 'idle'
  return (
    <div className="flex items-center gap-3 px-3 py-2 text-ink-quiet" role="status">
      <span className="flex-1">
        {waiting ? 'Finding the way of this flow …' : 'This topology has no such flow, or no step of it can be read.'}
      </span>
      <IconButton label="Close the flow player" onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

function Bar({ player }: { readonly player: Player }) {
  const { moments, at, playing } = player
  const now = moments[at]?.steps ?? []
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 pt-2">
        <div className="flex items-center">
          <IconButton label="First step (Home)" onClick={() => player.move('first')} disabled={at === 0}>
            <ChevronFirst size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label="Step back (←)" onClick={() => player.move('previous')} disabled={at === 0}>
            <StepBack size={16} aria-hidden="true" />
          </IconButton>
          <button
            type="button"
            aria-label={playing ? 'Pause (Space)' : 'Play (Space)'}
            title={playing ? 'Pause (Space)' : 'Play (Space)'}
            className="mx-1 grid size-9 place-items-center rounded-full bg-accent text-accent-ink transition-opacity hover:opacity-90"
            onClick={player.togglePlaying}
          >
            {playing ? (
              <Pause size={16} fill="currentColor" aria-hidden="true" />
            ) : (
              <Play size={16} fill="currentColor" aria-hidden="true" />
            )}
          </button>
          <IconButton label="Step on (→)" onClick={() => player.move('next')} disabled={at === moments.length - 1}>
            <StepForward size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label="Last step (End)" onClick={() => player.move('last')} disabled={at === moments.length - 1}>
            <ChevronLast size={18} aria-hidden="true" />
          </IconButton>
        </div>
        <Timeline moments={moments} at={at} jump={(to) => player.move({ to })} />
        <span className="tabular-nums text-ink-quiet" data-testid="step-count">
          {at + 1} / {moments.length}
        </span>
        <SpeedChoice speed={player.speed} choose={player.setSpeed} />
        <IconButton
          label="Loop"
          aria-pressed={player.loop}
          className={player.loop ? 'bg-accent-soft text-accent-text' : ''}
          onClick={player.toggleLoop}
        >
          <Repeat size={16} aria-hidden="true" />
        </IconButton>
        <SequenceButton />
        <IconButton label="End the flow (Esc)" onClick={player.close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="scroll-thin max-h-40 overflow-y-auto px-3 pt-1 pb-2.5">
        {now.map((step) => (
          <StepDetails key={step.step} step={step} />
        ))}
      </div>
      <p className="sr-only" role="status" aria-live="polite" data-testid="step-live">
        {now.map((step) => stepSentence(step, moments.length)).join(' ')}
      </p>
    </>
  )
}

function SequenceButton() {
  const shown = useSequenceShown()
  return (
    <IconButton
      label="Sequence diagram and list of steps"
      aria-pressed={shown}
      className={shown ? 'bg-accent-soft text-accent-text' : ''}
      onClick={toggleSequence}
    >
      <ListOrdered size={16} aria-hidden="true" />
    </IconButton>
  )
}

function SpeedChoice({ speed, choose }: { readonly speed: Speed; readonly choose: (speed: Speed) => void }) {
  return (
    <label className="flex items-center text-ink-quiet">
      <span className="sr-only">Speed</span>
      <select
        className="h-8 rounded-md border border-edge bg-surface px-1.5 tabular-nums"
        value={speed}
        onChange={(event) => {
          const next = speeds.find((s) => String(s) === event.target.value)
          if (next !== undefined) choose(next)
        }}
      >
        {speeds.map((s) => (
          <option key={s} value={s}>
            {s}×
          </option>
        ))}
      </select>
    </label>
  )
}
