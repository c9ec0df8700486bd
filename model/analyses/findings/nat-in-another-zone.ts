import type { Analysis } from '@/model/analyses/findings/finding'
import { titleOf } from '@/model/resource-names'

export const natInAnotherZone: Analysis = {
  code: 'finding/nat-in-another-zone',
  severity: 'warning',
  title: 'A subnet goes out through a NAT gateway in another zone',
  about:
    'When the zone of the NAT gateway fails, the subnet loses its way out although its own zone works; and traffic between zones is paid for by the GB.',
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
        return [{ resource: subnet.id, path: '', message, fix: 'Give each zone a NAT gateway and a route table of its own.' }]
      })
    }),
}
