import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { code } from '@/exporters/markdown/encode'
import { type Cell, table } from '@/exporters/markdown/table'
import { inhabitantsOf } from '@/model/inhabitants'
import { groupThousands } from '@/model/money'
import { addressCount, type Cidr, cidrContains, formatCidr, parseCidr, reservedAddresses, reservedPerSubnet } from '@/model/net/cidr'
import { tierLook } from '@/model/tier'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Address space of each VPC and its subnets, and which addresses of a subnet AWS keeps. */
export const addressesSection: DocumentSection = {
  id: 'addresses',
  write: (t) => {
    const rows = t.of('vpc').flatMap((vpc) => [...(vpc.cidrs ?? []).map((cidr) => vpcRow(vpc, cidr, t)), ...subnetRows(vpc, t)])
    if (rows.length === 0) return null
    return blocks(
      '## IP Address Allocation',
      table(['Subnet', 'CIDR', 'Available IPs', 'Reserved', 'Usable', 'Purpose'], rows),
      reserved(t),
    )
  },
}

const count = (n: bigint): string => groupThousands(String(n))

function vpcRow(vpc: ResourceOf<'vpc'>, cidr: string, t: TopologyIndex): readonly Cell[] {
  const label = t.of('vpc').length === 1 ? t.kindOf(vpc).look.label : `${t.kindOf(vpc).look.label} ${t.nameOf(vpc.id)}`
  const block = parseCidr(cidr)
  if (block === null) return [{ bold: label }, cidr, 'unknown', 'unknown', 'unknown', 'Total address space']
  const total = addressCount(block)
  if (block.family === 6) return [{ bold: label }, cidr, count(total), '', '', 'Total address space']
  // What a document states of the VPC stands beside its first block.
  const stated =
    cidr === vpc.cidrs?.[0]
      ? t.topology.documented.find((d) => d.attribute === 'reserved-addresses' && d.about.includes(vpc.id))
      : undefined
  const subnets = t.of('subnet').filter((s) => s.vpc === vpc.id && liesIn(s.cidr, block))
  const taken = stated === undefined ? subnets.length * reservedPerSubnet : stated.value
  return [
    { bold: label },
    cidr,
    count(total),
    stated === undefined ? `${taken} (${reservedPerSubnet} per subnet)` : `${taken} (AWS)`,
    count(total - BigInt(taken)),
    'Total address space',
  ]
}

function liesIn(cidr: string | undefined, block: Cidr): boolean {
  const own = cidr === undefined ? null : parseCidr(cidr)
  return own !== null && cidrContains(block, own)
}

const subnetRows = (vpc: ResourceOf<'vpc'>, t: TopologyIndex): readonly (readonly Cell[])[] =>
  t
    .of('subnet')
    .filter((s) => s.vpc === vpc.id)
    .flatMap((subnet) => [subnet.cidr, subnet.ipv6Cidr].flatMap((cidr) => (cidr === undefined ? [] : [subnetRow(subnet, cidr, t)])))

function subnetRow(subnet: ResourceOf<'subnet'>, cidr: string, t: TopologyIndex): readonly Cell[] {
  const zone = subnet.availabilityZone
  const label = `${tierLook[t.tierOf(subnet.id)].word}${zone === undefined ? '' : ` (${t.nameOf(zone)})`}`
  const purpose = subnet.purpose ?? inhabitantsOf(subnet.id, t).join(', ')
  const block = parseCidr(cidr)
  if (block === null) return [{ bold: label }, cidr, 'unknown', 'unknown', 'unknown', purpose]
  const total = addressCount(block)
  const kept = BigInt(reservedAddresses(block).length)
  return [{ bold: label }, cidr, count(total), count(kept), count(total - kept), purpose]
}

/** The five addresses, as the ends of the smallest subnet's first block show them. */
function reserved(t: TopologyIndex): string | null {
  const blocksOf = t.of('subnet').flatMap((s): Cidr[] => {
    const block = s.cidr === undefined ? null : parseCidr(s.cidr)
    return block === null ? [] : [block]
  })
  const [first] = blocksOf
  if (first === undefined) return null
  // Where all subnets are a /24, the last octet says it for all of them; else the first subnet is the example.
  const alike = blocksOf.every((b) => b.prefixLength === 24)
  const shown = reservedAddresses(first).map(
    ({ address, meaning }) => `${code(alike ? `.${address.split('.').at(-1) ?? ''}` : address)} - ${meaning}`,
  )
  return `**Reserved IPs per Subnet (AWS)${alike ? '' : `, as in ${formatCidr(first)}`}:**\n${bullets(shown)}`
}
