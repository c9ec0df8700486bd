import type { Box } from '@/layouts/layout'

/** A gap between boxes that lines may run through; it can be given more room by its key. */
export interface Gap {
  readonly key: string
  /** Direction in which the gap grows. */
  readonly axis: 'x' | 'y'
  readonly box: Box
}

/** Extra room in px that a gap was given because lines or labels asked for it. */
export type Room = ReadonlyMap<string, number>

/** Collects the absolute boxes and gaps of one placement. */
export interface Sheet {
  readonly boxes: Map<string, Box>
  readonly gaps: Gap[]
}

/** A rectangle that knows its least size and places its content once it is told where it stands. */
export interface Block {
  readonly widthPx: number
  readonly heightPx: number
  place(sheet: Sheet, box: Box): void
}

export const box = (xPx: number, yPx: number, widthPx: number, heightPx: number): Box => ({ xPx, yPx, widthPx, heightPx })

/** A node of a fixed size, centred in what it is given. */
export function leaf(id: string, widthPx: number, heightPx: number): Block {
  return {
    widthPx,
    heightPx,
    place(sheet, { xPx, yPx, widthPx: wide, heightPx: high }) {
      sheet.boxes.set(id, box(xPx + Math.round((wide - widthPx) / 2), yPx + Math.round((high - heightPx) / 2), widthPx, heightPx))
    },
  }
}

export interface GridGaps {
  /** Keys of the gaps are `${key}|x0`, `|x1` …, `|y0` …; with `even` one key each, so that all gaps of an axis grow alike. */
  readonly key: string
  readonly xPx: number
  readonly yPx: number
  readonly even?: boolean
}

/** How a grid uses room that it does not need: its cells grow, or it stays together in the middle or at the start. */
export type Slack = 'grow' | 'middle' | 'start'

export interface GridStyle {
  readonly gaps: GridGaps
  readonly x: Slack
  readonly y: Slack
  /** All columns as wide as the widest. */
  readonly evenColumns?: boolean
}

