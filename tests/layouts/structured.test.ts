import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box, Layout } from '@/layouts/layout'
import { layOutStructured } from '@/layouts/structured/engine'
import { boxFaults, labelFaults, lineFaults, portFaults, sharedPx } from '@/tests/layouts/check-layout'
import { buildDiagram, buildGroup, buildLink, buildNetwork, buildNode, networks, withLinks } from '@/tests/layouts/build-diagram'

const runs = { numRuns: 40, seed: 20_261 }

const box = (layout: Layout, id: string): Box => {
  const found = layout.boxes[id]
  if (!found) throw new Error(`no box for ${id}`)
  return found
}
const centreX = (b: Box) => b.xPx + b.widthPx / 2
const bottom = (b: Box) => b.yPx + b.heightPx

describe('on generated networks', () => {
  test('every box stands inside its parent and overlaps no neighbour and no title', () => {
    fc.assert(
      fc.property(networks, (diagram) => {
        expect(boxFaults(diagram, layOutStructured(diagram))).toEqual([])
      }),
      runs,
    )
  })

  test('every link is a level and upright line from border to border, through no foreign box', () => {
    fc.assert(
      fc.property(networks, (diagram) => {
        expect(lineFaults(diagram, layOutStructured(diagram))).toEqual([])
      }),
      runs,
    )
  })

  test('lines meet boxes at distinct points and share no stretch, but for trunks', () => {
    fc.assert(
      fc.property(networks, (diagram) => {
        const layout = layOutStructured(diagram)
        expect(portFaults(diagram, layout)).toEqual([])
        expect(sharedPx(layout)).toBe(0)
      }),
      runs,
    )
  })

  test('labels cover no border, no box, no title and no other label', () => {
    fc.assert(
      fc.property(networks, (diagram) => {
        expect(labelFaults(diagram, layOutStructured(diagram))).toEqual([])
      }),
      runs,
    )
  })

  test('the same diagram gives the same layout to the byte, in whatever order its links come', () => {
    fc.assert(
      fc.property(networks, (diagram) => {
        const once = layOutStructured(diagram)
        expect(JSON.stringify(layOutStructured(diagram))).toBe(JSON.stringify(once))
        const shuffled = layOutStructured({ ...diagram, links: [...diagram.links].reverse() })
        expect(shuffled.boxes).toEqual(once.boxes)
      }),
      { ...runs, numRuns: 15 },
    )
  })
})
