import { appliance } from '@/model/reachability/targets/appliance'
import { egressOnlyInternetGateway } from '@/model/reachability/targets/egress-only-internet-gateway'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { gatewayEndpoint } from '@/model/reachability/targets/gateway-endpoint'
import { internetGateway } from '@/model/reachability/targets/internet-gateway'
import { natGateway } from '@/model/reachability/targets/nat-gateway'
import { transitGateway } from '@/model/reachability/targets/transit-gateway'
import { vpcPeering } from '@/model/reachability/targets/vpc-peering'
import { vpnGateway } from '@/model/reachability/targets/vpn-gateway'

/** What a route may lead through, by kind: one file and one line each. */
export const forwarders: ReadonlyMap<string, Forwarder> = new Map([
  ['internet-gateway', internetGateway],
  ['egress-only-internet-gateway', egressOnlyInternetGateway],
  ['nat-gateway', natGateway],
  ['gateway-endpoint', gatewayEndpoint],
  ['vpc-peering', vpcPeering],
  ['transit-gateway', transitGateway],
  ['vpn-gateway', vpnGateway],
  ['network-interface', appliance],
  ['ec2-instance', appliance],
])
