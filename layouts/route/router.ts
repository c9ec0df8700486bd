import type { RoutedLine } from '@/layouts/layout'
import { measureLabel } from '@/layouts/measure'
import { finish } from '@/layouts/route/finish'
import type { Demand } from '@/layouts/route/fit'
import { buildGrid, type Grid, markNarrow, markUsed } from '@/layouts/route/grid'
import { LabelPlacer } from '@/layouts/route/label-placer'
import { bestHost, type Growth } from '@/layouts/route/labels'
import { part, type Tight } from '@/layouts/route/part'
import { type Rect, root, type Scene } from '@/layouts/route/scene'
import { cornersOf } from '@/layouts/route/search'
import { fixedPieces, type Strand } from '@/layouts/route/strands'
import { teamsOf } from '@/layouts/route/teams'
import type { Request } from '@/layouts/route/trunks'
import { type Manner, type Routed, WayFinder } from '@/layouts/route/ways'

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
export const fixed: Growth = () => Number.POSITIVE_INFINITY

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
  /** Lines come at once, as a pointer moves: each finds its way a single time. */
  readonly quick?: boolean
  /** Direction of reading: lines rather leave and reach boxes along it. */
  readonly flow?: 'down' | 'right'
  /** Lines that are drawn already and stay: new ones keep off them. */
  readonly drawn?: readonly Strand[]
  /** Labels that stand already. */
  readonly taken?: readonly Rect[]
  /** They are drawn over a finished picture. */
  readonly over?: boolean
}

/**
 * Orthogonal lines through the gaps: each finds its way over the tracks, then lines on one track are parted, then labels find
 * places. A line enters only groups that hold one of its ends. Deterministic, whatever the order of the requests.
 */
export function routeLines(scene: Scene, requests: readonly Request[], context: Context = {}): Routing {
  const { growth = fixed, drawn = [], taken = [], flow = null, quick = false, over = false } = context
  const ordered = [...requests].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const grid = buildGrid(scene)
  const manner = { growth, flow, haste: ordered.length > crowdedCount ? haste : 1, quick }
  let best = routeOnce(scene, grid, ordered, manner, drawn)
  for (let attempt = 1; attempt < routingRounds && best.tight.length > 0 && ordered.length <= crowdedCount; attempt++) {
    for (const { axis, at, from, to } of best.tight) markNarrow(grid, axis, at, from, to)
    const next = routeOnce(scene, grid, ordered, manner, drawn)
    if (next.crowded < best.crowded) best = next
  }
  const { lines, demands, flaws } = finish(best.strands, new LabelPlacer(scene, [...best.strands, ...drawn], growth, taken, over))
  return {
    lines,
    demands: [...best.demands, ...demands],
    flaws: flaws + best.crowded + noWayFlaws * best.failed.length,
    failed: best.failed.map((request) => request.id),
  }
}

/** A line without a way is worse than any label without a place. */
const noWayFlaws = 20

interface Attempt {
  readonly strands: readonly Strand[]
  readonly demands: readonly Demand[]
  readonly failed: readonly Request[]
  /** Stretches of tracks where lines came too close, and how many are left in the end. */
  readonly tight: readonly Tight[]
  readonly crowded: number
}

function routeOnce(scene: Scene, grid: Grid, requests: readonly Request[], manner: Manner, drawn: readonly Strand[]): Attempt {
  grid.usedRight.fill(0)
  grid.usedDown.fill(0)
  for (const strand of drawn) markUsed(grid, strand.points)
  const standing = { x: fixedPieces(drawn, 'x'), y: fixedPieces(drawn, 'y') }
  const { routed, failed } = new WayFinder(scene, grid, manner).route(requests)
  const strands = toStrands(routed, scene)
  const demands: Demand[] = []
  const tight: Tight[] = []
  let crowded = 0
  for (let round = 0; round < partingRounds; round++) {
    chooseHosts(strands, scene, manner.growth)
    for (const axis of ['x', 'y'] as const) {
      const found = part(strands, axis, scene, standing[axis])
      if (round === 0) tight.push(...found.tight)
      if (round < partingRounds - 1) continue
      crowded += found.tight.length
      demands.push(...found.demands.filter((demand) => worthwhile(demand, manner.growth)))
    }
    for (const strand of strands) strand.points = cornersOf(strand.points).map((point) => ({ ...point }))
  }
  return { strands, demands, failed, tight, crowded }
}

const worthwhile = (demand: Demand, growth: Growth) => !demand.forLabels || price(demand, growth) <= dearestForLabels

function toStrands(routed: readonly Routed[], scene: Scene): Strand[] {
  return routed.map(({ request, way, trunk }) => {
    const { widthPx, heightPx, lines } = measureLabel(request.label)
    return {
      id: request.id,
      trunk,
      from: scene.indexOf.get(request.from) ?? root,
      to: scene.indexOf.get(request.to) ?? root,
      label: lines.length > 0 ? { widthPx, heightPx } : null,
      host: null,
      points: way.corners.map((point) => ({ x: point.x, y: point.y })),
    }
  })
}

/** How much faster and coarser the search for ways is with many lines. */
const haste = 2.2

/** With more lines than this, labels are not weighed against all other lines beforehand. */
const crowdedCount = 200

/** Decides on which stretch of its line each label will stand, before lines are parted. */
function chooseHosts(strands: readonly Strand[], scene: Scene, growth: Growth): void {
  const teams = teamsOf(strands)
  for (const strand of strands) {
    const { label } = strand
    // The label of a trunk is the one of its first line.
    if (!label || teams.get(strand.trunk)?.[0] !== strand) continue
    const others = strands.length > crowdedCount ? [] : strands.filter((one) => one.trunk !== strand.trunk)
    strand.host = bestHost(scene, strand, teams.get(strand.trunk) ?? [strand], others, label, growth)
  }
}
