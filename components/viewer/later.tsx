import { lazy } from 'react'

/*
 * Parts that the first picture can do without: each is loaded when it is first wanted, so that the first load carries the picture alone.
 */

// The canvas is fetched at once, but beside the worker, whose answer it has to wait for anyway: the shell is there before both.
const canvas = import('@/components/canvas/canvas')
export const Canvas = lazy(() => canvas.then((m) => ({ default: m.Canvas })))

export const Inspector = lazy(() => import('@/components/panels/inspector').then((m) => ({ default: m.Inspector })))
export const Outline = lazy(() => import('@/components/panels/outline').then((m) => ({ default: m.Outline })))
export const AskPanel = lazy(() => import('@/components/ask/ask-panel').then((m) => ({ default: m.AskPanel })))
export const AnswerLayer = lazy(() => import('@/components/ask/answer-layer').then((m) => ({ default: m.AnswerLayer })))
export const OverlayPanel = lazy(() => import('@/components/panels/overlay-panel').then((m) => ({ default: m.OverlayPanel })))
export const OverlayNotes = lazy(() => import('@/components/panels/overlay-card').then((m) => ({ default: m.OverlayNotes })))
export const ProblemPage = lazy(() => import('@/components/viewer/problem-page').then((m) => ({ default: m.ProblemPage })))
export const CanvasFlowLayer = lazy(() => import('@/components/player/canvas-flow-layer').then((m) => ({ default: m.CanvasFlowLayer })))
export const FlowPlayer = lazy(() => import('@/components/player/flow-player').then((m) => ({ default: m.FlowPlayer })))
export const FlowSequence = lazy(() => import('@/components/player/flow-sequence').then((m) => ({ default: m.FlowSequence })))
export const DocsPanel = lazy(() => import('@/components/docs/docs-panel').then((m) => ({ default: m.DocsPanel })))
