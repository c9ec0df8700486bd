import { chipPlace, roomOf } from '@/components/player/chip-place'
import type { Moment } from '@/components/player/moments'
import { wayOf } from '@/components/player/pace'
import type { Box, DrawnView } from '@/layouts/layout'
import { textWidthPx } from '@/layouts/measure'
import type { AddressRewrite } from '@/model/flow-steps'

export const rewriteText = ({ type, before, after }: AddressRewrite): string => `${type} ${before} → ${after}`

const chip = { textPx: 12, paddingPx: 10, heightPx: 22 } as const
/** Half of the widest line of a flow, with its particle's halo. */
const wayHalfPx = 8

/** The rewritten addresses of a moment with their places on the picture: beside the way, on no box, label or other chip if that can be. */
export function placeRewrites(moment: Moment, { diagram, layout }: DrawnView): readonly { readonly text: string; readonly box: Box }[] {
  const boxes = diagram.nodes.flatMap((node) => layout.boxes[node.id] ?? [])
  const labels = layout.lines.flatMap((line) => line.label ?? [])
  const ways = moment.steps.flatMap((step) => roomOf(wayOf(step), wayHalfPx))
  const placed: { text: string; box: Box }[] = []
  for (const step of moment.steps)
    for (const text of new Set(step.rewrites.map(rewriteText))) {
      const size = { widthPx: textWidthPx(text, chip.textPx, 500) + 2 * chip.paddingPx, heightPx: chip.heightPx }
      const box = chipPlace(wayOf(step), size, [...boxes, ...labels, ...ways, ...placed.map((p) => p.box)])
      if (box !== null) placed.push({ text, box })
    }
  return placed
}
