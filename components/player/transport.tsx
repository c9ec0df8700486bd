import { ChevronFirst, ChevronLast, ListOrdered, Pause, Play, Repeat, StepBack, StepForward, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Move } from '@/components/player/moments'
import { toggleSequence, useSequenceShown } from '@/components/player/sequence-shown'
import { Timeline } from '@/components/player/timeline'
import type { Player } from '@/components/player/use-player'
import { type Speed, speeds } from '@/components/state/viewer-store'
import { IconButton } from '@/components/ui/icon-button'

/** Buttons, timeline, pace: everything that moves the player by hand. */
export function Transport({ player }: { readonly player: Player }) {
  const { moments, at } = player
  const move = (to: Move) => player.act({ type: 'move', move: to })
  const [first, last] = [at === 0, at === moments.length - 1]
  return (
    <div className="flex flex-wrap items-center gap-x-2 px-3 pt-2">
      <div className="flex items-center">
        <MoveButton label="First step (Home)" idle={first} onClick={() => move('first')} className="max-sm:hidden">
          <ChevronFirst size={18} aria-hidden="true" />
        </MoveButton>
        <MoveButton label="Step back (←)" idle={first} onClick={() => move('previous')}>
          <StepBack size={16} aria-hidden="true" />
        </MoveButton>
        <PlayButton playing={player.mode === 'playing'} toggle={() => player.act({ type: 'toggle' })} />
        <MoveButton label="Step on (→)" idle={last} onClick={() => move('next')}>
          <StepForward size={16} aria-hidden="true" />
        </MoveButton>
        <MoveButton label="Last step (End)" idle={last} onClick={() => move('last')} className="max-sm:hidden">
          <ChevronLast size={18} aria-hidden="true" />
        </MoveButton>
      </div>
      <Timeline moments={moments} at={at} move={move} />
      <span className="min-w-10 whitespace-nowrap text-right text-ink-quiet tabular-nums" data-testid="step-count">
        {at + 1} / {moments.length}
      </span>
      <div className="ml-auto flex items-center gap-1">
        <SpeedChoice speed={player.speed} choose={(speed) => player.act({ type: 'speed', speed })} />
        <ToggleButton label="Loop" pressed={player.loop} toggle={() => player.act({ type: 'toggle-loop' })}>
          <Repeat size={16} aria-hidden="true" />
        </ToggleButton>
        <SequenceButton />
        <IconButton label="End the flow (Esc)" onClick={player.close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}

interface MoveButtonProps {
  readonly label: string
  /** There is nothing to move to. The button keeps the focus all the same: a disabled one would drop it, and the keys with it. */
  readonly idle: boolean
  readonly onClick: () => void
  readonly className?: string
  readonly children: ReactNode
}

function MoveButton({ idle, className = '', ...rest }: MoveButtonProps) {
  return <IconButton aria-disabled={idle} className={`${className} ${idle ? 'opacity-40' : ''}`} {...rest} />
}

function PlayButton({ playing, toggle }: { readonly playing: boolean; readonly toggle: () => void }) {
  const label = playing ? 'Pause (Space)' : 'Play (Space)'
  const Sign = playing ? Pause : Play
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="mx-1 grid size-9 shrink-0 place-items-center rounded-full bg-accent text-accent-ink transition-opacity hover:opacity-90"
      onClick={toggle}
    >
      <Sign size={16} fill="currentColor" aria-hidden="true" />
    </button>
  )
}

interface ToggleButtonProps {
  readonly label: string
  readonly pressed: boolean
  readonly toggle: () => void
  readonly children: ReactNode
}

function ToggleButton({ label, pressed, toggle, children }: ToggleButtonProps) {
  return (
    <IconButton label={label} aria-pressed={pressed} className={pressed ? 'bg-accent-soft text-accent-text' : ''} onClick={toggle}>
      {children}
    </IconButton>
  )
}

function SequenceButton() {
  const shown = useSequenceShown()
  return (
    <ToggleButton label="Sequence diagram and list of steps" pressed={shown} toggle={toggleSequence}>
      <ListOrdered size={16} aria-hidden="true" />
    </ToggleButton>
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
