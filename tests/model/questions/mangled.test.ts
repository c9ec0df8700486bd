import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costItems, monthlyUsd } from '@/model/cost'
import { describe } from '@/model/describe/describe'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { overlays } from '@/model/overlays/index'
import { searchTerms } from '@/model/search'
import { type Topology, TopologySchema } from '@/model/topology'
import { drawView } from '@/model/views/draw-view'
import { omnigen } from '@/tests/model/omnigen'

/** What people do to a file by accident: leave a resource or an attribute out, name what is not there, point at the wrong thing. */
type Mishap = {
  readonly at: number
  readonly attribute: number
  readonly what: 'drop' | 'unset' | 'dangle' | 'swap' | 'twice'
  readonly other: number
}

const mishap: fc.Arbitrary<Mishap> = fc.record({
  at: fc.nat(1000),
  attribute: fc.nat(20),
  what: fc.constantFrom('drop', 'unset', 'dangle', 'swap', 'twice'),
  other: fc.nat(1000),
})

/** The sample with mishaps; null where the schema itself refuses it. */
function mangle(mishaps: readonly Mishap[]): Topology | null {
  const raw = JSON.parse(JSON.stringify(omnigen())) as { resources: Record<string, unknown>[] }
  for (const { at, attribute, what, other } of mishaps) {
    const resource = raw.resources[at % raw.resources.length]
    const stranger = raw.resources[other % raw.resources.length]
    if (resource === undefined || stranger === undefined) continue
    const names = Object.keys(resource).filter((name) => name !== 'kind' && name !== 'id')
    const name = names[attribute % Math.max(1, names.length)]
    if (what === 'drop' && raw.resources.length > 1) raw.resources.splice(raw.resources.indexOf(resource), 1)
    else if (what === 'twice') raw.resources.push({ ...resource })
    else if (name === undefined) continue
    else if (what === 'unset') delete resource[name]
    else {
      const id = what === 'dangle' ? 'nowhere' : stranger.id
      resource[name] = Array.isArray(resource[name]) ? [id] : id
    }
  }
  const read = TopologySchema.safeParse(raw)
  return read.success ? read.data : null
}

test('nothing that can be read makes an answer throw, or name a box that is not there', () => {
  let answered = 0
  fc.assert(
    fc.property(fc.array(mishap, { minLength: 1, maxLength: 6 }), (mishaps) => {
      const topology = mangle(mishaps)
      if (topology === null) return
      answered += 1
      const sections = topology.resources.flatMap((r) => describe(topology, r.id)?.sections.map((s) => ({ of: r.id, ...s })) ?? [])
      expect(sections.filter((s) => s.rows.length === 0 && s.empty === '')).toEqual([])
      for (const flow of topology.flows)
        for (const step of flowSteps(topology, flow.id)) expect(step.hops.filter((h) => h.why === '')).toEqual([])
      expect(searchTerms(topology).length).toBeGreaterThan(0)
      expect(costItems(topology).reduce((total, item) => total + item.usdPerMonth, 0)).toBeCloseTo(monthlyUsd(topology))
      const drawn = drawView(topology, 'network')
      if (drawn?.type !== 'diagram') return
      const boxes = new Set([...drawn.diagram.nodes, ...drawn.diagram.groups].map((b) => b.id))
      for (const overlay of overlays)
        for (const focus of [null, ...topology.resources.map((r) => r.id)]) {
          const marks = overlay.mark(topology, drawn.diagram, focus)
          const named = [...marks.chips.map((c) => c.box), ...marks.lit.map((l) => l.box), ...marks.arrows.flatMap((a) => [a.from, a.to])]
          expect(named.filter((box) => !boxes.has(box))).toEqual([])
        }
    }),
    { numRuns: 40, seed: 7 },
  )
  expect(answered).toBeGreaterThan(15)
}, 60_000)

test('an empty topology and one of a single resource are answered', () => {
  for (const resources of [[], [{ kind: 'nat-gateway', id: 'nat' }]]) {
    const topology = TopologySchema.parse({ schemaVersion: 1, name: 'small', resources })
    expect(searchTerms(topology).length).toBe(resources.length)
    expect(monthlyUsd(topology)).toBe(0)
    expect(flowSteps(topology, 'none')).toEqual([])
    const drawn = drawView(topology, 'network')
    if (drawn?.type === 'diagram')
      for (const overlay of overlays) expect(overlay.mark(topology, drawn.diagram, null)).toMatchObject({ arrows: [], card: null })
    for (const r of topology.resources) expect(describe(topology, r.id)?.name).toBe('nat')
  }
})
