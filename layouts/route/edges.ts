/** A straight stretch of something: at a place on one axis, over an extent on the other. */
export interface Edge {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Stretches of one direction, sorted by their place, so that a look around costs only what is near. */
export class Edges<T extends Edge = Edge> {
  private readonly sorted: readonly T[]
  private readonly places: Float64Array

  constructor(edges: readonly T[]) {
    this.sorted = [...edges].sort((a, b) => a.at - b.at || a.from - b.from)
    this.places = Float64Array.from(this.sorted, (edge) => edge.at)
  }

  /** Index of the first edge beyond a place. */
  private beyond(place: number): number {
    let low = 0
    let high = this.places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.places[middle] as number) <= place) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Places of the nearest edges beside a stretch: at or before it, and beyond it. */
  around(at: number, from: number, to: number, lowest: number, highest: number): readonly [number, number] {
    const start = this.beyond(at)
    let low = lowest
    let high = highest
    for (let i = start - 1; i >= 0; i--) {
      const edge = this.sorted[i] as T
      if (edge.from >= to || edge.to <= from) continue
      low = Math.max(lowest, edge.at)
      break
    }
    for (let i = start; i < this.sorted.length; i++) {
      const edge = this.sorted[i] as T
      if (edge.from >= to || edge.to <= from) continue
      high = Math.min(highest, edge.at)
      break
    }
    return [low, high]
  }

  /** Edges between two places (both excluded) that reach over an extent. */
  *between(low: number, high: number, from: number, to: number): Generator<T> {
    for (let i = this.beyond(low); i < this.sorted.length; i++) {
      const edge = this.sorted[i] as T
      if (edge.at >= high) return
      if (edge.from < to && edge.to > from) yield edge
    }
  }
}
