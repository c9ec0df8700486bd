import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Move, momentsOf } from '@/components/player/moments'
import { type PlayAction, type PlayState, reduce, type Score, scoreOf, statusOf } from '@/components/player/player-state'
import { type Speed, speeds } from '@/components/state/viewer-store'
import { flowOf, stepOf } from '@/tests/components/player/flow'

const scoreOfSteps = (count: number, reduced = false): Score =>
  scoreOf(momentsOf(flowOf(Array.from({ length: count }, (_, i) => stepOf(i + 1, { response: i % 3 === 2 })))), reduced)

const start: PlayState = { at: 0, mode: 'stepping', progress: 0, restedMs: 0, speed: 1, loop: false }
const play = (state: PlayState, score: Score, ...actions: readonly PlayAction[]) => actions.reduce((s, a) => reduce(s, a, score), state)
const move = (to: Move): PlayAction => ({ type: 'move', move: to })
const tick = (ms: number): PlayAction => ({ type: 'tick', ms })
const toggle: PlayAction = { type: 'toggle' }

const moves = fc.oneof(
  fc.constantFrom<Move>('first', 'previous', 'next', 'last', 'previous-block', 'next-block'),
  fc.record({ to: fc.oneof(fc.integer(), fc.double()) }),
)
const actions: fc.Arbitrary<PlayAction> = fc.oneof(
  fc.constantFrom<PlayAction>(toggle, { type: 'toggle-loop' }),
  moves.map(move),
  fc.oneof(fc.integer({ min: -50, max: 5_000 }), fc.double()).map(tick),
  fc.constantFrom(...speeds).map((speed: Speed): PlayAction => ({ type: 'speed', speed })),
)

describe('the player', () => {
  test('stays within its flow, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.array(actions, { maxLength: 60 }), (count, reduced, all) => {
        const score = scoreOfSteps(count, reduced)
        let state = start
        for (const action of all) {
          const before = state
          state = reduce(before, action, score)
          expect(Number.isInteger(state.at) && state.at >= 0 && state.at < count).toBe(true)
          expect(state.progress >= 0 && state.progress <= 1).toBe(true)
          expect(state.restedMs >= 0 && state.restedMs <= score.restMs).toBe(true)
          expect(speeds).toContain(state.speed)
          expect(['playing', 'paused', 'ended']).toContain(statusOf(state, score))
          // By itself the player goes on by one moment at a time, or to the start.
          if (action.type === 'tick') expect([before.at, before.at + 1, 0]).toContain(state.at)
        }
      }),
    )
  })

  test('comes back where it was after as many steps back as on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), fc.nat(11), (count, from, n) => {
        const score = scoreOfSteps(count)
        const at = Math.min(from, count - 1)
        const steps = Math.min(n, count - 1 - at)
        const there = play({ ...start, at }, score, ...Array.from({ length: steps }, () => move('next')))
        expect(there.at).toBe(at + steps)
        expect(play(there, score, ...Array.from({ length: steps }, () => move('previous'))).at).toBe(at)
      }),
    )
  })

  test('plays every moment in turn, and ends on its last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 5, max: 100 }), (count, ms) => {
        const score = scoreOfSteps(count)
        const seen = [0]
        let state: PlayState = { ...start, mode: 'playing' }
        for (let i = 0; i < 60_000 / ms && state.mode === 'playing'; i += 1) {
          state = reduce(state, tick(ms), score)
          if (state.at !== seen.at(-1)) seen.push(state.at)
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, i) => i))
        expect(statusOf(state, score)).toBe('ended')
        expect(state.progress).toBe(1)
      }),
    )
  })

  test('begins anew when it is played after its end', () => {
    const score = scoreOfSteps(3)
    const ended: PlayState = { ...start, at: 2, mode: 'paused', progress: 1 }
    expect(reduce(ended, toggle, score)).toMatchObject({ at: 0, progress: 0, mode: 'playing' })
  })

  test('goes on where it was when it is played after a pause', () => {
    const score = scoreOfSteps(3)
    const paused = play({ ...start, at: 1, mode: 'playing' }, score, tick(300), toggle)
    expect(paused).toMatchObject({ at: 1, mode: 'paused' })
    expect(paused.progress).toBeGreaterThan(0)
    expect(play(paused, score, tick(500))).toBe(paused)
    expect(reduce(paused, toggle, score)).toEqual({ ...paused, mode: 'playing' })
  })

  test('travels a step that was chosen once, and rests', () => {
    const score = scoreOfSteps(3)
    const chosen = play(start, score, move('next'))
    expect(chosen).toMatchObject({ at: 1, mode: 'stepping', progress: 0 })
    expect(play(chosen, score, tick(5_000))).toMatchObject({ at: 1, mode: 'paused', progress: 1 })
  })

  test('starts over at the end with its loop on', () => {
    const score = scoreOfSteps(2)
    const looping = play({ ...start, at: 1, mode: 'playing' }, score, { type: 'toggle-loop' }, tick(900), tick(400))
    expect(looping).toMatchObject({ at: 0, mode: 'playing', progress: 0 })
  })

  test('takes half the time at twice the speed', () => {
    const score = scoreOfSteps(3)
    const once = play({ ...start, mode: 'playing' }, score, tick(400))
    const twice = play({ ...start, mode: 'playing', speed: 2 }, score, tick(200))
    expect(twice.progress).toBe(once.progress)
  })

  test('stands for a while on each step where nothing moves', () => {
    const score = scoreOfSteps(2, true)
    expect(play({ ...start, mode: 'playing' }, score, tick(1_700)).at).toBe(0)
    expect(play({ ...start, mode: 'playing' }, score, tick(1_800)).at).toBe(1)
  })

  test('is idle without a step', () => {
    const score = scoreOf([], false)
    expect(statusOf(start, score)).toBe('idle')
    expect(play(start, score, toggle, move('next'), tick(100))).toBe(start)
  })
})
