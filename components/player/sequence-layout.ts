import { type Columns, columnsOf, framePx, sidePx } from '@/components/player/sequence-columns'
import { lineWidthPx, sequenceText, wrapAll, wrapText } from '@/components/player/wrap-text'
import type { Sequence, SequenceBlock, SequenceItem, SequenceMessage, SequenceNote } from '@/model/views/sequence'

/** A sequence diagram placed: all in px, its rows from the top. Pure, so that tests can hold that nothing overlaps. */
export interface PlacedSequence {
  readonly widthPx: number
  readonly heightPx: number
  readonly heads: readonly PlacedHead[]
  readonly headHeightPx: number
  readonly rows: readonly PlacedRow[]
  readonly frames: readonly PlacedFrame[]
}

export interface PlacedHead {
  readonly id: string
  readonly xPx: number
  readonly widthPx: number
  readonly lines: readonly string[]
}

interface Room {
  readonly yPx: number
  readonly heightPx: number
  readonly leftPx: number
  readonly widthPx: number
  readonly lines: readonly string[]
}

export interface PlacedMessage extends Room {
  readonly type: 'message'
  readonly step: number
  readonly fromPx: number
  readonly toPx: number
  /** Middle of its text. */
  readonly textPx: number
  readonly response: boolean
}

export interface PlacedNote extends Room {
  readonly type: 'note'
}

export type PlacedRow = PlacedMessage | PlacedNote

export interface PlacedFrame {
  readonly leftPx: number
  readonly widthPx: number
  readonly yPx: number
  readonly heightPx: number
  /** Labels of the branches, each at its top; the first says what kind of block it is. */
  readonly branches: readonly { readonly yPx: number; readonly lines: readonly string[] }[]
}

/** Distances, in px. `loop`: how far a message to oneself reaches out. */
export const distance = { row: 10, gap: 20, pad: 6, loop: 26 } as const
const { linePx } = sequenceText
/** No text is wrapped narrower than this. */
const leastTextPx = 64
const leastNotePx = 120

const titles = { parallel: 'Parallel', alternative: 'Alternative' } as const

/** @param roomPx width that there is; the diagram is wider only where words would break otherwise */
export function placeSequence(sequence: Sequence, roomPx = Number.POSITIVE_INFINITY): PlacedSequence {
  const columns = columnsOf(sequence, roomPx)
  const { centres, headPx } = columns
  const heads = sequence.participants.map((p) => wrapAll(p.lines, headPx - 2 * distance.pad))
  const headHeightPx = Math.max(1, ...heads.map((lines) => lines.length)) * linePx + 2 * distance.pad
  const placed = placeItems(sequence.items, columns, headHeightPx + distance.gap)

  const edges = [...placed.rows, ...placed.frames].map((r) => [r.leftPx, r.leftPx + r.widthPx] as const)
  const leftmost = Math.min(0, ...edges.map(([left]) => left - sidePx))
  const rightmost = Math.max((centres.at(-1) ?? 0) + headPx / 2, ...edges.map(([, right]) => right))
  const shift = -leftmost
  return {
    widthPx: Math.ceil(rightmost + sidePx + shift),
    heightPx: placed.bottomPx + distance.gap,
    headHeightPx,
    heads: sequence.participants.map((p, i) => ({ id: p.id, xPx: (centres[i] ?? 0) + shift, widthPx: headPx, lines: heads[i] ?? [] })),
    rows: placed.rows.map((row) => shifted(row, shift)),
    frames: placed.frames.map((frame) => ({ ...frame, leftPx: frame.leftPx + shift })),
  }
}

function shifted(row: PlacedRow, px: number): PlacedRow {
  const leftPx = row.leftPx + px
  return row.type === 'note'
    ? { ...row, leftPx }
    : { ...row, leftPx, fromPx: row.fromPx + px, toPx: row.toPx + px, textPx: row.textPx + px }
}

interface Placed {
  readonly rows: readonly PlacedRow[]
  readonly frames: readonly PlacedFrame[]
  readonly bottomPx: number
}

function placeItems(items: readonly SequenceItem[], columns: Columns, topPx: number): Placed {
  const rows: PlacedRow[] = []
  const frames: PlacedFrame[] = []
  let yPx = topPx
  for (const item of items) {
    if (item.type === 'message' || item.type === 'note') {
      const row = item.type === 'note' ? placeNote(item, columns, yPx) : placeMessage(item, columns, yPx)
      rows.push(row)
      yPx += row.heightPx + distance.row
    } else {
      const block = placeBlock(item, columns, yPx)
      rows.push(...block.rows)
      frames.push(...block.frames)
      yPx = block.bottomPx + distance.row
    }
  }
  return { rows, frames, bottomPx: yPx }
}

