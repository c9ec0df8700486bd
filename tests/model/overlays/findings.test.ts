import { describe, expect, test } from 'vitest'
import { checkTopology } from '@/model/analyses/check-topology'
import { findingsOverlay } from '@/model/overlays/findings'
import { drawView } from '@/model/views/draw-view'
import { buildTopology, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'
import { estateWith } from '@/tests/model/reachability/estate'

//  internet ── igw ── lb 443 ── 8080 ── api ── 5432 ── db
const marksOf = (...changes: readonly Record<string, unknown>[]) => {
  const topology = buildTopology({ resources: estateWith(...changes) })
  const view = drawView(topology, 'network')
  if (view?.type !== 'diagram') throw new Error('no diagram')
  return { topology, view, marks: findingsOverlay.mark(topology, view.diagram, null) }
}

describe('the findings overlay', () => {
  test('lists what the command finds, the gravest first', () => {
    const { topology, marks } = marksOf(group('app-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0', 'tcp 8080 lb-sg'], out: [] }))
    const listed = marks.findings ?? []
    expect(listed.map((f) => f.code).sort()).toEqual(
      checkTopology(topology)
        .findings.map((f) => f.code)
        .sort(),
    )
    const order = listed.map((f) => ['error', 'warning', 'note'].indexOf(f.severity))
    expect(order).toEqual([...order].sort())
    for (const { title, message, fix } of listed) expect([title, message, fix]).not.toContain('')
  })

  test('marks the boxes with the number of findings of each severity; those of a group stand at what carries it', () => {
    const { marks } = marksOf(group('app-sg', { vpc: 'vpc', in: ['tcp 22 0.0.0.0/0', 'tcp 8080 lb-sg'], out: [] }))
    const on = (resource: string) => marks.chips.filter((c) => c.resource === resource).map((c) => c.label)
    expect(on('api')).toContain('1 warning')
    expect(on('lb')).toEqual(['1 warning', '1 note'])
  })

  test('leads from a flow that is stopped to the step and to what stops it', () => {
    const sample = omnigen()
    const resources = sample.resources.map((r) => (r.kind === 'security-group' && r.id === 'ecs-sg' ? { ...r, ingress: [] } : r))
    const topology = { ...sample, resources }
    const view = drawView(topology, 'network')
    if (view?.type !== 'diagram') throw new Error('no diagram')
    const stopped = findingsOverlay.mark(topology, view.diagram, null).findings?.find((f) => f.code === 'flow/blocked')
    expect(stopped).toMatchObject({ severity: 'error', step: { flow: 'inbound', step: 4 } })
    expect(stopped?.at?.resource).toBe('ecs-sg')
  })
})
