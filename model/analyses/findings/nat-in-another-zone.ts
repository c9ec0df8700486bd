import type { Analysis } from '@/model/analyses/findings/finding'
import { groupThousands, unitPrice, usd } from '@/model/money'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

export const natInAnotherZone: Analysis = {
  code: 'finding/nat-in-another-zone',
  severity: 'warning',
  title: 'A subnet goes out through a NAT gateway in another zone',
  about:
    'When the zone of the NAT gateway fails, the subnet loses its way out although its own zone works; and traffic between zones is paid for by the GB. What a gateway for the zone costs, and from how many GB on it pays for itself, follows from the prices nat-gateway-hour and cross-zone-gb of the topology, where it has them.',
  find: (t) =>
    t.of('subnet').flatMap((subnet) => {
      const table = t.routeTableOf(subnet.id)
      if (table === undefined || subnet.availabilityZone === undefined) return []
      return t.gatewaysOf(table.id, 'nat').flatMap((id) => {
        const nat = t.get(id)
        const place = t.get(nat === undefined ? undefined : t.interfacesOf(nat)[0]?.subnet)
        const zone = place?.kind === 'subnet' ? place.availabilityZone : undefined
        if (zone === undefined || zone === subnet.availabilityZone) return []
        const message = `${titleOf(subnet.id, t)} in ${titleOf(subnet.availabilityZone ?? '', t)} goes out through ${titleOf(id, t)} in ${titleOf(zone, t)}.`
        return [
          { resource: subnet.id, path: '', message, fix: `Give each zone a NAT gateway and a route table of its own${costWords(t)}.` },
        ]
      })
    }),
}

/** What a further gateway costs, and the traffic between zones that costs as much. */
function costWords(t: TopologyIndex): string {
  const [hour, gb] = [t.price('nat-gateway-hour'), t.price('cross-zone-gb')]
  if (hour === undefined) return ''
  const monthly = hour.usd * t.hoursPerMonth
  const cost = `: each gateway costs ${usd(monthly)} a month (${t.hoursPerMonth} h × ${unitPrice(hour.usd)})`
  if (gb === undefined || gb.usd === 0) return cost
  const breakEvenGb = Math.ceil(Number((monthly / gb.usd).toFixed(6)))
  return `${cost}, as much as ${groupThousands(breakEvenGb)} GB between zones at ${unitPrice(gb.usd)}`
}
