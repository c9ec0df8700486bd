import { regionOf } from '@/model/describe/attributes'
import { aclOf } from '@/model/describe/rules'
import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import type { AnyResource, ResourceId } from '@/model/resource'
import { rankedRoutes, routePath, routeStatus } from '@/model/routing/effective-routes'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** What stands in a container, belongs to a group or goes by a table; of any other resource, what uses it. */
export const members: Describe = (resource, t) => {
  const shared = { id: 'members' } as const
  const role = t.kindOf(resource).container?.role
  if (role !== undefined)
    return {
      ...shared,
      title: 'Contains',
      rows: inside(resource, t).map((r) => linkRow(t.kindOf(r).look.label, r.id, t)),
      empty: 'Nothing in the input stands in it.',
    }
  if (resource.kind === 'security-group') {
    const rows = t.membersOf(resource.id).map((m) => linkRow(t.kindOf(m).look.label, m.id, t))
    return {
      ...shared,
      title: 'Members',
      rows: [...rows, ...claimed(resource, t)],
      empty: 'No network interface in the input has this group.',
    }
  }
  if (resource.kind === 'route-table') {
    const rows = t.subnetsOf(resource.id).map((id) => linkRow('Subnet', id, t, { why: explicit(id, t) }))
    return { ...shared, title: 'Associated subnets', rows, empty: 'No subnet goes by this table.' }
  }
  if (resource.kind === 'network-acl') {
    const subnets = t.of('subnet').filter((s) => aclOf(s, t) === resource)
    const rows = subnets.map((s) => linkRow('Subnet', s.id, t, { why: s.networkAcl === undefined ? 'by default' : 'associated' }))
    return { ...shared, title: 'Associated subnets', rows, empty: 'No subnet goes by this network ACL.' }
  }
  const rows = [...routesThrough(resource, t), ...users(resource, t)]
  const { routeTarget } = t.kindOf(resource)
  if (routeTarget !== undefined && routeTarget.leadsTo !== 'appliance') {
    const atInterfaces = routeTarget.leadsTo === 'endpoint' && t.interfacesOf(resource).length > 0
    const empty = atInterfaces
      ? 'No route leads to it: it is reached at its network interfaces.'
      : 'No route in the input leads to it: nothing goes through it.'
    return { ...shared, title: 'Used by', rows, empty }
  }
  return rows.length === 0 ? null : { ...shared, title: 'Used by', rows, empty: '' }
}

/** Resources that a container holds by their own attributes, directly or through their interfaces. */
export function inside(container: Resource, t: TopologyIndex): readonly Resource[] {
  const role = t.kindOf(container).container?.role
  const stands = (r: Resource): boolean => {
    if (role === 'vpc') return t.vpcOf(r.id) === container.id
    if (role === 'region') return regionOf(r, t) === container.id
    const own: AnyResource = r
    if (own.availabilityZone === container.id || own.subnet === container.id) return true
    return t.interfacesOf(r).some((i) => i.subnet === container.id || (role === 'zone' && zoneOf(i.subnet, t) === container.id))
  }
  return t.all.filter((r) => r.id !== container.id && stands(r))
}

const zoneOf = (subnet: ResourceId | undefined, t: TopologyIndex): ResourceId | undefined => {
  const found: AnyResource | undefined = t.get(subnet)
  return found?.availabilityZone
}

const explicit = (subnet: ResourceId, t: TopologyIndex): string => {
  const found = t.get(subnet)
  return found?.kind === 'subnet' && found.routeTable !== undefined ? 'associated' : 'by the main table of the VPC'
}

/** Resources that the input puts into a group although they own no interface: AWS filters nothing there. */
const claimed = (group: Resource, t: TopologyIndex): readonly DetailRow[] =>
  t.all
    .filter((r: AnyResource) => r.securityGroups?.includes(group.id) === true && t.interfacesOf(r).length === 0)
    .map((r) =>
      linkRow(t.kindOf(r).look.label, r.id, t, {
        why: 'The input says so, but it owns no network interface: the group filters nothing here',
        tone: 'doubt',
      }),
    )

/** Routes of every table that lead here, with the subnets that go by them. */
export function routesThrough(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  return t.of('route-table').flatMap((table) =>
    rankedRoutes(table.id, t)
      .filter(({ route }) => route.target === resource.id)
      .map((ranked) => {
        const subnets = t.subnetsOf(table.id)
        const why = [
          routeStatus(ranked, t),
          routePath(ranked.route),
          subnets.length === 0 ? 'no subnet goes by this table' : `for ${subnets.join(', ')}`,
        ]
        return linkRow(`Route ${t.destinationName(ranked.route.destination, 'full')} of`, table.id, t, {
          why: why.filter((x) => x !== undefined).join(' · '),
        })
      }),
  )
}

/** Attributes that hold text, never a reference. */
const textual = new Set([
  'id',
  'kind',
  'name',
  'shortName',
  'awsId',
  'arn',
  'description',
  'tags',
  'source',
  'purpose',
  'groupName',
  'service',
  'type',
])

/** Resources that name this one in an attribute, by the attribute: `Elastic ips of: nat-a`. Routes are told apart by their table. */
function users(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  return t.all.flatMap((other) =>
    other.id === resource.id
      ? []
      : Object.entries(other)
          .filter(([name, value]) => !textual.has(name) && names(value, resource.id, other.kind === 'route-table' ? 'target' : null))
          .map(([name]) => linkRow(usedAs(name), other.id, t)),
  )
}

/** Whether a value of the file names an id; `except` is an attribute that does not count. */
function names(value: unknown, id: string, except: string | null): boolean {
  if (value === id) return true
  if (Array.isArray(value)) return value.some((v) => names(v, id, except))
  if (typeof value === 'object' && value !== null) return Object.entries(value).some(([key, v]) => key !== except && names(v, id, except))
  return false
}

const spelled: Readonly<Record<string, string>> = {
  connectsTo: 'Called by',
  routes: 'Destination of a route of',
  ingress: 'Peer of an inbound rule of',
  egress: 'Peer of an outbound rule of',
  listeners: 'Listener forwards, of',
}

/** `elasticIps` gives `Elastic ips of`. */
function usedAs(attribute: string): string {
  const known = Object.hasOwn(spelled, attribute) ? spelled[attribute] : undefined
  const text = attribute.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return known ?? `${text.charAt(0).toUpperCase()}${text.slice(1)} of`
}
