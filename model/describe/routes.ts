import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import type { ResourceId } from '@/model/resource'
import { referenceTo } from '@/model/resource-names'
import { type RankedRoute, rankedRoutes, routePath, routeStatus } from '@/model/routing/effective-routes'
import { isBlock } from '@/model/security-groups/rules'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** The routes of a table, of a subnet, or of the subnets that a resource's interfaces stand in, the longest prefix first. */
export const routes: Describe = (resource, t) => {
  const shared = { id: 'routes', title: 'Routes' } as const
  if (resource.kind === 'route-table')
    return {
      ...shared,
      rows: routeRows(resource.id, t),
      empty: 'unknown: no route in the input, and its VPC, which gives the local ones, is not known.',
    }
  const isSubnet = t.kindOf(resource).container?.role === 'subnet'
  const subnets = isSubnet ? [resource.id] : [...new Set(t.interfacesOf(resource).flatMap((i) => i.subnet ?? []))]
  if (!isSubnet && t.interfacesOf(resource).length === 0) return null
  const tables = new Map<ResourceId | undefined, ResourceId[]>()
  for (const subnet of subnets) {
    const table = t.routeTableOf(subnet)?.id
    tables.set(table, [...(tables.get(table) ?? []), subnet])
  }
  const rows = [...tables].flatMap(([table, of]) =>
    table === undefined ? of.map((s) => unknownTable(s, t)) : [tableRow(table, of, isSubnet, t), ...routeRows(table, t)],
  )
  return { ...shared, rows, empty: 'unknown: the input does not tell the subnet of its interfaces.' }
}

const unknownTable = (subnet: ResourceId, t: TopologyIndex): DetailRow => ({
  label: 'Route table',
  value: 'unknown',
  why: `The input tells no route table for ${referenceTo(subnet, t)}, and no main one of its VPC`,
  tone: 'doubt',
})

function tableRow(table: ResourceId, subnets: readonly ResourceId[], own: boolean, t: TopologyIndex): DetailRow {
  const main = subnets.some((id) => {
    const found = t.get(id)
    return found?.kind === 'subnet' && found.routeTable === undefined
  })
  const how = main ? 'the main table of the VPC, for the subnet names none' : 'associated'
  return linkRow('Route table', table, t, { why: own ? how : `of ${listInWords(subnets.map((s) => referenceTo(s, t)))}: ${how}` })
}

const routeRows = (table: ResourceId, t: TopologyIndex): readonly DetailRow[] => rankedRoutes(table, t).map((ranked) => routeRow(ranked, t))

function routeRow(ranked: RankedRoute, t: TopologyIndex): DetailRow {
  const { route } = ranked
  const target: Resource | undefined = t.get(route.target)
  const origin = routePath(route) ?? 'implied by the VPC'
  const why = [routeStatus(ranked, t), origin, ...(ranked.propagated ? ['propagated'] : [])].join(' · ')
  const bad = ranked.status === 'blackhole' || ranked.status === 'missing'
  return {
    label: t.destinationName(route.destination, 'full'),
    value: target === undefined ? route.target : referenceTo(target.id, t),
    why,
    ...(target === undefined ? { copyable: isBlock(route.target) } : { link: target.id }),
    ...(bad ? { tone: 'bad' as const } : ranked.status === 'shadowed' ? { tone: 'doubt' as const } : {}),
  }
}
