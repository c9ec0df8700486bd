import type { Box, Layout, Point } from '@/layouts/layout'
import { measureGroupTitle } from '@/layouts/measure'
import type { Diagram } from '@/model/views/diagram'

/** Faults of a layout by geometry alone, told in sentences; none of the router's own functions is used. */

const right = (b: Box) => b.xPx + b.widthPx
const bottom = (b: Box) => b.yPx + b.heightPx
const apart = (a: Box, b: Box) => right(a) <= b.xPx || right(b) <= a.xPx || bottom(a) <= b.yPx || bottom(b) <= a.yPx
const within = (inner: Box, outer: Box, by: number) =>
  inner.xPx >= outer.xPx + by && inner.yPx >= outer.yPx + by && right(inner) <= right(outer) - by && bottom(inner) <= bottom(outer) - by

const boxOf = (layout: Layout, id: string): Box => {
  const box = layout.boxes[id]
  if (!box) throw new Error(`no box for ${id}`)
  return box
}

const titles = (diagram: Diagram, layout: Layout) =>
  diagram.groups.map((group) => {
    const at = boxOf(layout, group.id)
    const title = measureGroupTitle(group)
    return { id: group.id, box: { xPx: at.xPx, yPx: at.yPx, widthPx: Math.min(title.widthPx, at.widthPx), heightPx: title.heightPx } }
  })

/** Boxes: everything is placed, inside its parent, and clear of its neighbours. */
export function boxFaults(diagram: Diagram, layout: Layout): string[] {
  const faults: string[] = []
  const items = [...diagram.groups, ...diagram.nodes]
  const picture: Box = { xPx: 0, yPx: 0, widthPx: layout.widthPx, heightPx: layout.heightPx }
  const onBorder = new Map(
    diagram.nodes.flatMap((node) => (node.area === 'border' && node.borderOf !== undefined ? [[node.id, node.borderOf]] : [])),
  )
  for (const item of items) {
    const box = boxOf(layout, item.id)
    if (box.widthPx <= 0 || box.heightPx <= 0) faults.push(`${item.id} has no size`)
    const parent = item.parent === null ? picture : boxOf(layout, item.parent)
    if (!within(box, parent, 4)) faults.push(`${item.id} does not stand inside ${item.parent ?? 'the picture'}`)
  }
  for (const [id, groupId] of onBorder) {
    const box = boxOf(layout, id)
    const group = boxOf(layout, groupId)
    const middle = box.yPx + box.heightPx / 2
    if (Math.abs(middle - group.yPx) > 1) faults.push(`${id} is not centred on the upper border of ${groupId}`)
    if (box.xPx < group.xPx || right(box) > right(group)) faults.push(`${id} stands beside the border of ${groupId}`)
  }
  const parentsOf = (id: string, parent: string | null) => [parent, onBorder.get(id) ?? parent]
  items.forEach((a, i) => {
    for (const b of items.slice(i + 1)) {
      if (onBorder.get(a.id) === b.id || onBorder.get(b.id) === a.id) continue
      const siblings = parentsOf(a.id, a.parent).some((parent) => parentsOf(b.id, b.parent).includes(parent))
      if (siblings && !apart(boxOf(layout, a.id), boxOf(layout, b.id))) faults.push(`${a.id} overlaps ${b.id}`)
    }
  })
  for (const title of titles(diagram, layout)) {
    for (const node of diagram.nodes)
      if (!apart(title.box, boxOf(layout, node.id))) faults.push(`${node.id} covers the title of ${title.id}`)
    for (const group of diagram.groups) {
      if (group.parent === title.id && !apart(title.box, boxOf(layout, group.id)))
        faults.push(`${group.id} covers the title of ${title.id}`)
    }
  }
  return faults
}

const onBorderOf = (point: Point, box: Box): boolean => {
  const inX = point.xPx >= box.xPx && point.xPx <= right(box)
  const inY = point.yPx >= box.yPx && point.yPx <= bottom(box)
  const atX = point.xPx === box.xPx || point.xPx === right(box)
  const atY = point.yPx === box.yPx || point.yPx === bottom(box)
  return (inX && atY) || (inY && atX)
}

/** A stretch with a body of no width, as a box. */
const stretch = (a: Point, b: Point): Box => ({
  xPx: Math.min(a.xPx, b.xPx),
  yPx: Math.min(a.yPx, b.yPx),
  widthPx: Math.abs(a.xPx - b.xPx),
  heightPx: Math.abs(a.yPx - b.yPx),
})

/** The stretch runs through the inside of the box, or along its border. */
const touchesInside = (line: Box, box: Box) =>
  right(line) > box.xPx && line.xPx < right(box) && bottom(line) > box.yPx && line.yPx < bottom(box)

function ancestorsOf(diagram: Diagram, id: string): Set<string> {
  const parents = new Map([...diagram.groups, ...diagram.nodes].map((item) => [item.id, item.parent]))
  const found = new Set<string>()
  for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) found.add(at)
  return found
}

const stretches = (points: readonly Point[]) => points.slice(1).map((point, i) => stretch(points[i] ?? point, point))

