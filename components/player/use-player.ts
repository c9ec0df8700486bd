import { useEffect, useEffectEvent, useMemo } from 'react'
import { type Moment, momentAt, momentsOf } from '@/components/player/moments'
import { motion } from '@/components/player/motion'
import { type PlayAction, type PlayState, reduce, type Score, scoreOf } from '@/components/player/player-state'
import { useReducedMotion } from '@/components/player/use-reduced-motion'
import { useNavigation } from '@/components/state/use-navigation'
import { type PlayMode, type Speed, setPlayer, useViewer } from '@/components/state/viewer-store'
import type { PlayableFlow } from '@/components/worker/protocol'

export interface Player {
  readonly flow: PlayableFlow
  readonly moments: readonly Moment[]
  /** Index of the moment that is shown. */
  readonly at: number
  readonly mode: PlayMode
  readonly speed: Speed
  readonly loop: boolean
  readonly act: (action: PlayAction) => void
  /** Shows the moment that a step belongs to. */
  readonly jumpToStep: (step: number) => void
  readonly close: () => void
}

const none: readonly Moment[] = []

/** The flow that is being played, and what can be done with it; null while there is none. */
export function usePlayer(): Player | null {
  const { url, goToStep, closeFlow } = useNavigation()
  const flow = useViewer((s) => (s.flow.status === 'ready' ? s.flow.answer : null))
  const { mode, speed, loop } = useViewer((s) => s.player)
  const reduced = useReducedMotion()
  const moments = useMemo(() => (flow === null ? none : momentsOf(flow)), [flow])
  const score = useMemo((): Score => scoreOf(moments, reduced), [moments, reduced])
  if (flow === null || url.flow !== flow.id || moments.length === 0) return null
  const at = momentAt(moments, url.step)
  const act = (action: PlayAction) => {
    const before: PlayState = { at, ...useViewer.getState().player, ...motion.getState() }
    const after = reduce(before, action, score)
    if (after === before) return
    motion.setState({ progress: after.progress, restedMs: after.restedMs })
    if (after.mode !== before.mode || after.speed !== before.speed || after.loop !== before.loop)
      setPlayer({ mode: after.mode, speed: after.speed, loop: after.loop })
    if (after.at !== before.at) goToStep(moments[after.at]?.step ?? 1, 'replace')
  }
  return {
    flow,
    moments,
    at,
    mode,
    speed,
    loop,
    act,
    jumpToStep: (step) => act({ type: 'move', move: { to: momentAt(moments, step) } }),
    close: closeFlow,
  }
}

/** A page that comes back from the background goes on where it was, instead of making up for the time. */
const longestTickMs = 100

/** The player's clock: one loop for the whole screen, running only while something moves. */
export function usePlayerClock(player: Player | null) {
  const { url, goToStep } = useNavigation()
  const tick = useEffectEvent((ms: number) => player?.act({ type: 'tick', ms }))
  const flow = player?.flow.id
  const at = player?.at
  const mode = player?.mode

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever changed the moment, the address bar included, it is travelled from its start
  useEffect(() => {
    motion.setState({ progress: 0, restedMs: 0 })
    if (useViewer.getState().player.mode === 'paused') setPlayer({ mode: 'stepping' })
  }, [flow, at])

  // An address without a step, or with one that the flow does not have, comes to say which step is shown.
  const shown = player?.moments[player.at]
  const said = shown === undefined || shown.steps.some((s) => s.step === url.step)
  const say = useEffectEvent(() => goToStep(shown?.step ?? 1, 'replace'))
  useEffect(() => {
    if (!said) say()
  }, [said])

  useEffect(() => {
    if (mode === undefined || mode === 'paused') return
    let last = performance.now()
    let frame = requestAnimationFrame(function next(now) {
      tick(Math.min(longestTickMs, Math.max(0, now - last)))
      last = now
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [mode])
}
