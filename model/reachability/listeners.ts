import { type PortRange, parsePorts, portsInclude } from '@/model/net/ports'
import type { Resource, ResourceOf } from '@/model/topology'

export type LoadBalancer = ResourceOf<'application-load-balancer'> | ResourceOf<'network-load-balancer'>

/** Whether a resource answers by listeners, told or not: one of which none is told does not answer on every port. */
export const isLoadBalancer = (resource: Resource | undefined): resource is LoadBalancer =>
  resource?.kind === 'application-load-balancer' || resource?.kind === 'network-load-balancer'

/** Transport protocols that listeners take: TCP unless named here. Source: Elastic Load Balancing API, CreateListener. */
const over: Readonly<Record<string, readonly number[]>> = { UDP: [17], QUIC: [17], TCP_UDP: [6, 17] }

/** IANA numbers of what a listener or target group of a protocol takes. */
export const transportsOf = (protocol: string): readonly number[] => (Object.hasOwn(over, protocol) ? over[protocol] : undefined) ?? [6]

/** Whether a listener takes a packet (rule 38). */
export function listensTo(
  listener: { readonly protocol: string; readonly port: string | number },
  protocol: number,
  ports: PortRange,
): boolean {
  const own = parsePorts(listener.port)
  return transportsOf(listener.protocol).includes(protocol) && own !== null && portsInclude(own, ports)
}
