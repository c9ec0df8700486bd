import type { Flow } from '@/model/flows'
import { along, nameOfGroup, type Proposer, partOf, plainText, workloads } from '@/model/proposed-flows/proposer'
import type { AnyResource } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** What names itself by HTTPS: nearly every call that leaves a network. */
const httpsPort = 443

/** From private subnets to the internet, through the NAT gateway that their routes name. */
export const outbound: Proposer = {
  id: 'outbound',
  propose: (t) => {
    const [internet] = t.ofKind('internet')
    if (internet === undefined) return []
    return t.ofKind('nat-gateway').flatMap((nat): readonly Flow[] => {
      const [group] = workloads(t).filter((w) => goesThrough(w[0], nat.id, t))
      if (group === undefined) return []
      return [
        along(
          `outbound-${nat.id}`,
          `Outbound internet through ${plainText(t.nameOf(nat.id))}`,
          `A call of ${nameOfGroup(group, t)} to the internet, and its answer`,
          [partOf(group), { of: [nat.id] }, { of: [internet.id] }],
          [
            { protocol: 'tcp', port: httpsPort, text: 'HTTPS from a private address' },
            { protocol: 'tcp', port: httpsPort, text: 'HTTPS from the address of the gateway' },
          ],
        ),
      ]
    })
  },
}

function goesThrough(resource: AnyResource | undefined, gateway: string, t: TopologyIndex): boolean {
  if (resource === undefined) return false
  return t.interfacesOf(resource).some(({ subnet }) => {
    const table = subnet === undefined ? undefined : t.routeTableOf(subnet)
    return table !== undefined && t.routesOf(table.id).some((route) => route.target === gateway)
  })
}
