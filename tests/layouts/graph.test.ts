import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { layOutGraph } from '@/layouts/graph/elk'
import { engines, layOut } from '@/layouts/index'
import type { Shape } from '@/layouts/layout'
import type { Diagram } from '@/model/views/diagram'
import { buildDiagram, buildGroup, buildLink, buildNode, withLinks } from '@/tests/layouts/build-diagram'
import { boxFaults, labelFaults, lineFaults, portFaults } from '@/tests/layouts/check-layout'

//  internet ── groups ┌ alb[in, out] ┐┌ ecs[in, out] ┐ ── api
const securityGroups = buildDiagram({
  arrangement: 'graph',
  direction: 'right',
  groups: [
    buildGroup({ id: 'groups', role: 'security-groups' }),
    buildGroup({ id: 'alb', parent: 'groups', role: 'security-group' }),
    buildGroup({ id: 'ecs', parent: 'groups', role: 'security-group' }),
  ],
  nodes: [
    buildNode({ id: 'internet' }),
    ...['alb', 'ecs'].flatMap((group) =>
      ['in', 'out'].map((side) => buildNode({ id: `${group}-${side}`, parent: group, lines: [side, '0.0.0.0/0:443'] })),
    ),
    buildNode({ id: 'api' }),
  ],
  links: [
    buildLink({ from: 'internet', to: 'alb-in', label: '80, 443' }),
    buildLink({ from: 'alb-out', to: 'ecs-in', label: '8080' }),
    buildLink({ from: 'ecs-out', to: 'api', label: 'HTTPS' }),
  ],
})

const faultsOf = async (diagram: Diagram, shape: Shape = 'wide') => {
  const layout = await layOutGraph(diagram, shape)
  return [...boxFaults(diagram, layout), ...lineFaults(diagram, layout), ...portFaults(diagram, layout), ...labelFaults(diagram, layout)]
}

describe('a plain graph', () => {
  test('is read from left to right, the lists of each group in the order of the diagram', async () => {
    const { boxes } = await layOutGraph(securityGroups)
    const at = (id: string) => boxes[id] ?? { xPx: 0, yPx: 0 }
    const across = ['internet', 'alb-in', 'ecs-in', 'api'].map((id) => at(id).xPx)
    expect(across).toEqual([...across].sort((a, b) => a - b))
    expect(at('alb-in').yPx).toBeLessThan(at('alb-out').yPx)
    expect(at('alb-in').xPx).toBe(at('alb-out').xPx)
  })

  test('has columns of boxes that are equally wide, and of lists that are', async () => {
    const picture = buildDiagram({
      arrangement: 'graph',
      direction: 'right',
      groups: ['one', 'two'].map((id) => buildGroup({ id })),
      nodes: [
        ...['a', 'b'].map((id) => buildNode({ id })),
        buildNode({ id: 'in-one', parent: 'one', lines: ['short'] }),
        buildNode({ id: 'in-two', parent: 'two', lines: ['a name that is far longer'] }),
        buildNode({ id: 'c', lines: ['short'] }),
        buildNode({ id: 'd', lines: ['a name that is far longer'] }),
      ],
      links: [
        buildLink({ from: 'a', to: 'in-one' }),
        buildLink({ from: 'b', to: 'in-two' }),
        buildLink({ from: 'in-one', to: 'c' }),
        buildLink({ from: 'in-two', to: 'd' }),
      ],
    })
    const { boxes } = await layOutGraph(picture)
    for (const [x, y] of [
      ['c', 'd'],
      ['one', 'two'],
      ['in-one', 'in-two'],
    ] as const) {
      expect(boxes[x]?.widthPx).toBe(boxes[y]?.widthPx)
      expect(boxes[x]?.xPx).toBe(boxes[y]?.xPx)
    }
    expect(await faultsOf(picture)).toEqual([])
  })

  test('is sound, with all its labels', async () => {
    expect(await faultsOf(securityGroups)).toEqual([])
    const { lines } = await layOutGraph(securityGroups)
    expect(lines.every((line) => line.label !== null)).toBe(true)
  })

  test('is sound whatever is linked with what, nested or not', async () => {
    const picks = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(10)), { maxLength: 14 })
    const ways = fc.constantFrom<['down' | 'right', Shape]>(['down', 'wide'], ['right', 'wide'], ['right', 'upright'])
    await fc.assert(
      fc.asyncProperty(picks, ways, async (links, [direction, shape]) => {
        expect(await faultsOf({ ...withLinks(securityGroups, links), direction }, shape)).toEqual([])
      }),
      { numRuns: 25, seed: 11 },
    )
  }, 60_000)

  test('of nothing, and of one node, is a picture', async () => {
    expect((await layOutGraph(buildDiagram({ arrangement: 'graph' }))).boxes).toEqual({})
    expect(await faultsOf(buildDiagram({ arrangement: 'graph', nodes: [buildNode({ id: 'only' })] }))).toEqual([])
  })

  test('gives the same layout to the byte every time', async () => {
    expect(JSON.stringify(await layOutGraph(securityGroups))).toBe(JSON.stringify(await layOutGraph(securityGroups)))
  })
})

describe('the engine that places a diagram', () => {
  test('is the one of its arrangement', async () => {
    const graph = vi.spyOn(engines.graph, 'layout')
    await layOut({ ...securityGroups, arrangement: 'structured' })
    expect(graph).not.toHaveBeenCalled()
    await layOut(securityGroups)
    expect(graph).toHaveBeenCalledOnce()
    graph.mockRestore()
  })

  test('is the structured one where ELK fails or never answers', async () => {
    const graph = vi.spyOn(engines.graph, 'layout')
    graph.mockRejectedValueOnce(new Error('unsupported graph'))
    const failed = await layOut(securityGroups)
    graph.mockReturnValueOnce(new Promise(() => {}))
    expect(await layOut(securityGroups, undefined, Promise.resolve('waited long enough'))).toEqual(failed)
    expect(Object.keys(failed.boxes)).toHaveLength(securityGroups.groups.length + securityGroups.nodes.length)
    graph.mockRestore()
  })
})
