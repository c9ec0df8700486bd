import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import type { Diagram } from '@/model/views/diagram'
import { views } from '@/model/views/index'
import type { Sequence } from '@/model/views/sequence'
import type { Picture } from '@/model/views/view'

/** Every picture that a topology gives, in the order of the tabs. */
export function listViews(topology: Topology): readonly Picture[] {
  const t = indexOf(topology)
  return views.flatMap((view) => view.pictures(t))
}

/** The picture of an id; undefined where the topology has none such. */
export function drawView(
  topology: Topology,
  id: string,
): { readonly type: 'diagram'; readonly diagram: Diagram } | { readonly type: 'sequence'; readonly sequence: Sequence } | undefined {
  const picture = listViews(topology).find((p) => p.id === id)
  if (picture === undefined) return undefined
  return picture.type === 'diagram' ? { type: 'diagram', diagram: picture.draw() } : { type: 'sequence', sequence: picture.draw() }
}
