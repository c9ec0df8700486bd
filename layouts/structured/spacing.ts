/**
 * Least free space in px between boxes and around them, on the 4 px grid. Wider than a line needs; gaps that carry more lines or
 * labels than fit are given more room by the engine.
 */
export const spacing = {
  picture: 24,
  edgeToContent: 36,
  betweenEdgeNodes: 72,
  betweenNodesX: 16,
  betweenNodesY: 12,
  betweenTiers: 24,
  betweenSubnets: 20,
  betweenZones: 56,
  betweenGroups: 32,
  toSideColumn: 48,
  betweenSideGroups: 24,
  betweenBorderNodes: 24,
  /** Free space on the border line beside the gateways on it. */
  besideBorderNodes: 16,
} as const

export interface Padding {
  readonly sidePx: number
  readonly topPx: number
  readonly bottomPx: number
}

/** Containers of containers breathe more than containers of nodes. */
export const paddings = {
  leaf: { sidePx: 16, topPx: 8, bottomPx: 16 },
  zone: { sidePx: 16, topPx: 8, bottomPx: 16 },
  outer: { sidePx: 24, topPx: 16, bottomPx: 24 },
} as const satisfies Record<string, Padding>
