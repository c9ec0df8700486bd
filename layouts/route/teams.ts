import type { Point2 } from '@/layouts/route/search'
import type { Strand } from '@/layouts/route/strands'

/** Lines of each trunk together, in the order in which they were routed: the first one leads. */
export function teamsOf(strands: readonly Strand[]): Map<number, Strand[]> {
  const teams = new Map<number, Strand[]>()
  for (const strand of strands) {
    const team = teams.get(strand.trunk)
    if (team) team.push(strand)
    else teams.set(strand.trunk, [strand])
  }
  return teams
}

/** First place on the way from a to b where one of the lines runs along it; null where none does. */
function joint(a: Point2, b: Point2, lines: readonly Strand[]): Point2 | null {
  const upright = a.x === b.x
  const along = upright ? 'y' : 'x'
  const across = upright ? 'x' : 'y'
  const heading = Math.sign(b[along] - a[along])
  let first: number | null = null
  for (const { points } of lines) {
    for (let k = 0; k + 1 < points.length; k++) {
      const p = points[k] as Point2
      const q = points[k + 1] as Point2
      if (p[across] !== a[across] || q[across] !== a[across]) continue
      const low = Math.max(Math.min(p[along], q[along]), Math.min(a[along], b[along]))
      const high = Math.min(Math.max(p[along], q[along]), Math.max(a[along], b[along]))
      if (low >= high) continue
      const at = heading > 0 ? low : high
      if (first === null || (at - first) * heading < 0) first = at
    }
  }
  if (first === null) return null
  return upright ? { x: a.x, y: first } : { x: first, y: a.y }
}

/**
 * What a line adds to its trunk: from its own end to where it joins the lines before it, in the direction of its link. Null where it
 * joins none.
 */
export function branchOf(strand: Strand, before: readonly Strand[]): Point2[] | null {
  const [leader] = before
  if (!leader) return null
  const sharesStart = strand.from === leader.from
  const points = sharesStart ? [...strand.points].reverse() : strand.points
  const branch: Point2[] = []
  for (let k = 0; k + 1 < points.length; k++) {
    const a = points[k] as Point2
    branch.push(a)
    const end = joint(a, points[k + 1] as Point2, before)
    if (!end) continue
    if (end.x !== a.x || end.y !== a.y) branch.push(end)
    return sharesStart ? branch.reverse() : branch
  }
  return null
}
