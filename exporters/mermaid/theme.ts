import type { Tone } from '@/model/look'
import type { DiagramGroup } from '@/model/views/diagram'

interface Tint {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidthPx: number
}

const tint = (fill: string, stroke: string, strokeWidthPx = 2): Tint => ({ fill, stroke, strokeWidthPx })

/** Colours of the text diagrams: Material tints, the same in every exported document. */
const tints: Readonly<Record<Tone, Tint>> = {
  vpc: tint('#e3f2fd', '#1976d2', 3),
  zone: tint('#fff3e0', '#f57c00'),
  public: tint('#c8e6c9', '#388e3c'),
  private: tint('#ffcdd2', '#d32f2f'),
  isolated: tint('#eceff1', '#546e7a'),
  endpoints: tint('#f3e5f5', '#7b1fa2'),
  'gateway-endpoints': tint('#c8e6c9', '#388e3c'),
  'interface-endpoints': tint('#f8bbd0', '#c2185b'),
  services: tint('#fff9c4', '#f9a825'),
  'load-balancing': tint('#bbdefb', '#1976d2'),
  containers: tint('#c5e1a5', '#388e3c'),
  serverless: tint('#fff9c4', '#f9a825'),
  compute: tint('#ffe0b2', '#ef6c00'),
  database: tint('#d1c4e9', '#512da8'),
}

/** Style of a group; undefined leaves the renderer's own. */
export function styleOf(group: DiagramGroup): string | undefined {
  if (group.tone === null) return undefined
  const { fill, stroke, strokeWidthPx } = tints[group.tone]
  return `fill:${fill},stroke:${stroke},stroke-width:${strokeWidthPx}px`
}
