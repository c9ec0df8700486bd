import { create } from 'zustand'
import type { Answered } from '@/components/worker/ask-protocol'
import type { DrawnOverlay, PlayableFlow } from '@/components/worker/protocol'
import type { WhatIfAnswer } from '@/components/worker/what-if-protocol'
import type { Opened } from '@/exporters/first-sight/summary'
import type { DrawnView } from '@/layouts/layout'
import type { Details } from '@/model/details'
import type { VerdictWord } from '@/model/reachability/verdict'

/** Speeds that the player offers, as factors of its own pace. */
export const speeds = [0.5, 1, 2, 4] as const
export type Speed = (typeof speeds)[number]

/** How far a question to the worker has come. */
export type Asked<Answer> =
  | { readonly status: 'idle' | 'waiting' }
  | { readonly status: 'ready'; readonly answer: Answer }
  | { readonly status: 'failed'; readonly message: string }

/**
 * The plain data that the screen shows and that is not in the address bar (`url-state.ts`: view, selection, overlay, collapsed, flow and
 * step). The answers of the worker are put here by `components/viewer/use-answers.ts` alone; a component selects what it shows.
 */
export interface ViewerState {
  readonly opened: Asked<Opened>
  /** Picture of the current view. Keeps the former picture while the next one is drawn: never an empty canvas. */
  readonly drawn: DrawnView | null
  /** View that `drawn` shows. */
  readonly drawnId: string | null
  /** Why the current view could not be drawn; null while all is well. */
  readonly drawFailure: string | null
  readonly overlay: DrawnOverlay | null
  /** What the inspector shows; null where nothing is selected or the topology has no such resource. */
  readonly details: Asked<Details | null>
  /** The worst verdict of each flow, by id. */
  readonly verdicts: Readonly<Record<string, VerdictWord>>
  /** The flow named in the address bar, over the boxes of the current view; null: none, or not there yet. */
  readonly flow: Asked<PlayableFlow | null>
  /** The answer to the question with two ends in the address bar. */
  readonly answered: Asked<Answered>
  /** What becomes of the flows where what the address bar supposes does not work. */
  readonly whatIf: Asked<WhatIfAnswer | null>
  /** Box under the pointer or the keyboard cursor, by id of the diagram; null: none. */
  readonly hovered: string | null
  readonly player: PlayerState
  /** Counts the wishes to bring boxes into sight; the canvas answers each once. */
  readonly sight: SightWish
}

/** `playing` goes from step to step by itself; `stepping` travels the step that was chosen, once, and then is `paused`. */
export type PlayMode = 'playing' | 'stepping' | 'paused'

export interface PlayerState {
  readonly mode: PlayMode
  readonly speed: Speed
  readonly loop: boolean
}

export interface SightWish {
  readonly count: number
  /** Boxes to show; empty: the whole picture. */
  readonly boxes: readonly string[]
  /** Zoom so that the boxes fill the pane, instead of moving there at the zoom that is. */
  readonly fill: boolean
}

export const emptyViewer: ViewerState = {
  opened: { status: 'idle' },
  drawn: null,
  drawnId: null,
  drawFailure: null,
  overlay: null,
  details: { status: 'idle' },
  verdicts: {},
  flow: { status: 'idle' },
  answered: { status: 'idle' },
  whatIf: { status: 'idle' },
  hovered: null,
  player: { mode: 'stepping', speed: 1, loop: false },
  sight: { count: 0, boxes: [], fill: false },
}

/** Read with a selector: `useViewer((s) => s.flow)`. Written through the functions below. */
export const useViewer = create<ViewerState>(() => emptyViewer)

export const setPlayer = (change: Partial<PlayerState>) => useViewer.setState((s) => ({ player: { ...s.player, ...change } }))

export const hover = (box: string | null) => useViewer.setState((s) => (s.hovered === box ? s : { hovered: box }))

/** Asks the canvas to bring boxes into sight; without any, to fit the whole picture. */
export const bringIntoSight = (boxes: readonly string[] = [], fill = false) =>
  useViewer.setState((s) => ({ sight: { count: s.sight.count + 1, boxes, fill } }))
