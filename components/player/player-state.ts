import { type Moment, type Move, moved } from '@/components/player/moments'
import { durationMs } from '@/components/player/pace'
import type { PlayMode, Speed } from '@/components/state/viewer-store'

/** What is played: how long each moment takes at speed 1, and how long it rests on its arrival before the next. */
export interface Score {
  readonly moments: readonly Moment[]
  readonly durationsMs: readonly number[]
  readonly restMs: number
  /** Moments at which a step is stopped: playing ends there, with the reason in sight. */
  readonly blocked: readonly boolean[]
}

export interface PlayState {
  /** Index of the moment that is shown. */
  readonly at: number
  readonly mode: PlayMode
  /** 0…1: how far the particles of this moment have come. */
  readonly progress: number
  /** How long they have rested since, in ms at speed 1. */
  readonly restedMs: number
  readonly speed: Speed
  readonly loop: boolean
}

export type PlayAction =
  | { readonly type: 'toggle' | 'toggle-loop' }
  | { readonly type: 'move'; readonly move: Move }
  /** Time has passed, in ms of the clock on the wall. */
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'speed'; readonly speed: Speed }

export type PlayStatus = 'idle' | 'playing' | 'paused' | 'ended'

/** Rest between two moments, so that an arrival is seen. */
const restMs = 350
/** How long a moment stands where nothing moves. */
const stillMs = 1_800

export function scoreOf(moments: readonly Moment[], reducedMotion: boolean): Score {
  return {
    moments,
    durationsMs: moments.map((moment) => (reducedMotion ? stillMs : durationMs(moment))),
    restMs: reducedMotion ? 0 : restMs,
    blocked: moments.map((moment) => moment.steps.some((step) => step.verdict?.word === 'blocked')),
  }
}

const lastOf = ({ moments }: Score) => Math.max(0, moments.length - 1)

export function statusOf(state: PlayState, score: Score): PlayStatus {
  if (score.moments.length === 0) return 'idle'
  if (state.mode === 'playing') return 'playing'
  return state.mode === 'paused' && state.at === lastOf(score) && state.progress === 1 ? 'ended' : 'paused'
}

/** The player after an action. The same object where nothing changes. */
export function reduce(state: PlayState, action: PlayAction, score: Score): PlayState {
  if (score.moments.length === 0) return state
  switch (action.type) {
    case 'toggle': {
      if (state.mode === 'playing') return { ...state, mode: 'paused' }
      const again = statusOf(state, score) === 'ended' ? startOf(state, 0) : state
      return { ...again, mode: 'playing' }
    }
    case 'toggle-loop':
      return { ...state, loop: !state.loop }
    case 'speed':
      return { ...state, speed: action.speed }
    case 'move':
      // A step that the user asks for is travelled once, whatever was going on before.
      return { ...startOf(state, moved(score.moments, state.at, action.move)), mode: 'stepping' }
    case 'tick':
      return ticked(state, action.ms * state.speed, score)
  }
}

const startOf = (state: PlayState, at: number): PlayState => ({ ...state, at, progress: 0, restedMs: 0 })

function ticked(state: PlayState, ms: number, score: Score): PlayState {
  if (state.mode === 'paused' || !(ms > 0)) return state
  const wholeMs = score.durationsMs[state.at] ?? 1
  const travelledMs = state.progress * wholeMs + ms
  if (travelledMs < wholeMs) return { ...state, progress: travelledMs / wholeMs }
  if (state.mode === 'stepping' || score.blocked[state.at] === true) return { ...state, mode: 'paused', progress: 1 }
  const restedMs = state.restedMs + travelledMs - wholeMs
  if (restedMs < score.restMs) return { ...state, progress: 1, restedMs }
  if (state.at < lastOf(score)) return startOf(state, state.at + 1)
  return state.loop ? startOf(state, 0) : { ...state, mode: 'paused', progress: 1, restedMs: 0 }
}
