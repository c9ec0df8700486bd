import { cornerPx } from '@/layouts/route/ports'
import type { Rect, Scene } from '@/layouts/route/scene'
import type { Point2 } from '@/layouts/route/search'

/** A line on its way to its final shape; its corners move while lines are parted. */
export interface Strand {
  readonly id: string
  readonly trunk: number
  /** Indices of its ends. */
  readonly from: number
  readonly to: number
  /** Size of its label. */
  readonly label: { readonly widthPx: number; readonly heightPx: number } | null
  /** Where the label is meant to stand: index of the stretch, and the part of it; parallel lines keep off. */
  host: { readonly index: number; readonly from: number; readonly to: number } | null
  points: { x: number; y: number }[]
}

export type Axis = 'x' | 'y'
export const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')

/** A label on a piece: where along it, and what room it takes across. */
export interface PieceLabel {
  readonly from: number
  readonly to: number
  /** Half of its extent across, px. */
  readonly half: number
  /** It finds a free place along the stretch, so parallel lines need not keep off. */
  readonly roomy: boolean
  /** Free channel where it stands. */
  channelLow: number
  channelHigh: number
}

/** Straight stretches that move together: one of a line, or those that lines of a trunk share. `axis` is the one they move on. */
export interface Piece {
  readonly trunk: number
  readonly members: { readonly strand: Strand; readonly at: number }[]
  at: number
  /** Extent along the other axis. */
  from: number
  to: number
  /** Where it may stand: between the borders at its sides, and on the sides of the boxes that it meets. */
  low: number
  high: number
  /** Belongs to a line that is drawn already and does not move. */
  readonly fixed: boolean
  /** The label that is to stand on it. */
  label: PieceLabel | null
  /** Width of the free channel around it. */
  channelLow: number
  channelHigh: number
}

/** Lines keep this far from a border along which they run, px; less where the gap is narrower. */
const keepOffPx = 8

const sideOf = (rect: Rect, axis: Axis) => (axis === 'x' ? ([rect.left, rect.right] as const) : ([rect.top, rect.bottom] as const))

function pieceLabel(strand: Strand, k: number, axis: Axis): PieceLabel | null {
  const { label, host } = strand
  if (label === null || host?.index !== k) return null
  const [across, along] = axis === 'x' ? [label.widthPx, label.heightPx] : [label.heightPx, label.widthPx]
  const roomy = host.to - host.from > along * (axis === 'x' ? 4 : 2)
  return { from: host.from, to: host.to, half: across / 2, roomy, channelLow: 0, channelHigh: 0 }
}

/** Stretches that move on an axis (vertical ones on x), those of one trunk joined where they touch on the same track. */
export function readPieces(strands: readonly Strand[], axis: Axis): Piece[] {
  const along = other(axis)
  const pieces: Piece[] = []
  const byTrack = new Map<string, Piece[]>()
  for (const strand of strands) {
    for (let k = 0; k + 1 < strand.points.length; k++) {
      const a = strand.points[k] as Point2
      const b = strand.points[k + 1] as Point2
      if (a[axis] !== b[axis]) continue
      const piece: Piece = {
        trunk: strand.trunk,
        fixed: false,
        members: [{ strand, at: k }],
        at: a[axis],
        from: Math.min(a[along], b[along]),
        to: Math.max(a[along], b[along]),
        low: 0,
        high: 0,
        label: pieceLabel(strand, k, axis),
        channelLow: 0,
        channelHigh: 0,
      }
      const key = `${strand.trunk} ${piece.at}`
      const track = byTrack.get(key)
      if (track) track.push(piece)
      else byTrack.set(key, [piece])
    }
  }
  for (const track of byTrack.values()) {
    track.sort((a, b) => a.from - b.from)
    let last: Piece | undefined
    for (const piece of track) {
      if (last && piece.from <= last.to) {
        last.to = Math.max(last.to, piece.to)
        last.label ??= piece.label
        last.members.push(...piece.members)
      } else {
        pieces.push(piece)
        last = piece
      }
    }
  }
  return pieces
}

