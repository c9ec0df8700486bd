import { useNavigation } from '@/components/state/use-navigation'
import type { StepVerdict as Verdict } from '@/model/flow-path/step-verdicts'
import type { ResourceId } from '@/model/resource'

/** Why a step passes, is stopped or cannot be told: every blocker with its fix, every doubt with what is not told. */
export function StepVerdict({ verdict }: { readonly verdict: Verdict }) {
  const { word, why, blockers, undecided } = verdict
  if (word === 'reachable') return null
  if (blockers.length === 0 && undecided.length === 0) return <p className="text-ink-quiet">{why}</p>
  return (
    <ul aria-label={word === 'blocked' ? 'What stops it' : 'What is not told'} className="flex flex-col gap-1">
      {word === 'blocked'
        ? blockers.map((b) => (
            <li key={`${b.code} ${b.component} ${b.why}`} className="rounded-md bg-bad-soft px-2 py-1">
              <Where id={b.component} /> {b.why}. <span className="font-mono text-ink-quiet text-small">{b.code}</span>
              <span className="block">Fix: {b.fix}</span>
            </li>
          ))
        : undecided.map((d) => (
            <li key={`${d.component} ${d.why}`} className="rounded-md bg-doubt-soft px-2 py-1">
              <Where id={d.component} /> {d.why}.
            </li>
          ))}
    </ul>
  )
}

function Where({ id }: { readonly id: ResourceId }) {
  const { select } = useNavigation()
  return (
    <button type="button" className="rounded font-medium text-accent-text hover:underline" onClick={() => select(id)}>
      {id}
    </button>
  )
}
