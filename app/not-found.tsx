import Link from 'next/link'
import { Wordmark } from '@/components/ui/wordmark'

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 p-6">
      <Wordmark />
      <h1 className="font-semibold text-title">There is no such page</h1>
      <p className="text-ink-quiet">The address does not lead to anything here. Topologies are opened from the start page.</p>
      <p>
        <Link className="font-medium text-accent-text underline underline-offset-4" href="/">
          Go to the start page
        </Link>
      </p>
    </main>
  )
}
