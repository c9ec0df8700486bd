import type { Box, Layout } from '@/layouts/layout'
import type { Diagram } from '@/model/views/diagram'

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export const isArrow = (key: string): key is Arrow =>
  key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'

/** Height of the title strip by which a container is met; its body belongs to what it holds. */
const titlePx = 24

/** How much worse a box aside is than one straight ahead. */
const aside = 2

const directions: Readonly<Record<Arrow, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** The box that an arrow key leads to from another; null where there is none in that direction. */
export function neighbour(diagram: Diagram, layout: Layout, from: string, arrow: Arrow): string | null {
  const points = new Map<string, readonly [number, number]>()
  for (const group of diagram.groups) {
    const box = layout.boxes[group.id]
    if (box !== undefined) points.set(group.id, [box.xPx + Math.min(box.widthPx, 160) / 2, box.yPx + titlePx / 2])
  }
  for (const node of diagram.nodes) {
    const box = layout.boxes[node.id]
    if (box !== undefined) points.set(node.id, middle(box))
  }
  const start = points.get(from)
  if (start === undefined) return firstBox(diagram)
  const [dx, dy] = directions[arrow]
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [id, [x, y]] of points) {
    if (id === from) continue
    const ahead = (x - start[0]) * dx + (y - start[1]) * dy
    const across = Math.abs((x - start[0]) * dy) + Math.abs((y - start[1]) * dx)
    if (ahead <= 1 || across > ahead * 3) continue
    const far = ahead + across * aside
    if (far < least) {
      least = far
      best = id
    }
  }
  return best
}

const middle = (box: Box): readonly [number, number] => [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2]

/** Where the keyboard enters the picture. */
export const firstBox = ({ nodes, groups }: Diagram): string | null => groups[0]?.id ?? nodes[0]?.id ?? null
