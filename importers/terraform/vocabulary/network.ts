import { thing, zone } from '@/importers/terraform/vocabulary/thing'
import { routePart } from '@/importers/vocabulary/route'
import type { Statement } from '@/importers/vocabulary/statement'
import { Link, unresolvedText } from '@/importers/vocabulary/statement'
import { all, constant, either, flag, link, links, number, selfLink, setting, type Term, text, through } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const vpcBlocks = (v: Values) => {
  const blocks = ['cidr_block', 'ipv6_cidr_block'].flatMap((name) => v.text(name) ?? [])
  return v.text('cidr_block') === undefined ? undefined : blocks
}

const vpc: Term = all(
  thing('vpc', { cidrs: vpcBlocks, dnsSupport: flag('enable_dns_support'), dnsHostnames: flag('enable_dns_hostnames') }),
  // Whatever stands in the input of these three is the VPC's own; what does not is not told.
  (v, raw): readonly Statement[] => [
    {
      sets: v.link('route-table', 'main_route_table_id', 'default_route_table_id'),
      told: { main: true, vpc: selfLink(raw, 'vpc') },
      onlyIfThere: true,
    },
    { sets: v.link('network-acl', 'default_network_acl_id'), told: { default: true }, onlyIfThere: true },
  ],
)

const targets = {
  gateway_id: 'route-target',
  nat_gateway_id: 'nat-gateway',
  egress_only_gateway_id: 'egress-only-internet-gateway',
  transit_gateway_id: 'transit-gateway',
  vpc_peering_connection_id: 'vpc-peering',
  vpc_endpoint_id: 'route-target',
  network_interface_id: 'network-interface',
  instance_id: 'ec2-instance',
  local_gateway_id: 'route-target',
  carrier_gateway_id: 'route-target',
  core_network_arn: 'route-target',
} as const

const inlineDestinations = { blocks: ['cidr_block', 'ipv6_cidr_block'], prefixList: 'destination_prefix_list_id' }
const ownDestinations = { blocks: ['destination_cidr_block', 'destination_ipv6_cidr_block'], prefixList: 'destination_prefix_list_id' }

const inlineRoutes: Term = (v, raw) =>
  v.isUnknown('route')
    ? [{ partOf: selfLink(raw, 'route-table'), list: 'routes', told: {}, isPartly: true, implied: true }]
    : v.maps('route').map((route) => routePart(selfLink(raw, 'route-table'), route, inlineDestinations, targets))

const table = { vpc: link('vpc', 'vpc_id'), routes: constant([]) }

