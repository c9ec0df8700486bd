import { addressUses, ipv4Of } from '@/model/analyses/findings/address-use'
import type { Analysis, Finding } from '@/model/analyses/findings/finding'
import { groupThousands } from '@/model/money'
import { addressBits, formatAddress } from '@/model/net/address'
import { addressCount, type Cidr, cidrsOverlap, parseCidr } from '@/model/net/cidr'
import { type Range, withoutRange } from '@/model/net/ranges'
import { titleOf } from '@/model/resource-names'

export const unallocatedAddresses: Analysis = {
  code: 'finding/unallocated-addresses',
  severity: 'note',
  title: 'Addresses of a VPC that no subnet holds',
  about:
    'What is left of each IPv4 block of a VPC for further subnets, the largest block that still fits, and how many addresses its subnets have used at least. Told only where the block of every listed subnet is known.',
  find: (t) => {
    const uses = addressUses(t)
    return t.of('vpc').flatMap((vpc) => {
      const subnets = t.of('subnet').filter((s) => s.vpc === vpc.id)
      // A subnet without an IPv4 block that has an IPv6 one may be an IPv6-only subnet, which takes nothing; without either it is untold.
      if (subnets.length === 0 || subnets.some((s) => ipv4Of(s) === null && s.ipv6Cidr === undefined)) return []
      return (vpc.cidrs ?? []).flatMap((text, i): readonly Finding[] => {
        const block = parseCidr(text)
        if (block?.family !== 4) return []
        const within = subnets.filter((s) => {
          const own = ipv4Of(s)
          return own !== null && cidrsOverlap(block, own)
        })
        const left = within.reduce<readonly Range[]>((rest, s) => withoutRange(rest, ipv4Of(s) ?? block), [block])
        const count = left.reduce((sum, r) => sum + r.last - r.first + 1n, 0n)
        const largest = largestBlock(left, block)
        if (largest === null) return []
        const own = within.flatMap((s) => uses.get(s.id) ?? [])
        const usable = own.reduce((sum, u) => sum + u.usable, 0)
        const used = own.reduce((sum, u) => sum + u.usedAtLeast, 0)
        const inSubnets = own.length === 0 ? '' : ` In its subnets at least ${groupThousands(used)} of ${groupThousands(usable)} are used.`
        const message = `${groupThousands(count.toString())} of ${groupThousands(addressCount(block).toString())} addresses of ${text}${titleOf(vpc.id, t) === text ? '' : ` (${titleOf(vpc.id, t)})`} are in no subnet of the input, ${largest} the largest block among them.${inSubnets}`
        return [{ resource: vpc.id, path: `cidrs/${i}`, message, fix: 'Nothing: it is room for further subnets.' }]
      })
    })
  },
}

/** The first of the largest blocks that fit into some ranges, a /28 at least, as AWS has no smaller subnets; null: none fits. */
function largestBlock(ranges: readonly Range[], within: Cidr): string | null {
  const bits = addressBits(within.family)
  for (let prefixLength = Math.max(within.prefixLength, 16); prefixLength <= 28; prefixLength++) {
    const size = 1n << BigInt(bits - prefixLength)
    for (const { first, last } of ranges) {
      const aligned = ((first + size - 1n) / size) * size
      if (aligned + size - 1n <= last) return `${formatAddress({ family: within.family, value: aligned })}/${prefixLength}`
    }
  }
  return null
}
