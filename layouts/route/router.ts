import type { RoutedLine } from '@/layouts/layout'
import { measureLabel } from '@/layouts/measure'
import { buildGrid } from '@/layouts/route/grid'
import { bestHost, type Growth, LabelPlacer } from '@/layouts/route/labels'
import { type Demand, part } from '@/layouts/route/part'
import { type Rect, root, type Scene } from '@/layouts/route/scene'
import { cornersOf } from '@/layouts/route/search'
import type { Strand } from '@/layouts/route/strands'
import type { Request } from '@/layouts/route/trunks'
import { type Routed, WayFinder } from '@/layouts/route/ways'

export interface Routing {
  readonly lines: readonly RoutedLine[]
  /** Gaps that are too narrow for what runs through them. */
  readonly demands: readonly Demand[]
  /** Lines for which there is no way without entering a foreign box. */
  readonly failed: readonly string[]
}

/** A picture that does not grow. */
export const fixed: Growth = () => Number.POSITIVE_INFINITY

/** What lines may widen the picture by to keep off the labels of others, px. */
const dearestForLabels = 130

const price = (demand: Demand, growth: Growth) => demand.morePx * growth(demand.axis, demand.at, demand.from, demand.to)

/** Rounds of parting: the first sets the order, the second sees where the other axis went. */
const partingRounds = 2

/**
 * Orthogonal lines through the gaps: each finds its way over the tracks, then lines on one track are parted, then labels find
 * places. A line enters only groups that hold one of its ends.
 */
export function routeLines(scene: Scene, requests: readonly Request[], growth: Growth = fixed): Routing {
  const ordered = [...requests].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const finder = new WayFinder(scene, buildGrid(scene), growth)
  const { routed, failed } = finder.route(ordered)
  const strands = toStrands(routed, scene)
  const demands: Demand[] = []
  for (let round = 0; round < partingRounds; round++) {
    chooseHosts(strands, scene, growth)
    const found = [...part(strands, 'x', scene), ...part(strands, 'y', scene)]
    if (round === partingRounds - 1)
      demands.push(...found.filter((demand) => !demand.forLabels || price(demand, growth) <= dearestForLabels))
    for (const strand of strands) strand.points = cornersOf(strand.points).map((point) => ({ ...point }))
  }
  const { lines, demands: ofLabels } = finish(strands, new LabelPlacer(scene, strands, growth))
  return { lines, demands: [...demands, ...ofLabels], failed: failed.map((request) => request.id) }
}

export function toStrands(routed: readonly Routed[], scene: Scene): Strand[] {
  const labelled = new Set<number>()
  return routed.map(({ request, way, trunk }) => {
    const size = measureLabel(request.label)
    const carries = size.lines.length > 0 && !labelled.has(trunk)
    if (carries) labelled.add(trunk)
    return {
      id: request.id,
      trunk,
      from: scene.indexOf.get(request.from) ?? root,
      to: scene.indexOf.get(request.to) ?? root,
      label: carries ? { widthPx: size.widthPx, heightPx: size.heightPx } : null,
      host: null,
      points: way.corners.map((point) => ({ x: point.x, y: point.y })),
    }
  })
}

const teamsOf = (strands: readonly Strand[]) => {
  const teams = new Map<number, Strand[]>()
  for (const strand of strands) {
    const team = teams.get(strand.trunk)
    if (team) team.push(strand)
    else teams.set(strand.trunk, [strand])
  }
  return teams
}

/** With more lines than this, labels are not weighed against all other lines beforehand. */
const crowdedCount = 200

/** Decides on which stretch of its line each label will stand, before lines are parted. */
export function chooseHosts(strands: readonly Strand[], scene: Scene, growth: Growth): void {
  const teams = teamsOf(strands)
  for (const strand of strands) {
    const { label } = strand
    if (!label) continue
    const others = strands.length > crowdedCount ? [] : strands.filter((one) => one.trunk !== strand.trunk)
    strand.host = bestHost(scene, strand, teams.get(strand.trunk) ?? [strand], others, label, growth)
  }
}

/** Places the labels, those with the least choice first, and writes the lines. */
export function finish(strands: readonly Strand[], placer: LabelPlacer): { readonly lines: RoutedLine[]; readonly demands: Demand[] } {
  const teams = teamsOf(strands)
  const demands: Demand[] = []
  const places = new Map<number, Rect>()
  const length = (strand: Strand) =>
    strand.points.reduce(
      (sum, point, i) =>
        sum + Math.abs(point.x - (strand.points[i - 1] ?? point).x) + Math.abs(point.y - (strand.points[i - 1] ?? point).y),
      0,
    )
  const carriers = strands.filter((strand) => strand.label).sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1))
  for (const strand of carriers) {
    const { rect, demand } = placer.place(strand, teams.get(strand.trunk) ?? [strand])
    if (rect) places.set(strand.trunk, rect)
    if (demand) demands.push(demand)
  }
  const lines = strands.map((strand): RoutedLine => {
    const place = places.get(strand.trunk)
    const leader = teams.get(strand.trunk)?.[0]
    const line = {
      id: strand.id,
      points: strand.points.map(({ x, y }) => ({ xPx: x, yPx: y })),
      label: place ? { xPx: place.left, yPx: place.top, widthPx: place.right - place.left, heightPx: place.bottom - place.top } : null,
    }
    return leader && leader !== strand ? { ...line, trunk: leader.id } : line
  })
  return { lines, demands }
}
