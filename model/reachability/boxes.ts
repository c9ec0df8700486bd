import type { PortRange } from '@/model/net/ports'
import { commonRange, type Range } from '@/model/net/ranges'

/** Packets that differ in the address of one end and in one port: all of both ranges. */
export interface Box {
  readonly addresses: Range
  readonly ports: PortRange
}

export const boxesOf = (ranges: readonly Range[], ports: PortRange): readonly Box[] => ranges.map((addresses) => ({ addresses, ports }))

/** What some boxes share with a block and a range of ports. */
export function within(boxes: readonly Box[], addresses: readonly Range[], ports: PortRange): readonly Box[] {
  return boxes.flatMap((box) => {
    const from = Math.max(box.ports.from, ports.from)
    const to = Math.min(box.ports.to, ports.to)
    if (from > to) return []
    return addresses.flatMap((range) => {
      const common = commonRange(box.addresses, range)
      return common === null ? [] : [{ addresses: common, ports: { from, to } }]
    })
  })
}

/** What is left of some boxes without others. */
export function without(boxes: readonly Box[], taken: readonly Box[]): readonly Box[] {
  return taken.reduce<readonly Box[]>((left, one) => left.flatMap((box) => cut(box, one)), boxes)
}

function cut(box: Box, taken: Box): readonly Box[] {
  const common = commonRange(box.addresses, taken.addresses)
  const from = Math.max(box.ports.from, taken.ports.from)
  const to = Math.min(box.ports.to, taken.ports.to)
  if (common === null || from > to) return [box]
  const left: Box[] = []
  if (box.addresses.first < common.first)
    left.push({ addresses: { first: box.addresses.first, last: common.first - 1n }, ports: box.ports })
  if (box.addresses.last > common.last) left.push({ addresses: { first: common.last + 1n, last: box.addresses.last }, ports: box.ports })
  if (box.ports.from < from) left.push({ addresses: common, ports: { from: box.ports.from, to: from - 1 } })
  if (box.ports.to > to) left.push({ addresses: common, ports: { from: to + 1, to: box.ports.to } })
  return left
}
