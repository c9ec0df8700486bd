import type { Scene } from '@/layouts/route/scene'
import { type Axis, limit, order, type Piece, readPieces, type Strand } from '@/layouts/route/strands'

/** Distance of parallel lines in px that is wished. */
const wishedDistancePx = 12

const linesOnly = { distancePx: wishedDistancePx, labels: false } as const

/** What is accepted where a gap is narrow: first lines move closer, then labels may come upon lines. */
const levels: readonly { readonly distancePx: number; readonly labels: boolean }[] = [
  { distancePx: wishedDistancePx, labels: true },
  { distancePx: 8, labels: true },
  linesOnly,
  ...[10, 8, 6, 4, 3, 2, 1].map((distancePx) => ({ distancePx, labels: false })),
]

/** Narrowest channel for one line, px. */
const leastChannelPx = 14

/** Stretches whose ends come closer than this would read as one line, px. */
const endToEndPx = 6

/** A channel that is too narrow for the lines in it. */
export interface Demand {
  /** Axis on which the channel must grow. */
  readonly axis: Axis
  /** Middle of the channel on that axis, and extent of the stretch along it. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly morePx: number
  /** Lines alone would fit; it is for the labels on them. */
  readonly forLabels?: true
}

interface Pair {
  readonly first: number
  readonly second: number
  /** Room for the labels on both, px. */
  readonly labels: number
}

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
  for (const component of components(pieces.length, pairs)) {
    const tracks = component.map((i) => pieces[i] as Piece).map(({ at, from, to }) => ({ axis, at, from, to }))
    const { demand, distancePx } = solve(component, pieces, pairs, axis)
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
  for (let i = 0; i < pieces.length; i++) {
    const a = pieces[i] as Piece
    for (let j = i + 1; j < pieces.length; j++) {
      const b = pieces[j] as Piece
      if (a.fixed && b.fixed) continue
      if (b.from - endToEndPx >= a.to || b.to + endToEndPx <= a.from) continue
      const labels = labelRoom(a, b) + labelRoom(b, a)
      const reach = wishedDistancePx + labels
      if (a.high + reach <= b.low || b.high + reach <= a.low) continue
      const turned = a.at === b.at && order(a, b, axis) > 0
      pairs.push(turned ? { first: j, second: i, labels } : { first: i, second: j, labels })
    }
  }
  return pairs
}

function components(count: number, pairs: readonly Pair[]): number[][] {
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
  const sets = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const set = sets.get(find(i))
    if (set) set.push(i)
    else sets.set(find(i), [i])
  }
  return [...sets.values()]
}

/** Members in an order that respects the pairs; where they contradict each other the one further down the list waits. */
function sequence(members: readonly number[], pairs: readonly Pair[]): { readonly order: number[]; readonly pairs: Pair[] } {
  const after = new Map<number, number[]>()
  const waiting = new Map<number, number>(members.map((i) => [i, 0]))
  const own = pairs.filter((pair) => waiting.has(pair.first))
  for (const { first, second } of own) {
    after.set(first, [...(after.get(first) ?? []), second])
    waiting.set(second, (waiting.get(second) ?? 0) + 1)
  }
  const left = [...members]
  const sorted: number[] = []
  const rank = new Map<number, number>()
  while (left.length > 0) {
    const ready = left.findIndex((i) => waiting.get(i) === 0)
    const [next] = left.splice(Math.max(0, ready), 1)
    if (next === undefined) break
    rank.set(next, sorted.length)
    sorted.push(next)
    for (const second of after.get(next) ?? []) waiting.set(second, (waiting.get(second) ?? 0) - 1)
  }
  const consistent = own.map((pair) =>
    (rank.get(pair.first) ?? 0) < (rank.get(pair.second) ?? 0) ? pair : { ...pair, first: pair.second, second: pair.first },
  )
  consistent.sort((a, b) => (rank.get(a.first) ?? 0) - (rank.get(b.first) ?? 0) || (rank.get(a.second) ?? 0) - (rank.get(b.second) ?? 0))
  return { order: sorted, pairs: consistent }
}

type Level = (typeof levels)[number]

interface Bounds {
  readonly lowest: ReadonlyMap<number, number>
  readonly highest: ReadonlyMap<number, number>
  /** What is missing for all to fit; 0 where they do. */
  readonly missingPx: number
}

const distanceAt = (level: Level) => (pair: Pair) => level.distancePx + (level.labels ? pair.labels : 0)

/** Where each piece may stand when all keep their distance. */
function boundsAt(level: Level, sorted: readonly number[], pairs: readonly Pair[], pieces: readonly Piece[]): Bounds {
  const distance = distanceAt(level)
  const range = (i: number) => rangeOf(pieces[i] as Piece, level.labels)
  const lowest = new Map<number, number>(sorted.map((i) => [i, range(i)[0]]))
  const highest = new Map<number, number>(sorted.map((i) => [i, range(i)[1]]))
  for (const pair of pairs) {
    lowest.set(pair.second, Math.max(lowest.get(pair.second) ?? 0, (lowest.get(pair.first) ?? 0) + distance(pair)))
  }
  for (const pair of [...pairs].reverse()) {
    highest.set(pair.first, Math.min(highest.get(pair.first) ?? 0, (highest.get(pair.second) ?? 0) - distance(pair)))
  }
  const missingPx = sorted.reduce((most, i) => Math.max(most, (lowest.get(i) ?? 0) - (highest.get(i) ?? 0)), 0)
  return { lowest, highest, missingPx }
}

