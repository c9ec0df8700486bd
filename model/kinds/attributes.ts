import { z } from 'zod'
import { ResourceIdSchema } from '@/model/resource'

/** What attributes note on their schemas, for those who walk them: `schema-shape.ts` reads it. */
export interface AttributeMeta {
  /** Kinds that the attribute may name; none listed means any. */
  readonly references?: readonly string[]
  /** A text that stands for addresses, which validation judges. */
  readonly network?: 'cidr' | 'address'
}

/** An attribute that names another resource; `kinds` are the kinds it may name, none listed means any. */
export const ref = (...kinds: readonly string[]) =>
  ResourceIdSchema.meta({ references: kinds, description: kinds.length > 0 ? `id of a ${kinds.join(' or ')}` : 'id of a resource' })

/** IPv4 or IPv6 block; `model/net/cidr.ts` judges it, so that the message can say what is wrong with it. */
export const cidrText = z.string().meta({ network: 'cidr', description: 'IPv4 or IPv6 CIDR block, such as 10.0.0.0/16 or 2001:db8::/56' })

export const addressText = z.string().meta({ network: 'address', description: 'IPv4 or IPv6 address' })

/** `80`, `8000-8100` or `all`. */
export const portsText = z
  .union([
    z.number().int().min(0).max(65_535),
    z.string().regex(/^(all|\d{1,5}|\d{1,5}-\d{1,5})$/, 'a port, a range such as 8000-8100, or all'),
  ])
  .meta({ description: 'port, range such as 8000-8100, or all' })

/** EC2's IpProtocol: `-1` or `all`, a name, or an IANA number. */
export const protocolText = z
  .union([z.enum(['all', '-1', 'tcp', 'udp', 'icmp', 'icmpv6']), z.number().int().min(-1).max(255)])
  .meta({ description: 'tcp, udp, icmp, icmpv6, all, or an IANA protocol number' })

/** Other resources or parties that a workload opens connections to. */
export const connectsTo = z.array(ref()).optional().describe('what it opens connections to: services, databases, external parties')
