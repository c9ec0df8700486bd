import { describe, expect, it } from 'vitest'
import { readTopology } from '@/importers/read-topology'
import { limits } from '@/importers/text/text-tree'

const head = 'schemaVersion: 1\nname: shop\n'
const read = (text: string) => readTopology(text, 'network.yaml')
const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n')
const rule = { protocol: 'tcp', ports: 443, peer: '0.0.0.0/0' }

/** Time that this process has worked since, in ms: unlike the clock it does not count what else the machine does. */
const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** A JSON topology of many security groups, about 210 characters each. */
const groups = (count: number, more: (i: number) => object = () => ({})) =>
  JSON.stringify({
    schemaVersion: 1,
    name: 'large',
    resources: Array.from({ length: count }, (_, i) => ({
      kind: 'security-group',
      id: `sg${i}`,
      ingress: [rule],
      egress: [{ ...rule, peer: `sg${(i + 1) % count}` }],
      ...more(i),
    })),
  })

/** Files that are hostile or hopeless: what the first diagnostic must be. */
const hopeless: readonly (readonly [what: string, code: string, text: () => string])[] = [
  ['nothing', 'file/empty', () => ''],
  ['a byte order mark alone', 'file/empty', () => '\uFEFF'],
  ['spaces and line ends', 'file/empty', () => ' \r\n\t\n'],
  ['comments alone', 'topology/no-topology', () => '# nothing yet\n'],
  ['a word', 'topology/no-topology', () => 'hello'],
  ['a number', 'topology/no-topology', () => '42'],
  ['a list', 'topology/no-topology', () => '- kind: vpc\n  id: v\n'],
  ['a map of something else', 'topology/no-topology', () => 'services:\n  web: {}\n'],
  ['a binary file', 'file/not-text', () => 'PK\u0003\u0004\0\0'],
  ['UTF-16 read as bytes', 'file/not-text', () => [...head].map((c) => `${c}\0`).join('')],
  ['UTF-16 with broken letters', 'file/not-text', () => `\uFFFD\uFFFD${head}`],
  ['tabs as indentation', 'file/syntax', () => `${head}resources:\n\t- kind: vpc\n`],
  ['a bracket that is not closed', 'file/syntax', () => `${head}resources: [{ kind: vpc }\nflows: []\n`],
  ['a quote that is not closed', 'file/syntax', () => `${head}title: "shop\n`],
  ['JSON that breaks off', 'file/syntax', () => '{ "schemaVersion": 1, "name": "shop", "resources": [ { "kind"'],
  ['several documents', 'file/several-documents', () => `${head}---\n${head}`],
  ['a hundred thousand documents', 'file/several-documents', () => '---\na: 1\n'.repeat(100_000)],
  [
    'a YAML bomb',
    'file/alias-bomb',
    () =>
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${new Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}\n`,
  ],
  ['10,000 [', 'file/too-deep', () => `${head}title: ${'['.repeat(10_000)}`],
  ['10,000 [ after an apostrophe', 'file/too-deep', () => `name: it's\ntitle: ${'['.repeat(10_000)}`],
  ['10,000 closed [', 'file/too-deep', () => '['.repeat(10_000) + ']'.repeat(10_000)],
  ['10,000 {', 'file/too-deep', () => `${head}title: ${'{a: '.repeat(10_000)}`],
  ['10,000 closed { of JSON', 'file/too-deep', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['a million [ of JSON', 'file/too-deep', () => '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
  ['3,000 levels of indentation', 'file/too-deep', () => lines(3000, (i) => `${' '.repeat(i)}a:`)],
  ['3,000 levels of dashes', 'file/too-deep', () => lines(3000, (i) => `${' '.repeat(i)}-`)],
  ['10,000 dashes in a line', 'file/too-deep', () => `${'- '.repeat(10_000)}x`],
  ['10,000 question marks in a line', 'file/too-deep', () => `${'? '.repeat(10_000)}x`],
  ['10,000 keys in a line', 'file/too-deep', () => `${'a: '.repeat(10_000)}x`],
  [
    '20 MB of YAML',
    'file/too-large',
    () => `${head}resources:\n${lines(400_000, (i) => `  - { kind: internet-gateway, id: igw${i}, vpc: v }`)}`,
  ],
  ['20 MB of JSON that breaks off', 'file/too-large', () => groups(100_000).slice(0, -3)],
  ['more words than a parser should hold', 'file/too-large', () => `${head}title: [${'1,'.repeat(900_000)}1]`],
  ['a megabyte of commas', 'file/syntax', () => `[${','.repeat(1_000_000)}]`],
  ['a hundred thousand closing brackets', 'file/syntax', () => '}\n'.repeat(100_000)],
  ['a megabyte of tags', 'file/syntax', () => `a: ${'!x '.repeat(400_000)}y`],
  ['lines that are no attributes', 'file/syntax', () => `a: 1\n${'b\n'.repeat(300_000)}`],
]

describe('a file that cannot be read', () => {
  it.each(hopeless)('says so: %s (%s)', { timeout: 60_000 }, (_what, code, text) => {
    const input = text()
    const start = process.cpuUsage()
    const { topology, diagnostics } = read(input)
    expect(cpuMs(start)).toBeLessThan(5000)
    expect(topology).toBeNull()
    expect(diagnostics.map((d) => d.code)).toContain(code)
    expect(diagnostics.length).toBeLessThanOrEqual(21)
    for (const d of diagnostics) {
      expect(d.place).toMatchObject({ file: 'network.yaml', line: expect.any(Number), column: expect.any(Number) })
      expect(d.message.length).toBeLessThan(300)
      expect(d.fix).toMatch(/\S/)
    }
  })

  it('can be read in one process after a deep one, which aborts a parser that is not guarded', () => {
    for (const depth of [2000, 10_000]) expect(read('['.repeat(depth)).topology).toBeNull()
    expect(read(head).topology).not.toBeNull()
  })
})

describe('JSON that is broken', () => {
  it('is spoken of as JSON, with the bracket that is still open and the end of the file', () => {
    const { diagnostics } = read('{\n "resources": [\n  { "kind": "vpc"\n')
    expect(diagnostics).toMatchObject([{ code: 'file/syntax', place: { line: 3, column: 18 } }])
    expect(diagnostics[0]?.message).toBe('The JSON breaks off here: 3 brackets are still open, the innermost from line 3.')
  })

  it('is pointed at where it is wrong inside', () => {
    const { diagnostics } = read('{\n "a": [1, 2},\n "b": "x" "y" ]\n}')
    expect(diagnostics).toMatchObject([{ code: 'file/syntax', message: 'This is not valid JSON.', place: { line: 2 } }])
  })
})

describe('what looks hostile and is not', () => {
  it('is read: brackets in strings, comments and blocks of text do not nest', () => {
    const brackets = '[{'.repeat(200)
    const texts = [
      `title: "${brackets}"`,
      `title: '${brackets}'`,
      `title: x # ${brackets}`,
      `title: |\n  ${brackets}`,
      `title: >-\n  ${brackets}`,
      `title: a ${brackets}`,
    ]
    for (const text of texts) expect([text.slice(0, 12), read(`${head}${text}\n`).diagnostics]).toEqual([text.slice(0, 12), []])
    expect(read(JSON.stringify({ schemaVersion: 1, name: 'x', title: `\\"${brackets}` })).diagnostics).toEqual([])
  })

  it('is read: 60 levels of a flow, and as many lists in a line as a person writes', () => {
    let step: unknown = { from: 'x', to: 'x', text: 't' }
    for (let i = 0; i < 13; i++) step = { parallel: [{ label: 'l', steps: [step] }] }
    const file = {
      schemaVersion: 1,
      name: 'x',
      resources: [{ kind: 'internet', id: 'i' }],
      flows: [{ id: 'f', name: 'f', participants: [{ id: 'x', of: ['i'] }], steps: [step] }],
    }
    expect(read(JSON.stringify(file)).diagnostics).toEqual([])
  })

  it('is read: anchors, aliases and merge keys that stand for little', () => {
    const text = `${head}resources:\n  - &base { kind: s3-bucket, id: one, name: Bucket }\n  - { <<: *base, id: two }\n`
    expect(read(text).topology?.resources).toEqual([
      { kind: 's3-bucket', id: 'one', name: 'Bucket' },
      { kind: 's3-bucket', id: 'two', name: 'Bucket' },
    ])
  })

  it('is read: 20 MB of JSON', { timeout: 60_000 }, () => {
    const text = groups(120_000)
    expect(text.length).toBeGreaterThan(19_000_000)
    expect(text.length).toBeLessThan(limits.jsonLength)
    const { topology, diagnostics } = read(text)
    expect(topology?.resources).toHaveLength(120_000)
    expect(diagnostics).toEqual([])
  })
})

describe('a large file of mistakes', () => {
  it('is read, and says how many more there are than it shows', { timeout: 60_000 }, () => {
    const mistaken = (count: number) => groups(count, (i) => ({ vpc: `nowhere${i}`, memory: 5, name: 7 }))
    const few = mistaken(2000)
    read(few)
    const start = process.cpuUsage()
    read(few)
    const ofFew = cpuMs(start)
    const later = process.cpuUsage()
    const { topology, diagnostics } = read(mistaken(20_000))
    // Ten times as many mistakes take about ten times as long, not a hundred times.
    expect(cpuMs(later) / ofFew).toBeLessThan(40)
    expect(topology?.resources).toHaveLength(20_000)
    expect(diagnostics.length).toBeLessThanOrEqual(501)
    expect(diagnostics.at(-1)?.message).toMatch(/^At least [\d,]+ more mistakes are not shown\.$/)
  })

  it('keeps the rest where an alias names itself or nothing', () => {
    for (const alias of ['&a [*a]', '*nobody']) {
      const { topology, diagnostics } = read(`${head}title: ${alias}\n`)
      expect(topology?.name).toBe('shop')
      expect(diagnostics.map((d) => `${d.place?.line} ${d.code}`).sort()).toEqual(['3 file/unknown-alias', '3 topology/invalid'])
    }
  })

  it('names each duplicate key once and counts the first in YAML, the last in JSON, as their parsers do', () => {
    const yaml = read(`${head}title: one\ntitle: two\n`)
    expect(yaml.topology?.title).toBe('one')
    expect(yaml.diagnostics).toMatchObject([{ code: 'file/duplicate-key', place: { line: 4, column: 1 } }])
    const json = read('{ "schemaVersion": 1, "name": "shop", "title": "one",\n  "title": "two" }')
    expect(json.topology?.title).toBe('two')
    expect(json.diagnostics).toMatchObject([{ code: 'file/duplicate-key', place: { line: 2, column: 3 } }])
  })
})

describe('names that programs stumble over', () => {
  const poisoned = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

  it('change nothing but the file they stand in', () => {
    for (const name of poisoned) {
      const own = `"${name}": { "polluted": true, "kind": "vpc" }`
      const file = `{ "schemaVersion": 1, "name": "x", ${own}, "resources": [{ "kind": "vpc", "id": "${name}", "cidrs": [], ${own}, "tags": { "${name}": "x" } }, { "kind": "subnet", "id": "s", "vpc": "${name}" }] }`
      const { topology, diagnostics } = read(file)
      expect(topology?.resources.map((r) => r.id)).toEqual([name, 's'])
      expect(diagnostics.length).toBeGreaterThan(0)
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      expect(Object.getPrototypeOf(topology?.resources[0] ?? null)).toBe(Object.prototype)
      const yaml = read(
        `${head}resources:\n  - { kind: vpc, id: ${name}, cidrs: [], tags: { ${name}: x } }\n  - { kind: subnet, id: s, vpc: ${name} }\n`,
      )
      expect(yaml.topology?.resources.map((r) => r.id)).toEqual([name, 's'])
    }
  })

  it('are refused where they are the name `__proto__`, with the place', () => {
    const { diagnostics } = read(`${head}resources:\n  - kind: vpc\n    id: v\n    cidrs: []\n    tags:\n      __proto__: x\n`)
    expect(diagnostics).toMatchObject([{ code: 'file/bad-key', place: { line: 8, column: 7 } }])
  })
})
