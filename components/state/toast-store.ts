import { create } from 'zustand'

interface Toast {
  readonly id: number
  readonly text: string
}

const shownMs = 3_000

/** Short confirmations of what was just done. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))

let count = 0

export function toast(text: string) {
  count += 1
  const id = count
  useToasts.setState((s) => ({ toasts: [...s.toasts, { id, text }] }))
  setTimeout(() => useToasts.setState((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) })), shownMs)
}
