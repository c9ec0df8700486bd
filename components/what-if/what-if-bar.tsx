import { TriangleAlert, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useUrlState } from '@/components/state/url-state'
import { useViewer } from '@/components/state/viewer-store'
import { useTopologyWorker } from '@/components/worker/worker-context'
import type { Fallible } from '@/model/fallible'

/** Chooses what is supposed to fail, and tells how many flows are lost then. */
export function WhatIfBar() {
  const [{ down }, setUrl] = useUrlState()
  const things = useFallible()
  const asked = useViewer((s) => s.whatIf)
  const id = useId()
  const open = things.filter((one) => !down.includes(one.id))
  const groups = [...new Set(open.map((one) => one.group))]
  const nameOf = (thing: string) => things.find((one) => one.id === thing)?.label ?? thing
  const lost = asked.status === 'ready' ? (asked.answer?.flows.filter((flow) => flow.outcome === 'lost').length ?? 0) : 0
  const total = asked.status === 'ready' ? (asked.answer?.flows.length ?? 0) : 0
  return (
    <section aria-label="What if" className="flex flex-col gap-2 border-edge border-b p-3">
      <label htmlFor={id} className="text-ink-quiet text-small">
        What if something fails?
      </label>
      <select
        id={id}
        value=""
        className="w-full rounded-md border border-edge bg-surface px-2 py-1"
        onChange={(event) => {
          if (event.target.value !== '') setUrl({ down: [...down, event.target.value] }, 'push')
        }}
      >
        <option value="">{down.length === 0 ? 'Choose a zone, a gateway …' : 'And …'}</option>
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {open
              .filter((one) => one.group === group)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {down.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label="Supposed to fail">
          {down.map((thing) => (
            <li key={thing}>
              <button
                type="button"
                className="flex items-center gap-1 rounded-full bg-bad-soft px-2 py-0.5 text-bad text-small"
                onClick={() => setUrl({ down: down.filter((other) => other !== thing) }, 'push')}
              >
                <TriangleAlert size={12} aria-hidden="true" />
                <span className="wrap-anywhere">{nameOf(thing)} is down</span>
                <X size={12} aria-label="let it work again" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {down.length > 0 && (
        <p role="status" className="text-small">
          {asked.status === 'failed' && <span className="text-bad">{asked.message}</span>}
          {asked.status === 'waiting' && <span className="breathe text-ink-quiet">Proving every flow again …</span>}
          {asked.status === 'ready' &&
            (lost === 0 ? 'Every flow that passed still passes.' : `${lost} of ${total} flows ${lost === 1 ? 'is' : 'are'} lost.`)}
        </p>
      )}
    </section>
  )
}

function useFallible(): readonly Fallible[] {
  const worker = useTopologyWorker()
  const ready = useViewer((s) => s.opened.status === 'ready')
  const [things, setThings] = useState<readonly Fallible[]>([])
  useEffect(() => {
    if (!ready) return
    let wanted = true
    worker.fallible().then(
      (found) => {
        if (wanted) setThings(found)
      },
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [worker, ready])
  return things
}
