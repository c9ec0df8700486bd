import type { Resource, ResourceOf, Topology } from '@/model/topology'
import { inBlock } from '@/tests/model/reachability/oracle/plain'

/** A host: the worlds have no interface that is not an instance's only one or an interface resource. */
export type Host = ResourceOf<'ec2-instance'> | ResourceOf<'network-interface'>
export type Nat = ResourceOf<'nat-gateway'>

/** Where the packet is about to leave from: a host, a NAT gateway, or an interface of a transit gateway attachment. */
export interface Place {
  readonly subnet: ResourceOf<'subnet'>
  readonly host: Host | null
  readonly id: string
}

export class Lost extends Error {}

/** Without a stack: to write it down would take longer than to follow the packet. */
export const lost = (why: string): never => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const error = new Lost(why)
  Error.stackTraceLimit = stackTraceLimit
  throw error
}

/** What stands in a world, looked up in the plainest way. */
export class Facts {
  constructor(private readonly world: Topology) {}

  protected all<K extends Resource['kind']>(kind: K): ResourceOf<K>[] {
    return this.world.resources.filter((r): r is ResourceOf<K> => r.kind === kind)
  }

  protected get(id: string | undefined): Resource | undefined {
    return this.world.resources.find((r) => r.id === id)
  }

  protected hosts(): Host[] {
    return [...this.all('ec2-instance'), ...this.all('network-interface'), ...this.endpoints()]
  }

  /** An interface endpoint is a host in each of its subnets, which opens no connections. */
  private endpoints(): Host[] {
    return this.all('interface-endpoint').flatMap((endpoint) =>
      (endpoint.subnets ?? []).map(
        (subnet): Host => ({
          kind: 'network-interface',
          id: `${endpoint.id}/${subnet}` as Host['id'],
          subnet,
          securityGroups: endpoint.securityGroups,
          privateAddress: (this.subnet(subnet).cidr ?? '').replace('.0/24', '.240'),
          ipv6Addresses: [],
        }),
      ),
    )
  }

  protected subnet(id: string | undefined): ResourceOf<'subnet'> {
    const found = this.get(id)
    return found?.kind === 'subnet' ? found : lost('no subnet')
  }

  place(id: string): Place {
    const host = this.hosts().find((h) => h.id === id)
    if (host === undefined) return lost('no host')
    return { subnet: this.subnet(host.subnet), host, id }
  }

  protected addresses(host: Host): string[] {
    return [host.privateAddress ?? '', ...(host.ipv6Addresses ?? [])]
  }

  protected owner(address: string, vpc: string): Host | undefined {
    return this.hosts().find((h) => this.addresses(h).includes(address) && this.subnet(h.subnet).vpc === vpc)
  }

  /** Whether an address is of a host or a NAT gateway of a VPC. */
  protected isOf(vpc: string, address: string): boolean {
    const nat = this.all('nat-gateway').some((n) => n.privateAddress === address && this.subnet(n.subnet).vpc === vpc)
    return nat || this.owner(address, vpc) !== undefined
  }

  protected inVpc(address: string, id: string): boolean {
    const vpc = this.get(id)
    return vpc?.kind === 'vpc' && (vpc.cidrs ?? []).some((block) => inBlock(address, block))
  }
}
