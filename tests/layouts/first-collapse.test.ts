import { describe, expect, test } from 'vitest'
import { allOpen, closedAtFirst, closedGroups, toggledToOpen } from '@/layouts/first-collapse'
import { buildDiagram, buildGroup, buildNode } from '@/tests/layouts/build-diagram'

//  vpc ┌ zone 0: subnet 0.0 [node …]  subnet 0.1 [node …] … ┐ zone 1: …
function estate(zones: number, subnetsOfZone: number, nodesOfSubnet: number) {
  const count = (n: number) => Array.from({ length: n }, (_, i) => i)
  const subnets = count(zones).flatMap((z) => count(subnetsOfZone).map((s) => ({ zone: `zone-${z}`, id: `subnet-${z}.${s}` })))
  return buildDiagram({
    groups: [
      buildGroup({ id: 'vpc', role: 'vpc' }),
      ...count(zones).map((z) => buildGroup({ id: `zone-${z}`, parent: 'vpc', role: 'zone' })),
      ...subnets.map(({ zone, id }) => buildGroup({ id, parent: zone, role: 'subnet' })),
    ],
    nodes: subnets.flatMap(({ id }) => count(nodesOfSubnet).map((n) => buildNode({ id: `${id}.${n}`, parent: id }))),
  })
}

describe('groups closed to begin with', () => {
  test('are none in a picture that can be seen as a whole', () => {
    expect(closedAtFirst(estate(3, 2, 5)).size).toBe(0)
    expect(closedAtFirst(buildDiagram({})).size).toBe(0)
  })

  test('are the innermost ones of a large picture', () => {
    const closed = closedAtFirst(estate(3, 2, 100))
    expect([...closed].sort()).toEqual(['subnet-0.0', 'subnet-0.1', 'subnet-1.0', 'subnet-1.1', 'subnet-2.0', 'subnet-2.1'])
  })

  test('are none that hold nothing: closing those would hide nothing', () => {
    const large = estate(3, 2, 100)
    const closed = closedAtFirst({ ...large, groups: [...large.groups, buildGroup({ id: 'empty', parent: 'zone-0', role: 'subnet' })] })
    expect(closed.has('empty')).toBe(false)
    expect(closed.has('subnet-0.0')).toBe(true)
  })

  test('are those around them too, where there are still too many, but never the outermost', () => {
    const closed = closedAtFirst(estate(3, 200, 1))
    expect(closed.has('zone-0')).toBe(true)
    expect(closed.has('vpc')).toBe(false)
  })
})

describe('what the user toggles', () => {
  const large = estate(3, 2, 100)
  test('opens what was closed and closes what was open', () => {
    const closed = closedGroups(large, ['subnet-0.0', 'zone-1'])
    expect(closed.has('subnet-0.0')).toBe(false)
    expect(closed.has('subnet-0.1')).toBe(true)
    expect(closed.has('zone-1')).toBe(true)
  })

  test('is all there is where everything was opened', () => {
    expect(closedGroups(large, [allOpen]).size).toBe(0)
    expect([...closedGroups(large, [allOpen, 'zone-1'])]).toEqual(['zone-1'])
  })

  test('can be found for groups that are to be open, and leaves the others as they are', () => {
    for (const before of [[], ['zone-1'], ['subnet-1.0'], [allOpen, 'zone-1', 'subnet-1.0']]) {
      const open = new Set(['zone-1', 'subnet-1.0', 'vpc'])
      const after = closedGroups(large, toggledToOpen(large, before, open))
      const expected = [...closedGroups(large, before)].filter((id) => !open.has(id)).sort()
      expect([...after].sort()).toEqual(expected)
    }
  })
})
