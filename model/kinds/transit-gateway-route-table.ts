import { z } from 'zod'
import { cidrText, ref } from '@/model/kinds/attributes'
import { defineKind, type KindProblem, type TopologyReader } from '@/model/kinds/kind'
import { resourceBase } from '@/model/resource'

export const TransitGatewayRouteSchema = z.object({
  destination: z.union([cidrText, ref('prefix-list')]).describe('CIDR block, or id of a prefix-list'),
  target: z.union([z.literal('blackhole'), ref('transit-gateway-attachment')]).describe('id of an attachment, or blackhole'),
  propagated: z.boolean().optional(),
})

type TransitGatewayRoute = z.infer<typeof TransitGatewayRouteSchema>

export const transitGatewayRouteTable = defineKind({
  kind: 'transit-gateway-route-table',
  look: {
    label: 'Transit Gateway Route Table',
    plural: 'Transit Gateway Route Tables',
    short: 'TGW Route Table',
    shortPlural: 'TGW Route Tables',
    category: 'networking',
    glyph: 'route-table',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('transit-gateway-route-table'),
    transitGateway: ref('transit-gateway').optional(),
    routes: z.array(TransitGatewayRouteSchema).optional().describe('static and propagated; absent: the input does not tell'),
  }),
  place: (self, t) => [{ in: t.get(self.transitGateway)?.region ?? t.ofKind('region')[0]?.id ?? null, area: 'route-tables' }],
  lines: (self, t) => [
    self.name ?? 'TGW Route Table',
    ...(self.routes ?? []).map((r) => `${t.destinationName(r.destination, 'abbreviation')} → ${endOf(r.target, t)}`),
  ],
  relations: (self) =>
    self.transitGateway === undefined
      ? []
      : [
          {
            from: self.transitGateway,
            to: self.id,
            label: 'Associated',
            arrows: 'forward',
            stroke: 'dotted',
            relation: 'association',
            because: [self.id],
          },
        ],
  addresses: (self) => [...new Set((self.routes ?? []).map((r) => r.destination).filter((d) => d.includes('/')))],
  facts: (self) => [
    ...(self.transitGateway === undefined ? [] : [{ label: 'Transit gateway', value: self.transitGateway, link: self.transitGateway }]),
    { label: 'Routes', value: self.routes === undefined ? 'unknown' : String(self.routes.length) },
  ],
  check: (self) => sameDestinations(self.routes ?? []),
  examples: [
    {
      kind: 'transit-gateway-route-table',
      id: 'hub-routes',
      transitGateway: 'hub',
      routes: [
        { destination: '10.8.0.0/16', target: 'shop-to-hub', propagated: true },
        { destination: '192.168.0.0/16', target: 'office-to-hub' },
        { destination: '10.0.0.0/8', target: 'blackhole' },
      ],
    },
    { kind: 'transit-gateway-route-table', id: 'table-of-unknown-routes' },
  ],
})

/** What stands at the other end of an attachment: its VPC where it has one. */
function endOf(target: string, t: TopologyReader): string {
  const vpc = t.get(target)?.vpc
  return vpc === undefined ? t.nameOf(target) : t.nameOf(vpc)
}

function sameDestinations(routes: readonly TransitGatewayRoute[]): readonly KindProblem[] {
  return routes.flatMap((route, i) => {
    const first = routes.findIndex((r) => r.destination === route.destination && (r.propagated ?? false) === (route.propagated ?? false))
    if (first === i || route.propagated === true) return []
    return [
      {
        code: 'topology/duplicate-route' as const,
        severity: 'error' as const,
        message: `Routes ${first + 1} and ${i + 1} both lead to ${route.destination}, expected one static route to each destination.`,
        fix: 'Take one of them out.',
        path: `routes/${i}/destination`,
      },
    ]
  })
}
