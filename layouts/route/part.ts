import { type Component, type Demand, type Pair, type Room, solve, wishedDistancePx } from '@/layouts/route/fit'
import type { Scene } from '@/layouts/route/scene'
import { type Axis, limit, order, type Piece, readPieces, type Strand } from '@/layouts/route/strands'

/** Lines over a picture come as close as this to the lines that are there, which stand back while others are shown, px. */
const besideDrawnPx = 4

/** Stretches whose ends come closer than this would read as one line, px. */
const endToEndPx = 6

/** A stretch of a track where lines lie closer than they should. */
export interface Tight {
  readonly axis: Axis
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Lines closer than this should rather run elsewhere, px. */
const tightPx = 8

/** Parts lines that share a track, on one axis; lines in `fixed` stay where they are. */
export function part(
  strands: readonly Strand[],
  axis: Axis,
  scene: Scene,
  fixed: readonly Piece[] = [],
): { readonly demands: Demand[]; readonly tight: Tight[] } {
  const free = readPieces(strands, axis)
  limit(free, axis, scene)
  const pieces = [...free, ...fixed].sort(
    (a, b) => a.at - b.at || a.from - b.from || ((a.members[0]?.strand.id ?? '') < (b.members[0]?.strand.id ?? '') ? -1 : 1),
  )
  const pairs = pairsOf(pieces, axis)
  const demands: Demand[] = []
  const tight: Tight[] = []
  const room: Room = { lowest: new Float64Array(pieces.length), highest: new Float64Array(pieces.length) }
  for (const component of components(pieces.length, pairs)) {
    const tracks = component.members.map((i) => pieces[i] as Piece).map(({ at, from, to }) => ({ axis, at, from, to }))
    const { demand, distancePx } = solve(component, pieces, axis, room)
    if (demand) demands.push(demand)
    if (distancePx < tightPx) tight.push(...tracks)
  }
  for (const piece of free) {
    for (const { strand, at } of piece.members) {
      const a = strand.points[at]
      const b = strand.points[at + 1]
      if (a) a[axis] = piece.at
      if (b) b[axis] = piece.at
    }
  }
  return { demands, tight }
}

/** Part of half a label that the distance of lines covers, px. */
const labelOnLinePx = 6

/** What a line needs to keep off the label of its neighbour: nothing beside other parts of that stretch. */
function labelRoom(piece: Piece, neighbour: Piece): number {
  const { label } = piece
  if (!label || label.roomy || neighbour.to <= label.from || neighbour.from >= label.to) return 0
  // A lying label is little higher than the distance of lines.
  return Math.max(label.half - labelOnLinePx, 0)
}

/** Pieces beside each other in one channel, the one that stands first named first. */
function pairsOf(pieces: readonly Piece[], axis: Axis): Pair[] {
  const pairs: Pair[] = []
  const widest = pieces.reduce((most, piece) => Math.max(most, piece.label?.half ?? 0), 0)
  // By where their channels begin: what begins far beyond the end of a channel has nothing to do with it.
  const byLow = pieces.map((_, i) => i).sort((a, b) => (pieces[a] as Piece).low - (pieces[b] as Piece).low || a - b)
  for (let p = 0; p < byLow.length; p++) {
    const one = pieces[byLow[p] as number] as Piece
    for (let q = p + 1; q < byLow.length; q++) {
      const other = pieces[byLow[q] as number] as Piece
      if (other.low >= one.high + wishedDistancePx + 2 * widest) break
      if ((one.fixed && other.fixed) || other.from - endToEndPx >= one.to || other.to + endToEndPx <= one.from) continue
      const labels = labelRoom(one, other) + labelRoom(other, one)
      if (other.low >= one.high + wishedDistancePx + labels) continue
      const [i, j] = [byLow[p] as number, byLow[q] as number]
      const [a, b] = i < j ? [i, j] : [j, i]
      const turned = one.at === other.at && order(pieces[a] as Piece, pieces[b] as Piece, axis) > 0
      const mostPx = one.fixed || other.fixed ? besideDrawnPx : Number.POSITIVE_INFINITY
      pairs.push(turned ? { first: b, second: a, labels, mostPx } : { first: a, second: b, labels, mostPx })
    }
  }
  return pairs
}

/** Pieces that have to do with each other. */
function components(count: number, pairs: readonly Pair[]): Component[] {
  const lead = Array.from({ length: count }, (_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (lead[at] !== at) {
      lead[at] = lead[lead[at] as number] as number
      at = lead[at] as number
    }
    return at
  }
  for (const { first, second } of pairs) lead[find(first)] = find(second)
  const sets = new Map<number, { readonly members: number[]; readonly pairs: Pair[] }>()
  for (let i = 0; i < count; i++) {
    const set = sets.get(find(i))
    if (set) set.members.push(i)
    else sets.set(find(i), { members: [i], pairs: [] })
  }
  for (const pair of pairs) sets.get(find(pair.first))?.pairs.push(pair)
  return [...sets.values()]
}
