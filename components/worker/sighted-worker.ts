import type { FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import type { FirstSight } from '@/exporters/first-sight/first-sight'
import type { Shape } from '@/layouts/layout'

/**
 * A worker whose first two answers, what is opened and its first picture, are there before it is: a first sight was made of the same text
 * with the same code elsewhere. The worker reads the topology all the same, and where it read another text its own answer counts.
 */
export function sightedWorker(
  worker: TopologyWorker,
  sight: Promise<FirstSight | null>,
  corrected: (found: FoundTopology) => void,
): TopologyWorker {
  let coming: Promise<FirstSight | null> | null = sight
  let valid: FirstSight | null = null
  let shape: Shape = 'wide'
  const forget = () => {
    coming = null
    valid = null
  }
  return {
    ...worker,
    async openAsked(asked) {
      shape = asked.shape
      const found = worker.openAsked(asked)
      const expected = coming
      forget()
      const seen = await Promise.race([expected, found.then(() => null)])
      if (seen === null) return found
      valid = seen
      found.then(
        (own) => {
          if (valid !== seen || (own.ok && own.fingerprint === seen.fingerprint)) return
          forget()
          corrected(own)
        },
        (error) => corrected({ ok: false, message: error instanceof Error ? error.message : String(error) }),
      )
      return { ok: true, opened: seen.opened, fingerprint: seen.fingerprint }
    },
    drawFor(canvas) {
      shape = canvas
      return worker.drawFor(canvas)
    },
    async draw(view, collapsed, proposals = []) {
      const first = valid?.first ?? null
      const isFirst = first !== null && first.view === view && collapsed.length === 0 && proposals.length === 0
      if (!isFirst) return worker.draw(view, collapsed, proposals)
      return shape === 'wide' ? first.drawn : { ...first.drawn, layout: first.upright }
    },
    open(input) {
      forget()
      return worker.open(input)
    },
    importFiles(...given) {
      forget()
      return worker.importFiles(...given)
    },
  }
}