/** Nearest borders on both sides of a stretch. */
export const channelAt = (scene: Scene, axis: Axis, at: number, from: number, to: number): readonly [number, number] =>
  scene.borders[axis].around(at, from, to, 0, axis === 'x' ? scene.widthPx : scene.heightPx)

/** Finds the free channel of each piece: the nearest borders on both sides, and the sides of the boxes that its ends meet. */
export function limit(pieces: readonly Piece[], axis: Axis, scene: Scene): void {
  for (const piece of pieces) {
    const [low, high] = channelAt(scene, axis, piece.at, piece.from, piece.to)
    const room = Math.min(keepOffPx, (high - low) / 2)
    piece.channelLow = low
    piece.channelHigh = high
    piece.low = low + room
    piece.high = high - room
    if (piece.label) {
      const around = channelAt(scene, axis, piece.at, piece.label.from, piece.label.to)
      piece.label.channelLow = around[0]
      piece.label.channelHigh = around[1]
    }
    for (const { strand, at } of piece.members) {
      if (at === 0) holdToSide(piece, scene, strand.from, axis)
      if (at === strand.points.length - 2) holdToSide(piece, scene, strand.to, axis)
    }
    if (piece.low > piece.high) {
      const middle = Math.min(Math.max(piece.at, low), high)
      piece.low = middle
      piece.high = middle
    }
  }
}

function holdToSide(piece: Piece, scene: Scene, index: number, axis: Axis): void {
  const box = scene.obstacles[index]
  if (!box) return
  const [low, high] = sideOf(box, axis)
  const corner = Math.min(box.isGroup ? cornerPx.group : cornerPx.node, (high - low) / 2)
  piece.low = Math.max(piece.low, low + corner)
  piece.high = Math.min(piece.high, high - corner)
}

/** End of a stretch in a direction along it: where it is, and to which side the line turns there (0: it ends). */
interface End {
  readonly at: number
  readonly turn: -1 | 0 | 1
  /** Stretch that follows. */
  readonly next: number
}

function endOf(strand: Strand, k: number, direction: 1 | -1, axis: Axis): End {
  const along = other(axis)
  const a = strand.points[k] as Point2
  const b = strand.points[k + 1] as Point2
  const forward = (b[along] - a[along]) * direction > 0
  const end = forward ? b : a
  const beyond = strand.points[forward ? k + 2 : k - 1]
  const turn = beyond ? (Math.sign(beyond[axis] - end[axis]) as -1 | 0 | 1) : 0
  return { at: end[along], turn, next: forward ? k + 1 : k - 1 }
}

/** Side on which P leaves Q at one end of their common stretch: -1 before it, 1 after it, 0 neither. */
function partingAt(p: Strand, i: number, q: Strand, j: number, direction: 1 | -1, axis: Axis, depth: number): number {
  const a = endOf(p, i, direction, axis)
  const b = endOf(q, j, direction, axis)
  if (a.at !== b.at) return a.at * direction < b.at * direction ? a.turn : -b.turn
  if (a.turn !== b.turn) return Math.sign(a.turn - b.turn)
  if (a.turn === 0 || depth > 12) return 0
  // Both turn to the same side: whoever lies outside after the turn lies outside before it.
  const next = partingAt(p, a.next, q, b.next, a.turn, other(axis), depth + 1)
  return -(next * direction * a.turn)
}

/** Which of two pieces on the same track stands first, so that their lines cross as little as possible. */
export function order(a: Piece, b: Piece, axis: Axis): number {
  for (const m of a.members) {
    for (const n of b.members) {
      const low = partingAt(m.strand, m.at, n.strand, n.at, -1, axis, 0)
      const high = partingAt(m.strand, m.at, n.strand, n.at, 1, axis, 0)
      if (low !== 0 || high !== 0) return low !== 0 ? low : high
    }
  }
  return 0
}

/** Stretches of lines that stay where they are. */
export const fixedPieces = (strands: readonly Strand[], axis: Axis): Piece[] =>
  readPieces(strands, axis).map((piece) => ({
    ...piece,
    fixed: true,
    low: piece.at,
    high: piece.at,
    channelLow: piece.at,
    channelHigh: piece.at,
  }))
