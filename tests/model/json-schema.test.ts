import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readTopology } from '@/importers/read-topology'
import { topologyJsonSchema } from '@/model/json-schema'
import { kinds } from '@/model/kinds/index'

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Read back by zod's own reader of JSON Schema: another program than the one that printed it. */
const reader = () => z.fromJSONSchema(JSON.parse(topologyJsonSchema()))

describe('the JSON Schema of topology files', () => {
  it('is the committed public/topology.schema.json, which `hopline schema` writes', () => {
    expect(file('public/topology.schema.json')).toBe(topologyJsonSchema())
  })

  it('is the same to the byte every time', () => {
    expect(topologyJsonSchema()).toBe(topologyJsonSchema())
  })

  it('accepts the omnigen sample and every example of every kind', () => {
    const schema = reader()
    expect(schema.safeParse(parse(file('topologies/omnigen.yaml'))).error?.issues).toBeUndefined()
    for (const kind of kinds)
      for (const example of kind.examples)
        expect([kind.kind, schema.safeParse({ schemaVersion: 1, name: 'one', resources: [example] }).error?.issues]).toEqual([
          kind.kind,
          undefined,
        ])
  })

  it('refuses what the reader reports: unknown attributes, unknown kinds, wrong types, another version', () => {
    const schema = reader()
    const vpc = { kind: 'vpc', id: 'v', cidrs: ['10.0.0.0/16'] }
    const file = (resource: object, more: object = {}) => ({ schemaVersion: 1, name: 'one', resources: [resource], ...more })
    expect(schema.safeParse(file(vpc)).success).toBe(true)
    const bad = [
      file({ ...vpc, cidrBlock: 'x' }),
      file({ ...vpc, kind: 'vpcs' }),
      file({ ...vpc, cidrs: '10.0.0.0/16' }),
      file(vpc, { schemaVersion: 2 }),
      file(vpc, { resorces: [] }),
    ]
    for (const value of bad) {
      expect([value, schema.safeParse(value).success]).toEqual([value, false])
      expect(readTopology(JSON.stringify(value), 'one.json').diagnostics).not.toEqual([])
    }
  })

  it('describes attributes and names kinds for editors, and holds no note of our own', () => {
    const text = topologyJsonSchema()
    expect(text).toContain('"title": "NAT Gateway"')
    expect(text).toContain('what other resources name it by; unique in the file')
    expect(text).not.toMatch(/"references":|"network":/)
  })
})
