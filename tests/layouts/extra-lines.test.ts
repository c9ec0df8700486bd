import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAlong, pathBetween, routeExtra } from '@/layouts/extra-lines'
import { layOutStructured } from '@/layouts/structured/engine'
import { buildDiagram, buildGroup, buildLink, buildNode, networks } from '@/tests/layouts/build-diagram'
import { labelFaults, lineFaults } from '@/tests/layouts/check-layout'

//  internet ── alb in public ══ private[api, job] ── endpoint
const diagram = buildDiagram({
  groups: [
    buildGroup({ id: 'vpc', role: 'vpc' }),
    buildGroup({ id: 'public', parent: 'vpc', role: 'subnet', tier: 'public' }),
    buildGroup({ id: 'private', parent: 'vpc', role: 'subnet', tier: 'private' }),
    buildGroup({ id: 'endpoints', parent: 'vpc', role: 'endpoints' }),
  ],
  nodes: [
    buildNode({ id: 'internet', area: 'edge' }),
    buildNode({ id: 'alb', parent: 'public' }),
    buildNode({ id: 'api', parent: 'private' }),
    buildNode({ id: 'job', parent: 'private' }),
    buildNode({ id: 's3', parent: 'endpoints' }),
  ],
  links: [buildLink({ from: 'internet', to: 'alb' }), buildLink({ from: 'public', to: 'private', label: '8080' })],
})
const layout = layOutStructured(diagram)

/** The same picture with extra lines in place of its own, so that the geometric checks look at them. */
const asPicture = (lines: readonly { id: string; from: string; to: string; label: string }[]) => ({
  drawn: { ...diagram, links: lines.map((line) => buildLink(line)) },
  layout: { ...layout, lines: routeExtra(diagram, layout, lines) },
})

describe('extra lines', () => {
  const lines = [
    { id: 'x1', from: 'api', to: 's3', label: '443' },
    { id: 'x2', from: 's3', to: 'alb', label: 'HTTPS' },
    { id: 'x3', from: 'public', to: 'job', label: '' },
  ]
  const picture = asPicture(lines)

  test('run through the gaps of the unmoved picture, from border to border', () => {
    expect(lineFaults(picture.drawn, picture.layout)).toEqual([])
    expect(labelFaults(picture.drawn, picture.layout)).toEqual([])
  })

  test('come in the order in which they were asked for; what has no place is left out', () => {
    const more = [...lines, { id: 'self', from: 'api', to: 'api', label: '' }, { id: 'ghost', from: 'api', to: 'ghost', label: '' }]
    expect(routeExtra(diagram, layout, [...more].reverse()).map((line) => line.id)).toEqual(['x3', 'x2', 'x1'])
  })

  test('keep off the lines that are there', () => {
    const own = layout.lines.find((line) => line.id === 'public to private')?.points[0]
    const [extra] = routeExtra(diagram, layout, [{ id: 'x', from: 'public', to: 'private', label: '' }])
    expect(extra?.points[0]).not.toEqual(own)
  })

  test('that say the same on their way to one box share a trunk and its label', () => {
    const same = ['api', 'job'].map((from) => ({ id: `${from}443`, from, to: 's3', label: '443', mark: 'blue' }))
    const drawn = asPicture(same).drawn
    const [first, second] = routeExtra(diagram, layout, same)
    expect(second?.trunk ?? first?.trunk).toBe(second?.trunk === undefined ? second?.id : first?.id)
    expect(first?.points.at(-1)).toEqual(second?.points.at(-1))
    expect(lineFaults(drawn, { ...layout, lines: routeExtra(diagram, layout, same) })).toEqual([])
    const apart = routeExtra(diagram, layout, [{ ...(same[0] as (typeof same)[0]), mark: 'red' }, ...same.slice(1)])
    expect(apart.map((line) => line.trunk)).toEqual([undefined, undefined])
  })

  test('keep their labels off the chips of the overlay', () => {
    const wanted = [{ id: 'x', from: 'alb', to: 'api', label: '8080' }]
    const free = routeExtra(diagram, layout, wanted)[0]?.label
    if (!free) throw new Error('the label has a place')
    const chip = { ...free, widthPx: free.widthPx / 2 }
    const moved = routeExtra(diagram, layout, wanted, [chip])[0]?.label ?? null
    const overlaps =
      moved !== null &&
      moved.xPx < chip.xPx + chip.widthPx &&
      chip.xPx < moved.xPx + moved.widthPx &&
      moved.yPx < chip.yPx + chip.heightPx &&
      chip.yPx < moved.yPx + moved.heightPx
    expect(overlaps).toBe(false)
    expect(moved).not.toEqual(free)
  })

  test('go round the chips of the overlay, their own too', () => {
    const [api] = [layout.boxes.api]
    if (!api) throw new Error('the picture has that box')
    // As wide as the box: no line leaves it downwards.
    const chip = { xPx: api.xPx, yPx: api.yPx + api.heightPx - 6, widthPx: api.widthPx, heightPx: 18 }
    const crossesChip = (points: readonly { xPx: number; yPx: number }[]) =>
      points.slice(1).some((b, i) => {
        const a = points[i] ?? b
        const [left, right] = [Math.min(a.xPx, b.xPx), Math.max(a.xPx, b.xPx)]
        const [top, bottom] = [Math.min(a.yPx, b.yPx), Math.max(a.yPx, b.yPx)]
        return right > chip.xPx && left < chip.xPx + chip.widthPx && bottom > chip.yPx && top < chip.yPx + chip.heightPx
      })
    const wanted = ['job', 's3', 'alb', 'internet'].map((to) => ({ id: to, from: 'api', to, label: '' }))
    const routed = routeExtra(diagram, layout, wanted, [chip])
    expect(routed).toHaveLength(wanted.length)
    expect(routed.filter((line) => crossesChip(line.points)).map((line) => line.id)).toEqual([])
    expect(lineFaults({ ...diagram, links: wanted.map((line) => buildLink(line)) }, { ...layout, lines: routed })).toEqual([])
  })

  test('are sound on generated networks', () => {
    fc.assert(
      fc.property(networks, fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 8 }), (network, picks) => {
        const ids = [...network.groups, ...network.nodes].map((item) => item.id)
        const drawn = layOutStructured(network)
        const wanted = picks.map(([a, b], i) => ({
          id: `x${i}`,
          from: ids[a % ids.length] ?? '',
          to: ids[b % ids.length] ?? '',
          label: '443',
        }))
        const routed = { ...drawn, lines: routeExtra(network, drawn, wanted) }
        expect(lineFaults({ ...network, links: wanted.map((line) => buildLink(line)) }, routed)).toEqual([])
      }),
      { numRuns: 20, seed: 7 },
    )
  }, 60_000)
})

