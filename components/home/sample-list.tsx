import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { fetchSamples, type Sample } from '@/components/home/samples'
import { ThumbnailPicture } from '@/components/home/thumbnail-picture'

/** The topologies that come with the viewer. */
export function SampleList() {
  const [samples, setSamples] = useState<readonly Sample[] | null>(null)
  useEffect(() => {
    void fetchSamples().then(setSamples)
  }, [])
  if (samples !== null && samples.length === 0) return null
  return (
    <section aria-label="Samples" className="flex flex-col gap-3">
      <h2 className="font-semibold">Look at a sample</h2>
      <ul className="flex min-h-64 flex-1 flex-col gap-3">
        {samples?.map((sample) => (
          <li key={sample.id} className="flex flex-1 flex-col">
            <SampleCard sample={sample} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SampleCard({ sample: { id, title, description, facts, picture } }: { readonly sample: Sample }) {
  return (
    <Link
      href={`/viewer/?topology=${encodeURIComponent(id)}`}
      className="group flex flex-1 flex-col overflow-hidden rounded-xl border border-edge bg-surface transition-colors hover:border-accent"
    >
      {picture !== undefined && (
        <span className="appear grid flex-1 place-items-center border-edge border-b bg-canvas px-4 py-3">
          <ThumbnailPicture picture={picture} />
        </span>
      )}
      <span className="flex items-center gap-4 p-4">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="block text-ink-quiet">{description}</span>
          {facts !== undefined && (
            <span className="mt-1 block text-ink-quiet text-small">
              {counted(facts.resources, 'resource')} · {counted(facts.views, 'view')} · {counted(facts.flows, 'flow')} to play
            </span>
          )}
        </span>
        <ArrowRight size={16} className="shrink-0 text-ink-faint transition-colors group-hover:text-accent" aria-hidden="true" />
      </span>
    </Link>
  )
}

const counted = (count: number, one: string) => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
