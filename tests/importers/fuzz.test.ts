import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readTopology } from '@/importers/read-topology'
import { kinds } from '@/model/kinds/index'
import { indexOf } from '@/model/topology-index'

const omnigen = readFileSync(new URL('../../topologies/omnigen.yaml', import.meta.url), 'utf8')
/** Every kind once and the whole sample: all that a file can hold. */
const whole: unknown = {
  ...(parse(omnigen) as object),
  resources: [...(parse(omnigen) as { resources: unknown[] }).resources, ...kinds.flatMap((kind): readonly unknown[] => kind.examples)],
}

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, Array.isArray(value) ? Number(name) : name]))]
}

const paths = pathsOf(whole).slice(1)

/** The value with another at a path; undefined takes it out. */
function changed(value: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return to
  // An earlier change may have put something else where the path leads on.
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.flatMap((item, i): unknown[] =>
      i !== step ? [item] : rest.length === 0 && to === undefined ? [] : [changed(item, rest, to)],
    )
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      name !== step ? [[name, item]] : rest.length === 0 && to === undefined ? [] : [[name, changed(item, rest, to)]],
    ),
  )
}

const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))

/** What must hold of every reading, whatever was read. */
function holds(text: string): void {
  const { topology, diagnostics } = readTopology(text, 'fuzz.yaml')
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype)
  if (topology === null) expect(diagnostics.some((d) => d.severity === 'error')).toBe(true)
  else expect(new Set(indexOf(topology).all.map((r) => r.kind)).size).toBeGreaterThanOrEqual(0)
  for (const { message, fix, place } of diagnostics) {
    expect(`${message} ${fix}`).not.toMatch(/undefined|NaN|\[object/)
    expect(place?.line ?? 1).toBeGreaterThanOrEqual(1)
  }
}

const oddValues = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    '__proto__',
    'constructor',
    '0.0.0.0/0',
    '10.0.0.1/8',
    '::/0',
    'self',
    'local',
    '${a.b}',
    'vpc',
    'v'.repeat(2000),
    '\u0000',
    '\u202e',
    '1-',
    '${',
    ' ',
  ),
  fc.constantFrom<unknown>({ kind: 'vpc' }, { id: 1 }, [null], { __proto__: 1 }, { 'a/b': 1 }, [1, 'x', {}]),
  fc.jsonValue({ maxDepth: 3 }),
)

describe('any topology with one thing changed', () => {
  it('has more than a thousand things that can be changed', () => {
    expect(paths.length).toBeGreaterThan(1000)
  })

  it('is read without a throw where one part, whichever, is missing', { timeout: 120_000 }, () => {
    // Every ninth part, from another start each: the fuzz below draws from all of them.
    for (let i = 0; i < paths.length; i += 9) holds(JSON.stringify(changed(whole, paths[i] ?? [], undefined)))
  })

  it('is read without a throw where parts are replaced by odd values', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(paths.length - 1), oddValues), { minLength: 1, maxLength: 3 }), (changes) => {
        holds(JSON.stringify(changes.reduce((value: unknown, [i, to]) => changed(value, paths[i] ?? [], to), whole)))
      }),
      { numRuns: 150 },
    )
  })

  it('is read without a throw where references name one another at random', { timeout: 120_000 }, () => {
    const ids = [
      ...new Set(
        paths
          .filter((path) => path.at(-1) === 'id')
          .map((path) => path.reduce((v: unknown, step) => (v as Record<string, unknown>)[step], whole)),
      ),
    ]
    const texts = paths.filter((path) => typeof path.reduce((v: unknown, step) => (v as Record<string, unknown>)[step], whole) === 'string')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(texts.length - 1), fc.constantFrom(...ids)), { minLength: 1, maxLength: 12 }), (changes) => {
        holds(JSON.stringify(changes.reduce((value: unknown, [i, to]) => changed(value, texts[i] ?? [], to), whole)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('any text', () => {
  it('is read without a throw where characters of a topology are changed, doubled or taken out', { timeout: 120_000 }, () => {
    const small = omnigen.slice(0, 4000)
    const edit = fc.tuple(
      fc.nat(small.length),
      fc.nat(12),
      fc.string({ unit: fc.constantFrom(...'[]{}:,-?&*!|>\'"%@`#\n\t \r\u0000\uFEFF\uD800~<aé0=/'), maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        holds(edits.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), small))
      }),
      { numRuns: 400 },
    )
  })

  it('is read without a throw where JSON is changed in the same way, and where it is noise', { timeout: 120_000 }, () => {
    const small = JSON.stringify(parse(omnigen)).slice(0, 3000)
    fc.assert(
      fc.property(fc.nat(small.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 8 }), (at, length, put) => {
        holds(small.slice(0, at) + put + small.slice(at + length))
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}:,-?&*!|>\'" #\n\ta1'), maxLength: 200 }), (noise) => holds(noise)),
      { numRuns: 600 },
    )
  })
})
