import { TriangleAlert, X } from 'lucide-react'
import { useCallback, useEffect, useId, useState } from 'react'
import { useUrlState } from '@/components/state/url-state'
import { useSupposed } from '@/components/state/use-supposed'
import { useViewer } from '@/components/state/viewer-store'
import type { WhatIfAnswer } from '@/components/worker/what-if-protocol'
import { useTopologyWorker } from '@/components/worker/worker-context'
import { usd } from '@/model/money'
import { listInWords } from '@/model/words'

/** Chooses what is supposed to fail, and tells how many flows are lost then. */
export function WhatIfBar() {
  const [{ down, apply }, setUrl] = useUrlState()
  const worker = useTopologyWorker()
  const { proposals: applied } = useSupposed()
  const things = useAsked(useCallback(() => worker.fallible(applied), [worker, applied]))
  const proposals = useAsked(useCallback(() => worker.proposals(), [worker]))
  const asked = useViewer((s) => s.whatIf)
  const id = useId()
  const open = things.filter((one) => !down.includes(one.id))
  const groups = [...new Set(open.map((one) => one.group))]
  const nameOf = (thing: string) => things.find((one) => one.id === thing)?.label ?? thing
  const answer = asked.status === 'ready' ? asked.answer : null
  const lost = answer?.flows.filter((flow) => flow.outcome === 'lost').length ?? 0
  const total = answer?.flows.length ?? 0
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
      {proposals.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-ink-quiet text-small">And what if a proposal is carried out?</legend>
          {proposals.map(({ id: proposal, title, ...cost }) => (
            <label key={proposal} className="flex cursor-pointer items-start gap-2">
              <input
                type="checkbox"
                className="mt-1 accent-accent"
                checked={apply.includes(proposal)}
                onChange={(event) =>
                  setUrl({ apply: event.target.checked ? [...apply, proposal] : apply.filter((other) => other !== proposal) }, 'push')
                }
              />
              <span className="wrap-anywhere">
                {title} <span className="text-ink-quiet text-small">{costWords(cost)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {(down.length > 0 || apply.length > 0) && (
        <p role="status" className="text-small">
          {asked.status === 'failed' && <span className="text-bad">{asked.message}</span>}
          {asked.status === 'waiting' && <span className="breathe text-ink-quiet">Proving every flow again …</span>}
          {asked.status === 'ready' &&
            (lost === 0 ? 'Every flow that passed still passes.' : `${lost} of ${total} flows ${lost === 1 ? 'is' : 'are'} lost.`)}
          {answer !== null && (
            <span className="mt-0.5 block text-ink-quiet">
              Cost: {costWords(answer)}
              {down.length > 0 && '; what is down is paid for all the same'}.
            </span>
          )}
          {answer?.refused.map((text) => (
            <span key={text} className="mt-0.5 block text-bad">
              Not done: {text}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

function costWords({ usdPerMonth, withoutPrice }: Pick<WhatIfAnswer, 'usdPerMonth' | 'withoutPrice'>): string {
  if (withoutPrice.length > 0) return `unknown, without the ${withoutPrice.length === 1 ? 'price' : 'prices'} ${listInWords(withoutPrice)}`
  return usdPerMonth === 0 ? 'as before' : `${usdPerMonth > 0 ? '+' : '-'}${usd(Math.abs(usdPerMonth))} a month`
}

/** A list that the worker has of what is opened. */
function useAsked<One>(ask: () => Promise<readonly One[]>): readonly One[] {
  const ready = useViewer((s) => s.opened.status === 'ready')
  const [list, setList] = useState<readonly One[]>([])
  useEffect(() => {
    if (!ready) return
    let wanted = true
    ask().then(
      (answer) => {
        if (wanted) setList(answer)
      },
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [ask, ready])
  return list
}
