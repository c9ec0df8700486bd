'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { keepFile, type TopologyFile } from '@/components/home/kept-file'
import { OpenFile } from '@/components/home/open-file'
import { ReadingResult } from '@/components/home/reading-result'
import { SampleList } from '@/components/home/sample-list'
import { useReading } from '@/components/home/use-reading'
import { Wordmark } from '@/components/ui/wordmark'

/** Where the viewer shows the file that this browser keeps. */
const localAddress = '/viewer/?topology=local'

/** The start page: a sample, or a file of one's own. A file without a mistake opens at once; one with mistakes tells them first. */
export function Home() {
  const router = useRouter()
  const [file, setFile] = useState<TopologyFile | null>(null)
  const [unkept, setUnkept] = useState(false)
  const reading = useReading(file)

  const open = (read: TopologyFile) => {
    keepFile(read).then(
      () => router.push(localAddress),
      () => setUnkept(true),
    )
  }

  const clean = reading.status === 'ready' && reading.answer.summary !== null && reading.answer.diagnostics.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens once, when the reading is there
  useEffect(() => {
    if (clean && file !== null) open(file)
  }, [clean])

  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col gap-8 px-5 py-10 sm:py-16">
      <header className="flex flex-col gap-3">
        <Wordmark />
        <h1 className="font-semibold text-title">See your cloud network, and follow every flow through it</h1>
        <p className="text-ink-quiet">
          A topology file is drawn as a map: what is public and what is private, which rules and routes decide, what each flow passes on its
          way. The file stays in this browser.
        </p>
      </header>
      <SampleList />
      <OpenFile open={setFile} />
      {unkept && (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          This browser does not keep files, so it cannot hand one to the viewer. Allow storage for this page, or start the viewer with the
          file: hopline view FILE
        </p>
      )}
      {file !== null && <ReadingResult file={file} reading={reading} open={() => open(file)} />}
    </main>
  )
}
