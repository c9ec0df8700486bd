import type { Point } from '@/layouts/layout'

/**
 * The same way, moved to its right by `px`: pieces stay parallel, so the ends of a line slide along the borders of its boxes instead of
 * leaving them.
 */
export function sideways(points: readonly Point[], px: number): readonly Point[] {
  const way = points.filter((p, i) => i === 0 || p.xPx !== points[i - 1]?.xPx || p.yPx !== points[i - 1]?.yPx)
  const normals = way.slice(1).map((p, i) => rightOf(way[i] ?? p, p))
  return way.map((p, i) => {
    const before = normals[i - 1] ?? normals[i]
    const after = normals[i] ?? before
    if (before === undefined || after === undefined) return p
    // The corner of both moved pieces; where the way turns right back, there is none.
    const turn = 1 + before.xPx * after.xPx + before.yPx * after.yPx
    const [x, y] = turn < 0.1 ? [before.xPx, before.yPx] : [(before.xPx + after.xPx) / turn, (before.yPx + after.yPx) / turn]
    return { xPx: p.xPx + x * px, yPx: p.yPx + y * px }
  })
}

/** Unit vector to the right of the way from a to b; y grows downwards. */
function rightOf(a: Point, b: Point): Point {
  const length = Math.hypot(b.xPx - a.xPx, b.yPx - a.yPx)
  return { xPx: -(b.yPx - a.yPx) / length, yPx: (b.xPx - a.xPx) / length }
}
