import { useNavigation } from '@/components/state/use-navigation'
import type { OverlayArrow } from '@/model/overlays/overlay'

const stateWords: Readonly<Record<OverlayArrow['state'], string | null>> = {
  allowed: null,
  'one-ended': 'Only one end has the rule: nothing passes until the other has it too.',
  blackhole: 'The target is gone: packets that take this route are dropped.',
}

/** Why an arrow of an overlay is there: its rules or its route, each leading to the resource that holds it. */
export function ReasonList({ arrow }: { readonly arrow: OverlayArrow }) {
  const { select } = useNavigation()
  const state = stateWords[arrow.state]
  return (
    <>
      {state !== null && (
        <p className={`mb-2 rounded-md px-2 py-1 ${arrow.state === 'blackhole' ? 'bg-bad-soft text-bad' : 'bg-doubt-soft text-doubt'}`}>
          {state}
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {arrow.reasons.map((reason) => (
          <li key={`${reason.resource} ${reason.path ?? ''} ${reason.text}`} className="flex flex-col">
            <span>{reason.text}</span>
            <button
              type="button"
              className="self-start text-accent-text text-small underline underline-offset-2"
              onClick={() => select(reason.resource)}
            >
              {reason.resource}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
