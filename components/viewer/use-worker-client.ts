import { useCallback, useEffect, useState } from 'react'
import { takeHeadStart } from '@/components/viewer/head-start'
import type { FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import { sightedWorker } from '@/components/worker/sighted-worker'

/** A worker that has not answered for this long is taken for dead. */
const patienceMs = 30_000

export interface RunningWorker {
  readonly worker: TopologyWorker
  /** Why it can no longer answer; null while it can. */
  readonly failure: string | null
  /** What is opened after all, where it is not what its first sight showed. */
  readonly corrected: FoundTopology | null
}

/**
 * Runs the worker while its owner is on the screen. `restart` ends it, with whatever it is doing, and begins anew; what was opened has to
 * be opened again.
 */
export function useWorkerClient(): { readonly running: RunningWorker | null; readonly restart: () => void } {
  const [running, setRunning] = useState<RunningWorker | null>(null)
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new worker
  useEffect(() => {
    const fail = (failure: string) => setRunning((now) => (now === null ? now : { ...now, failure }))
    const { client, sight } = takeHeadStart(fail)
    const correct = (corrected: FoundTopology) => setRunning((now) => (now === null ? now : { ...now, corrected }))
    setRunning({ worker: sightedWorker(patient(client.api, fail), sight, correct), failure: null, corrected: null })
    return () => client.terminate()
  }, [round])

  return { running, restart: useCallback(() => setRound((r) => r + 1), []) }
}

/** Plain functions in place of the proxy, each of which gives up waiting some day: a worker that dies while loading never rejects. */
function patient(api: TopologyWorker, fail: (message: string) => void): TopologyWorker {
  const waitFor = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const message = `The worker of the viewer has not answered for ${patienceMs / 1000} seconds.`
        fail(message)
        reject(new Error(message))
      }, patienceMs)
    })
    try {
      return await Promise.race([answer, silence])
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    open: (input) => waitFor(api.open(input)),
    importFiles: (files, side) => waitFor(api.importFiles(files, side)),
    openAsked: (asked) => waitFor(api.openAsked(asked)),
    place: (resource, view, collapsed, proposals) => waitFor(api.place(resource, view, collapsed, proposals)),
    drawFor: (shape) => waitFor(api.drawFor(shape)),
    draw: (view, collapsed, proposals) => waitFor(api.draw(view, collapsed, proposals)),
    overlay: (overlay, view, collapsed, focus, proposals) => waitFor(api.overlay(overlay, view, collapsed, focus, proposals)),
    details: (id, proposals) => waitFor(api.details(id, proposals)),
    verdicts: () => waitFor(api.verdicts()),
    flow: (flow, view, collapsed, supposed) => waitFor(api.flow(flow, view, collapsed, supposed)),
    askableEnds: () => waitFor(api.askableEnds()),
    ask: (question, view, collapsed, supposed) => waitFor(api.ask(question, view, collapsed, supposed)),
    reachList: (question, start, supposed) => waitFor(api.reachList(question, start, supposed)),
    exportView: (view, format) => waitFor(api.exportView(view, format)),
    fallible: (proposals) => waitFor(api.fallible(proposals)),
    proposals: () => waitFor(api.proposals()),
    whatIf: (down, proposals) => waitFor(api.whatIf(down, proposals)),
    topologyFile: () => waitFor(api.topologyFile()),
    document: () => waitFor(api.document()),
  }
}
