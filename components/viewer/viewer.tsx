'use client'

import { PanelLeftOpen } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { CanvasSkeleton } from '@/components/canvas/canvas-skeleton'
import { ClosedHint } from '@/components/panels/closed-hint'
import { OverlayMenu } from '@/components/panels/overlay-menu'
import { fold, recallPanels, showSheet, usePanels } from '@/components/state/panel-store'
import { panelIds } from '@/components/state/url-parsers'
import { shownPanel, useUrlState } from '@/components/state/url-state'
import { useViewer } from '@/components/state/viewer-store'
import { IconButton } from '@/components/ui/icon-button'
import { Toasts } from '@/components/ui/toasts'
import { Dialogs } from '@/components/viewer/dialogs'
import { DropTarget } from '@/components/viewer/drop-target'
import { Header } from '@/components/viewer/header'
import {
  AnswerLayer,
  Canvas,
  CanvasFlowLayer,
  DocsPanel,
  FlowPlayer,
  FlowSequence,
  Inspector,
  OverlayNotes,
  ProblemPage,
} from '@/components/viewer/later'
import { panelLabels, SidePanel } from '@/components/viewer/side-panel'
import { useAnswers } from '@/components/viewer/use-answers'
import { useKeys } from '@/components/viewer/use-keys'
import { useWindowTitle } from '@/components/viewer/use-window-title'
import { useWorkerClient } from '@/components/viewer/use-worker-client'
import { ViewerSkeleton } from '@/components/viewer/viewer-skeleton'
import { useDiagramViews, useSummary } from '@/components/viewer/views'
import { SupposedNote } from '@/components/what-if/supposed-note'
import { WorkerProvider } from '@/components/worker/worker-context'

/** The viewer: the shell around the picture, and the worker behind it. */
export function Viewer() {
  const { running, restart } = useWorkerClient()
  useAnswers(running)
  useEffect(recallPanels, [])
  if (running === null) return <ViewerSkeleton />
  return (
    <WorkerProvider worker={running.worker}>
      <Shell failure={running.failure} restart={restart} />
    </WorkerProvider>
  )
}

function Shell({ failure, restart }: { readonly failure: string | null; readonly restart: () => void }) {
  const root = useRef<HTMLDivElement>(null)
  useKeys(root)
  const [{ sel }] = useUrlState()
  return (
    // A click beside everything gives the focus to the viewer, where the keys act.
    <div ref={root} data-viewer="" tabIndex={-1} className="flex h-dvh flex-col overflow-hidden outline-none">
      <Header />
      <div className="flex min-h-0 flex-1">
        <SidePanel />
        <main className="relative flex min-w-0 flex-1 flex-col">
          <PageTitle />
          <Sight failure={failure} restart={restart} />
          <PanelBar />
        </main>
        {sel !== null && <Inspector />}
      </div>
      <Dialogs />
      <DropTarget />
      <Toasts />
    </div>
  )
}

/** What is on the screen, as heading and in the title of the window. */
function PageTitle() {
  const summary = useSummary()
  const { views, current } = useDiagramViews()
  const view = views.find((v) => v.id === current)
  const title = summary === null ? 'Viewer' : [view?.title, summary.name].filter((part) => part !== undefined).join(' · ')
  useWindowTitle(`${title} · Hopline`)
  return <h1 className="sr-only">{title}</h1>
}

/** The picture, or why there is none. */
function Sight({ failure, restart }: { readonly failure: string | null; readonly restart: () => void }) {
  const opened = useViewer((s) => s.opened)
  const drawFailure = useViewer((s) => s.drawFailure)
  const [{ flow, ask, docs }] = useUrlState()
  if (failure !== null) return <ProblemPage title="The viewer stopped working" message={failure} retry={restart} />
  if (opened.status === 'failed') return <ProblemPage title="No topology to show" message={opened.message} />
  if (opened.status !== 'ready') return <CanvasSkeleton />
  if (opened.answer.summary === null)
    return (
      <ProblemPage
        title="This file could not be read"
        message="Mend what is listed here and open the file again."
        diagnostics={opened.answer.diagnostics}
      />
    )
  if (docs !== null) return <DocsPanel />
  if (drawFailure !== null) return <ProblemPage title="This view could not be drawn" message={drawFailure} retry={restart} />
  return (
    <>
      <div className="relative flex min-h-0 flex-1 max-lg:flex-col">
        <div className="relative min-h-0 min-w-0 flex-1">
          <Canvas layer={flow !== null ? <CanvasFlowLayer /> : ask !== null ? <AnswerLayer /> : undefined} />
          <div className="no-print pointer-events-none absolute top-3 right-3 left-3 z-10 flex max-h-[60%] flex-col items-start gap-2 *:pointer-events-auto">
            <div className="flex max-w-full flex-wrap gap-2">
              <UnfoldButton />
              <OverlayMenu />
              <SupposedNote />
            </div>
            <ClosedHint />
          </div>
          <FloatingNotes />
        </div>
        {flow !== null && <FlowSequence />}
      </div>
      {flow !== null && <FlowPlayer />}
    </>
  )
}

/** Where no panel shows the notes of the overlay, they float over the picture: on a narrow screen below it, for it stands at the top there. */
function FloatingNotes() {
  const folded = usePanels((s) => s.folded.left)
  const [url] = useUrlState()
  const { overlay, sel } = url
  if (overlay === null) return null
  const inPanel = !folded && shownPanel(url) === 'overlays'
  return (
    <div
      className={`no-print appear scroll-thin absolute right-3 bottom-16 left-3 z-10 max-h-[32%] max-w-sm overflow-auto rounded-lg border border-edge bg-raised p-2.5 shadow-float empty:hidden md:top-14 md:right-auto md:bottom-auto md:max-h-[60%] ${inPanel ? 'md:hidden' : ''} ${sel === null ? '' : 'max-md:hidden'}`}
    >
      <OverlayNotes />
    </div>
  )
}

function UnfoldButton() {
  const folded = usePanels((s) => s.folded.left)
  if (!folded) return null
  return (
    <IconButton
      label="Show the panels"
      className="hidden border border-edge bg-raised shadow-float md:grid"
      onClick={() => fold('left', false)}
    >
      <PanelLeftOpen size={16} aria-hidden="true" />
    </IconButton>
  )
}

/** On a narrow screen the panels are opened from the foot of the picture. */
function PanelBar() {
  const [, setUrl] = useUrlState()
  return (
    <nav aria-label="Panels" className="no-print flex border-edge border-t bg-surface md:hidden">
      {panelIds.map((id) => (
        <button
          key={id}
          type="button"
          className="h-11 flex-1 font-medium text-ink-quiet"
          onClick={() => {
            setUrl({ panel: id }, 'replace')
            showSheet(true)
          }}
        >
          {panelLabels[id]}
        </button>
      ))}
    </nav>
  )
}
