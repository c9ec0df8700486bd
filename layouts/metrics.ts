/**
 * Sizes that placement and the pens share: what is measured here is what the canvas draws. All in px at zoom 1, on a 4 px grid.
 * A pen that draws other sizes than these overflows its boxes.
 */
export const gridPx = 4

/** Font weights of Inter that widths are known for. */
export type FontWeight = 400 | 500 | 600

/** A node: glyph at the left, name and detail lines beside it, both centred vertically. */
export const nodeMetrics = {
  paddingXPx: 12,
  paddingYPx: 8,
  /** A stadium has round ends: text keeps clear of them. */
  stadiumPaddingXPx: 18,
  glyphPx: 28,
  glyphGapPx: 10,
  title: { sizePx: 13, weight: 600, lineHeightPx: 18 },
  detail: { sizePx: 12, weight: 400, lineHeightPx: 16 },
  /** Widest text before it wraps. */
  maxTextPx: 144,
  /** Widest word as a name: the ids of the EC2 API have 19 to 24 letters. */
  maxWordPx: 192,
  minWidthPx: 128,
  minHeightPx: 48,
  maxTitleLines: 3,
  /** Wrapped lines of one detail entry. */
  maxDetailLines: 3,
  maxLines: 14,
  /** Badge of a collapsed group ("+12"), right of the text. */
  badge: { sizePx: 12, weight: 600, paddingXPx: 6, minWidthPx: 28, gapPx: 8 },
  radiusPx: 8,
} as const

/** Title strip of a group, at its top: glyph, then the title; what the group holds begins below the strip. */
export const groupMetrics = {
  paddingXPx: 12,
  paddingTopPx: 8,
  paddingBottomPx: 4,
  glyphPx: 16,
  glyphGapPx: 6,
  title: { sizePx: 12, weight: 600, lineHeightPx: 16 },
  detail: { sizePx: 12, weight: 400, lineHeightPx: 16 },
  /** Widest title before it wraps. */
  maxTextPx: 232,
  maxLines: 4,
  radiusPx: 8,
} as const

/** Marks of an overlay at the foot of a box: half below the border of a node, inside a group. */
export const chipMetrics = {
  text: { sizePx: 12, weight: 600, lineHeightPx: 16 },
  paddingXPx: 6,
  borderPx: 1,
  gapPx: 4,
  leftPx: 8,
  belowNodePx: 12,
  insideGroupPx: 3,
  /** Chips that are shown; the rest is counted. */
  mostShown: 2,
} as const

/** Label of a line: a chip on the line. */
export const labelMetrics = {
  paddingXPx: 6,
  text: { sizePx: 12, weight: 500, lineHeightPx: 16 },
  paddingYPx: 1,
  maxTextPx: 150,
  maxLines: 2,
} as const
