import { type MeasuredTitle, measureGroupTitle, measureNode } from '@/layouts/measure'
import type { Diagram, DiagramGroup, DiagramNode } from '@/model/views/diagram'

export interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** Sizes of everything in a diagram, measured once. */
export interface Sizes {
  node(node: DiagramNode): Size
  title(group: DiagramGroup): MeasuredTitle
}

const noTitle: MeasuredTitle = { widthPx: 0, heightPx: 0, lines: [] }
const noSize: Size = { widthPx: 0, heightPx: 0 }

export function measureDiagram(diagram: Diagram): Sizes {
  const nodes = new Map(diagram.nodes.map((node) => [node.id, measureNode(node)]))
  const titles = new Map(diagram.groups.map((group) => [group.id, measureGroupTitle(group)]))
  return {
    node: (node) => nodes.get(node.id) ?? noSize,
    title: (group) => titles.get(group.id) ?? noTitle,
  }
}

/** Boxes of nearly the same height look calmer when they are the same. */
const evenHeightRatio = 1.6

/** One size for nodes that stand together: the widest; the tallest too, unless one is far taller than the others. */
export function commonSize(sizes: readonly Size[]): { readonly widthPx: number; readonly heightOf: (size: Size) => number } {
  const widthPx = sizes.reduce((most, size) => Math.max(most, size.widthPx), 0)
  const tallest = sizes.reduce((most, size) => Math.max(most, size.heightPx), 0)
  const lowest = sizes.reduce((least, size) => Math.min(least, size.heightPx), tallest)
  const even = tallest <= lowest * evenHeightRatio
  return { widthPx, heightOf: (size) => (even ? tallest : size.heightPx) }
}