describe('the way between two boxes', () => {
  test('of a link is the line of the link, turned round where it is walked back', () => {
    const line = layout.lines.find((one) => one.id === 'internet to alb')
    expect(lineAlong(layout, 'internet to alb', false)).toEqual(line)
    expect(lineAlong(layout, 'internet to alb', true)?.points).toEqual([...(line?.points ?? [])].reverse())
    expect(lineAlong(layout, 'no such link', false)).toBeNull()
    expect(pathBetween(diagram, layout, 'alb', 'internet')?.points).toEqual([...(line?.points ?? [])].reverse())
  })

  test('of nodes whose groups are linked follows that link and goes on to the nodes', () => {
    const link = layout.lines.find((one) => one.id === 'public to private')
    const path = pathBetween(diagram, layout, 'alb', 'job')
    const text = (points: readonly unknown[]) => points.map((point) => JSON.stringify(point))
    const inner = text(link?.points ?? []).slice(1, -1)
    expect(text(path?.points ?? [])).toEqual(expect.arrayContaining(inner))
    const walked = { ...layout, lines: path ? [path] : [] }
    expect(lineFaults({ ...diagram, links: [buildLink({ id: path?.id ?? '', from: 'alb', to: 'job' })] }, walked)).toEqual([])
  })

  test('of boxes without a link is a line of its own', () => {
    const path = pathBetween(diagram, layout, 'job', 's3')
    const walked = { ...layout, lines: path ? [path] : [] }
    expect(path?.points.length).toBeGreaterThan(1)
    expect(lineFaults({ ...diagram, links: [buildLink({ id: path?.id ?? '', from: 'job', to: 's3' })] }, walked)).toEqual([])
  })

  test('is none where an end is not in the picture, or both are the same', () => {
    expect(pathBetween(diagram, layout, 'job', 'ghost')).toBeNull()
    expect(pathBetween(diagram, layout, 'job', 'job')).toBeNull()
  })
})
