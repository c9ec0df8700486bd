import { type RefObject, useEffect } from 'react'
import type { PlayAction } from '@/components/player/player-state'
import type { Player } from '@/components/player/use-player'
import { useDialog } from '@/components/state/dialog-store'

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>

/** What a key does in the player; null: nothing. Escape, which ends the flow, is not among them. */
export function actionFor(event: Key): PlayAction | null {
  if (event.key === 'ArrowRight') return { type: 'move', move: event.shiftKey ? 'next-block' : 'next' }
  if (event.key === 'ArrowLeft') return { type: 'move', move: event.shiftKey ? 'previous-block' : 'previous' }
  if (event.key === 'Home') return { type: 'move', move: 'first' }
  if (event.key === 'End') return { type: 'move', move: 'last' }
  if (event.key === ' ') return { type: 'toggle' }
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  return digit !== undefined && !event.shiftKey ? { type: 'move', move: { to: Number(digit) - 1 } } : null
}

const within = (target: EventTarget | null, selector: string): boolean => target instanceof HTMLElement && target.closest(selector) !== null

/** Whoever types or chooses there keeps all keys, Escape included. */
const typesThere = (target: EventTarget | null) =>
  within(target, 'input, textarea, select, dialog') || (target instanceof HTMLElement && target.isContentEditable)

/** Lists that walk by arrow keys themselves. */
const walksThere = (target: EventTarget | null) => within(target, '[role="tree"], [role="tablist"], [role="menu"], [role="listbox"]')

/**
 * The player's keys, on the viewer that the player stands in: they act while the focus is in there and nowhere else, so a page around it
 * keeps its own keys.
 */
export function usePlayerKeys(bar: RefObject<HTMLElement | null>, player: Player | null) {
  const open = player !== null
  useEffect(() => {
    if (player === null || bar.current === null) return
    const viewer = bar.current.closest<HTMLElement>('[data-viewer]') ?? bar.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || useDialog.getState().open !== null) return
      if (typesThere(event.target)) return
      if (event.key === 'Escape') {
        player.close()
        return event.preventDefault()
      }
      // A focused button answers Space itself.
      if (walksThere(event.target) || (event.key === ' ' && within(event.target, 'button, a, summary'))) return
      const action = actionFor(event)
      if (action === null) return
      player.act(action)
      event.preventDefault()
    }
    viewer.addEventListener('keydown', onKeyDown)
    return () => viewer.removeEventListener('keydown', onKeyDown)
  })
  useFocusInside(bar, open)
}

/** While a flow is open its keys need a focus in the viewer: where there is none, or the element that had it is gone, the bar takes it. */
function useFocusInside(bar: RefObject<HTMLElement | null>, open: boolean) {
  useEffect(() => {
    const viewer = bar.current?.closest<HTMLElement>('[data-viewer]') ?? bar.current
    if (!open || viewer === null) return
    const takeLost = () => {
      // Within a frame that has no focus, taking it would take it from the page around.
      const ours = window.top === window || document.hasFocus()
      if (ours && document.activeElement === document.body) bar.current?.focus({ preventScroll: true })
    }
    takeLost()
    let timer: ReturnType<typeof setTimeout> | undefined
    const onFocusOut = (event: FocusEvent) => {
      if (event.relatedTarget !== null) return
      clearTimeout(timer)
      timer = setTimeout(takeLost, 0)
    }
    viewer.addEventListener('focusout', onFocusOut)
    return () => {
      clearTimeout(timer)
      viewer.removeEventListener('focusout', onFocusOut)
    }
  }, [open, bar])
}
