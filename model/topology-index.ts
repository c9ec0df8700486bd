import { awsService } from '@/model/aws-services'
import { groupBy } from '@/model/group-by'
import { kinds } from '@/model/kinds/index'
import {
  type EffectiveRoute,
  type InterfaceFact,
  isPlace,
  type Kind,
  type RouteTargetFacet,
  type TargetGroupFact,
  type TopologyReader,
} from '@/model/kinds/kind'
import type { Tier } from '@/model/look'
import type { AnyResource, ResourceId } from '@/model/resource'
import type { KindName, Resource, ResourceOf, Topology } from '@/model/topology'

/** A topology with its questions answered: what views, overlays, analyses and the tracer read. */
export interface TopologyIndex extends TopologyReader {
  readonly topology: Topology
  readonly all: readonly Resource[]
  get(id: string | undefined): Resource | undefined
  /** Typed by kind. */
  of<K extends KindName>(kind: K): readonly ResourceOf<K>[]
}

const byName = new Map<string, Kind>(kinds.map((k) => [k.kind, k as unknown as Kind]))

/** Descriptor of a resource's kind; every resource of a topology has one, for the schema accepts no other kind. */
export function kindNamed(name: string): Kind {
  const kind = byName.get(name) ?? byName.get('generic')
  if (kind === undefined) throw new Error('Bug in the viewer: the generic kind is not registered. Please report it.')
  return kind
}

const built = new WeakMap<Topology, TopologyIndex>()

/** The index of a topology, built once and kept as long as the topology is. */
export function indexOf(topology: Topology): TopologyIndex {
  const known = built.get(topology)
  if (known !== undefined) return known
  const index = buildIndex(topology)
  built.set(topology, index)
  return index
}

