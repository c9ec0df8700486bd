import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlacedFrame, type PlacedRow, placeSequence } from '@/components/player/sequence-layout'
import { wrapText } from '@/components/player/wrap-text'
import { textWidthPx } from '@/layouts/measure'
import type { Sequence, SequenceItem } from '@/model/views/sequence'

const words = fc
  .array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 18 }), { minLength: 1, maxLength: 8 })
  .map((w) => w.join(' '))
const ids = ['a', 'b', 'c', 'd']
const message = fc
  .record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), text: words, response: fc.boolean() })
  .map(({ text, ...m }): SequenceItem => ({ type: 'message', step: 1, lines: [text], ...m }))
const note = fc
  .record({ over: fc.constantFrom<readonly [string] | readonly [string, string]>(['a'], ['b', 'd'], ['d'], ['a', 'c']), text: words })
  .map(({ over, text }): SequenceItem => ({ type: 'note', over, lines: [text] }))

/** Messages, notes, and blocks of them, blocks in blocks too. */
const { item } = fc.letrec<{ item: SequenceItem }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    message,
    note,
    fc.record({
      type: fc.constantFrom('parallel' as const, 'alternative' as const),
      branches: fc.array(fc.record({ label: fc.oneof(words, fc.constant('')), items: fc.array(tie('item'), { maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  ),
}))

const sequences = fc.array(item, { maxLength: 8 }).map(
  (items): Sequence => ({
    id: 's',
    title: '',
    participants: ids.map((id) => ({ id, lines: [`Participant ${id}`], resources: [] })),
    items,
  }),
)
const rooms = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 200, max: 1_200 }))

const within = (row: PlacedRow | PlacedFrame, left: number, right: number) => {
  expect(row.leftPx).toBeGreaterThanOrEqual(left)
  expect(row.leftPx + row.widthPx).toBeLessThanOrEqual(right)
}

describe('a placed sequence', () => {
  test('keeps its rows apart, in order and within the picture', () => {
    fc.assert(
      fc.property(sequences, rooms, (sequence, room) => {
        const placed = placeSequence(sequence, room)
        let bottom = placed.headHeightPx
        for (const row of placed.rows) {
          expect(row.yPx).toBeGreaterThanOrEqual(bottom)
          bottom = row.yPx + row.heightPx
          within(row, 0, placed.widthPx)
          if (row.type === 'message') for (const x of [row.fromPx, row.toPx]) expect(x >= 0 && x <= placed.widthPx).toBe(true)
        }
        expect(bottom).toBeLessThanOrEqual(placed.heightPx)
      }),
    )
  })

  test('draws its frames around what they hold, one inside the other, their labels on no row', () => {
    fc.assert(
      fc.property(sequences, rooms, (sequence, room) => {
        const { frames, rows, widthPx } = placeSequence(sequence, room)
        for (const frame of frames) {
          within(frame, 0, widthPx)
          const end = frame.yPx + frame.heightPx
          for (const row of rows) {
            const inside = row.yPx >= frame.yPx && row.yPx + row.heightPx <= end
            expect(inside || row.yPx >= end || row.yPx + row.heightPx <= frame.yPx).toBe(true)
            if (inside) within(row, frame.leftPx, frame.leftPx + frame.widthPx)
          }
          for (const other of frames)
            if (other !== frame && other.yPx > frame.yPx && other.yPx < end) {
              expect(other.yPx + other.heightPx).toBeLessThan(end)
              within(other, frame.leftPx + 1, frame.leftPx + frame.widthPx - 1)
            }
          for (const branch of frame.branches)
            for (const row of rows) {
              const labelEnd = branch.yPx + branch.lines.length * 16
              expect(row.yPx >= labelEnd || row.yPx + row.heightPx <= branch.yPx).toBe(true)
            }
        }
      }),
    )
  })

  test('keeps the heads apart, and every word of them whole', () => {
    fc.assert(
      fc.property(sequences, rooms, (sequence, room) => {
        const { heads } = placeSequence(sequence, room)
        heads.forEach((head, i) => {
          const former = heads[i - 1]
          if (former !== undefined) expect(head.xPx - head.widthPx / 2).toBeGreaterThan(former.xPx + former.widthPx / 2)
          expect(head.lines.join(' ')).toBe(`Participant ${ids[i]}`)
        })
      }),
    )
  })

  test('becomes as narrow as its room while its words allow it', () => {
    const narrow: Sequence = {
      id: 's',
      title: '',
      participants: ids.map((id) => ({ id, lines: ['Load balancer'], resources: [] })),
      items: [{ type: 'message', step: 1, from: 'a', to: 'd', lines: ['GET /'], response: false }],
    }
    expect(placeSequence(narrow).widthPx).toBeGreaterThan(420)
    expect(placeSequence(narrow, 360).widthPx).toBeLessThanOrEqual(360)
    expect(placeSequence(narrow, 700).widthPx).toBeGreaterThan(placeSequence(narrow).widthPx)
    expect(placeSequence(narrow, 700).widthPx).toBeLessThanOrEqual(700)
  })

  test('leads a message to oneself out to the side and back', () => {
    const self = (id: string): Sequence => ({
      id: 's',
      title: '',
      participants: ids.map((p) => ({ id: p, lines: [p], resources: [] })),
      items: [{ type: 'message', step: 1, from: id, to: id, lines: ['Retry'], response: false }],
    })
    for (const id of ids) {
      const placed = placeSequence(self(id))
      const [row] = placed.rows
      if (row?.type !== 'message') throw new Error('no message')
      expect(row.fromPx).toBe(row.toPx)
      const toTheRight = id !== ids.at(-1)
      expect(Math.sign(row.textPx - row.toPx)).toBe(toTheRight ? 1 : -1)
      expect(row.widthPx).toBeGreaterThan(26)
    }
  })
})

describe('wrapped text', () => {
  test('fits in every line, and nothing of it is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 200 }), (text, widthPx) => {
        const lines = wrapText(text, widthPx)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) if ([...line].length > 1) expect(textWidthPx(line, 12, 500)).toBeLessThanOrEqual(widthPx)
      }),
    )
  })
})
