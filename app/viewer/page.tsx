import type { Metadata } from 'next'
import { Suspense } from 'react'
import { sampleIds } from '@/app/samples/sample-files'
import { Viewer } from '@/components/viewer/viewer'
import { ViewerSkeleton } from '@/components/viewer/viewer-skeleton'
import { startEarly } from '@/components/worker/worker-address'

export const metadata: Metadata = { title: 'Viewer' }

export default async function ViewerPage() {
  const script = startEarly(await sampleIds())
  // What is shown stands in the address, which the exported page cannot know: until it does, the empty shell.
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own file names */}
      <script dangerouslySetInnerHTML={{ __html: script }} />
      <Suspense fallback={<ViewerSkeleton />}>
        <Viewer />
      </Suspense>
    </>
  )
}
