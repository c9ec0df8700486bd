import { isPlace } from '@/model/kinds/kind'
import { cidrContains, formatCidr, networkOf } from '@/model/net/cidr'
import { looksLikeCidr } from '@/model/net/peer'
import type { ResourceId } from '@/model/resource'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { type Check, type CheckInput, called, type Problem } from '@/model/validation/check'

type RouteTable = ResourceOf<'route-table'>
type Route = NonNullable<RouteTable['routes']>[number]

/** Routes lead to things that forward packets, in the same VPC, and each destination is written once. */
export const routes: Check = {
  id: 'routes',
  find: (input) =>
    input.t.topology.resources.flatMap((table, i) => {
      if (table.kind !== 'route-table') return []
      return [
        ...mainTwice(table, i, input.t),
        ...(table.routes ?? []).flatMap((route, j) =>
          [
            duplicate(table, i, j, input),
            badTarget(route, input),
            elsewhere(table, route, input.t),
            notTaken(route, input.t),
            moreSpecificThanLocal(table, route, input.t),
          ].flatMap((found): readonly Problem[] => {
            if (found === null) return []
            const { attribute, message, ...rest } = found
            return [
              {
                severity: 'error',
                ...rest,
                message: `Route ${numberOf(i, j, input)} of ${called(table)} ${message}`,
                path: ['resources', i, 'routes', j, attribute],
                resource: table.id,
              },
            ]
          }),
        ),
      ]
    }),
}

type Found = (Pick<Problem, 'code' | 'message' | 'fix'> & { readonly attribute: 'destination' | 'target' }) | null

const destinationKey = (route: Route) => {
  const cidr = networkOf(route.destination)
  return cidr === null ? route.destination : formatCidr(cidr)
}

/** Number of a route as people count in the file. */
const numberOf = (i: number, j: number, { originOf }: CheckInput): number => Number(originOf(['resources', i, 'routes', j]).at(-1)) + 1

/** A static and a propagated route to one block may stand side by side (rule 16). */
function duplicate(table: RouteTable, i: number, j: number, input: CheckInput): Found {
  const route = table.routes?.[j]
  if (route === undefined || route.propagated === true) return null
  const first = (table.routes ?? []).findIndex((other) => other.propagated !== true && destinationKey(other) === destinationKey(route))
  if (first === j) return null
  return {
    code: 'topology/duplicate-route',
    attribute: 'destination',
    message: `has destination ${route.destination}, as route ${numberOf(i, first, input)} has; expected each destination once.`,
    fix: 'Take one of them out.',
  }
}

const isWord = (target: Route['target']): target is 'local' | 'blackhole' | 'unknown' => !isPlace(target)

function badTarget(route: Route, { t, unread }: CheckInput): Found {
  if (isWord(route.target)) return null
  const target = t.get(route.target)
  if (target === undefined || unread.brokenKinds.has(target.id) || target.kind === 'generic' || t.kindOf(target).routeTarget !== undefined)
    return null
  return {
    code: 'topology/not-a-route-target',
    attribute: 'target',
    message: `leads to ${called(target)}, expected a gateway, endpoint, peering, network interface or instance, local or blackhole.`,
    fix: 'Name what forwards the packets.',
  }
}

/** VPCs that a target belongs to; none where the input does not tell. */
function elsewhere(table: RouteTable, route: Route, t: TopologyIndex): Found {
  const vpc = isWord(route.target) || table.vpc === undefined ? undefined : t.vpcOf(route.target)
  const target = t.get(route.target)
  if (vpc === undefined || target === undefined || vpc === table.vpc) return null
  return {
    code: 'topology/target-in-other-vpc',
    attribute: 'target',
    message: `leads to ${called(target)} in VPC "${vpc}", expected a target in VPC "${table.vpc}", where the table is.`,
    fix: 'Name a target in the same VPC, or correct the VPC of the table or of the target.',
  }
}

