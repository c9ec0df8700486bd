import type { Shape } from '@/layouts/layout'

/**
 * Width by height of the picture that is aimed at. An upright one may be far higher than its screen: it is read down, and what it must not
 * be is wide, for then nothing of it can be read.
 */
const targetRatios: Readonly<Record<Shape, number>> = { wide: 16 / 10, upright: 1 / 2 }

/** How large a picture appears on a screen of the target ratio: the smaller, the better it fits. */
export const extent = (widthPx: number, heightPx: number, shape: Shape) => Math.max(widthPx, heightPx * targetRatios[shape])
