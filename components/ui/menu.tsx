import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface MenuProps {
  readonly label: string
  /** What the button shows. */
  readonly button: ReactNode
  readonly buttonClass?: string
  readonly align?: 'left' | 'right'
  /** Menu items, and headings between them. */
  readonly children: ReactNode
}

const isItem = (element: Element): element is HTMLElement => element instanceof HTMLElement

/** A button with a menu below it: arrow keys, Home and End move, Escape and a click elsewhere close. */
export function Menu({ label, button, buttonClass = '', align = 'left', children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const id = useId()
  const items = () => [...(root.current?.querySelectorAll('[role="menuitem"]') ?? [])].filter(isItem)

  useEffect(() => {
    if (!open) return
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    return () => document.removeEventListener('pointerdown', elsewhere)
  }, [open])

  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const all = items()
    const at = all.findIndex((item) => item.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') setOpen(false)
    else if (to !== undefined) all.at(to % all.length)?.focus()
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the button and items inside
    <div ref={root} className="relative" onKeyDown={onKeyDown}>
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className={buttonClass}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: an item that is clicked by the keyboard clicks too
        <div
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={`appear absolute top-full z-40 mt-1 max-h-[70dvh] w-max min-w-48 max-w-[min(22rem,calc(100vw-1rem))] overflow-auto rounded-lg border border-edge bg-raised p-1 shadow-float ${align === 'right' ? 'right-0' : 'left-0'}`}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('[role="menuitem"]') !== null) close()
          }}
        >
          {children}
        </div>
      )}
    </div>
  )
}

export const menuItemClass =
  'flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-none'

export function MenuItem({ onSelect, children }: { readonly onSelect: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={menuItemClass} onClick={onSelect}>
      {children}
    </button>
  )
}

/** Text between the items. */
export function MenuNote({ children }: { readonly children: ReactNode }) {
  return (
    <div role="presentation" className="px-2 py-1.5 text-ink-quiet text-small">
      {children}
    </div>
  )
}
