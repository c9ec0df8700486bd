import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Viewer } from '@/components/viewer/viewer'
import { ViewerSkeleton } from '@/components/viewer/viewer-skeleton'
import { startWorkerEarly } from '@/components/worker/worker-address'

export const metadata: Metadata = { title: 'Viewer' }

export default function ViewerPage() {
  // What is shown stands in the address, which the exported page cannot know: until it does, the empty shell.
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own */}
      <script dangerouslySetInnerHTML={{ __html: startWorkerEarly }} />
      <Suspense fallback={<ViewerSkeleton />}>
        <Viewer />
      </Suspense>
    </>
  )
}
