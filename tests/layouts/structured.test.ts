import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box, Layout, Shape } from '@/layouts/layout'
import { layOutStructured } from '@/layouts/structured/engine'
import type { Diagram } from '@/model/views/diagram'
import { buildDiagram, buildGroup, buildLink, buildNetwork, buildNode, networks, withLinks } from '@/tests/layouts/build-diagram'
import { boxFaults, labelFaults, lineFaults, portFaults, sharedPx } from '@/tests/layouts/check-layout'

/** Property tests may take longer than usual on a busy machine, ms. */
const slowMs = 60_000

const shapes = fc.constantFrom<Shape>('wide', 'upright')

const runs = { numRuns: 40, seed: 20_261 }

const box = (layout: Layout, id: string): Box => {
  const found = layout.boxes[id]
  if (!found) throw new Error(`no box for ${id}`)
  return found
}
const centreX = (b: Box) => b.xPx + b.widthPx / 2
const bottom = (b: Box) => b.yPx + b.heightPx

/** Everything that may be wrong with a picture, in sentences. */
const faultsOf = (diagram: Diagram, layout: Layout) => [
  ...boxFaults(diagram, layout),
  ...lineFaults(diagram, layout),
  ...portFaults(diagram, layout),
  ...labelFaults(diagram, layout),
  ...(sharedPx(layout) > 0 ? [`lines share ${sharedPx(layout)} px`] : []),
]

describe('on generated networks', () => {
  test(
    'boxes stand clear inside their parents, lines run through gaps to distinct points, labels cover nothing, on a wide and an upright canvas',
    () => {
      fc.assert(
        fc.property(networks, shapes, (diagram, shape) => {
          expect(faultsOf(diagram, layOutStructured(diagram, shape))).toEqual([])
        }),
        { ...runs, numRuns: 50 },
      )
    },
    slowMs,
  )

  test(
    'a picture for an upright canvas is no wider than the one for a wide canvas',
    () => {
      fc.assert(
        fc.property(networks, (diagram) => {
          const [wide, upright] = [layOutStructured(diagram), layOutStructured(diagram, 'upright')]
          expect(upright.widthPx).toBeLessThanOrEqual(Math.max(wide.widthPx, 400))
        }),
        { ...runs, numRuns: 8 },
      )
    },
    slowMs,
  )

  test(
    'the same diagram gives the same layout to the byte, and the order of its links moves no box',
    () => {
      fc.assert(
        fc.property(networks, (diagram) => {
          const once = layOutStructured(diagram)
          expect(JSON.stringify(layOutStructured(diagram))).toBe(JSON.stringify(once))
          const shuffled = layOutStructured({ ...diagram, links: [...diagram.links].reverse() })
          expect(shuffled.boxes).toEqual(once.boxes)
        }),
        { ...runs, numRuns: 12 },
      )
    },
    slowMs,
  )

  test(
    'nearly every label is placed: the others have no stretch without a foreign line',
    () => {
      let wanted = 0
      let placed = 0
      for (const diagram of fc.sample(networks, { ...runs, numRuns: 20 })) {
        const labels = new Map(diagram.links.map((link) => [link.id, link.label]))
        for (const line of layOutStructured(diagram).lines) {
          if ((labels.get(line.id) ?? '') === '') continue
          wanted++
          if (line.label) placed++
        }
      }
      expect(wanted).toBeGreaterThan(50)
      expect(placed / wanted).toBeGreaterThan(0.93)
    },
    slowMs,
  )
})

