import type { Box, Point, RoutedLine } from '@/layouts/layout'
import type { Demand } from '@/layouts/route/fit'
import type { LabelPlacer } from '@/layouts/route/label-placer'
import { touches } from '@/layouts/route/labels'
import type { Rect } from '@/layouts/route/scene'
import type { Point2 } from '@/layouts/route/search'
import type { Strand } from '@/layouts/route/strands'
import { branchOf, teamsOf } from '@/layouts/route/teams'

export interface Finished {
  readonly lines: RoutedLine[]
  readonly demands: Demand[]
  /** Labels on foreign lines count 1, labels without a place 4. */
  readonly flaws: number
}

const lengthOf = (strand: Strand) =>
  strand.points.reduce((sum, point, i) => {
    const before = strand.points[i - 1] ?? point
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y)
  }, 0)

const boxOf = (rect: Rect): Box => ({ xPx: rect.left, yPx: rect.top, widthPx: rect.right - rect.left, heightPx: rect.bottom - rect.top })
const toPoints = (points: readonly Point2[]): Point[] => points.map(({ x, y }) => ({ xPx: x, yPx: y }))

/** Places the labels, those with the least choice first, and writes the lines. */
export function finish(strands: readonly Strand[], placer: LabelPlacer): Finished {
  const teams = teamsOf(strands)
  const demands: Demand[] = []
  const places = new Map<Strand, Rect>()
  let flaws = 0
  const place = (strand: Strand, team: readonly Strand[]) => {
    const { rect, demand, clean } = placer.place(strand, team)
    if (rect) places.set(strand, rect)
    if (demand) demands.push(demand)
    if (!clean) flaws += rect ? 1 : 4
  }
  const shortFirst = (a: Strand, b: Strand) => lengthOf(a) - lengthOf(b) || (a.id < b.id ? -1 : 1)
  const leaders = [...teams.values()].flatMap((team) => team[0] ?? []).sort(shortFirst)
  for (const leader of leaders) {
    const team = teams.get(leader.trunk) ?? [leader]
    place(leader, team)
    const rect = places.get(leader)
    if (!rect) continue
    // The label stands for all lines that run under it; the others of the trunk have their own.
    for (const strand of team) if (touches(strand, rect)) places.set(strand, rect)
  }
  for (const strand of strands) {
    const leader = teams.get(strand.trunk)?.[0]
    if (leader && leader !== strand && places.has(leader) && !places.has(strand)) place(strand, [strand])
  }
  const lines = strands.map((strand): RoutedLine => {
    const team = teams.get(strand.trunk) ?? [strand]
    const label = places.get(strand)
    const line = { id: strand.id, points: toPoints(strand.points), label: label ? boxOf(label) : null }
    const branch = branchOf(strand, team.slice(0, team.indexOf(strand)))
    const [leader] = team
    return leader && branch ? { ...line, trunk: leader.id, branch: toPoints(branch) } : line
  })
  return { lines, demands, flaws }
}
