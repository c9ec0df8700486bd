import type { Analysis } from '@/model/analyses/analysis'
import { listInWords } from '@/model/words'

/** A gateway endpoint is a route, not an interface: no security group filters it. Source: AWS PrivateLink guide, "Gateway endpoints". */
export const gatewayEndpointGroups: Analysis = {
  id: 'gateway-endpoint-groups',
  title: 'Gateway endpoints have no security group',
  run: (t) => {
    const drawn = t.of('gateway-endpoint').filter((e) => (e.securityGroups ?? []).length > 0)
    if (drawn.length === 0) return []
    const groups = [...new Set(drawn.flatMap((e) => e.securityGroups ?? []))].map((id) => t.nameOf(id))
    return [
      {
        code: 'consistency/gateway-endpoint-groups',
        severity: 'note',
        message: `${listInWords(drawn.map((e) => e.awsId ?? t.nameOf(e.id)))} ${drawn.length === 1 ? 'is' : 'are'} drawn in ${listInWords(groups)}; a gateway endpoint has no network interface and no security group. The egress rules of the callers decide, and the route of the prefix list.`,
        resources: drawn.map((e) => e.id),
      },
    ]
  },
}
