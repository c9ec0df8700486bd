import { describe, expect, test } from 'vitest'
import { exposureOverlay } from '@/model/overlays/exposure'
import { exposureOf } from '@/model/reachability/exposure'
import { resourceId } from '@/model/resource'
import { indexOf } from '@/model/topology-index'
import { drawView } from '@/model/views/draw-view'
import { buildTopology } from '@/tests/model/build-topology'
import { estateWith } from '@/tests/model/reachability/estate'

//  internet ── igw ── lb 443 ── 8080 ── api ── 5432 ── db
const estate = (...changes: readonly Record<string, unknown>[]) => buildTopology({ resources: estateWith(...changes) })
const found = (topology: ReturnType<typeof estate>) =>
  exposureOf(indexOf(topology)).exposed.map(
    (e) =>
      `${e.distance} ${e.from ?? 'internet'} → ${e.resource} ${e.protocol} ${e.ports.map((p) => p.from).join()}${e.certain ? '' : ' ?'}`,
  )

describe('exposure', () => {
  test('goes from the internet over what it reaches, step by step', () => {
    expect(found(estate())).toEqual(['1 internet → lb 6 443', '2 lb → api 6 8080', '3 api → db 6 5432'])
  })

  test('ends where a group is shut', () => {
    expect(found(estate({ kind: 'security-group', id: 'app-sg', vpc: 'vpc', ingress: [], egress: [] }))).toEqual(['1 internet → lb 6 443'])
  })

  test('what may be reached is shown as that, and leads no further', () => {
    expect(found(estate({ id: 'acl', gone: true }))).toEqual(['1 internet → lb 6 443 ?'])
  })
})

describe('the exposure overlay', () => {
  const topology = estate()
  const view = drawView(topology, 'network')
  if (view?.type !== 'diagram') throw new Error('no diagram')

  test('marks each box with its distance and ports, and lists the nearest first', () => {
    const marks = exposureOverlay.mark(topology, view.diagram, null)
    expect(marks.chips.map((c) => c.label)).toEqual(['1: TCP 443', '2: TCP 8080', '3: TCP 5432'])
    expect(marks.card?.rows.map((r) => [r.cells[0], ...r.cells.slice(2)])).toEqual([
      ['1', 'TCP 443', 'internet'],
      ['2', 'TCP 8080', 'Application Load Balancer'],
      ['3', 'TCP 5432', 'EC2 Instance api'],
    ])
    expect(marks.arrows.map((a) => a.label)).toEqual(['TCP 443', 'TCP 8080', 'TCP 5432'])
    expect(marks.arrows[0]?.reasons.map((r) => r.resource)).toContain('lb-sg')
  })

  test('of a focus shows what reaches it and what it reaches', () => {
    const marks = exposureOverlay.mark(topology, view.diagram, resourceId('api'))
    expect(marks.arrows.map((a) => a.label)).toEqual(['TCP 8080', 'TCP 5432'])
    expect(marks.lit.map((l) => l.as)).toEqual(['focus', 'target', 'target'])
  })

  test('says so where the internet reaches nothing', () => {
    const shut = estate({ id: 'igw', gone: true })
    expect(exposureOverlay.mark(shut, view.diagram, null)).toMatchObject({
      chips: [],
      card: null,
      hint: 'The internet reaches nothing here.',
    })
  })
})
