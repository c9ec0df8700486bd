import type { Axis, Piece } from '@/layouts/route/strands'

/** Distance of parallel lines in px that is wished. */
export const wishedDistancePx = 12

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

export interface Pair {
  readonly first: number
  readonly second: number
  /** Room for the labels on both, px. */
  readonly labels: number
  /** Distance that suffices between these two, px. */
  readonly mostPx: number
}

export interface Component {
  readonly members: readonly number[]
  readonly pairs: readonly Pair[]
}

/** Members in an order that respects the pairs; where they contradict each other the one further down the list waits. */
function sequence(members: readonly number[], own: readonly Pair[]): { readonly order: number[]; readonly pairs: Pair[] } {
  const after = new Map<number, number[]>()
  const waiting = new Map<number, number>(members.map((i) => [i, 0]))
  for (const { first, second } of own) {
    const seconds = after.get(first)
    if (seconds) seconds.push(second)
    else after.set(first, [second])
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

/** Working memory, by index of the piece. */
export interface Room {
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

interface Bounds extends Room {
  /** What is missing for all to fit; 0 where they do. */
  readonly missingPx: number
}

const distanceAt = (level: Level) => (pair: Pair) => Math.min(level.distancePx, pair.mostPx) + (level.labels ? pair.labels : 0)

/** Where each piece may stand when all keep their distance. */
function boundsAt(level: Level, sorted: readonly number[], pairs: readonly Pair[], pieces: readonly Piece[], room: Room): Bounds {
  const distance = distanceAt(level)
  const { lowest, highest } = room
  for (const i of sorted) {
    const [low, high] = rangeOf(pieces[i] as Piece, level.labels)
    lowest[i] = low
    highest[i] = high
  }
  for (const pair of pairs) {
    lowest[pair.second] = Math.max(lowest[pair.second] as number, (lowest[pair.first] as number) + distance(pair))
  }
  for (let k = pairs.length - 1; k >= 0; k--) {
    const pair = pairs[k] as Pair
    highest[pair.first] = Math.min(highest[pair.first] as number, (highest[pair.second] as number) - distance(pair))
  }
  const missingPx = sorted.reduce((most, i) => Math.max(most, (lowest[i] as number) - (highest[i] as number)), 0)
  return { lowest, highest, missingPx }
}

interface Solved {
  readonly demand: Demand | null
  /** Distance at which all fit. */
  readonly distancePx: number
}

/** Places the pieces of one channel; where they do not fit at the wished distance they move closer, and more room is asked for. */
export function solve({ members, pairs: own }: Component, pieces: readonly Piece[], axis: Axis, room: Room): Solved {
  const { order: sorted, pairs } = sequence(members, own)
  let demand = narrow(members, pieces, axis)
  for (const level of levels) {
    const bounds = boundsAt(level, sorted, pairs, pieces, room)
    if (bounds.missingPx === 0) {
      relax(sorted, pairs, pieces, bounds, distanceAt(level))
      return { demand, distancePx: level.distancePx }
    }
    if (level !== levels[0]) continue
    const linesFit = boundsAt(linesOnly, sorted, pairs, pieces, room).missingPx === 0
    demand = { ...demandOf(sorted, pieces, bounds.missingPx, axis), ...(linesFit ? { forLabels: true } : {}) }
  }
  return { demand, distancePx: 0 }
}

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
  { lowest, highest }: Bounds,
  distance: (pair: Pair) => number,
): void {
  const at = (i: number) => (pieces[i] as Piece).at
  const move = (i: number, value: number) => {
    ;(pieces[i] as Piece).at = Math.min(Math.max(value, lowest[i] as number), highest[i] as number)
  }
  for (const i of sorted) move(i, at(i))
  for (let step = 0; step < relaxSteps; step++) {
    let moved = false
    for (let k = 0; k < pairs.length; k++) {
      // Alternating directions: neither end of a row of pieces is favoured.
      const pair = pairs[step % 2 === 0 ? k : pairs.length - 1 - k] as Pair
      const gap = at(pair.second) - at(pair.first) - distance(pair)
      if (gap > -0.25) continue
      moved = true
      move(pair.first, at(pair.first) + gap / 2)
      move(pair.second, at(pair.first) + distance(pair))
    }
    if (!moved) break
  }
  for (const i of sorted) move(i, Math.round(at(i)))
  for (const pair of pairs) move(pair.second, Math.max(at(pair.second), at(pair.first) + distance(pair)))
  // What was pushed against its upper limit takes the ones before it along.
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { first, second } = pairs[k] as Pair
    move(first, Math.min(at(first), at(second) - distance(pairs[k] as Pair)))
  }
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
