import { describe, expect, test } from 'vitest'
import { collapseDiagram } from '@/layouts/collapse'
import { layOutStructured } from '@/layouts/structured/engine'
import { resourceId } from '@/model/resource'
import { buildDiagram, buildGroup, buildLink, buildNode } from '@/tests/layouts/build-diagram'

//  internet ── [igw] vpc ┌ zone a: public[alb, nat]  private[api, job] ┐ zone b: public-b[alb-b]
const groups = [
  buildGroup({ id: 'vpc', role: 'vpc', tone: 'vpc' }),
  buildGroup({ id: 'zone-a', parent: 'vpc', role: 'zone' }),
  buildGroup({ id: 'public', parent: 'zone-a', role: 'subnet', tier: 'public' }),
  buildGroup({ id: 'private', parent: 'zone-a', role: 'subnet', tier: 'private', resources: [resourceId('private')] }),
  buildGroup({ id: 'zone-b', parent: 'vpc', role: 'zone' }),
  buildGroup({ id: 'public-b', parent: 'zone-b', role: 'subnet', tier: 'public' }),
]
const nodes = [
  buildNode({ id: 'internet', area: 'edge' }),
  buildNode({ id: 'igw', area: 'border', borderOf: 'vpc' }),
  buildNode({ id: 'alb', parent: 'public' }),
  buildNode({ id: 'nat', parent: 'public' }),
  buildNode({ id: 'api', parent: 'private' }),
  buildNode({ id: 'job', parent: 'private' }),
  buildNode({ id: 'alb-b', parent: 'public-b' }),
]
const links = [
  buildLink({ from: 'internet', to: 'igw' }),
  buildLink({ from: 'alb', to: 'api', label: '8080', because: [resourceId('sg-alb')] }),
  buildLink({ from: 'alb', to: 'job', label: '9090', because: [resourceId('sg-alb'), resourceId('sg-job')] }),
  buildLink({ from: 'api', to: 'job' }),
  buildLink({ from: 'api', to: 'nat', stroke: 'dotted' }),
]
const diagram = buildDiagram({ groups, nodes, links })

describe('a collapsed group', () => {
  const collapsed = collapseDiagram(diagram, new Set(['private']))
  const node = collapsed.nodes.find((one) => one.id === 'private')

  test('becomes a node of the same id that says how much it hides', () => {
    expect(node).toMatchObject({ parent: 'zone-a', hides: 2, resources: ['private'], standsFor: { role: 'subnet', tier: 'private' } })
    expect(collapsed.groups.map((group) => group.id)).not.toContain('private')
    expect(collapsed.nodes.map((one) => one.id)).toEqual(['internet', 'igw', 'alb', 'nat', 'alb-b', 'private'])
  })

  test('takes the links of what it hides, one per pair with all labels, causes and the count', () => {
    expect(collapsed.links).toMatchObject([
      { from: 'internet', to: 'igw' },
      { from: 'alb', to: 'private', label: '8080, 9090', because: ['sg-alb', 'sg-job'], count: 2 },
      { from: 'private', to: 'nat', stroke: 'dotted' },
    ])
  })

  test('hides links between what it hides', () => {
    expect(collapsed.links.map((link) => link.id)).not.toContain('api to job')
  })

  test('keeps its tier: it stands where its subnet stood, below the public one', () => {
    const before = layOutStructured(diagram).boxes
    const after = layOutStructured(collapsed).boxes
    expect(after.private?.yPx ?? 0).toBeGreaterThan((after.public?.yPx ?? 0) + (after.public?.heightPx ?? 0))
    expect(after['zone-b']?.xPx ?? 0).toBeGreaterThan(after['zone-a']?.xPx ?? 0)
    expect(after.public?.yPx).toBe(before.public?.yPx)
  })
})

test('a collapsed VPC hides the gateways on its border, and their links lead to it', () => {
  const collapsed = collapseDiagram(diagram, new Set(['vpc', 'private']))
  expect(collapsed.groups).toEqual([])
  expect(collapsed.nodes.map((node) => node.id)).toEqual(['internet', 'vpc'])
  expect(collapsed.nodes[1]?.hides).toBe(6)
  expect(collapsed.links).toMatchObject([{ from: 'internet', to: 'vpc' }])
})

test('more than three labels are counted', () => {
  const many = [1, 2, 3, 4, 5].map((port) =>
    buildLink({ id: `l${port}`, from: 'alb', to: port % 2 === 0 ? 'api' : 'job', label: `${port}` }),
  )
  const collapsed = collapseDiagram({ ...diagram, links: many }, new Set(['private']))
  expect(collapsed.links).toMatchObject([{ label: '1, 2, 3, +2', count: 5 }])
})

test('a collapsed zone keeps its place between its neighbours', () => {
  const third = buildGroup({ id: 'zone-c', parent: 'vpc', role: 'zone' })
  const wide = { ...diagram, groups: [...groups, third] }
  const boxes = layOutStructured(collapseDiagram(wide, new Set(['zone-b']))).boxes
  const order = ['zone-a', 'zone-b', 'zone-c'].map((id) => boxes[id]?.xPx ?? 0)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('nothing collapsed is the diagram itself, and unknown ids change nothing', () => {
  expect(collapseDiagram(diagram, new Set())).toBe(diagram)
  expect(collapseDiagram(diagram, new Set(['alb', 'nowhere']))).toBe(diagram)
})
