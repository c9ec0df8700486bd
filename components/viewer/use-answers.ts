import { useEffect, useState } from 'react'
import { hasTwoEnds, readAsk } from '@/components/state/asked-question'
import { askedId } from '@/components/state/resource-id'
import { useUrlState } from '@/components/state/url-state'
import { useSupposed } from '@/components/state/use-supposed'
import { type Asked, emptyViewer, useViewer, type ViewerState } from '@/components/state/viewer-store'
import { resourceAt } from '@/components/viewer/box-resource'
import { askOpened } from '@/components/viewer/head-start'
import { useCanvasShape } from '@/components/viewer/use-canvas-shape'
import type { RunningWorker } from '@/components/viewer/use-worker-client'
import { useDiagramViews } from '@/components/viewer/views'
import type { FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import type { ResourceId } from '@/model/resource'

/** A pointer that only passes over a box asks nothing of an overlay. */
const focusPatienceMs = 120

const noMarks = { chips: [], arrows: [], lit: [], card: null, legend: [], hint: '' } as const

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Asks the worker what the address bar calls for, and puts its answers into the store. An answer that comes after the question has changed
 * is dropped.
 */
export function useAnswers(running: RunningWorker | null) {
  const [{ topology }] = useUrlState()
  const worker = running?.worker ?? null
  useOpened(worker, topology)
  useCorrected(running?.corrected ?? null)
  useDrawn(worker)
  useOverlay(worker)
  useDetails(worker)
  useVerdicts(worker)
  useFlow(worker)
  useQuestion(worker)
  useWhatIf(worker)
}

function useOpened(worker: TopologyWorker | null, topology: string | null) {
  useEffect(() => {
    useViewer.setState({ ...emptyViewer, opened: { status: 'waiting' } })
    if (worker === null) return
    return settle(askOpened(topology, worker), showOpened, (message) => useViewer.setState({ opened: { status: 'failed', message } }))
  }, [worker, topology])
}

const showOpened = (found: FoundTopology) =>
  useViewer.setState({ opened: found.ok ? { status: 'ready', answer: found.opened } : { status: 'failed', message: found.message } })

/** What the worker read counts more than a first sight of something else. */
function useCorrected(corrected: FoundTopology | null) {
  useEffect(() => {
    if (corrected !== null) showOpened(corrected)
  }, [corrected])
}

function useDrawn(worker: TopologyWorker | null) {
  const { current } = useDiagramViews()
  const collapsed = useCollapsed()
  const { proposals } = useSupposed()
  const opened = useViewer((s) => s.opened)
  const shape = useCanvasShape()
  useEffect(() => {
    if (worker === null || opened.status !== 'ready' || current === null) return
    void worker.drawFor(shape)
    return settle(
      worker.draw(current, collapsed, proposals),
      (drawn) =>
        useViewer.setState(
          drawn === null
            ? { drawn: null, drawnId: null, drawFailure: 'This topology has no such view.' }
            : { drawn, drawnId: current, drawFailure: null },
        ),
      (drawFailure) => useViewer.setState({ drawFailure }),
    )
  }, [worker, opened, current, collapsed, proposals, shape])
}

function useOverlay(worker: TopologyWorker | null) {
  const [{ overlay, sel }] = useUrlState()
  const { current } = useDiagramViews()
  const collapsed = useCollapsed()
  const { proposals } = useSupposed()
  const drawn = useViewer((s) => s.drawn)
  const pointed = useViewer((s) => (s.hovered === null || s.drawn === null ? null : resourceAt(s.drawn, s.hovered)))
  const focus = usePatient<ResourceId | null>(pointed ?? (sel === null ? null : askedId(sel)), focusPatienceMs)
  // Another overlay begins with nothing; another focus or view keeps what is there until the answer comes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the overlay changes
  useEffect(() => useViewer.setState({ overlay: null }), [overlay])
  useEffect(() => {
    if (worker === null || drawn === null || current === null || overlay === null) return
    return settle(
      worker.overlay(overlay, current, collapsed, focus, proposals),
      (answer) => useViewer.setState({ overlay: answer }),
      (message) => useViewer.setState({ overlay: { marks: { ...noMarks, hint: `This could not be worked out: ${message}` }, lines: [] } }),
    )
  }, [worker, drawn, overlay, current, collapsed, focus, proposals])
}

function useDetails(worker: TopologyWorker | null) {
  const [{ sel }] = useUrlState()
  const { proposals } = useSupposed()
  const ready = useViewer((s) => s.opened.status === 'ready')
  useEffect(() => {
    if (sel === null) return useViewer.setState({ details: { status: 'idle' } })
    if (worker === null || !ready) return
    return put(worker.details(askedId(sel), proposals), 'details')
  }, [worker, ready, sel, proposals])
}

/** Asked once the first picture stands: it comes first. */
function useVerdicts(worker: TopologyWorker | null) {
  const isDrawn = useViewer((s) => s.drawn !== null)
  const opened = useViewer((s) => s.opened)
  useEffect(() => {
    if (worker === null || !isDrawn || opened.status !== 'ready') return
    return settle(
      worker.verdicts(),
      (verdicts) => useViewer.setState({ verdicts }),
      () => useViewer.setState({ verdicts: {} }),
    )
  }, [worker, isDrawn, opened])
}

function useFlow(worker: TopologyWorker | null) {
  const [{ flow }] = useUrlState()
  const supposed = useSupposed()
  const { current } = useDiagramViews()
  const collapsed = useCollapsed()
  const drawn = useViewer((s) => s.drawn)
  useEffect(() => {
    if (flow === null) return useViewer.setState({ flow: { status: 'idle' } })
    if (worker === null || drawn === null || current === null) return
    return put(worker.flow(flow, current, collapsed, supposed), 'flow')
  }, [worker, drawn, flow, current, collapsed, supposed])
}

function useQuestion(worker: TopologyWorker | null) {
  const [{ ask }] = useUrlState()
  const supposed = useSupposed()
  const { current } = useDiagramViews()
  const collapsed = useCollapsed()
  const drawn = useViewer((s) => s.drawn)
  const asked = ask !== null && hasTwoEnds(readAsk(ask)) ? ask : null
  // Another view draws the same answer anew; only another question has no answer yet.
  useEffect(() => useViewer.setState({ answered: { status: asked === null ? 'idle' : 'waiting' } }), [asked])
  useEffect(() => {
    if (asked === null || worker === null || drawn === null || current === null) return
    return put(worker.ask(readAsk(asked), current, collapsed, supposed), 'answered')
  }, [worker, drawn, asked, current, collapsed, supposed])
}

function useWhatIf(worker: TopologyWorker | null) {
  const supposed = useSupposed()
  const opened = useViewer((s) => s.opened)
  const isDrawn = useViewer((s) => s.drawn !== null)
  useEffect(() => {
    const { down, proposals } = supposed
    const nothing = down.length === 0 && proposals.length === 0
    useViewer.setState({ whatIf: { status: nothing ? 'idle' : 'waiting' } })
    if (worker === null || nothing || !isDrawn || opened.status !== 'ready') return
    return put(worker.whatIf(down, proposals), 'whatIf')
  }, [worker, opened, isDrawn, supposed])
}

/** The collapsed groups, the same array while they are the same. */
function useCollapsed(): readonly string[] {
  const [{ collapsed }] = useUrlState()
  const [kept, setKept] = useState(collapsed)
  if (kept === collapsed || (kept.length === collapsed.length && kept.every((id, i) => id === collapsed[i]))) return kept
  setKept(collapsed)
  return collapsed
}

/** A value that counts only once it has stood still for a while. */
function usePatient<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** Calls back with the answer unless the question has been dropped by then. */
function settle<Answer>(asked: Promise<Answer>, done: (answer: Answer) => void, failed: (message: string) => void): () => void {
  let wanted = true
  asked.then(
    (answer) => {
      if (wanted) done(answer)
    },
    (error) => {
      if (wanted) failed(messageOf(error))
    },
  )
  return () => {
    wanted = false
  }
}

type AskedKey = { [Key in keyof ViewerState]: ViewerState[Key] extends Asked<infer _> ? Key : never }[keyof ViewerState]
type AnswerOf<Key extends AskedKey> = Extract<ViewerState[Key], { readonly status: 'ready' }>['answer']

function put<Key extends AskedKey>(asked: Promise<AnswerOf<Key>>, key: Key): () => void {
  return settle(
    asked,
    (answer) => useViewer.setState({ [key]: { status: 'ready', answer } }),
    (message) => useViewer.setState({ [key]: { status: 'failed', message } }),
  )
}
