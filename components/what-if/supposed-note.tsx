import { FlaskConical, X } from 'lucide-react'
import { useUrlState } from '@/components/state/url-state'
import { useSupposed } from '@/components/state/use-supposed'
import { IconButton } from '@/components/ui/icon-button'

/** Says over the picture that it shows what is supposed, whatever panel is open, and goes back to how things are. */
export function SupposedNote() {
  const [, setUrl] = useUrlState()
  const { down, proposals } = useSupposed()
  const parts = [
    ...(down.length === 0 ? [] : [`${down.length} down`]),
    ...(proposals.length === 0 ? [] : [`${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'}`]),
  ]
  if (parts.length === 0) return null
  return (
    <p className="flex max-w-full items-center gap-1.5 rounded-lg border border-edge bg-raised p-0.5 pl-2.5 text-small shadow-float">
      <FlaskConical size={14} className="shrink-0 text-bad" aria-hidden="true" />
      <span>Supposed: {parts.join(', ')}</span>
      <IconButton label="As things are" onClick={() => setUrl({ down: [], apply: [] }, 'push')}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </p>
  )
}
