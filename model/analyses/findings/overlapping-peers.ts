import type { Analysis } from '@/model/analyses/findings/finding'
import { cidrsOverlap, parseCidr } from '@/model/net/cidr'
import { titleOf } from '@/model/resource-names'

/** What AWS goes on listing for a while. Source: Amazon VPC Peering Guide, "VPC peering connection lifecycle". */
const gone: ReadonlySet<string> = new Set(['deleted', 'rejected', 'expired'])

export const overlappingPeers: Analysis = {
  code: 'finding/overlapping-peers',
  severity: 'error',
  title: 'Two peered VPCs share addresses',
  about:
    'AWS refuses a peering between VPCs whose blocks overlap, even where the shared part is not used. Source: Amazon VPC Peering Guide, "VPC peering limitations".',
  find: (t) =>
    t.of('vpc-peering').flatMap((peering) => {
      if (gone.has(peering.status ?? '')) return []
      const [a, b] = [t.get(peering.requesterVpc), t.get(peering.accepterVpc)]
      if (a?.kind !== 'vpc' || b?.kind !== 'vpc') return []
      const shared = (a.cidrs ?? []).filter((x) =>
        b.cidrs?.some((y) => {
          const [p, q] = [parseCidr(x), parseCidr(y)]
          return p !== null && q !== null && cidrsOverlap(p, q)
        }),
      )
      if (shared.length === 0) return []
      const message = `${titleOf(a.id, t)} and ${titleOf(b.id, t)} share addresses (${shared.join(', ')}): AWS refuses this peering.`
      return [{ resource: peering.id, path: '', message, fix: 'Give one of them other blocks, or join them by a transit gateway and NAT.' }]
    }),
}
