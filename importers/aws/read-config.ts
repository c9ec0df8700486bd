import { gone } from '@/importers/aws/gone'
import { configTypes, recordLists } from '@/importers/aws/records'
import { isObject } from '@/importers/importer'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import type { RawMap, RawValue } from '@/importers/raw/raw-value'
import type { Path, TextTree } from '@/importers/text/text-tree'

/** Items of a snapshot, of `aws configservice batch-get-resource-config`, or of an aggregator's query. */
function itemsOf(value: unknown): { readonly items: readonly unknown[]; readonly path: Path } | null {
  if (isObject(value))
    for (const name of ['configurationItems', 'baseConfigurationItems', 'BaseConfigurationItems'])
      if (Array.isArray(value[name])) return { items: value[name], path: [name] }
  if (Array.isArray(value) && value.some(isItem)) return { items: value, path: [] }
  return null
}

const isItem = (value: unknown): boolean =>
  isObject(value) && typeof value.resourceType === 'string' && Object.hasOwn(value, 'configuration')

export const isConfig = (value: unknown): boolean => itemsOf(value) !== null

/** A snapshot of AWS Config: each item holds what the API of its service said, with small first letters. */
export function readConfig(value: unknown, file: string, placeOf: TextTree['placeOf']): RawInput {
  const resources: RawResource[] = []
  const leftOut: LeftOut[] = []
  const found = itemsOf(value)
  for (const [i, item] of (found?.items ?? []).entries()) {
    if (!isObject(item) || typeof item.resourceType !== 'string') continue
    const { resourceType, resourceId } = item
    const address = typeof resourceId === 'string' ? resourceId : typeof item.ARN === 'string' ? item.ARN : `${resourceType} ${i + 1}`
    const configuration = parsed(item.configuration)
    const why = whyNot(item, configuration)
    if (why !== null || configuration === null) {
      leftOut.push({ type: resourceType, address, reason: why ?? 'the snapshot holds no configuration of it' })
      continue
    }
    const name = Object.hasOwn(configTypes, resourceType) ? configTypes[resourceType] : undefined
    const { line } = placeOf([...(found?.path ?? []), i])
    resources.push({
      type: (name === undefined ? undefined : recordLists[name]?.type) ?? resourceType,
      address,
      values: { ...configuration, ...tagsOf(item) },
      file,
      ...(line === undefined ? {} : { line }),
      ...(typeof item.awsRegion === 'string' && /-\d$/.test(item.awsRegion) ? { region: item.awsRegion } : {}),
      ...(typeof item.awsAccountId === 'string' ? { account: item.awsAccountId } : {}),
    })
  }
  return { resources, leftOut, diagnostics: [] }
}

/** The configuration, which some exports write as a text of JSON. */
function parsed(value: unknown): RawMap | null {
  if (isObject(value)) return value as RawMap
  if (typeof value !== 'string') return null
  try {
    const read: unknown = JSON.parse(value, (key, inner: unknown) => (key === '__proto__' ? undefined : inner))
    return isObject(read) ? (read as RawMap) : null
  } catch {
    return null
  }
}

function whyNot(item: Record<string, unknown>, configuration: RawMap | null): string | null {
  const status = item.configurationItemStatus
  if (typeof status === 'string' && /^ResourceDeleted/i.test(status)) return 'AWS Config lists it as deleted: it is not there any more'
  return configuration === null ? null : gone(configuration as Record<string, unknown>)
}

/** Only the Name: tags may hold anything. */
function tagsOf(item: Record<string, unknown>): { readonly tags?: RawValue } {
  const { tags } = item
  const name = isObject(tags) && typeof tags.Name === 'string' ? tags.Name : undefined
  return name === undefined ? {} : { tags: { Name: name } }
}
