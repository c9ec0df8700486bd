import type { Family } from '@/model/net/address'
import { type Cidr, parseCidr } from '@/model/net/cidr'
import type { TopologyIndex } from '@/model/topology-index'

/** Where one block ends and another begins: addresses between two neighbouring cuts are the same to every rule, entry and route. */
export interface Cuts {
  /** Number of the stretch between two cuts that an address is in. */
  stretchOf(family: Family, address: bigint): number
  /** Whether every end of a block is a cut already. */
  holds(block: Cidr): boolean
}

/** Cuts of every block that the topology names. */
export function cutsOf(t: TopologyIndex): Cuts {
  const texts = new Set<string>()
  for (const group of t.of('security-group')) for (const rule of [...(group.ingress ?? []), ...(group.egress ?? [])]) texts.add(rule.peer)
  for (const acl of t.of('network-acl')) for (const entry of acl.entries ?? []) texts.add(entry.cidr)
  for (const table of t.of('route-table')) for (const route of table.routes ?? []) texts.add(route.destination)
  for (const table of t.of('transit-gateway-route-table')) for (const route of table.routes ?? []) texts.add(route.destination)
  for (const list of t.of('prefix-list')) for (const entry of list.entries ?? []) texts.add(entry)
  for (const vpc of t.of('vpc')) for (const cidr of vpc.cidrs ?? []) texts.add(cidr)
  for (const subnet of t.of('subnet')) for (const cidr of [subnet.cidr, subnet.ipv6Cidr]) if (cidr !== undefined) texts.add(cidr)

  const found: Record<Family, Set<bigint>> = { 4: new Set([0n]), 6: new Set([0n]) }
  for (const text of texts) {
    const cidr = parseCidr(text)
    if (cidr === null) continue
    found[cidr.family].add(cidr.first)
    found[cidr.family].add(cidr.last + 1n)
  }
  // IPv4 as plain numbers: there are many more of them, and numbers are searched several times faster.
  const four = Float64Array.from([...found[4]], Number).sort()
  const six = [...found[6]].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    stretchOf: (family, address) => (family === 4 ? lastAtOrBefore(four, Number(address)) : lastAtOrBefore(six, address)),
    holds: (block) => found[block.family].has(block.first) && found[block.family].has(block.last + 1n),
  }
}

/** @param sorted  begins with 0 */
function lastAtOrBefore<N extends number | bigint>(sorted: { readonly length: number; readonly [i: number]: N }, value: N): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as N) <= value) low = middle
    else high = middle - 1
  }
  return low
}
