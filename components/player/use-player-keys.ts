import { type RefObject, useEffect } from 'react'
import type { Move } from '@/components/player/moments'
import type { Player } from '@/components/player/use-player'
import { useDialog } from '@/components/state/dialog-store'

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="tree"], [role="tablist"], [role="menu"]') !== null)

/** Moves of the player by key. */
export function moveFor(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): Move | null {
  if (event.key === 'ArrowRight') return event.shiftKey ? 'next-block' : 'next'
  if (event.key === 'ArrowLeft') return event.shiftKey ? 'previous-block' : 'previous'
  if (event.key === 'Home') return 'first'
  if (event.key === 'End') return 'last'
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  return digit !== undefined && !event.shiftKey ? { to: Number(digit) - 1 } : null
}

/** Keys act while the focus is in the viewer, or nowhere; never in a field, a list or a menu that has arrows of its own. */
export function usePlayerKeys(bar: RefObject<HTMLElement | null>, player: Player | null) {
  useEffect(() => {
    if (player === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      const viewer = bar.current?.closest('[data-viewer]') ?? bar.current
      const here = event.target === document.body || (event.target instanceof Node && viewer?.contains(event.target) === true)
      if (!here || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || useDialog.getState().open !== null) return
      if (event.key === 'Escape') {
        player.close()
        return event.preventDefault()
      }
      if (takesKeys(event.target)) return
      if (event.key === ' ') {
        // A focused button answers Space itself.
        if (event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null) return
        player.togglePlaying()
        return event.preventDefault()
      }
      const move = moveFor(event)
      if (move === null) return
      // The canvas moves its own cursor by arrows while a box has the focus.
      player.move(move)
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown, { capture: false })
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
