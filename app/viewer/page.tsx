import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Viewer } from '@/components/viewer/viewer'
import { ViewerSkeleton } from '@/components/viewer/viewer-skeleton'

export const metadata: Metadata = { title: 'Viewer' }

export default function ViewerPage() {
  // What is shown stands in the address, which the exported page cannot know: until it does, the empty shell.
  return (
    <Suspense fallback={<ViewerSkeleton />}>
      <Viewer />
    </Suspense>
  )
}
