'use client'

import { Wordmark } from '@/components/ui/wordmark'

/** Shown where the screen itself broke: says so, and keeps what is needed to tell of it. */
export default function ErrorPage({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-4 p-6">
      <Wordmark />
      <h1 className="font-semibold text-title">The viewer made a mistake</h1>
      <p className="text-ink-quiet">
        Your file is unharmed. Try again; if it happens again, please report it with the topology file and the line below.
      </p>
      <pre className="overflow-auto whitespace-pre-wrap rounded-md border border-edge bg-quiet p-3 font-mono text-small">
        {error.message}
      </pre>
      <div className="flex gap-4">
        <button type="button" onClick={reset} className="rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink">
          Try again
        </button>
        {/* A full load: the state that broke must not come along. */}
        <a className="self-center font-medium text-accent-text underline underline-offset-4" href="/">
          Go to the start page
        </a>
      </div>
    </main>
  )
}
