import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { badgePx, placeBadges } from '@/components/player/badges'
import { chipPlace, overlap, roomOf } from '@/components/player/chip-place'
import { momentsOf } from '@/components/player/moments'
import { lanesOf, lengthOf } from '@/components/player/pace'
import { sideways } from '@/components/player/sideways'
import type { Point } from '@/layouts/layout'
import { flowOf, stepOf } from '@/tests/components/player/flow'

const p = (xPx: number, yPx: number): Point => ({ xPx, yPx })

/** A staircase whose pieces are all longer than the lane is wide. */
const staircases = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 300 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((pieces): readonly Point[] => {
    const way = [p(0, 0)]
    let at = p(0, 0)
    for (const [i, [length, down]] of pieces.entries()) {
      at = i % 2 === 0 ? p(at.xPx + length, at.yPx) : p(at.xPx, at.yPx + (down ? length : -length))
      way.push(at)
    }
    return way
  })

describe('the lane of a response', () => {
  test('runs beside the way at the same distance everywhere, its ends level with those of the way', () => {
    fc.assert(
      fc.property(staircases, fc.integer({ min: 1, max: 9 }), (way, px) => {
        const lane = sideways(way, px)
        expect(lane).toHaveLength(way.length)
        for (let i = 1; i < way.length; i += 1) {
          const [a, b, c, d] = [way[i - 1], way[i], lane[i - 1], lane[i]]
          if (!a || !b || !c || !d) throw new Error('no piece')
          const flat = a.yPx === b.yPx
          const [along, across] = flat ? [b.xPx - a.xPx, c.yPx - a.yPx] : [b.yPx - a.yPx, a.xPx - c.xPx]
          expect(Math.sign(along) * across).toBeCloseTo(px)
          expect(flat ? d.yPx : d.xPx).toBeCloseTo(flat ? c.yPx : c.xPx)
        }
        const [first, start, last, end] = [way[0], lane[0], way.at(-1), lane.at(-1)]
        expect(start?.xPx).toBeCloseTo(first?.xPx ?? Number.NaN)
        expect(way.length % 2 === 0 ? end?.xPx : end?.yPx).toBeCloseTo((way.length % 2 === 0 ? last?.xPx : last?.yPx) ?? Number.NaN)
      }),
    )
  })

  test('is no lane but the way itself for a request', () => {
    const request = stepOf(1)
    expect(lanesOf(request)).toBe(request.lines)
    expect(lanesOf({ ...request, response: true })[0]?.points).toEqual([p(0, 6), p(100, 6)])
  })

  test('bears ways without length and ways that turn right back', () => {
    expect(sideways([], 6)).toEqual([])
    expect(sideways([p(3, 3)], 6)).toEqual([p(3, 3)])
    expect(sideways([p(3, 3), p(3, 3)], 6)).toEqual([p(3, 3)])
    for (const { xPx, yPx } of sideways([p(0, 0), p(50, 0), p(10, 0)], 6)) expect(Number.isFinite(xPx + yPx)).toBe(true)
  })
})

describe('the chip of a rewritten address', () => {
  const size = { widthPx: 120, heightPx: 22 }

  test('stands beside the way and covers neither the way nor a box where there is room', () => {
    const way = [p(0, 0), p(400, 0)]
    const boxes = [
      { xPx: -100, yPx: -30, widthPx: 100, heightPx: 60 },
      { xPx: 400, yPx: -30, widthPx: 100, heightPx: 60 },
      { xPx: 140, yPx: -80, widthPx: 160, heightPx: 78 },
    ]
    const taken = [...boxes, ...roomOf(way, 8)]
    const placed = chipPlace(way, size, taken)
    expect(placed).not.toBeNull()
    for (const box of taken) expect(placed === null ? 1 : overlap(placed, box)).toBe(0)
  })

  test('has no place without a way, and always one with it', () => {
    expect(chipPlace([], size, [])).toBeNull()
    fc.assert(
      fc.property(staircases, (way) => {
        const everywhere = [{ xPx: -5_000, yPx: -5_000, widthPx: 10_000, heightPx: 10_000 }]
        expect(chipPlace(way, size, everywhere)).toMatchObject(size)
        expect(roomOf(way, 0).reduce((sum, room) => sum + room.widthPx + room.heightPx, 0)).toBeCloseTo(lengthOf(way))
      }),
    )
  })
})

describe('the badges of a flow without motion', () => {
  const apart = (a: Point, b: Point) => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx)

  test('stand apart on a way that several steps take, the one that is now on top', () => {
    const long = [{ id: 'l', points: [p(0, 0), p(300, 0)], label: null }]
    const moments = momentsOf(flowOf([1, 2, 3].map((step) => stepOf(step, { lines: long }))))
    const badges = placeBadges(moments, 1)
    expect(badges.map((b) => b.numeral)).toEqual(['1', '3', '2'])
    expect(badges.map((b) => b.phase)).toEqual(['done', 'next', 'now'])
    for (const [i, a] of badges.entries()) for (const b of badges.slice(i + 1)) expect(apart(a.at, b.at)).toBeGreaterThan(badgePx)
  })

  test('are left out where a step is not drawn', () => {
    expect(placeBadges(momentsOf(flowOf([stepOf(1, { lines: [] })])), 0)).toEqual([])
  })
})
