import type { Analysis } from '@/model/analyses/analysis'
import { reservedPerSubnet } from '@/model/net/cidr'

/** AWS keeps five addresses of every subnet, and none of a VPC as such. Source: Amazon VPC User Guide, "Subnet sizing for IPv4". */
export const statedReservedAddresses: Analysis = {
  id: 'stated-reserved-addresses',
  title: 'Reserved addresses are counted per subnet',
  run: (t) =>
    t.topology.documented.flatMap((stated) => {
      const [about] = stated.about
      const vpc = t.get(about)
      if (stated.attribute !== 'reserved-addresses' || vpc?.kind !== 'vpc') return []
      const subnets = t.of('subnet').filter((s) => s.vpc === vpc.id && s.cidr !== undefined).length
      const kept = subnets * reservedPerSubnet
      if (kept === stated.value) return []
      return [
        {
          code: 'consistency/stated-reserved-addresses',
          severity: 'note',
          message: `"${stated.place}" counts ${stated.value} reserved addresses on ${t.nameOf(vpc.id)}; AWS reserves ${reservedPerSubnet} in each subnet and none on the VPC: ${subnets} × ${reservedPerSubnet} = ${kept}.`,
          resources: [vpc.id],
        },
      ]
    }),
}
