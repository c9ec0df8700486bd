import { textWidthPx } from '@/layouts/measure'
import type { Sequence, SequenceItem } from '@/model/views/sequence'

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

export type PlacedRow =
  | {
      readonly type: 'message'
      readonly step: number
      readonly yPx: number
      readonly heightPx: number
      readonly fromPx: number
      readonly toPx: number
      readonly lines: readonly string[]
      readonly response: boolean
    }
  | {
      readonly type: 'note'
      readonly yPx: number
      readonly heightPx: number
      readonly leftPx: number
      readonly widthPx: number
      readonly lines: readonly string[]
    }

export interface PlacedFrame {
  readonly leftPx: number
  readonly widthPx: number
  readonly yPx: number
  readonly heightPx: number
  readonly title: string
  readonly depth: number
  /** Labels of the branches, each at its top. */
  readonly branches: readonly { readonly yPx: number; readonly label: string }[]
}

const size = { text: 12, line: 16, headWidth: 104, gap: 20, row: 10, side: 10, note: 6, widest: 104 } as const

/** Greedy wrap by measured width; a word that is too long is broken. */
export function wrapText(text: string, widthPx: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const { word, glue } of wordsOf(text, widthPx)) {
    const longer = `${line}${line === '' ? '' : glue}${word}`
    if (textWidthPx(longer, size.text, 500) <= widthPx) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (textWidthPx(line, size.text, 500) > widthPx && line.length > 1) {
      let cut = line.length - 1
      while (cut > 1 && textWidthPx(line.slice(0, cut), size.text, 500) > widthPx) cut -= 1
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** Words with what joins each to the one before; a word too long for the width may break after a slash or a dash. */
function wordsOf(text: string, widthPx: number): readonly { readonly word: string; readonly glue: '' | ' ' }[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const parts = textWidthPx(word, size.text, 500) > widthPx ? word.split(/(?<=[/-])/) : [word]
      return parts.map((part, i) => ({ word: part, glue: i === 0 ? (' ' as const) : ('' as const) }))
    })
}

const wrapAll = (lines: readonly string[], widthPx: number): readonly string[] => lines.flatMap((l) => wrapText(l, widthPx))
const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((l) => textWidthPx(l, size.text, 500)))

export function placeSequence(sequence: Sequence): PlacedSequence {
  const columns = new Map(sequence.participants.map((p, i) => [p.id, i]))
  const heads = sequence.participants.map((p) => wrapAll(p.lines, size.headWidth - 2 * size.note))
  const headHeightPx = Math.max(1, ...heads.map((h) => h.length)) * size.line + 2 * size.note
  const centres = columnCentres(sequence, columns)
  const rows: PlacedRow[] = []
  const frames: PlacedFrame[] = []
  let yPx = headHeightPx + size.gap

  const place = (items: readonly SequenceItem[], depth: number) => {
    for (const item of items) {
      if (item.type === 'message') {
        const fromPx = centres[columns.get(item.from) ?? 0] ?? 0
        const toPx = centres[columns.get(item.to) ?? 0] ?? 0
        const lines = wrapAll(item.lines, Math.max(Math.abs(toPx - fromPx) - 2 * size.note, 72))
        const heightPx = lines.length * size.line + size.row
        rows.push({ type: 'message', step: item.step, yPx, heightPx, fromPx, toPx, lines, response: item.response })
        yPx += heightPx + size.row
      } else if (item.type === 'note') {
        const over = item.over.map((id) => centres[columns.get(id) ?? 0] ?? 0)
        const [left, right] = [Math.min(...over), Math.max(...over)]
        const widthPx = Math.max(right - left + 48, 128)
        const lines = wrapAll(item.lines, widthPx - 2 * size.note)
        const heightPx = lines.length * size.line + 2 * size.note
        rows.push({ type: 'note', yPx, heightPx, leftPx: (left + right - widthPx) / 2, widthPx, lines })
        yPx += heightPx + size.row
      } else {
        const top = yPx
        const branches: { yPx: number; label: string }[] = []
        yPx += size.row
        for (const branch of item.branches) {
          branches.push({ yPx, label: branch.label })
          yPx += size.line + size.row
          place(branch.items, depth + 1)
        }
        const all = centres.length === 0 ? [0] : centres
        const leftPx = Math.min(...all) - size.headWidth / 2 + depth * 6
        const rightPx = Math.max(...all) + size.headWidth / 2 - depth * 6
        frames.push({
          leftPx,
          widthPx: rightPx - leftPx,
          yPx: top,
          heightPx: yPx - top,
          title: item.type === 'parallel' ? 'Parallel' : 'Alternative',
          depth,
          branches,
        })
        yPx += size.row
      }
    }
  }
  place(sequence.items, 0)

  const noteEnds = rows.flatMap((r) => (r.type === 'note' ? [r.leftPx, r.leftPx + r.widthPx] : []))
  const spill = Math.max(0, size.side - Math.min(0, ...noteEnds) - (noteEnds.some((x) => x < 0) ? 0 : size.side))
  const widthPx = Math.max((centres.at(-1) ?? 0) + size.headWidth / 2, ...noteEnds) + size.side + spill
  const shift = <Row extends PlacedRow>(row: Row): Row =>
    row.type === 'note' ? { ...row, leftPx: row.leftPx + spill } : { ...row, fromPx: row.fromPx + spill, toPx: row.toPx + spill }
  return {
    widthPx,
    heightPx: yPx + size.gap,
    headHeightPx,
    heads: sequence.participants.map((p, i) => ({
      id: p.id,
      xPx: (centres[i] ?? 0) + spill,
      widthPx: size.headWidth,
      lines: heads[i] ?? [],
    })),
    rows: rows.map(shift),
    frames: frames.map((f) => ({ ...f, leftPx: f.leftPx + spill })),
  }
}

/** Columns stand as far apart as the messages between neighbours need, and no closer than their heads. */
function columnCentres(sequence: Sequence, columns: ReadonlyMap<string, number>): readonly number[] {
  const gaps = sequence.participants.map(() => size.headWidth + size.row)
  const visit = (items: readonly SequenceItem[]) => {
    for (const item of items) {
      if (item.type === 'message') {
        const [a, b] = [columns.get(item.from) ?? 0, columns.get(item.to) ?? 0]
        if (Math.abs(a - b) !== 1) continue
        const left = Math.min(a, b)
        gaps[left] = Math.max(gaps[left] ?? 0, Math.min(widthOf(item.lines), size.widest) + 2 * size.note + 4)
      } else if (item.type !== 'note') for (const branch of item.branches) visit(branch.items)
    }
  }
  visit(sequence.items)
  let xPx = size.side + size.headWidth / 2
  return sequence.participants.map((_, i) => {
    const here = xPx
    xPx += gaps[i] ?? 0
    return here
  })
}
