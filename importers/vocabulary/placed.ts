import type { RawResource } from '@/importers/raw/raw-resource'
import { isRawMap, type RawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import type { Link, Thing } from '@/importers/vocabulary/statement'
import { linkOf } from '@/importers/vocabulary/values'

export type PlacedThing = Thing

/** Attributes that place something in a network, by their names without case and marks, in all sources of files. */
const placing: Readonly<Record<string, { readonly attribute: 'vpc' | 'subnets' | 'securityGroups'; readonly kind: string }>> = {
  vpcid: { attribute: 'vpc', kind: 'vpc' },
  subnetid: { attribute: 'subnets', kind: 'subnet' },
  subnetids: { attribute: 'subnets', kind: 'subnet' },
  subnets: { attribute: 'subnets', kind: 'subnet' },
  clientsubnets: { attribute: 'subnets', kind: 'subnet' },
  vpcsubnetids: { attribute: 'subnets', kind: 'subnet' },
  vpczoneidentifier: { attribute: 'subnets', kind: 'subnet' },
  securitygroupid: { attribute: 'securityGroups', kind: 'security-group' },
  securitygroupids: { attribute: 'securityGroups', kind: 'security-group' },
  securitygroups: { attribute: 'securityGroups', kind: 'security-group' },
  vpcsecuritygroupids: { attribute: 'securityGroups', kind: 'security-group' },
  clustersecuritygroupid: { attribute: 'securityGroups', kind: 'security-group' },
}

/** How deep such an attribute may stand in a resource. */
const deepest = 4

/** Why a resource of a type that no vocabulary knows is not drawn, as a coverage report says it. */
export type Unplaced = 'it has no place in a network' | 'the input names no VPC, subnet or security group for it'

/**
 * A resource of a type that no vocabulary knows, with its place in the network and nothing else of it. Where the place is only known when
 * the input is applied it is drawn without; what has none is not drawn.
 * The names of its other attributes are not even looked at, so that no secret of an unknown type can get on.
 */
export function placed(raw: RawResource): PlacedThing | Unplaced {
  const found: Found = { vpc: [], subnets: [], securityGroups: [], isNamed: false, isUnknown: false }
  gather(raw.values, 0, found)
  if (found.vpc.length + found.subnets.length + found.securityGroups.length === 0 && !found.isUnknown)
    return found.isNamed ? 'the input names no VPC, subnet or security group for it' : 'it has no place in a network'
  const [vpc] = found.vpc
  return {
    is: 'generic',
    told: {
      type: raw.type,
      vpc,
      subnets: found.subnets.length === 0 ? undefined : found.subnets,
      securityGroups: found.securityGroups.length === 0 ? undefined : found.securityGroups,
    },
    awsId: textAt(raw.values, ['id', 'Id']),
    arn: textAt(raw.values, ['arn', 'Arn', 'ARN']),
    name: nameOf(raw.values),
    keys: [textAt(raw.values, ['id', 'Id'])].filter((key) => key !== undefined),
    counted: 'generic',
  }
}

interface Found {
  readonly vpc: Link[]
  readonly subnets: Link[]
  readonly securityGroups: Link[]
  /** Some attribute is there that would place it. */
  isNamed: boolean
  /** What it says is not known before it is applied. */
  isUnknown: boolean
}

function gather(map: RawMap, depth: number, found: Found): void {
  for (const [name, value] of Object.entries(map)) {
    const place = placing[name.replaceAll('_', '').toLowerCase()]
    if (place !== undefined) {
      found.isNamed = true
      found.isUnknown ||= value instanceof Unknown || (Array.isArray(value) && value.some((one) => one instanceof Unknown))
      for (const link of linksIn(value, place.kind)) found[place.attribute].push(link)
    } else if (depth < deepest)
      for (const inner of Array.isArray(value) ? value : [value]) if (isRawMap(inner)) gather(inner, depth + 1, found)
  }
}

function linksIn(value: RawValue, kind: string): readonly Link[] {
  const all = Array.isArray(value) ? value : [value]
  return all.flatMap((one) => {
    // Names of groups and words such as `default` are no ids, and may be anything.
    if (typeof one === 'string' && !/^[a-z]+-[0-9a-z]+$/.test(one)) return []
    return linkOf(one, kind) ?? []
  })
}

function textAt(map: RawMap, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(map, name) ? map[name] : undefined
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

function nameOf(map: RawMap): string | undefined {
  const tags = Object.hasOwn(map, 'tags') ? map.tags : Object.hasOwn(map, 'Tags') ? map.Tags : undefined
  if (isRawMap(tags)) return textAt(tags, ['Name'])
  if (Array.isArray(tags))
    for (const tag of tags) if (isRawMap(tag) && (tag.Key === 'Name' || tag.key === 'Name')) return textAt(tag, ['Value', 'value'])
  return textAt(map, ['name'])
}
