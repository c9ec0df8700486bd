import { useEffect, useMemo } from 'react'
import { type Moment, type Move, momentAt, momentsOf, moved } from '@/components/player/moments'
import { durationMs } from '@/components/player/pace'
import { useReducedMotion } from '@/components/player/use-reduced-motion'
import { useNavigation } from '@/components/state/use-navigation'
import { type Speed, setPlayer, useViewer } from '@/components/state/viewer-store'
import type { PlayableFlow } from '@/components/worker/protocol'

export interface Player {
  readonly flow: PlayableFlow
  readonly moments: readonly Moment[]
  /** Index of the moment that is shown. */
  readonly at: number
  readonly playing: boolean
  readonly speed: Speed
  readonly loop: boolean
  readonly move: (move: Move) => void
  readonly jumpToStep: (step: number) => void
  readonly togglePlaying: () => void
  readonly setSpeed: (speed: Speed) => void
  readonly toggleLoop: () => void
  readonly close: () => void
}

const none: readonly Moment[] = []

/** The flow that is being played, and what can be done with it; null while there is none. */
export function usePlayer(): Player | null {
  const { url, goToStep, closeFlow } = useNavigation()
  const flow = useViewer((s) => (s.flow.status === 'ready' ? s.flow.answer : null))
  const { playing, speed, loop } = useViewer((s) => s.player)
  const moments = useMemo(() => (flow === null ? none : momentsOf(flow)), [flow])
  if (flow === null || url.flow !== flow.id || moments.length === 0) return null
  const at = momentAt(moments, url.step)
  const show = (index: number) => {
    setPlayer({ progress: 0 })
    goToStep(moments[index]?.step ?? 1, 'replace')
  }
  return {
    flow,
    moments,
    at,
    playing,
    speed,
    loop,
    move: (move) => {
      setPlayer({ playing: false })
      show(moved(moments, at, move))
    },
    jumpToStep: (step) => {
      setPlayer({ playing: false })
      show(momentAt(moments, step))
    },
    togglePlaying: () => {
      const ended = at === moments.length - 1 && useViewer.getState().player.progress >= 1
      if (!playing && ended) show(0)
      setPlayer({ playing: !playing })
    },
    setSpeed: (next) => setPlayer({ speed: next }),
    toggleLoop: () => setPlayer({ loop: !loop }),
    close: closeFlow,
  }
}

/** Rest between two moments, so that an arrival is seen. */
const restMs = 350
/** How long a moment stands with reduced motion. */
const stillMs = 1_800

/** The player's clock: moves the particle of the current moment, and goes on to the next while playing. One loop for the whole screen. */
export function usePlayerClock(player: Player | null) {
  const { goToStep } = useNavigation()
  const reduced = useReducedMotion()
  const moment = player?.moments[player.at]
  const next = player === null ? undefined : (player.moments[player.at + 1] ?? (player.loop ? player.moments[0] : undefined))
  const nextStep = next?.step
  const playing = player?.playing ?? false
  const speed = player?.speed ?? 1
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew with the moment, not with every new function of the address bar
  useEffect(() => {
    if (moment === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const goOn = () => {
      if (nextStep === undefined) return setPlayer({ playing: false })
      setPlayer({ progress: 0 })
      goToStep(nextStep, 'replace')
    }
    if (reduced) {
      setPlayer({ progress: 1 })
      if (playing) timer = setTimeout(goOn, stillMs / speed)
      return () => clearTimeout(timer)
    }
    const whole = durationMs(moment)
    let last = performance.now()
    const tick = (now: number) => {
      const progress = Math.min(1, useViewer.getState().player.progress + (Math.max(0, now - last) * speed) / whole)
      last = now
      setPlayer({ progress })
      if (progress < 1) frame = requestAnimationFrame(tick)
      else if (playing) timer = setTimeout(goOn, restMs / speed)
    }
    frame = requestAnimationFrame(tick)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [moment, nextStep, playing, speed, reduced])
}
