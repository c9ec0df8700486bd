import { gone } from '@/importers/aws/gone'
import { isOwnedList, ownedLists } from '@/importers/aws/owned-lists'
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
  /** The map that holds the list, which may say whose it is. */
  readonly around?: Record<string, unknown>
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
  const own = Object.keys(value).filter(
    (name) =>
      (Object.hasOwn(recordLists, name) && (Array.isArray(value[name]) || isOne(name, value[name]))) || isOwnedList(name, value[name]),
  )
  const inside = (names: readonly string[]) => names.flatMap((name) => namedLists(value[name], [...path, name], depth + 1))
  if (own.length > 0) {
    const lists = own.map((name) => ({ name, records: [value[name]].flat() as readonly unknown[], path: [...path, name], around: value }))
    return [...lists, ...inside(Object.keys(value).filter((name) => !own.includes(name))).filter(hasIds)]
  }
  const alone = formOf(value)
  if (alone !== undefined) return [{ name: alone, records: [value], path: path.slice(0, -1) }]
  const wrappers = ['data', 'Data', 'body', 'Body', 'response', 'result', 'Result', 'pages', 'Pages'].filter((name) =>
    Object.hasOwn(value, name),
  )
  if (wrappers.length > 0) return inside(wrappers)
  // A template holds properties of the same names.
  if (Object.hasOwn(value, 'Resources')) return []
  // Outputs of several commands in one file, each under a name that its maker chose.
  return inside(Object.keys(value)).filter(hasIds)
}

const isOne = (name: string, value: unknown): boolean => recordLists[name]?.isOne === true && isObject(value)

/** Whether the records are surely what the name of their list says. */
const hasIds = ({ name, records }: NamedList): boolean => {
  const list = Object.hasOwn(recordLists, name) ? recordLists[name] : undefined
  if (list === undefined) return true
  return records.some(
    (one) =>
      isObject(one) && (list.inside === undefined ? list.id.some((id) => typeof one[id] === 'string') : Array.isArray(one[list.inside])),
  )
}

/** The output of `aws … describe-…`: one file, of which each entry of a list is a resource. */
export function readListing(value: unknown, file: string, placeOf: TextTree['placeOf']): RawInput {
  const resources: RawResource[] = []
  const leftOut: LeftOut[] = []
  const region = regionIn(file)
  for (const { name, records, path, around } of namedLists(value, [], 0)) {
    if (!Object.hasOwn(recordLists, name)) {
      addOwned(name, records, around ?? {}, { file, at: path, region, placeOf }, resources, leftOut)
      continue
    }
    const list = recordLists[name] as RecordList
    if (list.whole !== undefined)
      resources.push({
        type: list.whole,
        address: `${name} ${file} ${path.join(' ')}`,
        values: {},
        file,
        ...(region === undefined ? {} : { region }),
      })
    for (const [i, record] of records.entries()) {
      const inside = list.inside === undefined || !isObject(record) ? [record] : (record[list.inside] ?? [])
      for (const [j, one] of (Array.isArray(inside) ? inside : []).entries()) {
        if (!isObject(one)) continue
        const own = list.isOne === true ? path : [...path, i]
        const at = list.inside === undefined ? own : [...own, list.inside, j]
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
  const region = typeof record.AwsRegion === 'string' ? record.AwsRegion : at.region
  resources.push({
    type: list.type,
    address: list.isOne === true ? `${list.type} ${address}` : address,
    values: record as RawMap,
    file: at.file,
    ...(line === undefined ? {} : { line }),
    ...(region === undefined ? {} : { region }),
  })
}

/** A list of somebody whom the command line had named: told beside it, by its key, or by the name of the file. */
function addOwned(
  name: string,
  records: readonly unknown[],
  around: Record<string, unknown>,
  at: At,
  resources: RawResource[],
  leftOut: LeftOut[],
): void {
  const list = ownedLists[name]
  if (list === undefined) return
  const base = at.file.slice(at.file.lastIndexOf('/') + 1)
  const names = [...at.at.slice(0, -1).reverse(), base].filter((one) => typeof one === 'string')
  const told = around[list.owner]
  const owner = typeof told === 'string' ? told : names.map((one) => list.ownerIn(one)).find((one) => one !== undefined)
  if (owner === undefined) {
    leftOut.push({ type: list.type, address: '', reason: `AWS does not print its ${list.owner} with it; name the file after that` })
    return
  }
  const { line } = at.placeOf(at.at)
  resources.push({
    type: list.type,
    address: `${owner} ${name}`,
    values: {
      [list.owner]: owner,
      [name]: records as RawMap[string],
      AdditionalRoutesAvailable: around.AdditionalRoutesAvailable === true,
    },
    file: at.file,
    ...(line === undefined ? {} : { line }),
    ...(at.region === undefined ? {} : { region: at.region }),
  })
}

/** Folders of several accounts and regions name the region in the path. */
const regionIn = (file: string): string | undefined =>
  /(?:^|[/_.-])((?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-[a-z]+-\d)(?=[/_.-]|$)/.exec(file)?.[1]