function notTaken(route: Route, t: TopologyIndex): Found {
  const target = t.get(route.target)
  const takes = target === undefined ? undefined : t.kindOf(target).routeTarget?.takes
  if (target === undefined || takes === undefined) return null
  const cidr = networkOf(route.destination)
  if (cidr === null && looksLikeCidr(route.destination)) return null
  const fits = takes === 'prefix-list' ? cidr === null : cidr === null || cidr.family === (takes === 'ipv4' ? 4 : 6)
  if (fits) return null
  const expected = takes === 'prefix-list' ? 'the prefix list of its service' : `an ${takes === 'ipv4' ? 'IPv4' : 'IPv6'} destination`
  return {
    code: 'topology/destination-not-taken',
    attribute: 'destination',
    message: `sends ${route.destination} to ${called(target)}, expected ${expected}: it takes nothing else.`,
    fix: takes === 'prefix-list' ? 'Write the id of the prefix-list as destination.' : 'Correct the destination, or name another target.',
  }
}

/**
 * Rule 18: a destination inside a block of the VPC must be a whole subnet of it, and lead to a NAT gateway, a network interface or an
 * endpoint. Propagated routes are never followed there (rule 16).
 * Source: Amazon VPC User Guide, "Route tables": routing for a middlebox appliance
 */
function moreSpecificThanLocal(table: RouteTable, route: Route, t: TopologyIndex): Found {
  const { vpc } = table
  const cidr = networkOf(route.destination)
  if (vpc === undefined || cidr === null || route.target === 'local' || route.propagated === true) return null
  const local = t.cidrsOf(vpc).find((text) => {
    const block = networkOf(text)
    return block !== null && block.prefixLength < cidr.prefixLength && cidrContains(block, cidr)
  })
  if (local === undefined) return null
  if (!subnetBlocksOf(vpc, t).has(formatCidr(cidr)))
    return {
      code: 'topology/more-specific-than-local',
      attribute: 'destination',
      message: `has destination ${route.destination} inside ${local} of the VPC, expected the whole block of one of its subnets.`,
      fix: 'Write the block of a subnet, or take the route out: the local route leads there.',
    }
  const target = t.get(route.target)
  const leadsTo = target === undefined ? undefined : t.kindOf(target).routeTarget?.leadsTo
  if (leadsTo === undefined || leadsTo === 'nat' || leadsTo === 'appliance' || leadsTo === 'endpoint' || target === undefined) return null
  return {
    code: 'topology/more-specific-than-local',
    attribute: 'target',
    message: `sends subnet ${route.destination} of the VPC to ${called(target)}, expected a NAT gateway, a network interface or an endpoint.`,
    fix: 'Name one of these, or take the route out: the local route leads there.',
  }
}

const known = new WeakMap<TopologyIndex, Map<string, ReadonlySet<string>>>()

function subnetBlocksOf(vpc: ResourceId, t: TopologyIndex): ReadonlySet<string> {
  let all = known.get(t)
  if (all === undefined) {
    const sets = new Map<string, Set<string>>()
    for (const subnet of t.of('subnet'))
      for (const text of [subnet.cidr, subnet.ipv6Cidr]) {
        const cidr = text === undefined ? null : networkOf(text)
        const set = sets.get(subnet.vpc ?? '') ?? new Set()
        if (cidr !== null) sets.set(subnet.vpc ?? '', set.add(formatCidr(cidr)))
      }
    all = sets
    known.set(t, all)
  }
  return all.get(vpc) ?? new Set()
}

function mainTwice(table: RouteTable, i: number, t: TopologyIndex): readonly Problem[] {
  if (table.main !== true || table.vpc === undefined) return []
  const first = t.of('route-table').find((other) => other.main === true && other.vpc === table.vpc)
  if (first === undefined || first === table) return []
  return [
    {
      code: 'topology/two-main-tables',
      severity: 'error',
      message: `${called(table)} and ${called(first)} are both the main table of VPC "${table.vpc}", expected one.`,
      fix: 'Take `main` out of one of them.',
      path: ['resources', i, 'main'],
      resource: table.id,
    },
  ]
}
