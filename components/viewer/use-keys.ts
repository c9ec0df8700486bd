import { type RefObject, useEffect } from 'react'
import { showDialog, useDialog } from '@/components/state/dialog-store'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight } from '@/components/state/viewer-store'

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
  target.getAttribute('type') !== 'radio'

/** The keys of the viewer; the flow player has its own. They act while the focus is in the viewer, or nowhere. */
export function useKeys(viewer: RefObject<HTMLElement | null>) {
  const { url, select } = useNavigation()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const here = event.target === document.body || (event.target instanceof Node && viewer.current?.contains(event.target) === true)
      if (!here || event.defaultPrevented || useDialog.getState().open !== null) return
      const command = event.metaKey || event.ctrlKey
      if (command && event.key.toLowerCase() === 'k') showDialog('palette')
      else if (command || event.altKey || takesText(event.target)) return
      else if (event.key === '/') showDialog('palette')
      else if (event.key === '?') showDialog('help')
      else if (event.shiftKey && event.code === 'Digit1') bringIntoSight()
      // Where a flow is open, Escape is the player's.
      else if (event.key === 'Escape' && url.flow === null && url.sel !== null) select(null)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
