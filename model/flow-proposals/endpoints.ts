import { type AwsService, awsService } from '@/model/aws-services'
import { type Leg, type Proposer, participant, roundTrip } from '@/model/flow-proposals/proposer'
import { ableToOpen } from '@/model/flow-proposals/rules'
import { waysFrom } from '@/model/flow-proposals/ways'
import { inOrder, nameOfWorkloads, partOf, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import type { AnyResource } from '@/model/resource'
import { isBlock } from '@/model/security-groups/rules'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** AWS APIs are called by HTTPS. */
const port = 443

type Endpoint = ResourceOf<'gateway-endpoint'> | ResourceOf<'interface-endpoint'>

/** From what runs to AWS services by the endpoints of its VPC: by routes to a gateway endpoint, by name to an interface endpoint. */
export const endpoints: Proposer = {
  id: 'endpoint',
  *propose(t) {
    const byFamily = resourcesByFamily(t)
    const { gatewayUsers, byVpc } = usersOf(t)
    for (const endpoint of [...inOrder(t.of('gateway-endpoint')), ...inOrder(t.of('interface-endpoint'))]) {
      if (endpoint.stub === true) continue
      const users = takesRoutes(endpoint, t) ? gatewayUsers.get(endpoint.id) : byVpc.get(t.vpcOf(endpoint.id) ?? '')
      const service = awsService(endpoint.service)
      const { callers, called } = declared(endpoint, users ?? [], byFamily.get(service.family) ?? [], t)
      const [first] = callers
      if (first === undefined) continue
      const name = nameOfWorkloads(callers, t)
      const behind = called.length === 0 ? [] : [participant('service', called, t, called.length === 1 ? undefined : service.name)]
      yield {
        id: endpoint.id,
        name: `${name} to ${service.name}`,
        description: `A call of ${name} to ${service.name} by the VPC endpoint, and its answer`,
        participants: [partOf('callers', callers, t), participant('endpoint', [endpoint], t, `${service.name} endpoint`), ...behind],
        steps: [...roundTrip(legs(service, behind.length > 0))],
      }
    }
  },
}

function legs(service: AwsService, isServiceTold: boolean): readonly Leg[] {
  const text = `HTTPS ${port} to ${service.name}`
  const first: Leg = { from: 'callers', to: 'endpoint', protocol: 'tcp', port, text }
  return isServiceTold ? [first, { from: 'endpoint', to: 'service', protocol: 'tcp', port, text }] : [first]
}

const takesRoutes = (endpoint: Endpoint, t: TopologyIndex): boolean => t.kindOf(endpoint).routeTarget?.takes === 'prefix-list'

/**
 * Who calls what by an endpoint. Where some say that they use resources of the service, those and these; else all whose rules let them, and
 * all of the service.
 */
function declared(
  endpoint: Endpoint,
  users: readonly Workload[],
  ofService: readonly AnyResource[],
  t: TopologyIndex,
): { readonly callers: readonly Workload[]; readonly called: readonly AnyResource[] } {
  // The public name of the service does not lead here: only the name of the endpoint itself does.
  const isByName = !('privateDns' in endpoint) || endpoint.privateDns !== false
  const { ofResource } = workloadsOf(t)
  const own = new Set(users)
  const uses = ofService.map((resource) => ({
    resource,
    by: t.consumersOf(resource.id).flatMap((consumer) => {
      const workload = ofResource.get(consumer.id)
      return workload !== undefined && own.has(workload) ? [workload] : []
    }),
  }))
  const used = uses.filter(({ by }) => by.length > 0)
  const sayers = new Set(used.flatMap(({ by }) => by))
  const groups = new Set<string>(endpoint.securityGroups ?? [])
  const prefixList = 'prefixList' in endpoint ? endpoint.prefixList : undefined
  const names = (peer: string) => isBlock(peer) || groups.has(peer) || peer === prefixList
  const callers = sayers.size > 0 ? users.filter((w) => sayers.has(w)) : ableToOpen(users, port, names, t)
  return { callers, called: !isByName ? [] : used.length > 0 ? used.map(({ resource }) => resource) : ofService }
}

function resourcesByFamily(t: TopologyIndex): ReadonlyMap<string, readonly AnyResource[]> {
  const found = new Map<string, AnyResource[]>()
  for (const resource of inOrder(t.all.filter((r) => r.stub !== true))) {
    const family = t.kindOf(resource).look.service
    if (family === undefined) continue
    const list = found.get(family)
    if (list === undefined) found.set(family, [resource])
    else list.push(resource)
  }
  return found
}

/** Who may use which endpoint: each workload is looked at once. */
function usersOf(t: TopologyIndex) {
  const gatewayUsers = new Map<string, Workload[]>()
  const { all, byVpc } = workloadsOf(t)
  for (const workload of all) {
    const [first, ...rest] = workload.subnets.map((id) => new Set(endpointsFrom(id, t)))
    // By the routes of every subnet that it stands in.
    for (const id of first ?? []) {
      if (!rest.every((others) => others.has(id))) continue
      const list = gatewayUsers.get(id)
      if (list === undefined) gatewayUsers.set(id, [workload])
      else list.push(workload)
    }
  }
  return { gatewayUsers, byVpc }
}

const endpointsFrom = (subnet: Workload['subnets'][number], t: TopologyIndex) =>
  waysFrom(subnet, t).flatMap((way) => (way.leadsTo === 'endpoint' ? [way.gateway] : []))
