import type { Analysis } from '@/model/analyses/analysis'
import { listInWords, shortOf } from '@/model/words'

/** PrivateLink is what interface endpoints use; a gateway endpoint is not part of it. Source: AWS PrivateLink guide, "Gateway endpoints". */
export const gatewayEndpointPrivatelink: Analysis = {
  id: 'gateway-endpoint-privatelink',
  title: 'Gateway endpoints do not use PrivateLink',
  run: (t) => {
    const said = t.topology.latencies.filter((l) => t.get(l.via)?.kind === 'gateway-endpoint' && /private\s?link/i.test(l.note))
    if (said.length === 0) return []
    const paths = said.map((l) => {
      const [from, to] = [t.get(l.from), t.get(l.to)]
      return `${from === undefined ? l.from : shortOf(from, t)} → ${to === undefined ? l.to : shortOf(to, t)}`
    })
    return [
      {
        code: 'consistency/gateway-endpoint-privatelink',
        severity: 'note',
        message: `"Latency Characteristics" names PrivateLink for ${listInWords(paths)}; these paths run through gateway endpoints, which are routes on the AWS network and do not use PrivateLink.`,
        resources: said.flatMap((l) => l.via ?? []),
      },
    ]
  },
}
