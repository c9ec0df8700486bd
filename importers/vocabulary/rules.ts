import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import type { Link, Part, Told, ToldMap } from '@/importers/vocabulary/statement'
import { linkOf } from '@/importers/vocabulary/values'

/** A permission of a security group, as every source of files knows it. */
export interface Permission {
  readonly protocol: RawValue | undefined
  readonly from: RawValue | undefined
  readonly to: RawValue | undefined
  /** Blocks of both families. */
  readonly blocks: readonly (RawValue | undefined)[]
  readonly prefixLists: readonly (RawValue | undefined)[]
  readonly groups: readonly (RawValue | undefined)[]
  readonly self?: boolean | undefined
  readonly description?: string | undefined
}

const names: Readonly<Record<string, string>> = { '-1': 'all', '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' }

/** EC2's IpProtocol in the words of the model; undefined: it is not told. Source: EC2 API, IpPermission. */
export function protocolOf(value: RawValue | undefined): string | number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).toLowerCase()
  const name = names[text] ?? text
  if (['all', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(name)) return name
  const number = Number(name)
  return /^\d+$/.test(name) && number <= 255 ? number : undefined
}

const numberOf = (value: RawValue | undefined): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined

/** Ports, or ICMP type and code, which EC2 writes into the same two fields; null: they are not told. */
export function portsOf(protocol: string | number, from: RawValue | undefined, to: RawValue | undefined): ToldMap | null {
  if (from instanceof Unknown || to instanceof Unknown || from instanceof Reference || to instanceof Reference) return null
  const [first, last] = [numberOf(from), numberOf(to)]
  if (protocol === 'icmp' || protocol === 'icmpv6') return first === undefined ? {} : { icmpType: first, icmpCode: last ?? -1 }
  if (protocol !== 'tcp' && protocol !== 'udp') return {}
  if (first === undefined || first < 0) return { ports: 'all' }
  const end = last ?? first
  if (first === 0 && end === 65_535) return { ports: 'all' }
  return { ports: first === end ? first : `${first}-${end}` }
}

/** One permission as written, with all of its peers. */
export function permission(partOf: Link | undefined, list: 'ingress' | 'egress', rule: Permission): Part {
  const protocol = protocolOf(rule.protocol)
  const ports = protocol === undefined ? null : portsOf(protocol, rule.from, rule.to)
  const isVague = protocol === undefined || ports === null
  const named: readonly (readonly [RawValue | undefined, (value: RawValue) => Told])[] = [
    ...rule.blocks.map((value) => [value, (v: RawValue) => (typeof v === 'string' ? v : undefined)] as const),
    ...rule.prefixLists.map((value) => [value, (v: RawValue) => linkOf(v, 'prefix-list')] as const),
    ...rule.groups.map((value) => [value, (v: RawValue) => linkOf(groupId(v), 'security-group')] as const),
  ]
  const written = named.filter(([value]) => value !== undefined && value !== null && value !== '')
  const values = written.flatMap(([value, read]) => (value === undefined ? [] : (read(value) ?? [])))
  const peers: readonly Told[] = [...values, ...(rule.self === true ? ['self'] : [])]
  return {
    partOf,
    list,
    told: { protocol: protocol ?? 'all', ...(ports ?? {}), description: rule.description === '' ? undefined : rule.description },
    each: { name: 'peer', values: peers },
    ...(isVague || values.length < written.length ? { isPartly: true } : {}),
    ...(isVague ? { isVague } : {}),
  }
}

/** Groups of other accounts are named `111122223333/sg-…`. */
const groupId = (value: RawValue): RawValue => (typeof value === 'string' ? value.replace(/^\d{12}\//, '') : value)

/** An entry of a network ACL, as every source of files knows it. */
export interface AclEntry {
  readonly number: RawValue | undefined
  readonly isEgress: boolean | undefined
  readonly protocol: RawValue | undefined
  readonly from: RawValue | undefined
  readonly to: RawValue | undefined
  readonly icmpType: RawValue | undefined
  readonly icmpCode: RawValue | undefined
  readonly block: RawValue | undefined
  readonly action: RawValue | undefined
}

/** Numbers from here on are AWS's own: the entries `*`, which deny, and which the model implies. Source: EC2 API, NetworkAclEntry. */
const firstOwnNumber = 32_767

export function aclEntry(partOf: Link | undefined, entry: AclEntry): Part {
  const protocol = protocolOf(entry.protocol)
  const isIcmp = protocol === 'icmp' || protocol === 'icmpv6'
  const ports =
    protocol === undefined ? null : isIcmp ? portsOf(protocol, entry.icmpType, entry.icmpCode) : portsOf(protocol, entry.from, entry.to)
  const number = numberOf(entry.number)
  const action = typeof entry.action === 'string' ? entry.action.toLowerCase() : undefined
  const isTold =
    protocol !== undefined &&
    ports !== null &&
    number !== undefined &&
    typeof entry.block === 'string' &&
    action !== undefined &&
    entry.isEgress !== undefined
  return {
    partOf,
    list: 'entries',
    told: {
      number,
      direction: entry.isEgress === true ? 'egress' : 'ingress',
      protocol: protocol ?? 'all',
      ...(ports ?? {}),
      cidr: typeof entry.block === 'string' ? entry.block : undefined,
      action,
    },
    ...(number !== undefined && number >= firstOwnNumber ? { each: { name: 'none', values: [] } } : {}),
    ...(isTold ? {} : { isPartly: true }),
    counted: entry.isEgress === true ? 'naclEgress' : 'naclIngress',
  }
}
