import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '@/exporters/first-sight/fingerprint'
import { firstSight } from '@/exporters/first-sight/first-sight'
import { layOut } from '@/layouts/index'
import { drawView } from '@/model/views/draw-view'
import { omnigen } from '@/tests/model/omnigen'

const text = readFileSync('topologies/omnigen.yaml', 'utf8')

describe('the first sight of a topology', () => {
  test('is what the viewer would have drawn itself', async () => {
    const sight = await firstSight({ name: 'omnigen.yaml', text })
    const picture = drawView(omnigen(), 'network')
    if (picture?.type !== 'diagram') throw new Error('no network')
    expect(sight?.first).toEqual({
      view: 'network',
      drawn: { diagram: picture.diagram, layout: await layOut(picture.diagram) },
      upright: await layOut(picture.diagram, 'upright'),
    })
    expect(sight?.opened.summary?.resourceCount).toBe(omnigen().resources.length)
    expect(sight?.fingerprint).toBe(fingerprint(text))
  })

  test('tells the mistakes of the file', async () => {
    const sight = await firstSight({ name: 'broken.yaml', text: text.replace('cidr: 10.0.10.0/24', 'cidr: 10.9.10.0/24') })
    expect(sight?.opened.diagnostics.map((d) => d.severity)).toContain('error')
  })

  test('is none of what cannot be read, or is too large', async () => {
    expect(await firstSight({ name: 'broken.yaml', text: '[' })).toBeNull()
    const many = Array.from({ length: 500 }, (_, i) => `  - { kind: s3-bucket, id: bucket-${i} }`).join('\n')
    expect(await firstSight({ name: 'large.yaml', text: `schemaVersion: 1\nname: large\nresources:\n${many}\n` })).toBeNull()
  })

  test('of no resources has no picture or an empty one', async () => {
    const sight = await firstSight({ name: 'empty.yaml', text: 'schemaVersion: 1\nname: empty\nresources: []\n' })
    expect(sight === null || sight.first === null || sight.first.drawn.diagram.nodes.length === 0).toBe(true)
  })
})

test('texts that differ in one place have different fingerprints', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (one, at, other) => {
      const place = at % one.length
      const changed = `${one.slice(0, place)}${other}${one.slice(place + 1)}`
      expect(fingerprint(changed) === fingerprint(one)).toBe(changed === one)
    }),
  )
})
