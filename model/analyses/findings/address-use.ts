import type { InterfaceFact } from '@/model/kinds/kind'
import { addressCount, type Cidr, parseCidr, reservedPerSubnet } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** IPv4 addresses of a subnet, as far as the input tells. */
export interface AddressUse {
  /** Without the five that AWS reserves. */
  readonly usable: number
  /** One for each known interface. What the input does not list may use more. */
  readonly usedAtLeast: number
  readonly freeAtMost: number
}

/** The IPv4 block of a subnet; null: it has none, or the input does not tell it. */
export function ipv4Of(subnet: { readonly cidr?: string | undefined }): Cidr | null {
  const cidr = subnet.cidr === undefined ? null : parseCidr(subnet.cidr)
  return cidr?.family === 4 ? cidr : null
}

/** Interfaces of a subnet as the input lists them, those of its resources, and their addresses: one may be told in each of these ways. */
interface Counted {
  listed: number
  implied: number
  readonly addresses: Set<string>
}

/** How many addresses each subnet of known block has, and how many of them are used at least. */
export function addressUses(t: TopologyIndex): ReadonlyMap<ResourceId, AddressUse> {
  const counted = new Map<ResourceId, Counted>()
  for (const [subnet, fact, count] of t.all.flatMap((r) => certainIn(r, t))) {
    const own = counted.get(subnet) ?? { listed: 0, implied: 0, addresses: new Set() }
    counted.set(subnet, own)
    if (fact.id === undefined) own.implied += count
    else own.listed += count
    if (fact.privateAddress !== undefined) own.addresses.add(fact.privateAddress)
  }
  return new Map(
    t.of('subnet').flatMap((subnet) => {
      const cidr = ipv4Of(subnet)
      const usable = cidr === null ? 0 : Number(addressCount(cidr)) - reservedPerSubnet
      if (usable < 1) return []
      const own = counted.get(subnet.id)
      // A listed interface may be the one that a load balancer or an endpoint implies: only the greater count is certain.
      const least = own === undefined ? 0 : Math.max(own.listed, own.implied, own.addresses.size)
      const usedAtLeast = Math.min(least, usable)
      return [[subnet.id, { usable, usedAtLeast, freeAtMost: usable - usedAtLeast }] as const]
    }),
  )
}

/** What stands in one of its subnets, or shares its interfaces with others: several subnets tell of none that it is in. */
const mayStandIn: ReadonlySet<string> = new Set(['containers', 'serverless', 'database'])

type CertainInterfaces = readonly [subnet: ResourceId, fact: InterfaceFact, count: number]

/** Subnets that certainly hold interfaces of a resource, and how many at least. */
function certainIn(resource: Resource, t: TopologyIndex): readonly CertainInterfaces[] {
  const { category } = t.kindOf(resource).look
  const within = t.interfacesOf(resource).flatMap((fact) => (fact.subnet === undefined ? [] : [[fact.subnet, fact] as const]))
  if (!mayStandIn.has(category)) return within.map(([subnet, fact]) => [subnet, fact, 1])
  const [only] = within
  if (only === undefined || within.length > 1) return []
  // A task each; functions of the same groups share theirs, so that a second one adds nothing certain.
  const count = 'desiredCount' in resource ? (resource.desiredCount ?? 0) : category === 'database' ? 1 : 0
  return [[...only, count]]
}
