'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { GivenFile } from '@/components/home/given-files'
import { type KeptFile, keepFile } from '@/components/home/kept-file'
import { OpenFile } from '@/components/home/open-file'
import { ReadingResult } from '@/components/home/reading-result'
import { SampleList } from '@/components/home/sample-list'
import { type Given, useReading } from '@/components/home/use-reading'
import { onSide } from '@/components/state/plan-side'
import { Wordmark } from '@/components/ui/wordmark'
import type { PlanSide } from '@/components/worker/import-protocol'

/** Where the viewer shows the file that this browser keeps. */
const localAddress = (side: PlanSide) => `/viewer/?topology=${onSide('local', side)}`

/** The start page: a sample, or files of one's own. A topology file without a mistake opens at once; others tell first what was read. */
export function Home() {
  const router = useRouter()
  const [given, setGiven] = useState<Given | null>(null)
  const [unkept, setUnkept] = useState(false)
  const reading = useReading(given)
  const ready = reading.asked.status === 'ready' ? reading.asked.answer : null

  const open = (topology: KeptFile | null) => {
    if (topology === null) return
    const side = topology.prior === undefined ? 'planned' : (given?.side ?? 'planned')
    keepFile(topology).then(
      () => router.push(localAddress(side)),
      () => setUnkept(true),
    )
  }

  const clean = ready !== null && ready.summary !== null && ready.diagnostics.length === 0 && ready.coverage === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens once, when the reading is there
  useEffect(() => {
    if (clean) open(ready.topology)
  }, [clean])

  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col gap-8 px-5 py-10 sm:py-16">
      <header className="flex flex-col gap-3">
        <Wordmark />
        <h1 className="font-semibold text-title">See your cloud network, and follow every flow through it</h1>
        <p className="text-ink-quiet">
          What you have is drawn as a map: what is public and what is private, which rules and routes decide, what each flow passes on its
          way. Files stay in this browser.
        </p>
      </header>
      <SampleList />
      <OpenFile open={(files) => setGiven({ files, side: 'planned' })} />
      {unkept && (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          This browser does not keep files, so it cannot hand one to the viewer. Allow storage for this page, or start the viewer with the
          file: hopline view FILE
        </p>
      )}
      {given !== null && (
        <ReadingResult
          name={nameOf(given.files)}
          reading={reading}
          side={given.side}
          showSide={(side) => setGiven({ files: given.files, side })}
          open={() => open(ready?.topology ?? null)}
        />
      )}
    </main>
  )
}

const nameOf = (files: readonly GivenFile[]): string => (files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`)
