import { isEntry } from '@/model/describe/rules'
import { copyRow, type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import type { AnyResource, ResourceId } from '@/model/resource'
import { referenceTo } from '@/model/resource-names'
import { tierLook } from '@/model/tier'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Facts of kinds that a section of their own shows in full: listeners and targets, addresses, entries of a network ACL. */
const shownElsewhere = new Set(['Listener', 'Target', 'Elastic IP', 'Private address', 'IPv6 address'])

/** Ids and places that resources share, then what its kind tells, then its tags. */
export const attributes: Describe = (resource, t) => ({
  id: 'attributes',
  title: 'Attributes',
  rows: [...identity(resource), ...places(resource, t), ...ownFacts(resource, t), ...tags(resource)],
  empty: 'The input tells nothing but its id.',
})

function identity(resource: Resource): readonly DetailRow[] {
  // Its id and AWS id stand at the head of the details.
  return resource.arn === undefined ? [] : [copyRow('ARN', resource.arn)]
}

/** Region, VPC, zone, subnets, groups and the deciding route table, as far as the input tells. */
function places(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  const shared: AnyResource = resource
  const vpc = t.vpcOf(resource.id)
  const interfaces = t.interfacesOf(resource)
  const subnets = unique([
    ...(shared.subnet === undefined ? [] : [shared.subnet]),
    ...(shared.subnets ?? []),
    ...interfaces.flatMap((i) => i.subnet ?? []),
  ])
  const zones = unique([
    ...(shared.availabilityZone === undefined ? [] : [shared.availabilityZone]),
    ...subnets.flatMap((s) => (t.get(s) as AnyResource | undefined)?.availabilityZone ?? []),
  ])
  const region = regionOf(resource, t)
  const groups = unique([...(shared.securityGroups ?? []), ...interfaces.flatMap((i) => i.securityGroups ?? [])])
  return [
    ...(region === undefined || region === resource.id ? [] : [linkRow('Region', region, t)]),
    ...(vpc === undefined || vpc === resource.id ? [] : [linkRow('VPC', vpc, t)]),
    ...zones.map((zone) => linkRow('Availability Zone', zone, t)),
    ...subnets.map((subnet) => linkRow('Subnet', subnet, t)),
    ...tierRows(resource, t),
    ...groups.map((group) =>
      linkRow(
        'Security group',
        group,
        t,
        interfaces.length === 0
          ? { why: 'As the input says; it owns no network interface that the group could filter', tone: 'doubt' }
          : {},
      ),
    ),
    ...(interfaces.some((i) => i.securityGroups === undefined)
      ? [{ label: 'Security groups', value: 'unknown', why: 'The input does not tell them', tone: 'doubt' } as const]
      : []),
  ]
}

/** What the effective route table makes of a subnet, and which table that is. */
function tierRows(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  if (t.kindOf(resource).container?.role !== 'subnet') return []
  const table = t.routeTableOf(resource.id)
  const why = table === undefined ? 'The input does not tell its route table' : `By the routes of ${referenceTo(table.id, t)}`
  return [{ label: 'Tier', value: tierLook[t.tierOf(resource.id)].word, why, ...(table === undefined ? { tone: 'doubt' as const } : {}) }]
}

/** Its own region, else that of its zone or VPC. */
export function regionOf(resource: AnyResource, t: TopologyIndex): ResourceId | undefined {
  const vpc: AnyResource | undefined = t.get(t.vpcOf(resource.id))
  return resource.region ?? vpc?.region
}

function ownFacts(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  const facts = t.kindOf(resource).facts?.(resource as never, t) ?? []
  return facts
    .filter((fact) => !shownElsewhere.has(fact.label) && !isEntry(fact))
    .map(({ label, value, link, copyable }): DetailRow => {
      const rest = copyable === true ? { copyable } : {}
      if (link === undefined) return { label, value, ...rest, ...(value === 'unknown' ? { tone: 'doubt' as const } : {}) }
      return value === link ? linkRow(label, link, t) : { label, value, link, ...rest }
    })
}

const tags = (resource: Resource): readonly DetailRow[] =>
  Object.entries(resource.tags ?? {})
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => ({ label: `Tag ${key}`, value, copyable: true }))

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
