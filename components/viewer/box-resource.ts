import type { DrawnView } from '@/layouts/layout'
import type { ResourceId } from '@/model/resource'

/** The resource that a box stands for; of several the first, null of none. */
export function resourceAt({ diagram }: DrawnView, box: string): ResourceId | null {
  const found = diagram.nodes.find((node) => node.id === box) ?? diagram.groups.find((group) => group.id === box)
  return found?.resources[0] ?? null
}
