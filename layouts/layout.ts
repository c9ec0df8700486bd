import type { Diagram } from '@/model/views/diagram'

/** A rectangle in px, absolute within the picture (not relative to its parent). */
export interface Box {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

export interface Point {
  readonly xPx: number
  readonly yPx: number
}

/** A link as a drawn line: orthogonal, starting and ending on the borders of its boxes. */
export interface RoutedLine {
  /** Id of the link. */
  readonly id: string
  readonly points: readonly Point[]
  /** Where its label stands, overlapping nothing; null without a label or where there is no room. */
  readonly label: Box | null
  /** Set where the line shares a trunk with others that say the same: id of the first of them. Their labels may be the same box. */
  readonly trunk?: string
  /** With `trunk`: what the line adds to it. A pen that draws all lines draws just this; `points` remain the whole way. */
  readonly branch?: readonly Point[]
}

export interface Layout {
  readonly widthPx: number
  readonly heightPx: number
  /** Box of every group and node, by id. */
  readonly boxes: Readonly<Record<string, Box>>
  readonly lines: readonly RoutedLine[]
}

/** What a picture is placed for: a canvas that is wider than high, or the upright one of a telephone, which is read down like a page. */
export type Shape = 'wide' | 'upright'

/** A view, drawn and laid out; closed groups appear as nodes that say how much they hide. */
export interface DrawnView {
  readonly diagram: Diagram
  readonly layout: Layout
  /** How many groups were closed to begin with; absent unless the picture is large. */
  readonly closedAtFirst?: number
}

/** A line wanted on an unmoved layout: an arrow of an overlay, a hop of a flow. */
export interface ExtraLine {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly label: string
  /** Lines with the same mark and label that leave or reach the same box share a trunk; without a mark a line stands alone. */
  readonly mark?: string
}

/** One way of placing boxes. Deterministic: the same diagram gives the same layout to the byte. */
export interface LayoutEngine {
  readonly id: string
  layout(diagram: Diagram, shape: Shape): Promise<Layout>
}
