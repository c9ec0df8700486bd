import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'

interface DialogProps {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
}

/** A dialog over the page: the browser keeps the focus inside, Escape and a click beside it close it. */
export function Dialog({ title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own doing
    <dialog
      ref={dialog}
      aria-label={title}
      className="m-auto max-h-[85dvh] w-[min(40rem,calc(100vw-2rem))] overflow-auto rounded-xl border border-edge bg-raised p-0 text-ink shadow-float backdrop:bg-black/40"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div className="p-5">
        <div className="mb-3 flex items-center gap-2">
          <h2 className="flex-1 font-semibold text-title">{title}</h2>
          <IconButton label="Close" onClick={() => dialog.current?.close()}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  )
}
