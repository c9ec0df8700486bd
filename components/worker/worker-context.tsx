'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { TopologyWorker } from '@/components/worker/protocol'

const WorkerContext = createContext<TopologyWorker | null>(null)

/** Hands the worker to everything below. Tests hand in a double of their own. */
export function WorkerProvider({ worker, children }: { readonly worker: TopologyWorker; readonly children: ReactNode }) {
  return <WorkerContext value={worker}>{children}</WorkerContext>
}

/** The worker that holds the topology. */
export function useTopologyWorker(): TopologyWorker {
  const worker = useContext(WorkerContext)
  if (worker === null) throw new Error('Bug in the viewer: a component asks the worker outside of WorkerProvider.')
  return worker
}
