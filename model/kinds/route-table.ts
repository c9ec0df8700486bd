import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind, type EffectiveRoute, isPlace, type Relation, type TopologyReader } from '@/model/kinds/kind'
import { type ResourceId, resourceBase } from '@/model/resource'

export const RouteSchema = z.object({
  destination: z.union([cidrText, ref('prefix-list')]).describe('CIDR block, or id of a prefix-list'),
  target: z
    .union([z.enum(['local', 'blackhole', 'unknown']), ref()])
    .describe('id of a gateway, endpoint, interface or instance; or local, blackhole; unknown where the input does not tell'),
  propagated: z.boolean().optional(),
})

export const routeTable = defineKind({
  kind: 'route-table',
  look: {
    label: 'Route Table',
    plural: 'Route Tables',
    short: 'Route Table',
    shortPlural: 'Route Tables',
    category: 'networking',
    glyph: 'route-table',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('route-table'),
    vpc: ref('vpc').optional(),
    main: z.boolean().optional().describe('decides for the subnets of the VPC that have no table of their own'),
    routes: z.array(RouteSchema).optional().describe('the local routes of the VPC are implied; absent: the input does not tell'),
  }),
  place: (self, t) => [{ in: self.vpc ?? t.ofKind('region')[0]?.id ?? null, area: 'route-tables' }],
  lines: (self, t) => [self.name ?? (oneOfMany(self, t) ? self.id : 'Route Table'), ...routeSummary(self.id, t)],
  relations: (self, t) => t.subnetsOf(self.id).flatMap((subnet) => [association(subnet, self.id), ...throughTable(subnet, self.id, t)]),
  examples: [
    { kind: 'route-table', id: 'web-routes', vpc: 'shop-vpc', routes: [{ destination: '0.0.0.0/0', target: 'shop-igw' }] },
    { kind: 'route-table', id: 'no-way-out', vpc: 'shop-vpc', main: true, routes: [] },
    { kind: 'route-table', id: 'table-of-unknown-way', routes: [{ destination: '0.0.0.0/0', target: 'unknown' }] },
    { kind: 'route-table', id: 'table-of-unknown-content' },
  ],
})

/** Of several tables without a name only the ids tell which is which. */
const oneOfMany = (self: { readonly stub?: boolean | undefined }, t: TopologyReader): boolean =>
  self.stub !== true && t.ofKind('route-table').filter((table) => table.name === undefined).length > 1

/** `0.0.0.0/0 → NAT`, and the prefix lists of endpoints in one line: `S3/DDB → VPC Endpoints`. */
function routeSummary(table: ResourceId, t: TopologyReader): readonly string[] {
  const own = t.routesOf(table).filter((r) => r.target !== 'local')
  const isEndpoint = (r: EffectiveRoute) => leadsTo(r, t) === 'endpoint'
  const endpoints = own.filter(isEndpoint).map((r) => t.destinationName(r.destination, 'abbreviation'))
  return [
    ...own.filter((r) => !isEndpoint(r)).map((r) => `${t.destinationName(r.destination, 'abbreviation')} → ${targetName(r, t)}`),
    ...(endpoints.length === 0 ? [] : [`${endpoints.join('/')} → VPC Endpoint${endpoints.length === 1 ? '' : 's'}`]),
  ]
}

const facetOf = (route: EffectiveRoute, t: TopologyReader) => {
  const target = t.get(route.target)
  return target === undefined ? undefined : t.kindOf(target).routeTarget
}
const leadsTo = (route: EffectiveRoute, t: TopologyReader) => facetOf(route, t)?.leadsTo
const targetName = (route: EffectiveRoute, t: TopologyReader) => facetOf(route, t)?.abbreviation ?? t.nameOf(route.target)

const association = (subnet: ResourceId, table: ResourceId): Relation => ({
  from: subnet,
  to: table,
  label: 'Associated',
  arrows: 'forward',
  stroke: 'dotted',
  relation: 'association',
  because: [table],
})

/** What the routes make of a subnet: open to an internet gateway, or going out through a NAT or another gateway. */
function throughTable(subnet: ResourceId, table: ResourceId, t: TopologyReader): readonly Relation[] {
  const targets = new Map<ResourceId, string | undefined>()
  for (const route of t.routesOf(table)) if (isPlace(route.target)) targets.set(route.target, leadsTo(route, t))
  return [...targets].flatMap(([target, to]): readonly Relation[] => {
    const shared = { to: target, because: [table], stroke: 'solid' } as const
    switch (to) {
      case 'internet':
        return [{ ...shared, from: target, to: subnet, label: '', arrows: 'both', relation: 'traffic' }]
      case 'nat':
      case 'egress-only':
        return [{ ...shared, from: subnet, label: 'Outbound', arrows: 'forward', relation: 'outbound' }]
      case 'network':
      case 'appliance':
        return [{ ...shared, from: subnet, label: '', arrows: 'both', relation: 'traffic' }]
      // An endpoint is linked by those who use it.
      default:
        return []
    }
  })
}
