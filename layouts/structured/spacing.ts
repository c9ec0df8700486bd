import type { Shape } from '@/layouts/layout'

/**
 * Least free space in px between boxes and around them, on the 4 px grid. Wider than a line needs; gaps that carry more lines or
 * labels than fit are given more room by the engine.
 */
const wide = {
  picture: 24,
  edgeToContent: 36,
  betweenEdgeNodes: 72,
  betweenNodesX: 16,
  betweenNodesY: 12,
  betweenTiers: 36,
  betweenSubnets: 20,
  betweenZones: 56,
  betweenGroups: 32,
  toSideColumn: 48,
  betweenSideGroups: 24,
  betweenBorderNodes: 24,
  /** Free space on the border line beside the gateways on it. */
  besideBorderNodes: 16,
} as const

export type Spacing = Readonly<Record<keyof typeof wide, number>>

/** On an upright screen width is dear, and height is not. */
export const spacings: Readonly<Record<Shape, Spacing>> = {
  wide,
  upright: {
    ...wide,
    picture: 12,
    betweenEdgeNodes: 28,
    betweenNodesX: 12,
    betweenSubnets: 12,
    betweenZones: 28,
    betweenGroups: 36,
    toSideColumn: 28,
    betweenSideGroups: 28,
    betweenBorderNodes: 16,
  },
}

export interface Padding {
  readonly sidePx: number
  readonly topPx: number
  readonly bottomPx: number
}

/** Containers of containers breathe more than containers of nodes. */
const widePaddings = {
  leaf: { sidePx: 16, topPx: 8, bottomPx: 16 },
  zone: { sidePx: 16, topPx: 8, bottomPx: 16 },
  outer: { sidePx: 24, topPx: 16, bottomPx: 24 },
} as const satisfies Record<string, Padding>

export type Paddings = Readonly<Record<keyof typeof widePaddings, Padding>>

export const paddingsOf: Readonly<Record<Shape, Paddings>> = {
  wide: widePaddings,
  upright: {
    leaf: { sidePx: 12, topPx: 8, bottomPx: 16 },
    zone: { sidePx: 12, topPx: 8, bottomPx: 16 },
    outer: { sidePx: 16, topPx: 16, bottomPx: 24 },
  },
}
