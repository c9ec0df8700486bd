import { type EffectiveRoute, isPlace, type RouteTargetFacet } from '@/model/kinds/kind'
import { parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import type { TopologyIndex } from '@/model/topology-index'

/** A route that leads out of a subnet, to a gateway of the topology. */
export interface Way {
  readonly destination: string
  readonly gateway: ResourceId
  readonly leadsTo: RouteTargetFacet<never>['leadsTo']
}

/** The ways out of a subnet, in the order of its routes; none where the input does not tell its table. */
export const waysFrom = (subnet: ResourceId, t: TopologyIndex): readonly Way[] => {
  const table = t.routeTableOf(subnet)
  return table === undefined ? [] : waysOfTable(t, table.id)
}

const waysOfTable = remember((t: TopologyIndex, table: string): readonly Way[] =>
  t.routesOf(table as ResourceId).flatMap((route) => wayOf(route, t)),
)

function wayOf({ destination, target }: EffectiveRoute, t: TopologyIndex): readonly Way[] {
  const gateway = isPlace(target) ? t.get(target) : undefined
  const leadsTo = gateway === undefined ? undefined : t.kindOf(gateway).routeTarget?.leadsTo
  return gateway === undefined || leadsTo === undefined ? [] : [{ destination, gateway: gateway.id, leadsTo }]
}

/** Whether a way is for every address of a family. */
export function isForAll({ destination }: Way, family: 4 | 6): boolean {
  const cidr = parseCidr(destination)
  return cidr !== null && cidr.family === family && cidr.prefixLength === 0
}
