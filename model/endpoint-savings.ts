import { awsService } from '@/model/aws-services'
import { linesOf } from '@/model/cost'
import { roundCents, unitPrice } from '@/model/money'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

export interface SavedTraffic {
  readonly service: string
  readonly gbPerMonth: number
  /** Price of a GB through the NAT gateway. */
  readonly priceText: string
  readonly usdPerMonth: number
}

export interface NatSavings {
  readonly lines: readonly SavedTraffic[]
  readonly usdPerMonth: number
  /** What the gateway endpoints themselves cost: nothing at AWS, whose price the topology tells. */
  readonly endpointUsd: number
}

/** What traffic through gateway endpoints would cost through a NAT gateway. Without a price or an assumption there is no line. */
export function natSavings(t: TopologyIndex): NatSavings {
  const nat = t.price('nat-gateway-gb')
  if (nat === undefined) return { lines: [], usdPerMonth: 0, endpointUsd: 0 }
  const lines = t.of('gateway-endpoint').flatMap((endpoint): SavedTraffic[] => {
    const gbPerMonth = t.trafficGb(endpoint.id)
    if (gbPerMonth === undefined) return []
    return [{ service: awsService(endpoint.service).name, gbPerMonth, priceText: unitPrice(nat.usd), usdPerMonth: gbPerMonth * nat.usd }]
  })
  const served = t.of('gateway-endpoint').filter((endpoint) => t.trafficGb(endpoint.id) !== undefined)
  return {
    lines,
    usdPerMonth: lines.reduce((sum, l) => sum + l.usdPerMonth, 0),
    endpointUsd: served.flatMap((endpoint) => linesOf(endpoint, t)).reduce((sum, l) => sum + l.usdPerMonth, 0),
  }
}

export interface EndpointReturn {
  readonly of: readonly ResourceId[]
  readonly service: string
  readonly gbPerMonth: number
  readonly approximate: boolean
  readonly natPriceText: string
  readonly savedUsd: number
  /** Hours of all interfaces of these endpoints. */
  readonly costUsd: number
  readonly netUsd: number
  /** What the topology file says of it. */
  readonly note: string | undefined
}

/** What the interface endpoints of a traffic assumption save at the NAT gateway, beside what they cost. */
export function endpointReturns(t: TopologyIndex): readonly EndpointReturn[] {
  const nat = t.price('nat-gateway-gb')
  const hour = t.price('interface-endpoint-hour')
  if (nat === undefined || hour === undefined) return []
  return t.topology.assumptions.traffic.flatMap((assumption): EndpointReturn[] => {
    const endpoints = t.of('interface-endpoint').filter((e) => assumption.of.includes(e.id))
    if (endpoints.length === 0) return []
    const interfaces = endpoints.reduce((sum, e) => sum + (e.subnets?.length ?? 0), 0)
    const savedUsd = assumption.gbPerMonth * nat.usd
    const costUsd = interfaces * hour.usd * t.hoursPerMonth
    return [
      {
        of: endpoints.map((e) => e.id),
        service: [...new Set(endpoints.map((e) => awsService(e.service).family))].join(', '),
        gbPerMonth: assumption.gbPerMonth,
        approximate: assumption.approximate === true,
        natPriceText: unitPrice(nat.usd),
        savedUsd,
        costUsd,
        // Of the figures as they are shown, so that a reader who adds them up finds the same.
        netUsd: roundCents(savedUsd) - roundCents(costUsd),
        note: assumption.note,
      },
    ]
  })
}
