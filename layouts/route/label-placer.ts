import { type Edge, Edges } from '@/layouts/route/edges'
import type { Demand } from '@/layouts/route/fit'
import { type Growth, missingFor, overlap, rectOn, type Size, type Stretch, stretchesOf, toCornerPx, unfit } from '@/layouts/route/labels'
import type { Rect, Scene } from '@/layouts/route/scene'
import type { Point2 } from '@/layouts/route/search'
import type { Strand } from '@/layouts/route/strands'

/** Free space between a label and borders, and between labels, px. */
const toBorderPx = 2
const toLabelPx = 4

/** Places along a stretch that are tried: this far apart, on long ones at most so many to each side. */
const stepPx = 8
const mostSteps = 40

/** A picture does not grow for a label at a higher price than this, px. */
const dearest = 200

/** A label that lies on a foreign line, each line: more than any place costs otherwise. */
const onLineCost = 10_000

interface TrunkEdge extends Edge {
  readonly trunk: number
}

const widened = (rect: Rect, by: number): Rect => ({
  left: rect.left - by,
  right: rect.right + by,
  top: rect.top - by,
  bottom: rect.bottom + by,
})

const meets = (edges: Generator<Edge>) => edges.next().done !== true

/** Labels are kept by the cells that they touch, so that only near ones are compared. */
const cellPx = 128

function cellsOf(rect: Rect): string[] {
  const cells: string[] = []
  for (let i = Math.floor(rect.left / cellPx); i <= Math.floor(rect.right / cellPx); i++) {
    for (let j = Math.floor(rect.top / cellPx); j <= Math.floor(rect.bottom / cellPx); j++) cells.push(`${i} ${j}`)
  }
  return cells
}

interface Found {
  readonly rect: Rect | null
  /** No foreign line runs beneath it. */
  readonly clean: boolean
}

/** Finds places for labels one after the other; keeps what is taken. */
export class LabelPlacer {
  private readonly upright: Edges<TrunkEdge>
  private readonly level: Edges<TrunkEdge>
  private readonly taken = new Map<string, Rect[]>()

