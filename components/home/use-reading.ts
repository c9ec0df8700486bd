import { useEffect, useState } from 'react'
import type { TopologyFile } from '@/components/home/kept-file'
import type { Asked } from '@/components/state/viewer-store'
import { startWorker } from '@/components/worker/client'
import type { Opened } from '@/components/worker/protocol'

/** A file that takes longer than this is not read any further. */
const patienceMs = 60_000

/** Reads a file in a worker of its own, which ends with the next file. */
export function useReading(file: TopologyFile | null): Asked<Opened> {
  const [reading, setReading] = useState<Asked<Opened>>({ status: 'idle' })
  useEffect(() => {
    if (file === null) return
    setReading({ status: 'waiting' })
    const fail = (message: string) => setReading({ status: 'failed', message })
    const client = startWorker(fail)
    const timer = setTimeout(() => {
      client.terminate()
      fail('The file took too long to read. Is it a topology file?')
    }, patienceMs)
    client.api.open(file).then(
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
  }, [file])
  return reading
}