interface Solved {
  readonly demand: Demand | null
  /** Distance at which all fit. */
  readonly distancePx: number
}

/** Places the pieces of one channel; where they do not fit at the wished distance they move closer, and more room is asked for. */
function solve(members: readonly number[], pieces: readonly Piece[], allPairs: readonly Pair[], axis: Axis): Solved {
  const { order: sorted, pairs } = sequence(members, allPairs)
  let demand = narrow(members, pieces, axis)
  for (const level of levels) {
    const { lowest, highest, missingPx } = boundsAt(level, sorted, pairs, pieces)
    if (missingPx === 0) {
      relax(sorted, pairs, pieces, lowest, highest, distanceAt(level))
      return { demand, distancePx: level.distancePx }
    }
    if (level !== levels[0]) continue
    const linesFit = boundsAt(linesOnly, sorted, pairs, pieces).missingPx === 0
    demand = { ...demandOf(sorted, pieces, missingPx, axis), ...(linesFit ? { forLabels: true } : {}) }
  }
  return { demand, distancePx: 0 }
}

/** Part of half a label that the distance of lines covers, px. */
const labelOnLinePx = 6

/** Free space between a label and a border, px. */
const labelToBorderPx = 3

/** Where a piece may stand when its label is to fit between the borders beside it. */
function rangeOf(piece: Piece, labels: boolean): readonly [number, number] {
  const { label } = piece
  if (!labels || !label) return [piece.low, piece.high]
  const room = label.half + labelToBorderPx
  return [Math.max(piece.low, label.channelLow + room), Math.min(piece.high, label.channelHigh - room)]
}

/** A channel too narrow for a single line. */
function narrow(members: readonly number[], pieces: readonly Piece[], axis: Axis): Demand | null {
  const tight = members.filter((i) => {
    const piece = pieces[i] as Piece
    return piece.channelHigh - piece.channelLow < leastChannelPx
  })
  const [first] = tight
  if (first === undefined) return null
  const piece = pieces[first] as Piece
  return demandOf(tight, pieces, leastChannelPx - (piece.channelHigh - piece.channelLow), axis)
}

/** Steps of the relaxation; the last pass makes the distances exact. */
const relaxSteps = 24

function relax(
  sorted: readonly number[],
  pairs: readonly Pair[],
  pieces: readonly Piece[],
  lowest: ReadonlyMap<number, number>,
  highest: ReadonlyMap<number, number>,
  distance: (pair: Pair) => number,
): void {
  const at = new Map<number, number>()
  const clamp = (i: number, value: number) => Math.min(Math.max(value, lowest.get(i) ?? value), highest.get(i) ?? value)
  for (const i of sorted) at.set(i, clamp(i, (pieces[i] as Piece).at))
  for (let step = 0; step < relaxSteps; step++) {
    let moved = false
    const ordered = step % 2 === 0 ? pairs : [...pairs].reverse()
    for (const pair of ordered) {
      const { first, second } = pair
      const gap = (at.get(second) ?? 0) - (at.get(first) ?? 0) - distance(pair)
      if (gap > -0.25) continue
      moved = true
      const back = clamp(first, (at.get(first) ?? 0) + gap / 2)
      at.set(first, back)
      at.set(second, clamp(second, back + distance(pair)))
    }
    if (!moved) break
  }
  for (const i of sorted) at.set(i, clamp(i, Math.round(at.get(i) ?? 0)))
  for (const pair of pairs) {
    at.set(pair.second, clamp(pair.second, Math.max(at.get(pair.second) ?? 0, (at.get(pair.first) ?? 0) + distance(pair))))
  }
  // What was pushed against its upper limit takes the ones before it along.
  for (const pair of [...pairs].reverse()) {
    at.set(pair.first, Math.min(at.get(pair.first) ?? 0, (at.get(pair.second) ?? 0) - distance(pair)))
  }
  for (const i of sorted) (pieces[i] as Piece).at = at.get(i) ?? 0
}

function demandOf(members: readonly number[], pieces: readonly Piece[], morePx: number, axis: Axis): Demand {
  const width = (piece: Piece) => {
    const [low, high] = rangeOf(piece, true)
    return high - low
  }
  // The narrowest channel is the one that does not suffice.
  const tight = members.reduce(
    (best, i) => {
      const piece = pieces[i] as Piece
      return width(piece) < width(best) ? piece : best
    },
    pieces[members[0] as number] as Piece,
  )
  const { label } = tight
  const cramped = label && label.channelHigh - label.channelLow < 2 * (label.half + labelToBorderPx) ? label : tight
  return { axis, morePx, at: (cramped.channelLow + cramped.channelHigh) / 2, from: cramped.from, to: cramped.to }
}