export const network: Readonly<Record<string, Term>> = {
  aws_vpc: vpc,
  aws_default_vpc: vpc,
  aws_vpc_ipv4_cidr_block_association: setting('vpc', 'vpc_id', { '+cidrs': text('cidr_block') }),
  aws_vpc_ipv6_cidr_block_association: setting('vpc', 'vpc_id', { '+cidrs': text('ipv6_cidr_block') }),
  aws_subnet: thing('subnet', subnetAttributes()),
  aws_default_subnet: thing('subnet', subnetAttributes()),
  aws_internet_gateway: thing('internet-gateway', { vpc: link('vpc', 'vpc_id') }),
  aws_internet_gateway_attachment: setting('internet-gateway', 'internet_gateway_id', { vpc: link('vpc', 'vpc_id') }),
  aws_egress_only_internet_gateway: thing('egress-only-internet-gateway', { vpc: link('vpc', 'vpc_id') }),
  aws_nat_gateway: thing('nat-gateway', {
    subnet: link('subnet', 'subnet_id'),
    connectivityType: text('connectivity_type'),
    elasticIps: links('elastic-ip', 'allocation_id'),
    privateAddress: text('private_ip'),
  }),
  aws_eip: all(
    thing(
      'elastic-ip',
      { publicAddress: text('public_ip'), associatedWith: addressee('instance', 'network_interface') },
      { id: ['allocation_id', 'id'] },
    ),
    givesAddress('instance', 'network_interface', (_v, raw) => selfLink(raw, 'elastic-ip')),
  ),
  aws_eip_association: all(
    setting('elastic-ip', 'allocation_id', { associatedWith: addressee('instance_id', 'network_interface_id') }),
    givesAddress('instance_id', 'network_interface_id', (v) => v.link('elastic-ip', 'allocation_id')),
  ),
  aws_route_table: all(thing('route-table', table), inlineRoutes),
  aws_default_route_table: all(
    thing('route-table', { ...table, main: constant(true) }, { id: ['default_route_table_id', 'id'] }),
    inlineRoutes,
    mainOf('default_route_table_id'),
  ),
  aws_route: (v) => [routePart(v.link('route-table', 'route_table_id'), v, ownDestinations, targets)],
  aws_route_table_association: (v) => [
    v.get('gateway_id') === undefined || v.get('gateway_id') === ''
      ? { sets: v.link('subnet', 'subnet_id'), told: { routeTable: v.link('route-table', 'route_table_id') } }
      : { sets: v.link('route-target', 'gateway_id'), told: { routeTable: v.link('route-table', 'route_table_id') }, onlyIfThere: true },
  ],
  aws_main_route_table_association: setting('route-table', 'route_table_id', { main: constant(true), vpc: link('vpc', 'vpc_id') }),
  aws_vpn_gateway_route_propagation: setting('route-table', 'route_table_id', {}),
  aws_ec2_managed_prefix_list: (v, raw) => [...thing('prefix-list', { entries: prefixEntries })(v, raw)],
  aws_ec2_managed_prefix_list_entry: setting('prefix-list', 'prefix_list_id', { '+entries': text('cidr') }),
  aws_network_interface: all(
    thing('network-interface', {
      subnet: link('subnet', 'subnet_id'),
      securityGroups: links('security-group', 'security_groups'),
      privateAddress: text('private_ip', 'private_ips'),
      ipv6Addresses: nonEmpty('ipv6_addresses'),
      sourceDestCheck: flag('source_dest_check'),
      attachedTo: link('ec2-instance', 'attachment.instance'),
    }),
  ),
  aws_network_interface_attachment: setting('network-interface', 'network_interface_id', {
    attachedTo: link('ec2-instance', 'instance_id'),
  }),
  aws_network_interface_sg_attachment: setting('network-interface', 'network_interface_id', {
    '+securityGroups': link('security-group', 'security_group_id'),
  }),
  aws_vpc_block_public_access_options: thing('vpc-block-public-access', {
    mode: text('internet_gateway_block_mode'),
    exclusions: constant([]),
  }),
  aws_vpc_block_public_access_exclusion: thing('block-public-access-exclusion', {
    vpc: link('other-vpc', 'vpc_id'),
    subnet: link('other-subnet', 'subnet_id'),
    mode: text('internet_gateway_exclusion_mode'),
    elsewhere: either(through('other-vpc', unresolvedText, 'vpc_id'), through('other-subnet', unresolvedText, 'subnet_id')),
  }),
  aws_vpc_peering_connection: thing('vpc-peering', peering()),
  aws_vpc_peering_connection_accepter: setting('vpc-peering', 'vpc_peering_connection_id', {}),
  aws_ec2_transit_gateway: thing('transit-gateway', {
    asn: number('amazon_side_asn'),
    defaultRouteTable: link('transit-gateway-route-table', 'association_default_route_table_id'),
    securityGroupReferencing: enabled('security_group_referencing_support'),
  }),
  aws_ec2_transit_gateway_vpc_attachment: thing('transit-gateway-attachment', {
    transitGateway: link('transit-gateway', 'transit_gateway_id'),
    vpc: link('vpc', 'vpc_id'),
    subnets: links('subnet', 'subnet_ids'),
    applianceMode: enabled('appliance_mode_support'),
    securityGroupReferencing: enabled('security_group_referencing_support'),
  }),
  aws_ec2_transit_gateway_peering_attachment: thing('transit-gateway-attachment', {
    transitGateway: link('transit-gateway', 'transit_gateway_id'),
    peer: link('transit-gateway', 'peer_transit_gateway_id'),
  }),
  aws_ec2_transit_gateway_route_table: thing('transit-gateway-route-table', {
    transitGateway: link('transit-gateway', 'transit_gateway_id'),
    routes: constant([]),
  }),
  aws_ec2_transit_gateway_route: (v) => [
    {
      partOf: v.link('transit-gateway-route-table', 'transit_gateway_route_table_id'),
      list: 'routes',
      told: {
        destination: v.text('destination_cidr_block'),
        target: v.flag('blackhole') === true ? 'blackhole' : v.link('transit-gateway-attachment', 'transit_gateway_attachment_id'),
      },
      counted: 'tgwRoute',
    },
  ],
  aws_ec2_transit_gateway_route_table_association: setting('transit-gateway-attachment', 'transit_gateway_attachment_id', {
    routeTable: link('transit-gateway-route-table', 'transit_gateway_route_table_id'),
  }),
  aws_ec2_transit_gateway_route_table_propagation: setting('transit-gateway-attachment', 'transit_gateway_attachment_id', {
    '+propagatesTo': link('transit-gateway-route-table', 'transit_gateway_route_table_id'),
  }),
  aws_vpn_gateway: thing('vpn-gateway', { vpc: link('vpc', 'vpc_id'), asn: number('amazon_side_asn') }),
  aws_vpn_gateway_attachment: setting('vpn-gateway', 'vpn_gateway_id', { vpc: link('vpc', 'vpc_id') }),
  aws_customer_gateway: thing('customer-gateway', { publicAddress: text('ip_address'), asn: number('bgp_asn') }),
  aws_vpn_connection: thing('vpn-connection', {
    customerGateway: link('customer-gateway', 'customer_gateway_id'),
    vpnGateway: link('vpn-gateway', 'vpn_gateway_id'),
    transitGateway: link('transit-gateway', 'transit_gateway_id'),
    routing: (v) => (v.flag('static_routes_only') === undefined ? undefined : v.flag('static_routes_only') === true ? 'static' : 'bgp'),
  }),
  aws_vpn_connection_route: setting('vpn-connection', 'vpn_connection_id', { '+remoteCidrs': text('destination_cidr_block') }),
}

