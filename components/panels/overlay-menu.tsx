import { useEffect, useRef } from 'react'
import { useNavigation } from '@/components/state/use-navigation'
import { useSummary } from '@/components/viewer/views'

/** Which overlay lies over the picture: one at a time, or none. */
export function OverlayMenu() {
  const { url, setOverlay } = useNavigation()
  const overlays = useSummary()?.overlays ?? []
  const menu = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // Where the menu is wider than the screen, the choice may be beyond its edge, as after a link.
    if (url.overlay !== null)
      menu.current?.querySelector(':checked')?.closest('label')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [url.overlay])
  if (overlays.length === 0) return null
  const choices = [{ id: null, label: 'No overlay', description: 'The picture as it is' }, ...overlays]
  return (
    // A fieldset is never narrower than its content unless it is told to be.
    <fieldset
      ref={menu}
      className="scroll-thin flex min-w-0 max-w-full overflow-x-auto rounded-lg border border-edge bg-raised p-0.5 shadow-float"
    >
      <legend className="sr-only">Overlay</legend>
      {choices.map(({ id, label, description }) => {
        const chosen = id === url.overlay
        return (
          <label
            key={label}
            title={description}
            className={`cursor-pointer whitespace-nowrap rounded-md px-2.5 py-1 font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent ${chosen ? 'bg-accent-soft text-accent-text' : 'text-ink-quiet hover:text-ink'}`}
          >
            <input type="radio" name="overlay" className="sr-only" checked={chosen} onChange={() => setOverlay(id)} />
            {label}
          </label>
        )
      })}
    </fieldset>
  )
}
