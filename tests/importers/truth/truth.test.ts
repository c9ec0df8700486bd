import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

/** Files of others with what a correct importer reports of them, beside the project. */
const data = join(import.meta.dirname, '../../../../shared/data')

interface Truth {
  readonly id: string
  readonly folder: string
  readonly files: readonly string[]
  readonly truth: Readonly<Record<string, unknown>>
}

const inputs: readonly Truth[] = existsSync(join(data, 'truth.json'))
  ? (JSON.parse(readFileSync(join(data, 'truth.json'), 'utf8')) as { inputs: readonly Truth[] }).inputs
  : []

/** Figures that say something of the file, and nothing of what is read. */
const notAsked = new Set(['notes', 'unknownTopLevelAttributes', 'parametersWithoutDefault', 'mainRouteTablesNotInFile'])

/** Each alternative of an input, such as the YAML and the JSON of one stack, and all files of a folder together. */
const alternatives = ({ folder, files }: Truth): readonly (readonly string[])[] =>
  files[0] === '*.json' ? [readdirSync(join(data, folder)).sort()] : files.map((file) => [file])

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted).sort()
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, sorted(v)]))
      : value

/** Of what was reported, the part that the truth speaks of. */
function reported(truth: Readonly<Record<string, unknown>>, files: readonly string[], folder: string) {
  const found = inspect(readFiles(files.map((name) => ({ name, text: readFileSync(join(data, folder, name), 'utf8') }))))
  const all: Record<string, unknown> = { ...found.counts, ...found, subnetsWithoutKnownRouteTable: found.unknownSubnets }
  const part = (value: unknown, wanted: unknown): unknown =>
    typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted) && wanted !== null
      ? Object.fromEntries(Object.keys(wanted).map((key) => [key, (value as Record<string, unknown>)[key]]))
      : value
  return {
    found,
    told: Object.fromEntries(
      Object.keys(truth).map((key) => [key, sorted(key === 'danglingReferences' ? all[key] : part(all[key], truth[key]))]),
    ),
  }
}

describe.skipIf(inputs.length === 0)('files of others (skipped where ../shared/data is not there)', () => {
  for (const input of inputs)
    for (const files of alternatives(input))
      it(`${input.id}: ${files.length === 1 ? files[0] : `${files.length} files`} matches in every number`, () => {
        const asked = Object.fromEntries(Object.entries(input.truth).filter(([key, value]) => !notAsked.has(key) && value !== null))
        const { found, told } = reported(asked, files, input.folder)
        expect(told).toEqual(sorted(asked))
        // What the truth does not count is not there.
        const extra = Object.entries(found.counts).filter(
          ([name, n]) => (typeof n === 'number' ? n : n.total) > 0 && !(name in input.truth),
        )
        expect(extra).toEqual([])
      })

  it('has inputs of every format', () => {
    expect(inputs.length).toBeGreaterThanOrEqual(11)
  })
})
