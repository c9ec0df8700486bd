import { useEffect, useMemo, useState } from 'react'
import { useSummary } from '@/components/viewer/views'
import { useTopologyWorker } from '@/components/worker/worker-context'
import type { SearchEntry } from '@/exporters/first-sight/summary'
import { resourceId } from '@/model/resource'

const none: ReadonlySet<string> = new Set()

const internet: SearchEntry = {
  target: { type: 'resource', id: resourceId('internet') },
  label: 'Internet',
  hint: 'Everyone outside',
  glyph: 'internet',
  category: 'external',
  terms: ['0.0.0.0/0'],
}

/** Ids of the resources that can be an end of a question. */
export function useAskableEnds(): ReadonlySet<string> {
  const worker = useTopologyWorker()
  const summary = useSummary()
  const [ends, setEnds] = useState(none)
  useEffect(() => {
    if (summary === null) return
    let wanted = true
    worker.askableEnds().then(
      (ids) => {
        if (wanted) setEnds(new Set(ids))
      },
      // Without the list nothing is offered; whoever types a name is answered all the same.
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [worker, summary])
  return ends
}

/** What the fields for the ends of a question offer. */
export function useEndEntries(): readonly SearchEntry[] {
  const ends = useAskableEnds()
  const summary = useSummary()
  return useMemo(() => {
    const own = (summary?.search ?? []).filter(({ target }) => target.type === 'resource' && ends.has(target.id))
    return own.some(({ target }) => target.id === 'internet') ? own : [internet, ...own]
  }, [ends, summary])
}
