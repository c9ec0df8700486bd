import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { fetchSamples, type Sample } from '@/components/home/samples'

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
      <ul className="flex min-h-18 flex-col gap-2">
        {samples?.map(({ id, title, description }) => (
          <li key={id}>
            <Link
              href={`/viewer/?topology=${encodeURIComponent(id)}`}
              className="group flex items-center gap-4 rounded-xl border border-edge bg-surface p-4 transition-colors hover:border-accent"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{title}</span>
                <span className="block text-ink-quiet">{description}</span>
              </span>
              <ArrowRight size={16} className="shrink-0 text-ink-faint transition-colors group-hover:text-accent" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
