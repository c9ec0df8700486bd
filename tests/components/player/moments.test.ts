import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockStarts, type Move, momentAt, momentsOf, moved, phaseOf } from '@/components/player/moments'
import { durationMs, lengthOf, pointAt, wayOf } from '@/components/player/pace'
import { actionFor } from '@/components/player/use-player-keys'
import { flowOf, stepOf } from '@/tests/components/player/flow'

const requestsAndResponses = momentsOf(flowOf([stepOf(1), stepOf(2), stepOf(3, { response: true }), stepOf(4, { response: true })]))

describe('the moments of a flow', () => {
  test('hold the parallel steps together', () => {
    const moments = momentsOf(flowOf([stepOf(1), stepOf(2, { moment: 2 }), stepOf(3, { moment: 2 }), stepOf(4, { moment: 3 })]))
    expect(moments.map((m) => m.steps.map((s) => s.step))).toEqual([[1], [2, 3], [4]])
    expect(momentAt(moments, 3)).toBe(1)
  })

  test('start a block where requests turn to responses, and where a branch changes', () => {
    expect(blockStarts(requestsAndResponses)).toEqual([0, 2])
    expect(blockStarts(momentsOf(flowOf([stepOf(1), stepOf(2, { branch: ['Alternative: hit'] }), stepOf(3)])))).toEqual([0, 1, 2])
  })

  test('stay within the flow whatever the moves, and stepping on and back returns', () => {
    const moves = fc.oneof(
      fc.constantFrom<Move>('first', 'previous', 'next', 'last', 'previous-block', 'next-block'),
      fc.record({ to: fc.oneof(fc.integer(), fc.double({ noNaN: true })) }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(moves, { maxLength: 30 }), (count, all) => {
        const moments = momentsOf(flowOf(Array.from({ length: count }, (_, i) => stepOf(i + 1, { response: i % 3 === 2 }))))
        let at = 0
        for (const move of all) {
          at = moved(moments, at, move)
          expect(Number.isInteger(at) && at >= 0 && at < count).toBe(true)
        }
        if (at < count - 1) expect(moved(moments, moved(moments, at, 'next'), 'previous')).toBe(at)
      }),
    )
  })

  test('are done before the one that is now, and next after it', () => {
    expect([0, 1, 2].map((i) => phaseOf(i, 1))).toEqual(['done', 'now', 'next'])
  })
})

describe('the pace of a particle', () => {
  test('keeps a moment between 0.9 and 2.4 seconds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ xPx: fc.integer({ min: -5000, max: 5000 }), yPx: fc.integer({ min: -5000, max: 5000 }) })),
        (points) => {
          const ms = durationMs({ step: 1, steps: [stepOf(1, { lines: [{ id: 'l', points, label: null }] })] })
          expect(ms).toBeGreaterThanOrEqual(900)
          expect(ms).toBeLessThanOrEqual(2_400)
        },
      ),
    )
  })

  test('runs from the start of the way to its end, and stays on it', () => {
    const way = [
      { xPx: 0, yPx: 0 },
      { xPx: 100, yPx: 0 },
      { xPx: 100, yPx: 50 },
    ]
    expect(lengthOf(way)).toBe(150)
    expect(pointAt(way, 0)).toEqual({ xPx: 0, yPx: 0 })
    expect(pointAt(way, 0.5)).toEqual({ xPx: 75, yPx: 0 })
    expect(pointAt(way, 0.8)).toEqual({ xPx: 100, yPx: 20 })
    expect(pointAt(way, 7)).toEqual({ xPx: 100, yPx: 50 })
    expect(pointAt([], 0.5)).toBeNull()
    expect(wayOf(stepOf(1, { lines: [] }))).toEqual([])
  })
})

describe('a key of the player', () => {
  const key = (k: string, code = k, shiftKey = false) => ({ key: k, code, shiftKey })
  test.each([
    [key('ArrowRight'), { type: 'move', move: 'next' }],
    [key('ArrowLeft'), { type: 'move', move: 'previous' }],
    [key('ArrowRight', 'ArrowRight', true), { type: 'move', move: 'next-block' }],
    [key('ArrowLeft', 'ArrowLeft', true), { type: 'move', move: 'previous-block' }],
    [key('Home'), { type: 'move', move: 'first' }],
    [key('End'), { type: 'move', move: 'last' }],
    [key(' ', 'Space'), { type: 'toggle' }],
    [key('3', 'Digit3'), { type: 'move', move: { to: 2 } }],
    [key('3', 'Numpad3'), { type: 'move', move: { to: 2 } }],
    [key('!', 'Digit1', true), null],
    [key('0', 'Digit0'), null],
    [key('a', 'KeyA'), null],
  ])('%j does %j', (event, action) => {
    expect(actionFor(event)).toEqual(action)
  })
})