function buildIndex(topology: Topology): TopologyIndex {
  const all = topology.resources
  const byId = new Map<string, Resource>()
  // With a duplicate id the first one counts; validation reports the second.
  for (const resource of all) if (!byId.has(resource.id)) byId.set(resource.id, resource)
  const byKind = groupBy(all, (r) => r.kind)
  const prices = new Map(topology.prices.map((p) => [p.id, p] as const).toReversed())
  const of = <K extends KindName>(kind: K) => (byKind.get(kind) ?? []) as readonly Resource[] as readonly ResourceOf<K>[]
  const get = (id: string | undefined) => (id === undefined ? undefined : byId.get(id))
  const kindOf = (resource: AnyResource) => kindNamed(resource.kind)

  const subnetById = new Map(of('subnet').map((s) => [s.id as string, s]))
  const mainTables = new Map(
    of('route-table').flatMap((t) => (t.main === true && t.vpc !== undefined ? [[t.vpc as string, t] as const] : [])),
  )
  const routeTableOf = (subnet: ResourceId) => {
    const found = subnetById.get(subnet)
    if (found === undefined) return undefined
    if (found.routeTable === undefined) return found.vpc === undefined ? undefined : mainTables.get(found.vpc)
    const table = byId.get(found.routeTable)
    return table?.kind === 'route-table' ? table : undefined
  }

  const routesOf = memo((id: ResourceId): readonly EffectiveRoute[] => {
    const table = byId.get(id)
    if (table?.kind !== 'route-table') return []
    const local = table.vpc === undefined ? [] : cidrsOf(table.vpc)
    const own = table.routes ?? []
    // A written route to a block of the VPC takes the place of the implied local one, whatever it leads to (rule 18).
    const written = new Set(own.filter((r) => r.propagated !== true).map((r) => r.destination as string))
    return [
      ...local.filter((cidr) => !written.has(cidr)).map((destination) => ({ destination, target: 'local' as const, index: null })),
      ...own.map((r, i) => ({ destination: r.destination as string, target: r.target, index: i })),
    ]
  })

  const cidrsOf = (vpc: ResourceId): readonly string[] => {
    const found = byId.get(vpc)
    return found?.kind === 'vpc' ? (found.cidrs ?? []) : []
  }

  const leadsTo = (route: EffectiveRoute) => {
    const target = get(route.target)
    return target === undefined ? undefined : kindOf(target).routeTarget?.leadsTo
  }

  const isUntold = (id: ResourceId): boolean => {
    const table = byId.get(id)
    if (table?.kind !== 'route-table' || table.routes === undefined) return true
    return routesOf(id).some((r) => r.target === 'unknown' || (isPlace(r.target) && leadsTo(r) === undefined))
  }

  const tierOf = memo((subnet: ResourceId): Tier => {
    const table = routeTableOf(subnet)
    if (table === undefined) return 'unknown'
    const ways = new Set(routesOf(table.id).map(leadsTo))
    if (ways.has('internet')) return 'public'
    // A route whose target is not told, or does not say where it leads, may be the one to the internet.
    if (isUntold(table.id)) return 'unknown'
    return ways.has('nat') || ways.has('egress-only') || ways.has('network') || ways.has('appliance') ? 'private' : 'isolated'
  })

  const subnetsByTable = lazy(() => groupBy(of('subnet'), (s) => routeTableOf(s.id)?.id ?? ''))

  const interfacesByResource = lazy(() => new Map(all.map((r) => [r.id, kindOf(r).interfaces?.(r, reader) ?? []] as const)))
  const interfacesOf = (resource: AnyResource): readonly InterfaceFact[] => interfacesByResource().get(resource.id) ?? []

  const members = lazy(() => {
    const found = new Map<string, Resource[]>()
    for (const r of all) {
      const groups = new Set(interfacesOf(r).flatMap((i) => i.securityGroups ?? []))
      for (const group of groups) found.set(group, [...(found.get(group) ?? []), r])
    }
    return found
  })

  const consumers = lazy(() => {
    const found = new Map<string, Resource[]>()
    for (const r of all) {
      const uses = 'connectsTo' in r ? (r.connectsTo ?? []) : []
      for (const id of new Set(uses)) found.set(id, [...(found.get(id) ?? []), r])
    }
    return found
  })

  const vpcOf = (id: ResourceId): ResourceId | undefined => {
    const resource = get(id)
    if (resource === undefined) return undefined
    if (resource.kind === 'vpc') return resource.id
    const own = (resource as AnyResource).vpc
    return own ?? interfacesOf(resource).flatMap((i) => subnetById.get(i.subnet ?? '')?.vpc ?? [])[0]
  }

  const destinationName = (destination: string, style: 'full' | 'service' | 'abbreviation') => {
    const list = get(destination)
    if (list?.kind !== 'prefix-list') return destination
    if (list.service === undefined) return nameOf(destination)
    const service = awsService(list.service)
    if (style === 'abbreviation') return service.abbreviation
    if (style === 'service') return service.name
    const region = /^com\.amazonaws\.([^.]+)\./.exec(list.service)?.[1]
    return region === undefined ? service.code : `${service.code}.${region}`
  }

  const nameOf = (id: string): string => {
    const resource = get(id)
    return resource === undefined ? id : (resource.shortName ?? resource.name ?? resource.id)
  }

  const traffic = new Map(
    topology.assumptions.traffic.flatMap((t) => (t.of.length === 1 ? [[t.of[0] as string, t.gbPerMonth] as const] : [])),
  )

  const targetsOf = (id: ResourceId): readonly TargetGroupFact[] => {
    const balancer = get(id)
    if (balancer === undefined || !('listeners' in balancer)) return []
    const groups = new Set((balancer.listeners ?? []).flatMap((l) => l.forwardTo ?? []))
    return [...groups].flatMap((groupId) => {
      const group = get(groupId)
      return group?.kind === 'target-group' ? [{ group, targets: (group.targets ?? []).flatMap((t) => get(t) ?? []) }] : []
    })
  }

  const reader: TopologyIndex = {
    topology,
    all,
    get,
    kindOf,
    of,
    ofKind: (kind) => byKind.get(kind as KindName) ?? [],
    nameOf,
    routeTableOf,
    routesOf,
    tierOf,
    subnetsOf: (table) => (subnetsByTable().get(table) ?? []).map((s) => s.id),
    gatewaysOf: (table, where: RouteTargetFacet<never>['leadsTo']) => [
      ...new Set(routesOf(table).flatMap((r) => (isPlace(r.target) && leadsTo(r) === where ? [r.target] : []))),
    ],
    destinationName,
    interfacesOf,
    membersOf: (group) => members().get(group) ?? [],
    consumersOf: (id) => consumers().get(id) ?? [],
    vpcOf,
    loadBalancers: all.flatMap((r) => ('listeners' in r ? [{ id: r.id, scheme: r.scheme, listeners: r.listeners }] : [])),
    targetsOf,
    cidrsOf,
    price: (id) => prices.get(id),
    hoursPerMonth: topology.assumptions.hoursPerMonth,
    trafficGb: (id) => traffic.get(id),
  }
  return reader
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = make(key)
    known.set(key, value)
    return value
  }
}
