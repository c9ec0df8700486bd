import { gone } from '@/importers/aws/gone'
import { formOf, type RecordList, recordLists } from '@/importers/aws/records'
import { isObject } from '@/importers/importer'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import type { RawMap } from '@/importers/raw/raw-value'
import type { Path, TextTree } from '@/importers/text/text-tree'

const deepest = 6

/** Whether a value is what an AWS API printed, or pages or wrappers of it. */
export const isListing = (value: unknown): boolean => namedLists(value, [], 0).length > 0

interface NamedList {
  readonly name: string
  readonly records: readonly unknown[]
  readonly path: Path
}

/** Every known list in a value: at its top, in `{ status_code, data }` and the like, in pages, or without a name. */
function namedLists(value: unknown, path: Path, depth: number): readonly NamedList[] {
  if (depth > deepest) return []
  if (Array.isArray(value)) {
    const [first] = value
    const name = isObject(first) ? formOf(first) : undefined
    if (name !== undefined) return [{ name, records: value, path }]
    return value.slice(0, 10_000).flatMap((page, i) => namedLists(page, [...path, i], depth + 1))
  }
  if (!isObject(value)) return []
  const own = Object.keys(value).filter((name) => Object.hasOwn(recordLists, name) && Array.isArray(value[name]))
  if (own.length > 0) return own.map((name) => ({ name, records: value[name] as readonly unknown[], path: [...path, name] }))
  const alone = formOf(value)
  if (alone !== undefined) return [{ name: alone, records: [value], path: path.slice(0, -1) }]
  return ['data', 'Data', 'body', 'Body', 'response', 'result', 'Result', 'pages', 'Pages']
    .filter((name) => Object.hasOwn(value, name))
    .flatMap((name) => namedLists(value[name], [...path, name], depth + 1))
}

/** The output of `aws … describe-…`: one file, of which each entry of a list is a resource. */
export function readListing(value: unknown, file: string, placeOf: TextTree['placeOf']): RawInput {
  const resources: RawResource[] = []
  const leftOut: LeftOut[] = []
  const region = regionIn(file)
  for (const { name, records, path } of namedLists(value, [], 0)) {
    const list = recordLists[name] as RecordList
    for (const [i, record] of records.entries()) {
      const inside = list.inside === undefined || !isObject(record) ? [record] : (record[list.inside] ?? [])
      for (const [j, one] of (Array.isArray(inside) ? inside : []).entries()) {
        if (!isObject(one)) continue
        const at = list.inside === undefined ? [...path, i] : [...path, i, list.inside, j]
        add(one, list, { file, at, region, placeOf }, resources, leftOut)
      }
    }
  }
  return { resources, leftOut, diagnostics: [] }
}

interface At {
  readonly file: string
  readonly at: Path
  readonly region: string | undefined
  readonly placeOf: TextTree['placeOf']
}

function add(record: Record<string, unknown>, list: RecordList, at: At, resources: RawResource[], leftOut: LeftOut[]): void {
  const address = list.id.map((name) => record[name]).find((id) => typeof id === 'string' && id !== '')
  if (typeof address !== 'string') {
    leftOut.push({ type: list.type, address: '', reason: 'it has no id' })
    return
  }
  const why = gone(record)
  if (why !== null) {
    leftOut.push({ type: list.type, address, reason: why })
    return
  }
  const { line } = at.placeOf(at.at)
  resources.push({
    type: list.type,
    address,
    values: record as RawMap,
    file: at.file,
    ...(line === undefined ? {} : { line }),
    ...(at.region === undefined ? {} : { region: at.region }),
  })
}

/** Folders of several accounts and regions name the region in the path. */
const regionIn = (file: string): string | undefined =>
  /(?:^|[/_.-])((?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-[a-z]+-\d)(?=[/_.-]|$)/.exec(file)?.[1]
