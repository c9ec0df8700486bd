import { useToasts } from '@/components/state/toast-store'

/** Confirmations at the foot of the screen, also spoken. */
export function Toasts() {
  const toasts = useToasts((s) => s.toasts)
  return (
    <div aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-6 z-50 flex flex-col items-center gap-2">
      {toasts.map(({ id, text }) => (
        <p key={id} className="appear rounded-lg bg-ink px-3 py-2 font-medium text-surface shadow-float">
          {text}
        </p>
      ))}
    </div>
  )
}
