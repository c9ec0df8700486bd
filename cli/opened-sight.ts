import type { TopologyFile } from '@/exporters/first-sight/open-topology'
import type { OpenedFile, OpenedSide } from '@/server/opened-file'

/** What is opened, and its first sight, as the server hands them out. */
export interface HandedOut {
  readonly opened: (side: OpenedSide) => Promise<OpenedFile>
  /** JSON of a `FirstSight`, or `null`. */
  readonly sight: () => Promise<string>
}

/**
 * Makes the first sight of what was read last, once. Reading again for it would import files of others twice for each visit; where the
 * file has changed since, the viewer sees by the fingerprint that its own reading is another one.
 */
export function withSight(read: (side: OpenedSide) => Promise<OpenedFile>): HandedOut {
  let last: OpenedFile = { state: 'none' }
  let made: { readonly text: string; readonly sight: Promise<string> } | null = null
  return {
    opened: async (side) => {
      // Only the planned side is shown before it is read.
      if (side === 'prior') return read('prior')
      last = await read('planned')
      return last
    },
    sight: async () => {
      if (last.state === 'none') last = await read('planned')
      if (last.state !== 'open') return 'null'
      if (made?.text !== last.text) made = { text: last.text, sight: sightOf(last) }
      return made.sight
    },
  }
}

async function sightOf(file: TopologyFile): Promise<string> {
  const { firstSight } = await import('@/exporters/first-sight/first-sight')
  return JSON.stringify(await firstSight(file))
}
