import type { DrawnView, Layout } from '@/layouts/layout'
import type { Category, Tone } from '@/model/look'

/** A picture seen from so far away that no word of it can be read. */
export interface Thumbnail {
  readonly widthPx: number
  readonly heightPx: number
  /** `[x, y, width, height]` in whole px of the layout; containers before what they hold. */
  readonly groups: readonly { readonly at: Rectangle; readonly tone: Tone | 'zone' | null }[]
  readonly nodes: readonly { readonly at: Rectangle; readonly category: Category }[]
  /** `x,y` of the corners of each line. */
  readonly lines: readonly string[]
}

type Rectangle = readonly [number, number, number, number]

export function thumbnailOf({ diagram, layout }: DrawnView): Thumbnail {
  const rectangle = (id: string): readonly Rectangle[] => {
    const box = layout.boxes[id]
    return box === undefined ? [] : [[box.xPx, box.yPx, box.widthPx, box.heightPx]]
  }
  return {
    widthPx: layout.widthPx,
    heightPx: layout.heightPx,
    groups: diagram.groups.flatMap(({ id, role, tone }) => rectangle(id).map((at) => ({ at, tone: role === 'zone' ? 'zone' : tone }))),
    nodes: diagram.nodes.flatMap(({ id, category }) => rectangle(id).map((at) => ({ at, category }))),
    lines: linesOf(layout),
  }
}

const linesOf = ({ lines }: Layout): readonly string[] =>
  lines.map(({ points, branch }) => (branch ?? points).map(({ xPx, yPx }) => `${xPx},${yPx}`).join(' '))
