import type { RoutedLine } from '@/layouts/layout'
import { measureLabel } from '@/layouts/measure'
import { buildGrid, markNarrow, markUsed } from '@/layouts/route/grid'
import { bestHost, type Growth, LabelPlacer } from '@/layouts/route/labels'
import { type Demand, part, type Tight } from '@/layouts/route/part'
import { type Rect, root, type Scene } from '@/layouts/route/scene'
import { cornersOf } from '@/layouts/route/search'
import { fixedPieces, type Strand } from '@/layouts/route/strands'
import type { Request } from '@/layouts/route/trunks'
import { type Routed, WayFinder } from '@/layouts/route/ways'

export interface Routing {
  readonly lines: readonly RoutedLine[]
  /** Gaps that are too narrow for what runs through them. */
  readonly demands: readonly Demand[]
  /** How much is wrong with the picture: lines too close, labels on lines, labels without a place, lines without a way. */
  readonly flaws: number
  /** Lines for which there is no way without entering a foreign box. */
  readonly failed: readonly string[]
}

/** A picture that does not grow. */
const fixed: Growth = () => Number.POSITIVE_INFINITY

/** What lines may widen the picture by to keep off the labels of others, px. */
const dearestForLabels = 130

const price = (demand: Demand, growth: Growth) => demand.morePx * growth(demand.axis, demand.at, demand.from, demand.to)

/** Rounds of parting: the first sets the order, the second sees where the other axis went. */
const partingRounds = 2

/** How often lines are routed again because too many ran through one gap. */
const routingRounds = 2

export interface Context {
  /** What the picture can grow by; by default it cannot. */
  readonly growth?: Growth
  /** Lines that are drawn already and stay: new ones keep off them. */
  readonly drawn?: readonly Strand[]
  /** Labels that stand already. */
  readonly taken?: readonly Rect[]
}

/**
 * Orthogonal lines through the gaps: each finds its way over the tracks, then lines on one track are parted, then labels find
 * places. A line enters only groups that hold one of its ends. Deterministic, whatever the order of the requests.
 */
export function routeLines(scene: Scene, requests: readonly Request[], context: Context = {}): Routing {
  const { growth = fixed, drawn = [], taken = [] } = context
  const ordered = [...requests].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const grid = buildGrid(scene)
  const standing = { x: fixedPieces(drawn, 'x'), y: fixedPieces(drawn, 'y') }
  for (let attempt = 1; ; attempt++) {
    grid.usedRight.fill(0)
    grid.usedDown.fill(0)
    for (const strand of drawn) markUsed(grid, strand.points)
    const { routed, failed } = new WayFinder(scene, grid, growth).route(ordered)
    const strands = toStrands(routed, scene)
    const demands: Demand[] = []
    const tight: Tight[] = []
    let crowded = 0
    for (let round = 0; round < partingRounds; round++) {
      chooseHosts(strands, scene, growth)
      for (const axis of ['x', 'y'] as const) {
        const found = part(strands, axis, scene, standing[axis])
        if (round === 0) tight.push(...found.tight)
        if (round === partingRounds - 1) crowded += found.tight.length
        if (round === partingRounds - 1) demands.push(...found.demands.filter((demand) => worthwhile(demand, growth)))
      }
      for (const strand of strands) strand.points = cornersOf(strand.points).map((point) => ({ ...point }))
    }
    if (tight.length > 0 && attempt < routingRounds && ordered.length <= crowdedCount) {
      for (const { axis, at, from, to } of tight) markNarrow(grid, axis, at, from, to)
      continue
    }
    const { lines, demands: ofLabels, flaws } = finish(strands, new LabelPlacer(scene, [...strands, ...drawn], growth, taken))
    return {
      lines,
      demands: [...demands, ...ofLabels],
      flaws: flaws + crowded + 20 * failed.length,
      failed: failed.map((request) => request.id),
    }
  }
}

const worthwhile = (demand: Demand, growth: Growth) => !demand.forLabels || price(demand, growth) <= dearestForLabels

function toStrands(routed: readonly Routed[], scene: Scene): Strand[] {
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
function chooseHosts(strands: readonly Strand[], scene: Scene, growth: Growth): void {
  const teams = teamsOf(strands)
  for (const strand of strands) {
    const { label } = strand
    if (!label) continue
    const others = strands.length > crowdedCount ? [] : strands.filter((one) => one.trunk !== strand.trunk)
    strand.host = bestHost(scene, strand, teams.get(strand.trunk) ?? [strand], others, label, growth)
  }
}

/** Places the labels, those with the least choice first, and writes the lines. */
function finish(
  strands: readonly Strand[],
  placer: LabelPlacer,
): { readonly lines: RoutedLine[]; readonly demands: Demand[]; readonly flaws: number } {
  const teams = teamsOf(strands)
  const demands: Demand[] = []
  const places = new Map<number, Rect>()
  let flaws = 0
  const length = (strand: Strand) =>
    strand.points.reduce(
      (sum, point, i) =>
        sum + Math.abs(point.x - (strand.points[i - 1] ?? point).x) + Math.abs(point.y - (strand.points[i - 1] ?? point).y),
      0,
    )
  const carriers = strands.filter((strand) => strand.label).sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1))
  for (const strand of carriers) {
    const { rect, demand, clean } = placer.place(strand, teams.get(strand.trunk) ?? [strand])
    if (rect) places.set(strand.trunk, rect)
    if (demand) demands.push(demand)
    if (!clean) flaws += rect ? 1 : 4
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
  return { lines, demands, flaws }
}
