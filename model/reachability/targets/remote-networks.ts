import { type Cidr, parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

export interface RemoteNetworks {
  /** Whether these are all: every VPN connection of the gateway has static routes, and the input tells them. */
  readonly isTold: boolean
  readonly blocks: readonly Cidr[]
}

/** Networks that the VPN connections of a virtual private gateway lead to. What BGP announces, a configuration does not tell. */
export function remoteNetworks(gateway: ResourceId, t: TopologyIndex): RemoteNetworks {
  const connections = t.of('vpn-connection').filter((vpn) => vpn.vpnGateway === gateway)
  return {
    isTold: connections.length > 0 && connections.every((vpn) => vpn.routing === 'static' && vpn.remoteCidrs !== undefined),
    blocks: connections.flatMap((vpn) => vpn.remoteCidrs ?? []).flatMap((text) => parseCidr(text) ?? []),
  }
}
