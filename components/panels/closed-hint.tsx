import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { allOpen } from '@/layouts/first-collapse'

/** Says that a large picture began with groups closed, and opens them all, or closes them again. */
export function ClosedHint() {
  const { url, setUrl } = useNavigation()
  const closed = useViewer((s) => s.drawn?.closedAtFirst ?? 0)
  const isOpen = url.collapsed.includes(allOpen)
  if (closed === 0 && !isOpen) return null
  const Sign = isOpen ? ChevronsDownUp : ChevronsUpDown
  return (
    <p className="flex max-w-full items-center gap-2 rounded-lg border border-edge bg-raised py-1 pr-1 pl-2.5 text-ink-quiet text-small shadow-float">
      <span>
        {isOpen ? 'All of a large network is open.' : `A large network, seen from afar: ${closed.toLocaleString('en')} groups are closed.`}
      </span>
      <button
        type="button"
        className="flex items-center gap-1 whitespace-nowrap rounded-md px-2 py-1 font-medium text-accent-text hover:bg-hover"
        onClick={() => setUrl({ collapsed: isOpen ? [] : [allOpen] }, 'push')}
      >
        <Sign size={14} aria-hidden="true" /> {isOpen ? 'Overview' : 'Open all'}
      </button>
    </p>
  )
}
