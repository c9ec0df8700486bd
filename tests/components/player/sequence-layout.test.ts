import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeSequence, wrapText } from '@/components/player/sequence-layout'
import { textWidthPx } from '@/layouts/measure'
import type { Sequence, SequenceItem } from '@/model/views/sequence'

const words = fc
  .array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 18 }), { minLength: 1, maxLength: 8 })
  .map((w) => w.join(' '))
const ids = ['a', 'b', 'c', 'd']
const message = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), text: words, response: fc.boolean() })
const note = fc.record({
  over: fc.constantFrom<readonly [string] | readonly [string, string]>(['a'], ['b', 'd'], ['d'], ['a', 'c']),
  text: words,
})

/** Random sequences of four participants, with a block now and then. */
const sequences = fc.array(fc.oneof(message, note), { maxLength: 12 }).map((raw): Sequence => {
  const items: SequenceItem[] = raw.map((item, i) =>
    'over' in item
      ? { type: 'note', over: item.over, lines: [item.text] }
      : { type: 'message', step: i + 1, from: item.from, to: item.to, lines: [item.text], response: item.response },
  )
  const half = Math.floor(items.length / 2)
  return {
    id: 's',
    title: '',
    participants: ids.map((id) => ({ id, lines: [`Participant ${id}`], resources: [] })),
    items: [...items.slice(0, half), { type: 'alternative', branches: [{ label: 'x', items: items.slice(half) }] }],
  }
})

describe('a placed sequence', () => {
  test('keeps its rows apart, in order and within the picture', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const placed = placeSequence(sequence)
        let bottom = placed.headHeightPx
        for (const row of placed.rows) {
          expect(row.yPx).toBeGreaterThanOrEqual(bottom)
          bottom = row.yPx + row.heightPx
          const [left, right] =
            row.type === 'note' ? [row.leftPx, row.leftPx + row.widthPx] : [Math.min(row.fromPx, row.toPx), Math.max(row.fromPx, row.toPx)]
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(placed.widthPx)
        }
        expect(bottom).toBeLessThanOrEqual(placed.heightPx)
      }),
    )
  })

  test('keeps the heads apart', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const { heads } = placeSequence(sequence)
        heads.forEach((head, i) => {
          const former = heads[i - 1]
          if (former !== undefined) expect(head.xPx - head.widthPx / 2).toBeGreaterThan(former.xPx + former.widthPx / 2)
        })
      }),
    )
  })

  test('wraps text so that every line fits and nothing is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 200 }), (text, widthPx) => {
        const lines = wrapText(text, widthPx)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) if ([...line].length > 1) expect(textWidthPx(line, 12, 500)).toBeLessThanOrEqual(widthPx)
      }),
    )
  })
})