function subnetAttributes() {
  return {
    vpc: link('vpc', 'vpc_id'),
    availabilityZone: zone('availability_zone'),
    cidr: text('cidr_block'),
    ipv6Cidr: text('ipv6_cidr_block'),
    assignsPublicAddresses: flag('map_public_ip_on_launch'),
  }
}

/** Routes of a default table may be stated by the VPC as `default_route_table_id`. */
function mainOf(path: string): Term {
  return (v, raw) => {
    const found = v.link('vpc', path)
    // A reference to `aws_vpc.x.default_route_table_id` names the VPC that the table is of.
    return found === undefined || typeof found.to === 'string'
      ? []
      : [{ sets: selfLink(raw, 'route-table'), told: { vpc: new Link(found.to, 'vpc') } }]
  }
}

function prefixEntries(v: Values) {
  if (v.isUnknown('entry')) return undefined
  return v.maps('entry').flatMap((entry) => entry.text('cidr') ?? [])
}

function nonEmpty(path: string) {
  return (v: Values) => {
    const found = v.texts(path)
    return found === undefined || found.length === 0 ? undefined : found
  }
}

function enabled(path: string) {
  return (v: Values) => (v.text(path) === undefined ? undefined : v.text(path) === 'enable')
}

function addressee(instance: string, networkInterface: string) {
  return (v: Values) => v.link('ec2-instance', instance) ?? v.link('network-interface', networkInterface)
}

/** An Elastic IP gives what it is associated with a public address. */
function givesAddress(
  instance: string,
  networkInterface: string,
  address: (v: Values, raw: Parameters<Term>[1]) => Link | undefined,
): Term {
  return (v, raw) => [
    { sets: v.link('ec2-instance', instance), told: { elasticIp: address(v, raw) }, onlyIfThere: true },
    {
      sets: v.link('network-interface', networkInterface),
      told: { publicAddress: v.text('public_ip'), associatePublicIpAddress: true },
      onlyIfThere: true,
    },
  ]
}

function peering() {
  return {
    requesterVpc: link('vpc', 'vpc_id'),
    accepterVpc: link('other-vpc', 'peer_vpc_id'),
    otherVpcId: through('other-vpc', unresolvedText, 'peer_vpc_id'),
    otherAccount: text('peer_owner_id'),
    otherRegion: text('peer_region'),
    status: text('accept_status'),
  }
}
