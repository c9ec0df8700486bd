import { Wordmark } from '@/components/ui/wordmark'

/** The empty shell: what is on the screen until the address bar has been read. */
export function ViewerSkeleton() {
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-12 items-center border-edge border-b bg-surface px-3">
        <Wordmark />
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-68 border-edge border-r bg-surface md:block" />
        <main className="breathe flex-1" aria-busy="true" />
      </div>
    </div>
  )
}
