import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neighbour } from '@/components/canvas/cursor'
import { emphasisOf } from '@/components/canvas/emphasis'
import { arrowhead, roundedPath } from '@/components/canvas/rounded-path'
import { aroundBoxes, centred, filled, fitted, isInSight, opening, zoomLimits } from '@/components/canvas/sight'
import { boxesOfResource } from '@/model/views/boxes-of-resource'
import { shopView } from '../shop-view'

const { diagram, layout } = shopView
const pane = { widthPx: 1000, heightPx: 700 }
const calm = { hovered: null, selected: null, overlay: null, flow: null, step: null, answer: null, down: new Set<string>() }

describe('the viewport', () => {
  test('shows the whole picture wherever it can still be read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 3000 }), fc.integer({ min: 50, max: 2000 }), (widthPx, heightPx) => {
        const target = { xPx: 0, yPx: 0, widthPx, heightPx }
        const view = fitted(target, pane)
        if (view.zoom > zoomLimits.fitLeast) expect(isInSight(target, view, pane)).toBe(true)
        expect(view.zoom).toBeLessThanOrEqual(zoomLimits.fitMost)
      }),
    )
  })

  test('opens on an upright pane at a size that can be read, from the top, and as wide as the pane where that suffices', () => {
    const phone = { widthPx: 390, heightPx: 700 }
    for (const widthPx of [300, 600, 680, 1200]) {
      const target = { xPx: 0, yPx: 0, widthPx, heightPx: 1400 }
      const view = opening(target, phone)
      expect(view.zoom).toBeGreaterThanOrEqual(0.55)
      expect(view.x).toBeGreaterThanOrEqual(0)
      expect(view.y).toBeLessThan(120)
      if (widthPx <= 680) expect(view.x + widthPx * view.zoom).toBeLessThanOrEqual(phone.widthPx)
      expect(opening(target, pane)).toEqual(fitted(target, pane))
    }
  })

  test('a box that is looked for ends up in the middle', () => {
    const target = aroundBoxes(shopView, ['api'])
    if (target === null) throw new Error('the picture has that box')
    const view = centred(target, { x: -5000, y: -5000, zoom: 1 }, pane)
    expect(isInSight(target, view, pane)).toBe(true)
    expect(view.zoom).toBe(1)
    expect(aroundBoxes(shopView, ['no such box'])).toBeNull()
  })
})

describe('a part of the picture that is brought into sight', () => {
  const whole = { xPx: 0, yPx: 0, widthPx: 1600, heightPx: 1200 }

  test('at its lower edge: the pane shows more of the picture, not the void below it', () => {
    const target = { xPx: 0, yPx: 900, widthPx: 900, heightPx: 300 }
    const centre = centred(target, { x: 0, y: 0, zoom: 1 }, pane)
    const view = filled(centre, whole, pane)
    expect(centre.y + whole.heightPx * centre.zoom).toBeLessThan(pane.heightPx - 100)
    expect(view.y + whole.heightPx * view.zoom).toBeGreaterThanOrEqual(pane.heightPx - 60)
    expect(isInSight(target, view, pane)).toBe(true)
  })

  test('stays in sight, and where the picture goes on there is no void at any side', () => {
    const place = fc.record({ xPx: fc.nat(1500), yPx: fc.nat(1100), widthPx: fc.nat(99), heightPx: fc.nat(99) })
    fc.assert(
      fc.property(place, fc.double({ min: 0.3, max: 2, noNaN: true }), (target, zoom) => {
        const view = filled(centred(target, { x: 0, y: 0, zoom }, pane), whole, pane)
        expect(isInSight(target, view, pane)).toBe(true)
        const [right, bottom] = [view.x + whole.widthPx * view.zoom, view.y + whole.heightPx * view.zoom]
        if (view.x > 24.001) expect(right).toBeLessThanOrEqual(pane.widthPx - 23.999)
        if (right < pane.widthPx - 24.001) expect(view.x).toBeGreaterThanOrEqual(23.999)
        if (view.y > 64.001) expect(bottom).toBeLessThanOrEqual(pane.heightPx - 59.999)
        if (bottom < pane.heightPx - 60.001) expect(view.y).toBeGreaterThanOrEqual(63.999)
      }),
    )
  })
})

describe('the arrow keys', () => {
  test('lead to the nearest box in their direction', () => {
    expect(neighbour(diagram, layout, 'lb', 'ArrowRight')).toBe('nat')
    expect(neighbour(diagram, layout, 'nat', 'ArrowLeft')).toBe('lb')
    expect(neighbour(diagram, layout, 'api', 'ArrowUp')).toBe('app')
  })

  test('lead nowhere where there is nothing', () => {
    expect(neighbour(diagram, layout, 'users', 'ArrowUp')).toBeNull()
  })
})

describe('what stands out', () => {
  test('a hovered box lights its neighbours and their lines; the rest steps back, but not the containers around', () => {
    const { boxes, links, rest } = emphasisOf(shopView, { ...calm, hovered: 'lb' })
    expect([...boxes].filter(([, stand]) => stand === 'near').map(([id]) => id)).toEqual(['users', 'lb', 'api'])
    expect([...links.keys()]).toEqual(['users>lb', 'lb>api'])
    expect(boxes.get('web')).toBe('plain')
    expect(rest.boxes).toBe('faint')
  })

  test('a box without lines lights nothing', () => {
    expect(emphasisOf(shopView, { ...calm, hovered: 'nat' }).rest.boxes).toBe('plain')
  })

  test('a selection is marked wherever it is drawn', () => {
    expect(emphasisOf(shopView, { ...calm, selected: 'nat' }).boxes.get('nat')).toBe('chosen')
    expect(boxesOfResource(shopView.diagram, 'web')).toEqual(['web'])
  })
})

describe('a line', () => {
  test('begins and ends where the layout says, its corners rounded within it', () => {
    const points = [
      { xPx: 0, yPx: 0 },
      { xPx: 0, yPx: 40 },
      { xPx: 60, yPx: 40 },
    ]
    expect(roundedPath(points, 6)).toBe('M0 0L0 34Q0 40 6 40L60 40')
    expect(roundedPath([], 6)).toBe('')
  })

  test('rounds a corner between short pieces less', () => {
    const points = [
      { xPx: 0, yPx: 0 },
      { xPx: 0, yPx: 4 },
      { xPx: 60, yPx: 4 },
    ]
    expect(roundedPath(points, 6)).toBe('M0 0L0 2Q0 4 2 4L60 4')
  })

  test('has an arrowhead whose tip is its end', () => {
    expect(arrowhead({ xPx: 0, yPx: 0 }, { xPx: 20, yPx: 0 })).toBe('M20 0L12 4L12 -4Z')
  })
})
