import { thing, thingOf, zone } from '@/importers/cloudformation/vocabulary/thing'
import { endpointRoutes } from '@/importers/vocabulary/endpoint-routes'
import { serviceOf } from '@/importers/vocabulary/endpoint-service'
import { routePart } from '@/importers/vocabulary/route'
import type { Statement } from '@/importers/vocabulary/statement'
import { unresolvedText } from '@/importers/vocabulary/statement'
import { all, constant, either, flag, link, links, number, selfLink, setting, type Term, text, through } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const targets = {
  GatewayId: 'route-target',
  NatGatewayId: 'nat-gateway',
  EgressOnlyInternetGatewayId: 'egress-only-internet-gateway',
  TransitGatewayId: 'transit-gateway',
  VpcPeeringConnectionId: 'vpc-peering',
  VpcEndpointId: 'route-target',
  NetworkInterfaceId: 'network-interface',
  InstanceId: 'ec2-instance',
  LocalGatewayId: 'route-target',
  CarrierGatewayId: 'route-target',
  CoreNetworkArn: 'route-target',
} as const

const destinations = { blocks: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'], prefixList: 'DestinationPrefixListId' }

/** Without a type an endpoint is a gateway endpoint. Source: AWS::EC2::VPCEndpoint, VpcEndpointType. */
const endpointKind = (v: Values): string => {
  const type = v.text('VpcEndpointType') ?? 'Gateway'
  return type === 'Interface' ? 'interface-endpoint' : type === 'Gateway' ? 'gateway-endpoint' : 'generic'
}

export const network: Readonly<Record<string, Term>> = {
  'AWS::EC2::VPC': thing('vpc', {
    cidrs: (v) => (v.text('CidrBlock') === undefined ? undefined : [v.text('CidrBlock')]),
    dnsSupport: flag('EnableDnsSupport'),
    dnsHostnames: flag('EnableDnsHostnames'),
  }),
  'AWS::EC2::VPCCidrBlock': setting('vpc', 'VpcId', { '+cidrs': text('CidrBlock', 'Ipv6CidrBlock') }),
  'AWS::EC2::Subnet': thing('subnet', {
    vpc: link('vpc', 'VpcId'),
    availabilityZone: zone('AvailabilityZone'),
    cidr: text('CidrBlock'),
    ipv6Cidr: text('Ipv6CidrBlock'),
    assignsPublicAddresses: flag('MapPublicIpOnLaunch'),
  }),
  'AWS::EC2::SubnetCidrBlock': setting('subnet', 'SubnetId', { ipv6Cidr: text('Ipv6CidrBlock') }),
  'AWS::EC2::InternetGateway': thing('internet-gateway', {}),
  'AWS::EC2::VPCGatewayAttachment': (v): readonly Statement[] => [
    ...(v.get('InternetGatewayId') === undefined
      ? []
      : [{ sets: v.link('internet-gateway', 'InternetGatewayId'), told: { vpc: v.link('vpc', 'VpcId') } }]),
    ...(v.get('VpnGatewayId') === undefined
      ? []
      : [{ sets: v.link('vpn-gateway', 'VpnGatewayId'), told: { vpc: v.link('vpc', 'VpcId') } }]),
  ],
  'AWS::EC2::EgressOnlyInternetGateway': thing('egress-only-internet-gateway', { vpc: link('vpc', 'VpcId') }),
  'AWS::EC2::NatGateway': thing('nat-gateway', {
    subnet: link('subnet', 'SubnetId'),
    connectivityType: text('ConnectivityType'),
    elasticIps: links('elastic-ip', 'AllocationId'),
    privateAddress: text('PrivateIpAddress'),
  }),
  'AWS::EC2::EIP': all(thing('elastic-ip', { associatedWith: link('ec2-instance', 'InstanceId') }), (v, raw) => [
    { sets: v.link('ec2-instance', 'InstanceId'), told: { elasticIp: selfLink(raw, 'elastic-ip') }, onlyIfThere: true },
  ]),
  'AWS::EC2::EIPAssociation': (v): readonly Statement[] => [
    {
      sets: v.link('elastic-ip', 'AllocationId', 'EIP'),
      told: { associatedWith: v.link('ec2-instance', 'InstanceId') ?? v.link('network-interface', 'NetworkInterfaceId') },
    },
    { sets: v.link('ec2-instance', 'InstanceId'), told: { elasticIp: v.link('elastic-ip', 'AllocationId', 'EIP') }, onlyIfThere: true },
    { sets: v.link('network-interface', 'NetworkInterfaceId'), told: { associatePublicIpAddress: true }, onlyIfThere: true },
  ],
  'AWS::EC2::RouteTable': thing('route-table', { vpc: link('vpc', 'VpcId'), routes: constant([]) }),
  'AWS::EC2::Route': (v) => [routePart(v.link('route-table', 'RouteTableId'), v, destinations, targets)],
  'AWS::EC2::SubnetRouteTableAssociation': setting('subnet', 'SubnetId', { routeTable: link('route-table', 'RouteTableId') }),
  'AWS::EC2::GatewayRouteTableAssociation': setting('route-target', 'GatewayId', { routeTable: link('route-table', 'RouteTableId') }),
  'AWS::EC2::PrefixList': thing('prefix-list', {
    entries: (v) => (v.isUnknown('Entries') ? undefined : v.maps('Entries').map((entry) => entry.text('Cidr'))),
  }),
  'AWS::EC2::NetworkInterface': thing('network-interface', {
    subnet: link('subnet', 'SubnetId'),
    securityGroups: links('security-group', 'GroupSet'),
    privateAddress: text('PrivateIpAddress'),
    sourceDestCheck: flag('SourceDestCheck'),
  }),
  'AWS::EC2::NetworkInterfaceAttachment': setting('network-interface', 'NetworkInterfaceId', {
    attachedTo: link('ec2-instance', 'InstanceId'),
  }),
  'AWS::EC2::VPCEndpoint': all(
    thingOf(endpointKind, {
      type: (v) => (endpointKind(v) === 'generic' ? 'AWS::EC2::VPCEndpoint' : undefined),
      vpc: link('vpc', 'VpcId'),
      service: (v) => (endpointKind(v) === 'generic' ? undefined : serviceOf(v, 'ServiceName')),
      subnets: (v) => (endpointKind(v) === 'gateway-endpoint' ? undefined : v.links('subnet', 'SubnetIds')),
      securityGroups: (v) => (endpointKind(v) === 'interface-endpoint' ? v.links('security-group', 'SecurityGroupIds') : undefined),
      privateDns: (v) => (endpointKind(v) === 'interface-endpoint' ? v.flag('PrivateDnsEnabled') : undefined),
    }),
    endpointRoutes({ kindOf: endpointKind, service: 'ServiceName', prefixList: 'PrefixListId', tables: 'RouteTableIds' }),
  ),
  'AWS::EC2::VPCBlockPublicAccessOptions': thing('vpc-block-public-access', {
    mode: text('InternetGatewayBlockMode'),
    exclusions: constant([]),
  }),
  'AWS::EC2::VPCBlockPublicAccessExclusion': thing('block-public-access-exclusion', {
    vpc: link('other-vpc', 'VpcId'),
    subnet: link('other-subnet', 'SubnetId'),
    mode: text('InternetGatewayExclusionMode'),
    elsewhere: either(through('other-vpc', unresolvedText, 'VpcId'), through('other-subnet', unresolvedText, 'SubnetId')),
  }),
  'AWS::EC2::VPCPeeringConnection': thing('vpc-peering', {
    requesterVpc: link('vpc', 'VpcId'),
    accepterVpc: link('other-vpc', 'PeerVpcId'),
    otherVpcId: through('other-vpc', unresolvedText, 'PeerVpcId'),
    otherAccount: text('PeerOwnerId'),
    otherRegion: text('PeerRegion'),
  }),
  'AWS::EC2::TransitGateway': thing('transit-gateway', { asn: number('AmazonSideAsn') }),
  'AWS::EC2::TransitGatewayAttachment': transitAttachment(),
  'AWS::EC2::TransitGatewayVpcAttachment': transitAttachment(),
  'AWS::EC2::TransitGatewayRouteTable': thing('transit-gateway-route-table', {
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    routes: constant([]),
  }),
  'AWS::EC2::TransitGatewayRoute': (v) => [
    {
      partOf: v.link('transit-gateway-route-table', 'TransitGatewayRouteTableId'),
      list: 'routes',
      told: {
        destination: v.text('DestinationCidrBlock'),
        target: v.flag('Blackhole') === true ? 'blackhole' : v.link('transit-gateway-attachment', 'TransitGatewayAttachmentId'),
      },
      counted: 'tgwRoute',
    },
  ],
  'AWS::EC2::TransitGatewayRouteTableAssociation': setting('transit-gateway-attachment', 'TransitGatewayAttachmentId', {
    routeTable: link('transit-gateway-route-table', 'TransitGatewayRouteTableId'),
  }),
  'AWS::EC2::TransitGatewayRouteTablePropagation': setting('transit-gateway-attachment', 'TransitGatewayAttachmentId', {
    '+propagatesTo': link('transit-gateway-route-table', 'TransitGatewayRouteTableId'),
  }),
  'AWS::EC2::VPNGateway': thing('vpn-gateway', { asn: number('AmazonSideAsn') }),
  'AWS::EC2::CustomerGateway': thing('customer-gateway', { publicAddress: text('IpAddress'), asn: number('BgpAsn') }),
  'AWS::EC2::VPNConnection': thing('vpn-connection', {
    customerGateway: link('customer-gateway', 'CustomerGatewayId'),
    vpnGateway: link('vpn-gateway', 'VpnGatewayId'),
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    routing: (v) => (v.flag('StaticRoutesOnly') === undefined ? undefined : v.flag('StaticRoutesOnly') === true ? 'static' : 'bgp'),
  }),
  'AWS::EC2::VPNConnectionRoute': setting('vpn-connection', 'VpnConnectionId', { '+remoteCidrs': text('DestinationCidrBlock') }),
  'AWS::S3::Bucket': thing('s3-bucket', {}, { name: ['BucketName'] }),
  'AWS::DynamoDB::Table': thing('dynamodb-table', {}, { name: ['TableName'] }),
  'AWS::DynamoDB::GlobalTable': thing('dynamodb-table', {}, { name: ['TableName'] }),
  'AWS::ECR::Repository': thing('ecr-registry', {}, { name: ['RepositoryName'] }),
  'AWS::SecretsManager::Secret': thing('secrets-manager', {}, { name: ['Name'] }),
  'AWS::CloudFront::Distribution': thing('cloudfront-distribution', {}),
}

function transitAttachment(): Term {
  return thing('transit-gateway-attachment', {
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    vpc: link('vpc', 'VpcId'),
    subnets: links('subnet', 'SubnetIds'),
    applianceMode: (v) =>
      v.text('Options.ApplianceModeSupport') === undefined ? undefined : v.text('Options.ApplianceModeSupport') === 'enable',
  })
}
