import type { Box, ExtraLine, Layout, Point, RoutedLine } from '@/layouts/layout'
import { buildGrid } from '@/layouts/route/grid'
import { fixed, routeLines } from '@/layouts/route/router'
import { addObstacles, ancestors, buildScene, type Obstacle, type Rect, rectOf, root, type Scene } from '@/layouts/route/scene'
import { cornersOf, type Point2 } from '@/layouts/route/search'
import type { Strand } from '@/layouts/route/strands'
import { WayFinder } from '@/layouts/route/ways'
import type { Diagram, DiagramLink } from '@/model/views/diagram'

const sceneOf = (diagram: Diagram, layout: Layout): Scene => buildScene(diagram, (id) => layout.boxes[id], layout.widthPx, layout.heightPx)

const toPoints = (points: readonly Point2[]): Point[] => points.map(({ x, y }) => ({ xPx: x, yPx: y }))

/** Lines of a layout as the router sees what is drawn already; their numbers differ from all trunks of new lines. */
const drawnOf = (layout: Layout): Strand[] =>
  layout.lines.map((line, i) => ({
    id: line.id,
    trunk: -1 - i,
    from: root,
    to: root,
    label: null,
    host: null,
    points: line.points.map(({ xPx, yPx }) => ({ x: xPx, y: yPx })),
  }))

/**
 * Routes lines over a picture that does not move: arrows of an overlay, hops of a flow. They keep off the lines and labels that are
 * there where that is cheap; they and their labels keep off `chips` too. A line whose ends are the same or not in the picture is left out.
 */
export function routeExtra(diagram: Diagram, layout: Layout, lines: readonly ExtraLine[], chips: readonly Box[] = []): RoutedLine[] {
  const scene = sceneOf(diagram, layout)
  const around = withChips(scene, chips.map(rectOf))
  const wanted = lines.filter((line) => line.from !== line.to && scene.indexOf.has(line.from) && scene.indexOf.has(line.to))
  if (wanted.length === 0) return []
  const taken = [...layout.lines.flatMap((line) => line.label ?? []), ...chips].map(rectOf)
  const requests = wanted.map((line) => ({ ...line, mark: line.mark ?? null }))
  const how = { drawn: drawnOf(layout), taken, quick: true, over: true }
  const { lines: clear, failed } = routeLines(around, requests, how)
  // Where chips leave no way, one beneath them is better than none.
  const beneath =
    failed.length === 0
      ? []
      : routeLines(
          scene,
          requests.filter((line) => failed.includes(line.id)),
          how,
        ).lines
  const routed = new Map([...clear, ...beneath].map((line) => [line.id, line]))
  return wanted.flatMap((line) => routed.get(line.id) ?? [])
}

/** The scene with chips as boxes that no line runs through: a line struck through a word could not be told from one that leads there. */
function withChips(scene: Scene, chips: readonly Rect[]): Scene {
  if (chips.length === 0) return scene
  const holds = (o: Obstacle, chip: Rect) =>
    o.isGroup && o.left <= chip.left && o.right >= chip.right && o.top <= chip.top && o.bottom >= chip.bottom
  const parentOf = (chip: Rect) => scene.obstacles.findLastIndex((o) => holds(o, chip))
  return addObstacles(
    scene,
    chips.map((chip, i) => ({ ...chip, id: `\u0000chip ${i}`, isGroup: false, parent: parentOf(chip), onBorderOf: root, title: null })),
  )
}

/** The line of a link, from its other end if `reversed`; null where the picture has no such line. */
export function lineAlong(layout: Layout, linkId: string, reversed: boolean): RoutedLine | null {
  const line = layout.lines.find((one) => one.id === linkId)
  if (!line) return null
  return reversed ? { ...line, points: [...line.points].reverse() } : line
}

interface Candidate {
  readonly link: DiagramLink
  readonly reversed: boolean
  /** Levels from the boxes up to the ends of the link. */
  readonly lift: number
}

/** The link that leads between two boxes or the groups around them: the closest to the boxes, of equals the one in that direction. */
function linkBetween(diagram: Diagram, scene: Scene, from: number, to: number): Candidate | null {
  const levels = (index: number) => new Map([index, ...ancestors(scene, index)].map((at, level) => [scene.obstacles[at]?.id ?? '', level]))
  const around = { from: levels(from), to: levels(to) }
  const candidates = diagram.links.flatMap((link): Candidate[] =>
    [false, true].flatMap((reversed) => {
      const [start, end] = reversed ? [link.to, link.from] : [link.from, link.to]
      const up = around.from.get(start)
      const down = around.to.get(end)
      // A link of a group with what it holds leads nowhere else.
      if (up === undefined || down === undefined || around.to.has(start) || around.from.has(end)) return []
      return [{ link, reversed, lift: up + down }]
    }),
  )
  candidates.sort(
    (a, b) => a.lift - b.lift || Number(a.reversed) - Number(b.reversed) || (a.link.id < b.link.id ? -1 : a.link.id > b.link.id ? 1 : 0),
  )
  return candidates[0] ?? null
}

/** Points from a point on the border of a group to a box in it; none where there is no way. */
function intoGroup(scene: Scene, group: string, point: Point, box: string): Point[] | null {
  const at = { x: point.xPx, y: point.yPx }
  const finder = new WayFinder(scene, buildGrid(scene, [at]), { growth: fixed, flow: null, haste: 1, quick: true })
  const way = finder.fromPoint({ id: '', from: group, to: box, label: '', mark: null }, at)
  return way && toPoints(way.corners)
}

/**
 * The way from one box to another as one line: along the link between them or between the groups around them (then on, inside each
 * group, to the box itself), else a line of its own. Null where an end is not in the picture or both are the same.
 */
export function pathBetween(diagram: Diagram, layout: Layout, fromBox: string, toBox: string): RoutedLine | null {
  const id = `${fromBox} > ${toBox}`
  const scene = sceneOf(diagram, layout)
  const from = scene.indexOf.get(fromBox)
  const to = scene.indexOf.get(toBox)
  if (from === undefined || to === undefined || from === to) return null
  const found = linkBetween(diagram, scene, from, to)
  const line = found && lineAlong(layout, found.link.id, found.reversed)
  const own = () => routeExtra(diagram, layout, [{ id, from: fromBox, to: toBox, label: '' }])[0] ?? null
  const first = line?.points[0]
  const last = line?.points.at(-1)
  if (!found || !line || !first || !last) return own()
  const [start, end] = found.reversed ? [found.link.to, found.link.from] : [found.link.from, found.link.to]
  const out = start === fromBox ? [] : intoGroup(scene, start, first, fromBox)
  const into = end === toBox ? [] : intoGroup(scene, end, last, toBox)
  if (!out || !into) return own()
  const points = [...[...out].reverse(), ...line.points, ...into].map(({ xPx, yPx }) => ({ x: xPx, y: yPx }))
  return { id, points: toPoints(cornersOf(points)), label: null }
}
