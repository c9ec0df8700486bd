import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTopology } from '@/importers/read-topology'

describe('reading a topology file', () => {
  it('reads the omnigen sample without a word', () => {
    const text = readFileSync(new URL('../../topologies/omnigen.yaml', import.meta.url), 'utf8')
    const { topology, diagnostics } = readTopology(text, 'omnigen.yaml')
    expect(diagnostics).toEqual([])
    expect(topology?.name).toBe('omnigen')
  })
})