  constructor(
    private readonly scene: Scene,
    strands: readonly Strand[],
    private readonly growth: Growth,
    taken: readonly Rect[] = [],
    /** The lines are drawn over a finished picture: rather than none, a label may stand on a foreign line or on the border of a group. */
    private readonly over = false,
  ) {
    for (const rect of taken) this.take(rect)
    const upright: TrunkEdge[] = []
    const level: TrunkEdge[] = []
    for (const { points, trunk } of strands) {
      for (let k = 0; k + 1 < points.length; k++) {
        const a = points[k] as Point2
        const b = points[k + 1] as Point2
        if (a.x === b.x) upright.push({ at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y), trunk })
        else level.push({ at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x), trunk })
      }
    }
    this.upright = new Edges(upright)
    this.level = new Edges(level)
  }

  /**
   * @returns the place, or null where there is none; and what room would make a better one
   */
  place(strand: Strand, team: readonly Strand[]): { readonly rect: Rect | null; readonly demand: Demand | null; readonly clean: boolean } {
    const { label } = strand
    if (!label) return { rect: null, demand: null, clean: true }
    const stretches = stretchesOf(this.scene, strand, team)
    const found = this.bestOf(stretches, label, strand, (rect) => this.free(rect))
    const demand = found.clean ? null : this.demandFor(stretches, label)
    const best = found.clean || !this.over ? found : this.evenOver(found, strand, team, label)
    // On a foreign line it would seem to be the label of that one.
    const rect = best.clean || this.over ? best.rect : null
    if (rect) this.take(rect)
    return { rect, demand, clean: found.clean }
  }

  /** A place on the border of a group, where there is none between borders. */
  private evenOver(found: Found, strand: Strand, team: readonly Strand[], label: Size): Found {
    if (found.rect) return found
    const boxes = this.scene.obstacles.filter((obstacle) => !obstacle.isGroup)
    const covers = (rect: Rect) =>
      boxes.some((other) => overlap(rect, other, toBorderPx)) ||
      this.scene.obstacles.some(({ title }) => title !== null && overlap(rect, title, 0))
    return this.bestOf(stretchesOf(this.scene, strand, team, false), label, strand, (rect) => this.isFreeOfLabels(rect) && !covers(rect))
  }

  private bestOf(stretches: readonly Stretch[], label: Size, strand: Strand, free: (rect: Rect) => boolean): Found {
    let best: Rect | null = null
    let clean = false
    let least = Number.POSITIVE_INFINITY
    for (const stretch of stretches) {
      const length = stretch.upright ? label.heightPx : label.widthPx
      const middle = (stretch.from + stretch.to) / 2
      const reach = (stretch.to - stretch.from - length) / 2 - toCornerPx
      if (reach < 0) continue
      const base = unfit(this.scene, stretch, label, this.growth)
      const step = Math.max(stepPx, reach / mostSteps)
      for (let off = 0; off <= reach; off += step) {
        for (const side of off === 0 ? [1] : [-1, 1]) {
          const cost = base + off * 0.15
          if (cost >= least) continue
          const rect = rectOn(stretch, middle + side * off, label)
          if (!free(rect)) continue
          const under = this.linesUnder(rect, strand.trunk)
          const nuisance = cost + onLineCost * under
          if (nuisance >= least) continue
          best = rect
          clean = under === 0
          least = nuisance
        }
      }
    }
    return { rect: best, clean }
  }

  private free(rect: Rect): boolean {
    const { widthPx, heightPx, borders } = this.scene
    if (rect.left < 0 || rect.top < 0 || rect.right > widthPx || rect.bottom > heightPx) return false
    const around = widened(rect, toBorderPx)
    if (meets(borders.x.between(around.left, around.right, around.top, around.bottom))) return false
    if (meets(borders.y.between(around.top, around.bottom, around.left, around.right))) return false
    return this.isFreeOfLabels(rect)
  }

  private isFreeOfLabels(rect: Rect): boolean {
    return !cellsOf(rect).some((cell) => this.taken.get(cell)?.some((other) => overlap(rect, other, toLabelPx)))
  }

  private take(rect: Rect): void {
    for (const cell of cellsOf(widened(rect, toLabelPx))) this.taken.set(cell, [...(this.taken.get(cell) ?? []), rect])
  }

  private linesUnder(rect: Rect, trunk: number): number {
    const around = widened(rect, 1)
    let count = 0
    for (const edge of this.upright.between(around.left, around.right, around.top, around.bottom)) if (edge.trunk !== trunk) count++
    for (const edge of this.level.between(around.top, around.bottom, around.left, around.right)) if (edge.trunk !== trunk) count++
    return count
  }

  /** What would make room: the stretch that costs least grows by what it lacks, or by a label where only others are in the way. */
  private demandFor(stretches: readonly Stretch[], label: Size): Demand | null {
    let best: Demand | null = null
    let least = dearest
    for (const stretch of stretches) {
      const cost = unfit(this.scene, stretch, label, this.growth)
      if (cost >= least) continue
      const missing = missingFor(this.scene, stretch, label)
      const middle = (stretch.from + stretch.to) / 2
      if (missing.alongPx > 0) {
        best = { axis: stretch.upright ? 'y' : 'x', at: middle, from: stretch.at, to: stretch.at, morePx: missing.alongPx }
      } else {
        const axis = stretch.upright ? 'x' : 'y'
        if (!Number.isFinite(this.growth(axis, missing.at, stretch.from, stretch.to))) continue
        const morePx = missing.acrossPx > 0 ? missing.acrossPx : stretch.upright ? label.widthPx / 2 : label.heightPx
        best = { axis, at: missing.at, from: stretch.from, to: stretch.to, morePx }
      }
      least = cost
    }
    return best
  }
}
