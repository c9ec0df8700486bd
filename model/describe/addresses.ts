import { copyRow, counted, type Describe, linkRow, looksCopyable } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { groupThousands } from '@/model/money'
import { anyAddressOf } from '@/model/net/any-address'
import { addressCount, type Cidr, parseCidr, reservedAddresses, reservedPerSubnet } from '@/model/net/cidr'
import { referenceTo } from '@/model/resource-names'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Blocks with what they hold, and the addresses of its interfaces. */
export const addresses: Describe = (resource, t) => {
  const kind = t.kindOf(resource)
  const role = kind.container?.role
  const blocks = kind.addresses?.(resource as never) ?? []
  const interfaces = t.interfacesOf(resource)
  // The blocks of rules are addresses of others: the rules section shows them.
  const isRules = kind.look.category === 'security'
  const told = new Set(interfaces.flatMap((i) => [i.privateAddress, i.publicAddress]))
  const others = isRules ? [] : blocks.filter((b) => !told.has(b)).map((b) => copyRow('Address', b))
  const own = role === undefined ? others : blocks.flatMap((b) => blockRows(b, role === 'subnet', resource, t))
  const rows = [...own, ...interfaceRows(resource, t), ...elasticIpRows(resource, t)]
  if (rows.length === 0 && role !== 'subnet' && role !== 'vpc' && interfaces.length === 0 && !('publicAddress' in resource)) return null
  return { id: 'addresses', title: 'Addresses', rows, empty: 'unknown: the input tells no block or address of it.' }
}

/** A block, how many addresses it holds, and those of a subnet that AWS keeps. */
function blockRows(block: string, isSubnet: boolean, resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  const cidr = parseCidr(block)
  const label = block.includes(':') ? 'IPv6 block' : 'IPv4 block'
  if (cidr === null) return [{ label, value: block, why: 'Not a valid CIDR block', tone: 'bad', copyable: true }]
  if (!isSubnet) {
    const subnets = t.of('subnet').filter((s) => s.vpc === resource.id && (cidr.family === 4 ? s.cidr : s.ipv6Cidr) !== undefined)
    return [
      copyRow(
        label,
        block,
        `${countText(cidr)} addresses; ${counted(subnets.length, 'subnet')} in it. AWS reserves ${reservedPerSubnet} in each subnet, none of the VPC itself`,
      ),
    ]
  }
  const reserved = reservedAddresses(cidr)
  const usable = cidr.family === 6 ? 'the others' : groupThousands(String(addressCount(cidr) - BigInt(reserved.length)))
  return [
    copyRow(label, block, `${countText(cidr)} addresses, ${reserved.length} reserved by AWS, ${usable} usable`),
    ...(cidr.family === 4 ? reserved.map(({ address, meaning }) => copyRow('Reserved', address, meaning)) : []),
  ]
}

/** Powers of two where digits would say nothing: `2^64`. */
const countText = (cidr: Cidr): string => (cidr.family === 6 ? `2^${128 - cidr.prefixLength}` : groupThousands(String(addressCount(cidr))))

function interfaceRows(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  return t.interfacesOf(resource).flatMap((i): DetailRow[] => {
    const subnet = t.get(i.subnet)
    const block = subnet?.kind === 'subnet' ? (subnet.cidr ?? subnet.ipv6Cidr) : undefined
    const where = subnet === undefined ? 'in a subnet that the input does not tell' : `in ${referenceTo(subnet.id, t)}`
    const value = i.privateAddress ?? (block === undefined ? 'unknown' : anyAddressOf(block))
    const exact = i.privateAddress !== undefined
    return [
      {
        label: 'Private address',
        value,
        why: `Interface ${where}${exact ? '' : block === undefined ? '' : `: some address of ${block}, which one the input does not tell`}`,
        ...(exact ? { copyable: true } : {}),
        ...(subnet === undefined ? {} : { link: subnet.id }),
      },
      ...(i.publicAddress === undefined ? [] : [copyRow('Public address', i.publicAddress, `Interface ${where}`)]),
    ]
  })
}

function elasticIpRows(resource: Resource, t: TopologyIndex): readonly DetailRow[] {
  const ids = [...('elasticIps' in resource ? (resource.elasticIps ?? []) : []), ...('elasticIp' in resource ? [resource.elasticIp] : [])]
  return ids
    .flatMap((id) => id ?? [])
    .map((id): DetailRow => {
      const found = t.get(id)
      const address = found?.kind === 'elastic-ip' ? found.publicAddress : undefined
      const row = linkRow('Elastic IP', id, t)
      return address === undefined
        ? { ...row, ...(found === undefined ? {} : { why: 'The input does not tell the address' }) }
        : { ...row, value: address, copyable: looksCopyable(address) }
    })
}
