import { FlaskConical } from 'lucide-react'
import { useUrlState } from '@/components/state/url-state'
import { useSupposed } from '@/components/state/use-supposed'

/** Says over the picture that it shows what is supposed, whatever panel is open, and goes back to how things are. */
export function SupposedNote() {
  const [, setUrl] = useUrlState()
  const { down, proposals } = useSupposed()
  const parts = [
    ...(down.length === 0 ? [] : [`${down.length} down`]),
    ...(proposals.length === 0 ? [] : [`${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'} carried out`]),
  ]
  if (parts.length === 0) return null
  return (
    <p className="flex max-w-full items-center gap-2 rounded-lg border border-edge bg-raised py-1 pr-1 pl-2.5 text-small shadow-float">
      <FlaskConical size={14} className="shrink-0 text-bad" aria-hidden="true" />
      <span>Supposed: {parts.join(', ')}</span>
      <button
        type="button"
        className="whitespace-nowrap rounded-md px-2 py-1 font-medium text-accent-text hover:bg-hover"
        onClick={() => setUrl({ down: [], apply: [] }, 'push')}
      >
        As things are
      </button>
    </p>
  )
}
