import { CanvasSkeleton } from '@/components/canvas/canvas-skeleton'
import { loadedLater } from '@/components/ui/loaded-later'

/*
 * Parts that the shell can do without: each is loaded when it is first wanted, so that the first load carries the shell alone.
 */

// The canvas is fetched at once, beside what it draws: the shell is there before both.
const canvas = import('@/components/canvas/canvas')
export const Canvas = loadedLater(() => canvas.then((m) => m.Canvas), <CanvasSkeleton />)

export const Inspector = loadedLater(() => import('@/components/panels/inspector').then((m) => m.Inspector))
export const Outline = loadedLater(() => import('@/components/panels/outline').then((m) => m.Outline))
export const AskPanel = loadedLater(() => import('@/components/ask/ask-panel').then((m) => m.AskPanel))
export const AnswerLayer = loadedLater(() => import('@/components/ask/answer-layer').then((m) => m.AnswerLayer))
export const OverlayPanel = loadedLater(() => import('@/components/panels/overlay-panel').then((m) => m.OverlayPanel))
export const OverlayNotes = loadedLater(() => import('@/components/panels/overlay-card').then((m) => m.OverlayNotes))
export const ProblemPage = loadedLater(() => import('@/components/viewer/problem-page').then((m) => m.ProblemPage))
export const CanvasFlowLayer = loadedLater(() => import('@/components/player/canvas-flow-layer').then((m) => m.CanvasFlowLayer))
export const FlowPlayer = loadedLater(() => import('@/components/player/flow-player').then((m) => m.FlowPlayer))
export const FlowSequence = loadedLater(() => import('@/components/player/flow-sequence').then((m) => m.FlowSequence))
export const DocsPanel = loadedLater(() => import('@/components/docs/docs-panel').then((m) => m.DocsPanel))
