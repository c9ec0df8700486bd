'use client'

import { Lock, Moon, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { GivenFile } from '@/components/home/given-files'
import { type KeptFile, keepFile } from '@/components/home/kept-file'
import { OpenFile } from '@/components/home/open-file'
import { ReadingResult } from '@/components/home/reading-result'
import { SampleList } from '@/components/home/sample-list'
import { type Given, useReading } from '@/components/home/use-reading'
import { onSide } from '@/components/state/plan-side'
import { IconButton } from '@/components/ui/icon-button'
import { Wordmark } from '@/components/ui/wordmark'
import { useThemeChoice } from '@/components/viewer/theme-choice'
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
    <main className="mx-auto flex min-h-dvh max-w-5xl flex-col gap-8 px-5 py-6 sm:px-8 sm:py-10">
      <header className="flex flex-col gap-3">
        <div className="flex items-center justify-between">
          <Wordmark />
          <ThemeButton />
        </div>
        <h1 className="mt-4 font-semibold text-title sm:mt-8 sm:text-[1.75rem] sm:leading-9">
          See your cloud network, and follow every flow through it
        </h1>
        <p className="max-w-2xl text-ink-quiet">
          What you have is drawn as a map: what is public and what is private, which rules and routes decide, what each flow passes on its
          way, and what stops it.
        </p>
      </header>
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
      <div className="grid gap-8 md:grid-cols-[1.15fr_1fr]">
        <OpenFile open={(files) => setGiven({ files, side: 'planned' })} />
        <div className="flex flex-col max-md:order-first">
          <SampleList />
        </div>
      </div>
      <p className="mt-auto flex items-center gap-2 text-ink-quiet text-small">
        <Lock size={14} className="shrink-0" aria-hidden="true" /> Files are read in this browser, and sent nowhere.
      </p>
    </main>
  )
}

const nameOf = (files: readonly GivenFile[]): string => (files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`)

function ThemeButton() {
  const { dark, toggle } = useThemeChoice()
  const [known, setKnown] = useState(false)
  useEffect(() => setKnown(true), [])
  // The exported page knows no theme yet.
  if (!known) return <span className="size-8" />
  return (
    <IconButton label={dark ? 'Light colours' : 'Dark colours'} onClick={toggle}>
      {dark ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />}
    </IconButton>
  )
}
