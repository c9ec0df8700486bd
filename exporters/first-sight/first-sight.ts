import { fingerprint } from '@/exporters/first-sight/fingerprint'
import { openTopology, type TopologyFile } from '@/exporters/first-sight/open-topology'
import type { Opened } from '@/exporters/first-sight/summary'
import { drawDiagram } from '@/layouts/draw-diagram'
import type { DrawnView, Layout } from '@/layouts/layout'
import { drawView } from '@/model/views/draw-view'

/** What a viewer shows before it has read the topology itself: the answers to its first two questions. */
export interface FirstSight {
  /** Of the text that it was made from. */
  readonly fingerprint: string
  readonly opened: Opened
  /** The first diagram with all its groups open, and where all of it stands on an upright canvas; null: the topology has none. */
  readonly first: { readonly view: string; readonly drawn: DrawnView; readonly upright: Layout } | null
}

/** Resources of a topology whose first sight is worth the wait; a larger one is drawn where it is looked at. */
const mostResources = 400

/**
 * Makes the first sight of a topology file.
 *
 * @returns null where there is nothing to see, or too much
 */
export async function firstSight(file: TopologyFile): Promise<FirstSight | null> {
  const { topology, opened } = openTopology(file)
  if (topology === null || opened.summary === null || topology.resources.length > mostResources) return null
  const view = opened.summary.views.find((v) => v.type === 'diagram')?.id
  const drawn = view === undefined ? undefined : drawView(topology, view)
  const first =
    view === undefined || drawn?.type !== 'diagram'
      ? null
      : { view, drawn: await drawDiagram(drawn.diagram, []), upright: (await drawDiagram(drawn.diagram, [], 'upright')).layout }
  return { fingerprint: fingerprint(file.text), opened, first }
}
