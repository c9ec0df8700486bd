import { blocksOf, every, everyText, thing, zone } from '@/importers/aws/vocabulary/thing'
import { endpointRoutes } from '@/importers/vocabulary/endpoint-routes'
import { serviceOf } from '@/importers/vocabulary/endpoint-service'
import { routePart } from '@/importers/vocabulary/route'
import type { Setting, Statement } from '@/importers/vocabulary/statement'
import { unresolvedText } from '@/importers/vocabulary/statement'
import { all, either, flag, link, links, number, selfLink, type Term, text, texts, through } from '@/importers/vocabulary/terms'
import { linkOf, type Values } from '@/importers/vocabulary/values'

const targets = {
  GatewayId: 'route-target',
  NatGatewayId: 'nat-gateway',
  EgressOnlyInternetGatewayId: 'egress-only-internet-gateway',
  TransitGatewayId: 'transit-gateway',
  VpcPeeringConnectionId: 'vpc-peering',
  NetworkInterfaceId: 'network-interface',
  InstanceId: 'ec2-instance',
  LocalGatewayId: 'route-target',
  CarrierGatewayId: 'route-target',
  CoreNetworkArn: 'route-target',
} as const

const destinations = { blocks: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'], prefixList: 'DestinationPrefixListId' }

const routes: Term = (v, raw): readonly Statement[] =>
  v.maps('Routes', 'RouteSet').map((route) =>
    routePart(selfLink(raw, 'route-table'), route, destinations, targets, {
      isBlackhole: route.text('State') === 'blackhole',
      propagated: route.text('Origin') === 'EnableVgwRoutePropagation',
    }),
  )

const associations: Term = (v, raw): readonly Setting[] => {
  const table = selfLink(raw, 'route-table')
  return v.maps('Associations', 'AssociationSet').map((one) =>
    one.flag('Main') === true
      ? { sets: table, told: { main: true } }
      : one.text('GatewayId') !== undefined
        ? {
            sets: one.link(one.text('GatewayId')?.startsWith('vgw-') === true ? 'vpn-gateway' : 'internet-gateway', 'GatewayId'),
            told: { routeTable: table },
            onlyIfThere: true,
          }
        : { sets: one.link('subnet', 'SubnetId'), told: { routeTable: table }, onlyIfThere: one.text('SubnetId') === undefined },
  )
}

const attachedVpc = (list: string) => (v: Values) => {
  const there = v.maps(list).find((one) => !['detached', 'detaching'].includes(one.text('State') ?? ''))
  return there?.link('vpc', 'VpcId')
}

const endpointKind = (v: Values): string => {
  const type = v.text('VpcEndpointType') ?? 'Gateway'
  return type === 'Interface' ? 'interface-endpoint' : type === 'Gateway' ? 'gateway-endpoint' : 'generic'
}

const endpoint: Term = (v, raw) =>
  thing(endpointKind(v), 'VpcEndpointId', {
    type: () => (endpointKind(v) === 'generic' ? 'vpc-endpoint' : undefined),
    vpc: link('vpc', 'VpcId'),
    service: () => (endpointKind(v) === 'generic' ? undefined : serviceOf(v, 'ServiceName')),
    subnets: () => (endpointKind(v) === 'gateway-endpoint' ? undefined : v.links('subnet', 'SubnetIds')),
    securityGroups: (own) => (endpointKind(v) === 'interface-endpoint' ? every('security-group', 'Groups', 'GroupId')(own) : undefined),
    privateDns: () => (endpointKind(v) === 'interface-endpoint' ? v.flag('PrivateDnsEnabled') : undefined),
  })(v, raw)

/** Interfaces that a service made for itself stand for it. */
const owns =
  (kind: string, interfaces: (v: Values) => readonly string[]): Term =>
  (v, raw): readonly Setting[] =>
    interfaces(v).flatMap((id) => {
      const sets = linkOf(id, 'network-interface')
      return sets === undefined ? [] : [{ sets, told: { attachedTo: selfLink(raw, kind) }, onlyIfThere: true }]
    })

/** AWS's own lists are called by the service that they lead to. */
const serviceOfList = (v: Values): string | undefined =>
  (v.text('PrefixListName') ?? '').startsWith('com.amazonaws.') ? v.text('PrefixListName') : undefined

const transitRoutes: Term = (v): readonly Statement[] => {
  const partOf = v.link('transit-gateway-route-table', 'TransitGatewayRouteTableId')
  const isPartly = v.flag('AdditionalRoutesAvailable') === true
  return v.maps('Routes').map((route) => ({
    partOf,
    list: 'routes',
    told: {
      destination: route.text('DestinationCidrBlock') ?? route.link('prefix-list', 'PrefixListId'),
      target:
        route.text('State') === 'blackhole'
          ? 'blackhole'
          : route.link('transit-gateway-attachment', 'TransitGatewayAttachments.TransitGatewayAttachmentId'),
    },
    counted: 'tgwRoute',
    isPartly,
  }))
}

/** What an exclusion is of: its ARN ends with the id. */
const excluded = (v: Values): string | undefined =>
  v.text('VpcId', 'SubnetId') ?? /:(?:vpc|subnet)\/([^/]+)$/.exec(v.text('ResourceArn') ?? '')?.[1]

const transitOption = (path: string) => (v: Values) => (v.text(path) === undefined ? undefined : v.text(path) === 'enable')

export const network: Readonly<Record<string, Term>> = {
  'ec2:Vpc': thing('vpc', 'VpcId', { cidrs: blocksOf }),
  'ec2:Subnet': thing('subnet', 'SubnetId', {
    vpc: link('vpc', 'VpcId'),
    availabilityZone: zone('AvailabilityZone'),
    cidr: text('CidrBlock'),
    ipv6Cidr: (v) => {
      const [one] = v
        .maps('Ipv6CidrBlockAssociationSet')
        .filter((a) => (a.text('Ipv6CidrBlockState.State') ?? 'associated') === 'associated')
      return one?.text('Ipv6CidrBlock')
    },
    assignsPublicAddresses: flag('MapPublicIpOnLaunch'),
  }),
  'ec2:InternetGateway': thing('internet-gateway', 'InternetGatewayId', { vpc: attachedVpc('Attachments') }),
  'ec2:EgressOnlyInternetGateway': thing('egress-only-internet-gateway', 'EgressOnlyInternetGatewayId', {
    vpc: attachedVpc('Attachments'),
  }),
  'ec2:NatGateway': all(
    thing('nat-gateway', 'NatGatewayId', {
      subnet: link('subnet', 'SubnetId'),
      connectivityType: text('ConnectivityType'),
      elasticIps: every('elastic-ip', 'NatGatewayAddresses', 'AllocationId'),
      privateAddress: text('NatGatewayAddresses.PrivateIp'),
    }),
    owns('nat-gateway', (v) => v.maps('NatGatewayAddresses').flatMap((one) => one.text('NetworkInterfaceId') ?? [])),
  ),
  'ec2:Address': all(
    thing('elastic-ip', ['AllocationId', 'PublicIp'], {
      publicAddress: text('PublicIp'),
      associatedWith: (v) => v.link('ec2-instance', 'InstanceId') ?? v.link('network-interface', 'NetworkInterfaceId'),
    }),
    (v, raw): readonly Setting[] => [
      { sets: v.link('ec2-instance', 'InstanceId'), told: { elasticIp: selfLink(raw, 'elastic-ip') }, onlyIfThere: true },
      { sets: v.link('network-interface', 'NetworkInterfaceId'), told: { publicAddress: v.text('PublicIp') }, onlyIfThere: true },
    ],
  ),
  'ec2:RouteTable': all(thing('route-table', 'RouteTableId', { vpc: link('vpc', 'VpcId'), routes: () => [] }), routes, associations),
  'ec2:VpcEndpoint': all(
    endpoint,
    endpointRoutes({ kindOf: endpointKind, service: 'ServiceName', prefixList: 'PrefixListId', tables: 'RouteTableIds' }),
    (v, raw) => owns(endpointKind(v), () => v.texts('NetworkInterfaceIds') ?? [])(v, raw),
  ),
  'ec2:VpcBlockPublicAccessOptions': thing('vpc-block-public-access', [], { mode: text('InternetGatewayBlockMode') }),
  'ec2:VpcBlockPublicAccessExclusion': thing('block-public-access-exclusion', 'ExclusionId', {
    vpc: (v) => linkOf(excluded(v), 'other-vpc'),
    subnet: (v) => linkOf(excluded(v), 'other-subnet'),
    elsewhere: excluded,
    mode: text('InternetGatewayExclusionMode'),
  }),
  'ec2:VpcBlockPublicAccessExclusions': thing('block-public-access-exclusion', [], { isWhole: () => true }),
  'ec2:VpcPeeringConnection': thing('vpc-peering', 'VpcPeeringConnectionId', {
    requesterVpc: link('other-vpc', 'RequesterVpcInfo.VpcId'),
    accepterVpc: link('other-vpc', 'AccepterVpcInfo.VpcId'),
    otherVpcId: either(
      through('other-vpc', unresolvedText, 'AccepterVpcInfo.VpcId'),
      through('other-vpc', unresolvedText, 'RequesterVpcInfo.VpcId'),
    ),
    status: text('Status.Code'),
  }),
  'ec2:TransitGateway': thing(
    'transit-gateway',
    'TransitGatewayId',
    {
      asn: number('Options.AmazonSideAsn'),
      defaultRouteTable: link('transit-gateway-route-table', 'Options.AssociationDefaultRouteTableId'),
      securityGroupReferencing: transitOption('Options.SecurityGroupReferencingSupport'),
    },
    { arn: ['TransitGatewayArn'] },
  ),
  'ec2:TransitGatewayVpcAttachment': thing('transit-gateway-attachment', 'TransitGatewayAttachmentId', {
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    vpc: link('vpc', 'VpcId'),
    subnets: links('subnet', 'SubnetIds'),
    applianceMode: transitOption('Options.ApplianceModeSupport'),
    securityGroupReferencing: transitOption('Options.SecurityGroupReferencingSupport'),
  }),
  'ec2:TransitGatewayAttachment': thing('transit-gateway-attachment', 'TransitGatewayAttachmentId', {
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    vpc: (v) => (v.text('ResourceType') === 'vpc' ? v.link('vpc', 'ResourceId') : undefined),
    vpnConnection: (v) => (v.text('ResourceType') === 'vpn' ? v.link('vpn-connection', 'ResourceId') : undefined),
    routeTable: link('transit-gateway-route-table', 'Association.TransitGatewayRouteTableId'),
    // Who owns the transit gateway sees all of its associations.
    associated: (v) => {
      const [gateway, owner] = [v.text('TransitGatewayOwnerId'), v.text('ResourceOwnerId')]
      return gateway !== undefined && gateway === owner && v.get('Association') === undefined ? false : undefined
    },
  }),
  'ec2:TransitGatewayRouteTable': thing('transit-gateway-route-table', 'TransitGatewayRouteTableId', {
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
  }),
  'ec2:VpnGateway': thing('vpn-gateway', 'VpnGatewayId', { vpc: attachedVpc('VpcAttachments'), asn: number('AmazonSideAsn') }),
  'ec2:CustomerGateway': thing('customer-gateway', 'CustomerGatewayId', { publicAddress: text('IpAddress'), asn: number('BgpAsn') }),
  'ec2:VpnConnection': thing('vpn-connection', 'VpnConnectionId', {
    customerGateway: link('customer-gateway', 'CustomerGatewayId'),
    vpnGateway: link('vpn-gateway', 'VpnGatewayId'),
    transitGateway: link('transit-gateway', 'TransitGatewayId'),
    routing: (v) =>
      v.flag('Options.StaticRoutesOnly') === undefined ? undefined : v.flag('Options.StaticRoutesOnly') === true ? 'static' : 'bgp',
    remoteCidrs: everyText('Routes', 'DestinationCidrBlock'),
  }),
  // Both `describe-prefix-lists` and `describe-managed-prefix-lists` call their list so.
  'ec2:PrefixList': thing(
    'prefix-list',
    'PrefixListId',
    { service: serviceOfList, entries: texts('Cidrs') },
    { name: ['PrefixListName'], arn: ['PrefixListArn'] },
  ),
  'ec2:ManagedPrefixListEntries': (v): readonly Setting[] => [
    { sets: v.link('prefix-list', 'PrefixListId'), told: { '+entries': v.maps('Entries').flatMap((one) => one.text('Cidr') ?? []) } },
  ],
  'ec2:TransitGatewayRoutes': transitRoutes,
  'ec2:ManagedPrefixList': thing(
    'prefix-list',
    'PrefixListId',
    { service: serviceOfList },
    { name: ['PrefixListName'], arn: ['PrefixListArn'] },
  ),
  'ec2:AvailabilityZone': () => [],
}
