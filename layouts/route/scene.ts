import type { Box } from '@/layouts/layout'
import { measureGroupTitle } from '@/layouts/measure'
import { Edges } from '@/layouts/route/edges'
import type { Diagram } from '@/model/views/diagram'

/** A rectangle by its four sides, px. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Obstacle extends Rect {
  readonly id: string
  readonly isGroup: boolean
  /** Index of the group it stands in; `root` at the top. */
  readonly parent: number
  /** Index of the group on whose border it sits; `root` where it sits on none. */
  readonly onBorderOf: number
  /** Text at the top of a group, which no line runs through. */
  readonly title: Rect | null
}

/** Parent of what stands in no group. */
export const root = -1

/** What the router sees of a picture: groups first, parents before their children, then nodes. */
export interface Scene {
  readonly obstacles: readonly Obstacle[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly widthPx: number
  readonly heightPx: number
  /** Sides of all boxes and titles: upright ones by x, level ones by y. */
  readonly borders: { readonly x: Edges; readonly y: Edges }
}

function bordersOf(obstacles: readonly Obstacle[]): Scene['borders'] {
  const rects = obstacles.flatMap((obstacle): Rect[] => (obstacle.title ? [obstacle, obstacle.title] : [obstacle]))
  return {
    x: new Edges(rects.flatMap(({ left, right, top: from, bottom: to }) => [left, right].map((at) => ({ at, from, to })))),
    y: new Edges(rects.flatMap(({ top, bottom, left: from, right: to }) => [top, bottom].map((at) => ({ at, from, to })))),
  }
}

export const rectOf = (b: Box): Rect => ({ left: b.xPx, top: b.yPx, right: b.xPx + b.widthPx, bottom: b.yPx + b.heightPx })

/** Scene of a placed diagram; what has no box is left out. */
export function buildScene(diagram: Diagram, boxOf: (id: string) => Box | undefined, widthPx: number, heightPx: number): Scene {
  const obstacles: Obstacle[] = []
  const indexOf = new Map<string, number>()
  const parentIndex = (id: string | null | undefined) => (id === null || id === undefined ? root : (indexOf.get(id) ?? root))
  for (const group of diagram.groups) {
    const at = boxOf(group.id)
    if (!at) continue
    const title = measureGroupTitle(group)
    const rect = rectOf(at)
    const text = {
      left: rect.left,
      top: rect.top,
      right: Math.min(rect.right, rect.left + title.widthPx),
      bottom: rect.top + title.heightPx,
    }
    const entry = { ...rect, id: group.id, isGroup: true, parent: parentIndex(group.parent), onBorderOf: root }
    indexOf.set(group.id, obstacles.length)
    obstacles.push({ ...entry, title: title.heightPx > 0 ? text : null })
  }
  for (const node of diagram.nodes) {
    const at = boxOf(node.id)
    if (!at) continue
    indexOf.set(node.id, obstacles.length)
    const onBorderOf = node.area === 'border' ? parentIndex(node.borderOf) : root
    obstacles.push({ ...rectOf(at), id: node.id, isGroup: false, parent: parentIndex(node.parent), onBorderOf, title: null })
  }
  return { obstacles, indexOf, widthPx, heightPx, borders: bordersOf(obstacles) }
}

/** The scene with more boxes in it, which nothing asks for by id. */
export function addObstacles(scene: Scene, more: readonly Obstacle[]): Scene {
  const obstacles = [...scene.obstacles, ...more]
  return { ...scene, obstacles, borders: bordersOf(obstacles) }
}

/** Groups around a box, innermost first; `from` is the innermost one. */
export function ancestors(scene: Scene, index: number, from = scene.obstacles[index]?.parent ?? root): number[] {
  const found: number[] = []
  for (let at = from; at !== root; at = scene.obstacles[at]?.parent ?? root) found.push(at)
  return found
}