describe('the network view', () => {
  //              internet
  //  region ┌ vpc ──[igw]───────────────┐
  //         │ ┌ zone a ┐ ┌ zone b ┐     │ ┌ services ┐
  //         │ │ public │ │ public │ ┌ endpoints ┐  s3 │
  //         │ │ private│ │        │ └───────────┘     │
  const plan = {
    vpcs: [
      {
        zones: [
          { tiers: [{ tier: 'private', nodes: 2 } as const, { tier: 'public', nodes: 1 } as const] },
          { tiers: [{ tier: 'public', nodes: 1 } as const] },
        ],
        endpoints: 2,
        tables: 1,
        gateways: 1,
        loose: 0,
      },
    ],
    services: 2,
    edge: 1,
  }
  const diagram = {
    ...buildNetwork(plan),
    links: [
      buildLink({ from: 'edge0', to: 'vpc0-gateway0', label: 'HTTPS' }),
      buildLink({ from: 'vpc0-endpoint0', to: 'service0' }),
      buildLink({ from: 'vpc0-endpoint1', to: 'service1' }),
    ],
  }
  const layout = layOutStructured(diagram)

  test('zones are columns of the same size side by side', () => {
    const [a, b] = [box(layout, 'vpc0-zone0'), box(layout, 'vpc0-zone1')]
    expect([b.yPx, b.widthPx, b.heightPx]).toEqual([a.yPx, a.widthPx, a.heightPx])
    expect(b.xPx).toBeGreaterThan(a.xPx + a.widthPx)
  })

  test('public stands above private, at the same height in every zone', () => {
    const [privateA, publicA, publicB] = ['vpc0-zone0-subnet0', 'vpc0-zone0-subnet1', 'vpc0-zone1-subnet0'].map((id) => box(layout, id))
    expect(publicB?.yPx).toBe(publicA?.yPx)
    expect(privateA?.yPx ?? 0).toBeGreaterThan(bottom(publicA as Box))
  })

  test('the internet stands above the region, straight over the gateway that it leads to', () => {
    expect(bottom(box(layout, 'edge0'))).toBeLessThan(box(layout, 'region').yPx)
    expect(Math.abs(centreX(box(layout, 'edge0')) - centreX(box(layout, 'vpc0-gateway0')))).toBeLessThanOrEqual(1)
    expect(layout.lines.find((line) => line.id === 'edge0 to vpc0-gateway0')?.points).toHaveLength(2)
  })

  test('endpoints stand right of the zones, and each service straight beside its endpoint', () => {
    expect(box(layout, 'vpc0-endpoints').xPx).toBeGreaterThan(box(layout, 'vpc0-zone1').xPx)
    expect(box(layout, 'services').xPx).toBeGreaterThan(box(layout, 'vpc0').xPx + box(layout, 'vpc0').widthPx)
    for (const id of ['vpc0-endpoint0 to service0', 'vpc0-endpoint1 to service1']) {
      expect(layout.lines.find((line) => line.id === id)?.points).toHaveLength(2)
    }
  })
})

describe('at the limits', () => {
  test('an empty diagram is an empty picture', () => {
    const layout = layOutStructured(buildDiagram({}))
    expect(layout.boxes).toEqual({})
    expect(layout.lines).toEqual([])
    expect(layout.widthPx).toBeGreaterThan(0)
  })

  test('a single node is a picture of one box', () => {
    const diagram = buildDiagram({ nodes: [buildNode({ id: 'only' })] })
    const layout = layOutStructured(diagram)
    expect(Object.keys(layout.boxes)).toEqual(['only'])
    expect(boxFaults(diagram, layout)).toEqual([])
  })

  test('groups nested 64 deep hold each other', () => {
    const groups = Array.from({ length: 64 }, (_, i) => buildGroup({ id: `g${i}`, parent: i === 0 ? null : `g${i - 1}` }))
    const nodes = [buildNode({ id: 'deep', parent: 'g63' }), buildNode({ id: 'top' })]
    const diagram = buildDiagram({ groups, nodes, links: [buildLink({ from: 'top', to: 'deep', label: 'HTTPS' })] })
    expect(faultsOf(diagram, layOutStructured(diagram))).toEqual([])
  })

  test('parents and borders that are missing leave nothing out', () => {
    const nodes = [buildNode({ id: 'a', parent: 'nowhere' }), buildNode({ id: 'b', area: 'border', borderOf: 'nowhere' })]
    const layout = layOutStructured(buildDiagram({ groups: [buildGroup({ id: 'g', parent: 'nowhere' })], nodes }))
    expect(Object.keys(layout.boxes).sort()).toEqual(['a', 'b', 'g'])
  })

  test('a link to what is not in the diagram, or from a box to itself, draws nothing', () => {
    const links = [buildLink({ from: 'a', to: 'ghost' }), buildLink({ from: 'a', to: 'a' })]
    expect(layOutStructured(buildDiagram({ nodes: [buildNode({ id: 'a' })], links })).lines).toEqual([])
  })

  test(
    '1,000 nodes and 1,400 links are placed and routed soundly',
    () => {
      const zone = { tiers: (['public', 'private', 'isolated', 'private'] as const).map((tier) => ({ tier, nodes: 6 })) }
      const vpc = { zones: [zone, zone, zone, zone], endpoints: 5, tables: 3, gateways: 2, loose: 2 }
      const plain = buildNetwork({ vpcs: Array.from({ length: 9 }, () => vpc), services: 12, edge: 4 })
      // Mostly between neighbours, as in real networks: every seventh link goes anywhere.
      const picks = Array.from({ length: 1_400 }, (_, i) => [i, i % 7 === 0 ? (i * 7_919) % 1_300 : i + 3 + (i % 5), i] as const)
      const diagram = withLinks(plain, picks)
      expect(diagram.nodes.length).toBeGreaterThanOrEqual(950)
      const layout = layOutStructured(diagram)
      expect(boxFaults(diagram, layout)).toEqual([])
      expect(lineFaults(diagram, layout)).toEqual([])
    },
    slowMs,
  )
})
