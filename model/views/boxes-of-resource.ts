import type { Diagram } from '@/model/views/diagram'

/** Every box that stands for a resource. */
export function boxesOfResource(diagram: Diagram, resource: string): readonly string[] {
  const own = [...diagram.nodes, ...diagram.groups].filter((box) => box.resources.some((id) => id === resource))
  // A box of its own speaks for the resource better than one that stands for many; a collapsed group is the last resort.
  const alone = own.filter((box) => box.resources.length === 1)
  return (alone.length > 0 ? alone : own).map((box) => box.id)
}
