import { useEffect, useState } from 'react'
import type { Asked } from '@/components/state/viewer-store'

/** An answer of the worker that one component shows. `key` tells when the question has changed. */
export function useAsked<Answer>(ask: () => Promise<Answer>, key: string): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ status: 'waiting' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    let wanted = true
    setAsked({ status: 'waiting' })
    ask().then(
      (answer) => wanted && setAsked({ status: 'ready', answer }),
      (error) => wanted && setAsked({ status: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [key])
  return asked
}
