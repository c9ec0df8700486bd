import fc from 'fast-check'
import { createLoader, createSerializer } from 'nuqs'
import { expect, test } from 'vitest'
import { panelIds, urlParsers } from '@/components/state/url-parsers'
import type { UrlState } from '@/components/state/url-state'

const write = createSerializer(urlParsers)
const read = createLoader(urlParsers)

const id = fc.string({ minLength: 1, unit: 'grapheme' })
const optional = fc.option(id)

const anyState: fc.Arbitrary<UrlState> = fc.record({
  topology: optional,
  view: optional,
  sel: optional,
  overlay: optional,
  collapsed: fc.array(id),
  down: fc.array(id),
  apply: fc.array(id),
  flow: optional,
  step: fc.option(fc.integer({ min: 1, max: 10_000 })),
  panel: fc.option(fc.constantFrom(...panelIds)),
  ask: optional,
  docs: optional,
})

test('a link brings back exactly the sight it was copied from, whatever the ids are', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const lists = { collapsed: [...state.collapsed], down: [...state.down], apply: [...state.apply] }
      const address = write('https://viewer.example/viewer/', { ...state, ...lists })
      expect(read(new URL(address).searchParams)).toEqual(state)
    }),
  )
})

test('a mistyped address is a sight without what was mistyped', () => {
  expect(read(new URLSearchParams('step=three&panel=nowhere&sel=alb&view='))).toMatchObject({
    step: null,
    panel: null,
    sel: 'alb',
    view: null,
    collapsed: [],
  })
})
