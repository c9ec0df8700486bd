import { appliance } from '@/model/reachability/targets/appliance'
import { egressOnlyInternetGateway } from '@/model/reachability/targets/egress-only-internet-gateway'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { gatewayEndpoint } from '@/model/reachability/targets/gateway-endpoint'
import { interfaceEndpoint } from '@/model/reachability/targets/interface-endpoint'
import { internetGateway } from '@/model/reachability/targets/internet-gateway'
import { natGateway } from '@/model/reachability/targets/nat-gateway'
import { transitGateway } from '@/model/reachability/targets/transit-gateway'
import { vpcPeering } from '@/model/reachability/targets/vpc-peering'
import { vpnGateway } from '@/model/reachability/targets/vpn-gateway'

/** What a route may lead through, by kind: one file and one line each. */
export const forwarders = {
  'internet-gateway': internetGateway,
  'egress-only-internet-gateway': egressOnlyInternetGateway,
  'nat-gateway': natGateway,
  'gateway-endpoint': gatewayEndpoint,
  'interface-endpoint': interfaceEndpoint,
  'vpc-peering': vpcPeering,
  'transit-gateway': transitGateway,
  'vpn-gateway': vpnGateway,
  'network-interface': appliance,
  'ec2-instance': appliance,
} as const satisfies Readonly<Record<string, Forwarder>>

/** The forwarder of a kind; undefined: the model does not tell how it forwards packets. */
export const forwarderOf = (kind: string): Forwarder | undefined =>
  Object.hasOwn(forwarders, kind) ? forwarders[kind as keyof typeof forwarders] : undefined
