import { useEffect, useRef, useState } from 'react'

/** What the whole window hears: a drop beside the field would make the browser leave the page, and a paste needs no field at all. */
export interface WindowTakes {
  readonly drop: (data: DataTransfer) => void
  readonly paste: (data: DataTransfer) => void
}

const isField = (target: EventTarget | null) => target instanceof Element && target.closest('textarea, input, [contenteditable]') !== null

/** @returns whether something is held over the window */
export function useWindowDrop(takes: WindowTakes): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(takes)
  useEffect(() => {
    latest.current = takes
  })
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Between two elements of the page there is a next one.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer !== null) latest.current.drop(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData === null || isField(event.target)) return
      event.preventDefault()
      latest.current.paste(event.clipboardData)
    }
    const heard = [
      ['dragover', onDragOver],
      ['dragleave', onDragLeave],
      ['drop', onDrop],
      ['paste', onPaste],
    ] as const
    for (const [type, listener] of heard) window.addEventListener(type, listener as EventListener)
    return () => {
      for (const [type, listener] of heard) window.removeEventListener(type, listener as EventListener)
    }
  }, [])
  return over
}
