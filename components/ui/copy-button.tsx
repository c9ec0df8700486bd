import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '@/components/ui/clipboard'

const feedbackMs = 1_500

/** Copies a text, and shows that it did. */
export function CopyButton({ text }: { readonly text: string }) {
  const [done, setDone] = useState(false)
  return (
    <button
      type="button"
      aria-label={`Copy ${text}`}
      title="Copy"
      className="inline-grid size-6 shrink-0 place-items-center rounded text-ink-faint hover:bg-hover hover:text-ink"
      onClick={async () => {
        if (!(await copyText(text, text))) return
        setDone(true)
        setTimeout(() => setDone(false), feedbackMs)
      }}
    >
      {done ? <Check size={14} className="text-good" aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </button>
  )
}