function offsets(sizes: readonly number[], gapAt: (i: number) => number, start: number): number[] {
  const at: number[] = []
  let position = start
  sizes.forEach((size, i) => {
    at.push(position)
    position += size + gapAt(i)
  })
  return at
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** Sizes grown to fill the slack, each by the same; the first ones take what does not divide. */
function grown(sizes: readonly number[], slack: number): number[] {
  if (sizes.length === 0) return []
  const each = Math.floor(slack / sizes.length)
  const rest = slack - each * sizes.length
  return sizes.map((size, i) => size + each + (i < rest ? 1 : 0))
}

/** Rows of cells in aligned columns; null leaves a cell empty. */
export function grid(rows: readonly (readonly (Block | null)[])[], style: GridStyle, room: Room): Block {
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const columns = Array.from({ length: columnCount }, (_, c) => rows.reduce((most, row) => Math.max(most, row[c]?.widthPx ?? 0), 0))
  const heights = rows.map((row) => row.reduce((most, cell) => Math.max(most, cell?.heightPx ?? 0), 0))
  const widest = Math.max(0, ...columns)
  const widths = style.evenColumns ? columns.map(() => widest) : columns
  const { gaps } = style
  const keyOf = (axis: 'x' | 'y', i: number) => (gaps.even ? `${gaps.key}|${axis}` : `${gaps.key}|${axis}${i}`)
  const gapX = (i: number) => (i < widths.length - 1 ? gaps.xPx + (room.get(keyOf('x', i)) ?? 0) : 0)
  const gapY = (i: number) => (i < heights.length - 1 ? gaps.yPx + (room.get(keyOf('y', i)) ?? 0) : 0)
  const widthPx = sum(widths) + sum(widths.map((_, i) => gapX(i)))
  const heightPx = sum(heights) + sum(heights.map((_, i) => gapY(i)))
  return {
    widthPx,
    heightPx,
    place(sheet, given) {
      const slackX = Math.max(0, given.widthPx - widthPx)
      const slackY = Math.max(0, given.heightPx - heightPx)
      const ws = style.x === 'grow' ? grown(widths, slackX) : widths
      const hs = style.y === 'grow' ? grown(heights, slackY) : heights
      const xs = offsets(ws, gapX, given.xPx + (style.x === 'middle' ? Math.round(slackX / 2) : 0))
      const ys = offsets(hs, gapY, given.yPx + (style.y === 'middle' ? Math.round(slackY / 2) : 0))
      rows.forEach((row, r) => {
        row.forEach((cell, c) => {
          cell?.place(sheet, box(xs[c] ?? 0, ys[r] ?? 0, ws[c] ?? 0, hs[r] ?? 0))
        })
      })
      for (let c = 0; c < ws.length - 1; c++) {
        const x = (xs[c] ?? 0) + (ws[c] ?? 0)
        sheet.gaps.push({ key: keyOf('x', c), axis: 'x', box: box(x, given.yPx, (xs[c + 1] ?? x) - x, given.heightPx) })
      }
      for (let r = 0; r < hs.length - 1; r++) {
        const y = (ys[r] ?? 0) + (hs[r] ?? 0)
        sheet.gaps.push({ key: keyOf('y', r), axis: 'y', box: box(given.xPx, y, given.widthPx, (ys[r + 1] ?? y) - y) })
      }
    },
  }
}

/** Cuts a list into rows of a given length. */
export function inRows<T>(items: readonly T[], columns: number): T[][] {
  const rows: T[][] = []
  const length = Math.max(1, columns)
  for (let i = 0; i < items.length; i += length) rows.push(items.slice(i, i + length))
  return rows
}

export interface Frame {
  readonly id: string
  /** Least width and height of the title strip. */
  readonly titleWidthPx: number
  readonly titleHeightPx: number
  /** Free space around the content: left and right alike, above (under the title), below. */
  readonly sidePx: number
  readonly topPx: number
  readonly bottomPx: number
  /** Key of the paddings: frames with the same key grow alike. */
  readonly key: string
  /** Height of the part that stands out above the box: half of the gateways on its border. */
  readonly overhangPx: number
}

/** A group: its title strip, then its content with padding around. */
export function frame(f: Frame, content: Block, room: Room): Block {
  const side = f.sidePx + (room.get(`${f.key}|side`) ?? 0)
  const above = f.topPx + (room.get(`${f.key}|top`) ?? 0)
  const bottom = f.bottomPx + (room.get(`${f.key}|bottom`) ?? 0)
  // A gateway on the border reaches as far inside as it stands out.
  const top = Math.max(f.titleHeightPx, f.overhangPx) + above
  const widthPx = Math.max(f.titleWidthPx, content.widthPx + 2 * side)
  const heightPx = f.overhangPx + top + content.heightPx + bottom
  return {
    widthPx,
    heightPx,
    place(sheet, given) {
      const { xPx, widthPx: wide } = given
      const yPx = given.yPx + f.overhangPx
      const high = given.heightPx - f.overhangPx
      sheet.boxes.set(f.id, box(xPx, yPx, wide, high))
      content.place(sheet, box(xPx + side, yPx + top, wide - 2 * side, high - top - bottom))
      sheet.gaps.push(
        { key: `${f.key}|side`, axis: 'x', box: box(xPx, yPx, side, high) },
        { key: `${f.key}|side`, axis: 'x', box: box(xPx + wide - side, yPx, side, high) },
        { key: `${f.key}|top`, axis: 'y', box: box(xPx, yPx, wide, top) },
        { key: `${f.key}|bottom`, axis: 'y', box: box(xPx, yPx + high - bottom, wide, bottom) },
      )
    },
  }
}

export const emptyBlock: Block = { widthPx: 0, heightPx: 0, place() {} }