function placeMessage(item: SequenceMessage, columns: Columns, yPx: number): PlacedMessage {
  const { centres, indexOf } = columns
  const [from, to] = [indexOf(item.from), indexOf(item.to)]
  const [fromPx, toPx] = [centres[from] ?? 0, centres[to] ?? 0]
  const base = { type: 'message', step: item.step, yPx, fromPx, toPx, response: item.response } as const
  if (from === to) {
    // Out to the side where there is another column, so that it stays between the lifelines.
    const side = from === centres.length - 1 && from > 0 ? -1 : 1
    const lines = wrapAll(item.lines, Math.max(leastTextPx, (stepBeside(columns, from, side) ?? 140) - distance.loop - 3 * distance.pad))
    const textWidthPx = widestOf(lines)
    const reachPx = distance.loop + distance.pad + textWidthPx
    const heightPx = Math.max(lines.length, 2) * linePx + distance.row
    const textPx = fromPx + side * (distance.loop + distance.pad + textWidthPx / 2)
    return { ...base, heightPx, lines, textPx, leftPx: side > 0 ? fromPx : fromPx - reachPx, widthPx: reachPx }
  }
  const lines = wrapAll(item.lines, Math.max(leastTextPx, Math.abs(toPx - fromPx) - 2 * distance.pad))
  const textPx = (fromPx + toPx) / 2
  const widthPx = Math.max(Math.abs(toPx - fromPx), widestOf(lines))
  return { ...base, heightPx: lines.length * linePx + distance.row, lines, textPx, leftPx: textPx - widthPx / 2, widthPx }
}

const widestOf = (lines: readonly string[]) => Math.max(0, ...lines.map(lineWidthPx))

function stepBeside({ centres }: Columns, column: number, side: 1 | -1): number | null {
  const [here, there] = [centres[column], centres[column + side]]
  return here === undefined || there === undefined ? null : Math.abs(there - here)
}

function placeNote(item: SequenceNote, { centres, indexOf, headPx }: Columns, yPx: number): PlacedNote {
  const over = item.over.map((id) => centres[indexOf(id)] ?? 0)
  const [left, right] = [Math.min(...over), Math.max(...over)]
  const widthPx = Math.max(right - left + 48, leastNotePx)
  const lines = wrapAll(item.lines, widthPx - 2 * distance.pad)
  const heightPx = lines.length * linePx + 2 * distance.pad
  // Within the outer columns, as far as they are wide enough.
  const least = (centres[0] ?? 0) - headPx / 2
  const most = (centres.at(-1) ?? 0) + headPx / 2 - widthPx
  const leftPx = (left + right - widthPx) / 2
  return { type: 'note', yPx, heightPx, leftPx: most < least ? leftPx : Math.min(most, Math.max(least, leftPx)), widthPx, lines }
}

function placeBlock(block: SequenceBlock, columns: Columns, topPx: number): Placed {
  const { centres, headPx } = columns
  const rows: PlacedRow[] = []
  const inner: PlacedFrame[] = []
  const branches: { yPx: number; lines: readonly string[] }[] = []
  const ownLeft = (centres[0] ?? 0) - headPx / 2
  const ownRight = (centres.at(-1) ?? 0) + headPx / 2
  let yPx = topPx
  for (const [i, branch] of block.branches.entries()) {
    const label = [...(i === 0 ? [titles[block.type]] : []), ...(branch.label === '' ? [] : [branch.label])].join(': ')
    const lines = wrapText(label, Math.max(leastTextPx, ownRight - ownLeft - 4 * distance.pad))
    branches.push({ yPx, lines })
    const placed = placeItems(branch.items, columns, yPx + lines.length * linePx + 2 * distance.pad)
    rows.push(...placed.rows)
    inner.push(...placed.frames)
    yPx = placed.bottomPx
  }
  // Around everything inside, so that the frames of nested blocks stand one inside the other.
  const around = [...rows, ...inner]
  const leftPx = Math.min(ownLeft, ...around.map((r) => r.leftPx - framePx))
  const rightPx = Math.max(ownRight, ...around.map((r) => r.leftPx + r.widthPx + framePx))
  const frame = { leftPx, widthPx: rightPx - leftPx, yPx: topPx, heightPx: yPx - topPx, branches }
  return { rows, frames: [frame, ...inner], bottomPx: yPx }
}
