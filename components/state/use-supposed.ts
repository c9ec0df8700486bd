import { useMemo } from 'react'
import { useUrlState } from '@/components/state/url-state'
import type { Supposition } from '@/model/flow-outcomes'

/** What is supposed, the same object while it is the same. */
export function useSupposed(): Supposition {
  const [{ down, apply }] = useUrlState()
  const key = JSON.stringify({ down, proposals: apply })
  return useMemo(() => JSON.parse(key), [key])
}
