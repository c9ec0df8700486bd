import { computeOf } from '@/model/analyses/practices/compute'
import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { listInWords } from '@/model/words'

export const computeInPrivateSubnets: PracticeCheck = {
  id: 'compute-in-private-subnets',
  check: (t) => {
    const compute = computeOf(t)
    if (compute.length === 0) return unknown('No compute with network interfaces in the topology.')
    const tiers = compute.flatMap((r) =>
      t.interfacesOf(r).map((i) => ({ r, subnet: i.subnet, tier: i.subnet === undefined ? ('unknown' as const) : t.tierOf(i.subnet) })),
    )
    const open = tiers.filter((x) => x.tier === 'public')
    if (open.length > 0) return no(`${listInWords([...new Set(open.map((x) => t.nameOf(x.r.id)))])} in public subnets.`)
    const vague = tiers.filter((x) => x.tier === 'unknown')
    if (vague.length > 0)
      return unknown(`The routes of ${listInWords([...new Set(vague.map((x) => t.nameOf(x.r.id)))])} are not in the input.`)
    const subnets = [...new Set(tiers.flatMap((x) => x.subnet ?? []))]
    return yes(
      `${listInWords(compute.map((r) => t.nameOf(r.id)))} in ${listInWords(subnets.map((s) => t.nameOf(s)))}, which no route leads to from an internet gateway.`,
    )
  },
}
