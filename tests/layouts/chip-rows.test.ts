import { expect, test } from 'vitest'
import { chipRows } from '@/layouts/chip-rows'
import { buildDiagram, buildGroup, buildNode } from '@/tests/layouts/build-diagram'

//  ┌ subnet ─────────┐
//  │ ┌ api ┐         │
//  │ (web)(app)(+1)  │
//  │ (table)         │
//  └─────────────────┘
const diagram = buildDiagram({ groups: [buildGroup({ id: 'subnet' })], nodes: [buildNode({ id: 'api', parent: 'subnet' })] })
const layout = {
  widthPx: 400,
  heightPx: 300,
  boxes: {
    subnet: { xPx: 20, yPx: 20, widthPx: 300, heightPx: 200 },
    api: { xPx: 60, yPx: 80, widthPx: 128, heightPx: 48 },
  },
  lines: [],
}
const chips = (box: string, labels: readonly string[]) => labels.map((label) => ({ box, label }))

test('the chips of a node hang over its lower border, those of a group stand inside it', () => {
  const [node, group] = chipRows(diagram, layout, [...chips('api', ['web']), ...chips('subnet', ['table'])])
  expect(node).toMatchObject({ xPx: 68, yPx: 122, heightPx: 18 })
  expect(group).toMatchObject({ xPx: 28, yPx: 199, heightPx: 18 })
})

test('a row is as wide as the chips that are shown, and never wider than its node', () => {
  const width = (labels: readonly string[]) => chipRows(diagram, layout, chips('api', labels))[0]?.widthPx ?? 0
  expect(width(['web', 'app'])).toBeGreaterThan(width(['web']))
  expect(width(['web', 'app', 'db'])).toBeGreaterThan(width(['web', 'app']))
  expect(width(['w'.repeat(80)])).toBe(112)
})

test('chips of what is not in the picture stand nowhere', () => {
  expect(chipRows(diagram, layout, chips('ghost', ['web']))).toEqual([])
})
