import { type PointerEvent, type RefObject, useRef } from 'react'

/** Handlers that move a scrolled element with the mouse held down, as a canvas is moved. A finger scrolls by itself. */
export function useDragging(element: RefObject<HTMLElement | null>) {
  const last = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const end = () => {
    last.current = null
    element.current?.removeAttribute('data-dragged')
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      last.current = { x: event.clientX, y: event.clientY }
      element.current?.setAttribute('data-dragged', '')
      element.current?.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      if (last.current === null || element.current === null) return
      element.current.scrollBy(last.current.x - event.clientX, last.current.y - event.clientY)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
