import { awsService } from '@/model/aws-services'
import type { Flow } from '@/model/flows'
import { along, nameOfGroup, type Proposer, partOf, workloads } from '@/model/proposed-flows/proposer'
import type { AnyResource } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

const httpsPort = 443

/** From what runs to AWS services, over the endpoints of its VPC. */
export const endpoints: Proposer = {
  id: 'endpoints',
  propose: (t) =>
    [...t.of('gateway-endpoint'), ...t.of('interface-endpoint')].flatMap((endpoint): readonly Flow[] => {
      if (endpoint.stub === true) return []
      const service = awsService(endpoint.service)
      const [group] = workloads(t).filter((w) => canUse(w[0], endpoint, t))
      if (group === undefined) return []
      return [
        along(
          `endpoint-${endpoint.id}`,
          `${nameOfGroup(group, t)} to ${service.name}`,
          `A call of ${nameOfGroup(group, t)} to ${service.name}, which stays on the AWS network`,
          [partOf(group), { of: [endpoint.id] }],
          [{ protocol: 'tcp', port: httpsPort, text: `HTTPS to ${service.name}` }],
        ),
      ]
    }),
}

/** By a route of its subnets to a gateway endpoint; an interface endpoint serves its whole VPC. */
function canUse(resource: AnyResource | undefined, endpoint: AnyResource, t: TopologyIndex): boolean {
  if (resource === undefined) return false
  const takesRoutes = t.kindOf(endpoint).routeTarget?.takes === 'prefix-list'
  if (!takesRoutes) return endpoint.vpc !== undefined && t.vpcOf(resource.id) === endpoint.vpc
  return t.interfacesOf(resource).every(({ subnet }) => {
    const table = subnet === undefined ? undefined : t.routeTableOf(subnet)
    return table !== undefined && t.routesOf(table.id).some((route) => route.target === endpoint.id)
  })
}
