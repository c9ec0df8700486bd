import { proxy } from 'comlink'
import { useEffect, useState } from 'react'
import type { GivenFile } from '@/components/home/given-files'
import type { Asked } from '@/components/state/viewer-store'
import { startWorker } from '@/components/worker/client'
import type { ImportedFiles, PlanSide } from '@/components/worker/import-protocol'
import type { ReadStep } from '@/importers/importer'

/** What takes longer than this is not read any further. */
const patienceMs = 120_000

/** What is to be read: files, and of a plan the side. */
export interface Given {
  readonly files: readonly GivenFile[]
  readonly side: PlanSide
}

export interface Reading {
  readonly asked: Asked<ImportedFiles>
  /** What it is at; null: it has not begun. */
  readonly step: ReadStep | null
  /** Ends the reading at once. */
  cancel(): void
}

/** Reads files in a worker of its own, which ends with the next ones. */
export function useReading(given: Given | null): Reading {
  const [reading, setReading] = useState<Asked<ImportedFiles>>({ status: 'idle' })
  const [step, setStep] = useState<ReadStep | null>(null)
  const [end, setEnd] = useState<() => void>(() => () => {})
  useEffect(() => {
    if (given === null) return setReading({ status: 'idle' })
    setReading({ status: 'waiting' })
    setStep(null)
    const fail = (message: string) => setReading({ status: 'failed', message })
    const client = startWorker(fail)
    const timer = setTimeout(() => {
      client.terminate()
      fail('The files took too long to read. Do they hold a network? The command reads larger ones: hopline view FILE')
    }, patienceMs)
    setEnd(() => () => {
      clearTimeout(timer)
      client.terminate()
      fail('Cancelled.')
    })
    client.api.importFiles(given.files, given.side, proxy(setStep)).then(
      (answer) => {
        clearTimeout(timer)
        setReading({ status: 'ready', answer })
      },
      (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      clearTimeout(timer)
      client.terminate()
    }
  }, [given])
  return { asked: reading, step, cancel: end }
}