/** Lines: one per link, level and upright, from border to border, through no foreign box and no title. */
export function lineFaults(diagram: Diagram, layout: Layout): string[] {
  const faults: string[] = []
  const lines = new Map(layout.lines.map((line) => [line.id, line]))
  for (const link of diagram.links) {
    const line = lines.get(link.id)
    if (link.from === link.to) continue
    if (!line) {
      faults.push(`${link.id} has no line`)
      continue
    }
    const [first] = line.points
    const last = line.points.at(-1)
    if (!first || !last || line.points.length < 2) {
      faults.push(`${link.id} has no points`)
      continue
    }
    if (!onBorderOf(first, boxOf(layout, link.from))) faults.push(`${link.id} does not begin on the border of ${link.from}`)
    if (!onBorderOf(last, boxOf(layout, link.to))) faults.push(`${link.id} does not end on the border of ${link.to}`)
    const passable = new Set([...ancestorsOf(diagram, link.from), ...ancestorsOf(diagram, link.to)])
    for (const part of stretches(line.points)) {
      if (part.widthPx !== 0 && part.heightPx !== 0) faults.push(`${link.id} runs aslant`)
      if (part.widthPx === 0 && part.heightPx === 0) faults.push(`${link.id} repeats a point`)
      for (const item of [...diagram.groups, ...diagram.nodes]) {
        if (!passable.has(item.id) && touchesInside(part, boxOf(layout, item.id))) faults.push(`${link.id} runs through ${item.id}`)
      }
      for (const title of titles(diagram, layout))
        if (touchesInside(part, title.box)) faults.push(`${link.id} crosses the title of ${title.id}`)
    }
  }
  return faults
}

/** Where lines meet boxes: no two at the same point, but for those of one trunk. */
export function portFaults(diagram: Diagram, layout: Layout): string[] {
  const faults: string[] = []
  const seen = new Map<string, { readonly id: string; readonly trunk: string }>()
  for (const line of layout.lines) {
    const link = diagram.links.find((one) => one.id === line.id)
    if (!link) continue
    for (const [point, end] of [
      [line.points[0], link.from],
      [line.points.at(-1), link.to],
    ] as const) {
      if (!point) continue
      const key = `${end} ${point.xPx} ${point.yPx}`
      const trunk = line.trunk ?? line.id
      const other = seen.get(key)
      if (other && other.trunk !== trunk) faults.push(`${line.id} and ${other.id} meet ${end} at the same point`)
      seen.set(key, { id: line.id, trunk })
    }
  }
  return faults
}

/** Stretches that two lines share, px in all; lines of one trunk do not count. */
export function sharedPx(layout: Layout): number {
  let shared = 0
  layout.lines.forEach((a, i) => {
    for (const b of layout.lines.slice(i + 1)) {
      if ((a.trunk ?? a.id) === (b.trunk ?? b.id)) continue
      for (const p of stretches(a.points)) {
        for (const q of stretches(b.points)) {
          const wide = Math.min(right(p), right(q)) - Math.max(p.xPx, q.xPx)
          const high = Math.min(bottom(p), bottom(q)) - Math.max(p.yPx, q.yPx)
          if (p.widthPx === 0 && q.widthPx === 0 && p.xPx === q.xPx && high > 0) shared += high
          if (p.heightPx === 0 && q.heightPx === 0 && p.yPx === q.yPx && wide > 0) shared += wide
        }
      }
    }
  })
  return shared
}

/** Labels: in the picture, clear of borders, titles, foreign lines and each other. */
export function labelFaults(diagram: Diagram, layout: Layout): string[] {
  const faults: string[] = []
  const distinct = new Map(
    layout.lines.flatMap((line) =>
      line.label ? [[`${line.trunk ?? line.id} ${JSON.stringify(line.label)}`, { id: line.id, box: line.label }]] : [],
    ),
  )
  const labels = [...distinct.values()]
  const picture: Box = { xPx: 0, yPx: 0, widthPx: layout.widthPx, heightPx: layout.heightPx }
  labels.forEach((label, i) => {
    if (!within(label.box, picture, 0)) faults.push(`label of ${label.id} leaves the picture`)
    for (const node of diagram.nodes) if (!apart(label.box, boxOf(layout, node.id))) faults.push(`label of ${label.id} covers ${node.id}`)
    for (const group of diagram.groups) {
      const box = boxOf(layout, group.id)
      if (!apart(label.box, box) && !within(label.box, box, 1)) faults.push(`label of ${label.id} covers the border of ${group.id}`)
    }
    for (const title of titles(diagram, layout))
      if (!apart(label.box, title.box)) faults.push(`label of ${label.id} covers the title of ${title.id}`)
    for (const other of labels.slice(i + 1)) if (!apart(label.box, other.box)) faults.push(`labels of ${label.id} and ${other.id} overlap`)
  })
  for (const { id, trunk, label } of layout.lines)
    for (const other of layout.lines) {
      const foreign = (other.trunk ?? other.id) !== (trunk ?? id)
      if (label && foreign && stretches(other.points).some((part) => touchesInside(part, label)))
        faults.push(`${other.id} runs beneath the label of ${id}`)
    }
  for (const line of layout.lines) {
    const { label } = line
    if (label && !stretches(line.points).some((part) => touchesInside(part, label)))
      faults.push(`label of ${line.id} stands beside its line`)
  }
  return faults
}
