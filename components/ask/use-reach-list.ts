import { useEffect, useState } from 'react'
import { useSupposed } from '@/components/state/use-supposed'
import { useViewer } from '@/components/state/viewer-store'
import type { AskedQuestion, AskProblem, ReachRow } from '@/components/worker/ask-protocol'
import { useTopologyWorker } from '@/components/worker/worker-context'

export interface ReachListState {
  readonly rows: readonly ReachRow[]
  readonly asked: number
  /** null: not known yet. */
  readonly total: number | null
  readonly state: 'running' | 'stopped' | 'done' | 'failed'
  readonly problems: readonly AskProblem[]
  readonly message: string
}

const begin: ReachListState = { rows: [], asked: 0, total: null, state: 'running', problems: [], message: '' }

/** Everything at the other end of a question, page by page until all are asked or the user has seen enough. */
export function useReachList(question: AskedQuestion): { readonly list: ReachListState; readonly stop: () => void } {
  const worker = useTopologyWorker()
  const supposed = useSupposed()
  const ready = useViewer((s) => s.opened.status === 'ready')
  const [list, setList] = useState(begin)
  const { from, to } = question
  const running = list.state === 'running'

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is supposed changes the answer
  useEffect(() => setList({ ...begin, state: from === '' && to === '' ? 'done' : 'running' }), [from, to, supposed])

  const start = list.asked
  useEffect(() => {
    if (!running || !ready) return
    let wanted = true
    worker.reachList({ from, to, protocol: '', port: '' }, start, supposed).then(
      (listed) => {
        if (!wanted) return
        if (!listed.ok) return setList({ ...begin, state: 'failed', problems: listed.problems })
        const { rows, next, total } = listed.page
        setList((l) => ({ ...l, rows: [...l.rows, ...rows], asked: next ?? total, total, state: next === null ? 'done' : 'running' }))
      },
      (error) => {
        if (wanted) setList((l) => ({ ...l, state: 'failed', message: error instanceof Error ? error.message : String(error) }))
      },
    )
    return () => {
      wanted = false
    }
  }, [worker, ready, running, start, from, to, supposed])

  return { list, stop: () => setList((l) => ({ ...l, state: 'stopped' })) }
}
