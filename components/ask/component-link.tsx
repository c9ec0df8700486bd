import type { ReactNode } from 'react'
import { useShowResource } from '@/components/viewer/use-show-resource'

/** Leads to a resource: selects it and brings it into sight. */
export function ComponentLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const show = useShowResource()
  return (
    <button
      type="button"
      className="wrap-anywhere rounded text-left font-medium text-accent-text underline decoration-transparent underline-offset-2 hover:decoration-current"
      onClick={() => show(id)}
    >
      {children}
    </button>
  )
}
