import type { Shape } from '@/layouts/layout'

/** Where the canvas is narrow and upright, whatever its panels take away: as the styles have it. */
export const uprightQuery = '(width < 768px) and (orientation: portrait)'

/** Shape that pictures are drawn for in this window. */
export const shapeNow = (): Shape => (window.matchMedia(uprightQuery).matches ? 'upright' : 'wide')
