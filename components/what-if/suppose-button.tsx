import { fold, isNarrow, showSheet } from '@/components/state/panel-store'
import { useUrlState } from '@/components/state/url-state'
import type { ResourceId } from '@/model/resource'

/** Supposes that a resource fails, or that it works again. */
export function SupposeButton({ id }: { readonly id: ResourceId }) {
  const [{ down }, setUrl] = useUrlState()
  const isDown = down.includes(id)
  const change = () => {
    if (isDown) return setUrl({ down: down.filter((other) => other !== id) }, 'push')
    // What becomes of the flows stands in their panel.
    setUrl({ down: [...down, id], panel: 'flows' }, 'push')
    fold('left', false)
    if (!isNarrow()) return
    setUrl({ sel: null }, 'push')
    showSheet(true)
  }
  return (
    <button
      type="button"
      aria-pressed={isDown}
      className={`mt-2 min-h-7 w-full rounded-md border px-1.5 py-0.5 transition-colors hover:bg-hover ${isDown ? 'border-bad text-bad' : 'border-edge text-accent-text'}`}
      onClick={change}
    >
      Suppose that it fails
    </button>
  )
}
