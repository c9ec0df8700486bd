import { describe, expect, it } from 'vitest'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

const item = (resourceType: string, resourceId: string, configuration: unknown, more: object = {}) => ({
  configurationItemVersion: '1.3',
  configurationItemStatus: 'OK',
  awsAccountId: '111122223333',
  awsRegion: 'eu-west-1',
  resourceType,
  resourceId,
  tags: { Name: `${resourceId} name`, Secret: 'hunter2' },
  configuration,
  ...more,
})

const permission = (port: number, extra: object) => ({
  ipProtocol: 'tcp',
  fromPort: port,
  toPort: port,
  userIdGroupPairs: [],
  ipv6Ranges: [],
  prefixListIds: [],
  ipv4Ranges: [],
  ipRanges: [],
  ...extra,
})

//  internet ── igw ── public [web, nat] ── private [db-group lets web-group in], a deleted gateway
const items = [
  item('AWS::EC2::VPC', 'vpc-0000000a', {
    vpcId: 'vpc-0000000a',
    cidrBlock: '10.0.0.0/16',
    cidrBlockAssociationSet: [{ cidrBlock: '10.0.0.0/16', cidrBlockState: { state: 'associated' } }],
  }),
  item('AWS::EC2::InternetGateway', 'igw-0000000a', {
    internetGatewayId: 'igw-0000000a',
    attachments: [{ vpcId: 'vpc-0000000a', state: 'available' }],
  }),
  item('AWS::EC2::Subnet', 'subnet-0000000a', {
    subnetId: 'subnet-0000000a',
    vpcId: 'vpc-0000000a',
    cidrBlock: '10.0.1.0/24',
    availabilityZone: 'eu-west-1a',
    mapPublicIpOnLaunch: true,
  }),
  item('AWS::EC2::Subnet', 'subnet-0000000b', {
    subnetId: 'subnet-0000000b',
    vpcId: 'vpc-0000000a',
    cidrBlock: '10.0.2.0/24',
    availabilityZone: 'eu-west-1b',
  }),
  item('AWS::EC2::RouteTable', 'rtb-0000000a', {
    routeTableId: 'rtb-0000000a',
    vpcId: 'vpc-0000000a',
    associations: [{ main: false, subnetId: 'subnet-0000000a', routeTableId: 'rtb-0000000a' }],
    routes: [
      { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active', origin: 'CreateRouteTable' },
      { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0000000a', state: 'active', origin: 'CreateRoute' },
    ],
  }),
  item('AWS::EC2::RouteTable', 'rtb-0000000b', {
    routeTableId: 'rtb-0000000b',
    vpcId: 'vpc-0000000a',
    associations: [{ main: true, routeTableId: 'rtb-0000000b' }],
    routes: [{ destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-0000000a', state: 'blackhole', origin: 'CreateRoute' }],
  }),
  item('AWS::EC2::NetworkAcl', 'acl-0000000a', {
    networkAclId: 'acl-0000000a',
    vpcId: 'vpc-0000000a',
    isDefault: true,
    associations: [{ subnetId: 'subnet-0000000a' }, { subnetId: 'subnet-0000000b' }],
    entries: [false, true].flatMap((egress) => [
      { ruleNumber: 100, protocol: '-1', ruleAction: 'allow', egress, cidrBlock: '0.0.0.0/0' },
      { ruleNumber: 32767, protocol: '-1', ruleAction: 'deny', egress, cidrBlock: '0.0.0.0/0' },
    ]),
  }),
  item('AWS::EC2::SecurityGroup', 'sg-0000000a', {
    groupId: 'sg-0000000a',
    groupName: 'web',
    vpcId: 'vpc-0000000a',
    // Each block stands twice, as a map and as a text.
    ipPermissions: [permission(443, { ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }], ipRanges: ['0.0.0.0/0'] })],
    ipPermissionsEgress: [permission(5432, { userIdGroupPairs: [{ groupId: 'sg-0000000b', userId: '111122223333' }] })],
  }),
  item('AWS::EC2::SecurityGroup', 'sg-0000000b', {
    groupId: 'sg-0000000b',
    groupName: 'db',
    vpcId: 'vpc-0000000a',
    ipPermissions: [permission(5432, { userIdGroupPairs: [{ groupId: 'sg-0000000a', userId: '111122223333' }] })],
    ipPermissionsEgress: [],
  }),
  item('AWS::EC2::Instance', 'i-0000000a', {
    instanceId: 'i-0000000a',
    state: { code: 16, name: 'running' },
    subnetId: 'subnet-0000000a',
    privateIpAddress: '10.0.1.5',
    publicIpAddress: '198.51.100.7',
    securityGroups: [{ groupId: 'sg-0000000a', groupName: 'web' }],
    networkInterfaces: [
      {
        networkInterfaceId: 'eni-0000000a',
        subnetId: 'subnet-0000000a',
        privateIpAddress: '10.0.1.5',
        groups: [{ groupId: 'sg-0000000a' }],
        association: { publicIp: '198.51.100.7' },
      },
    ],
  }),
  item('AWS::EC2::Instance', 'i-0000000b', { instanceId: 'i-0000000b', state: { name: 'terminated' } }),
  item(
    'AWS::EC2::NatGateway',
    'nat-0000000a',
    JSON.stringify({ natGatewayId: 'nat-0000000a', subnetId: 'subnet-0000000a', state: 'deleted' }),
  ),
  item('AWS::RDS::DBInstance', 'db-X', {
    dBInstanceIdentifier: 'orders',
    engine: 'postgres',
    endpoint: { port: 5432 },
    multiAZ: false,
    dBSubnetGroup: { vpcId: 'vpc-0000000a', subnets: [{ subnetIdentifier: 'subnet-0000000b' }] },
    vpcSecurityGroups: [{ vpcSecurityGroupId: 'sg-0000000b' }],
    masterUsername: 'hunter2',
  }),
  item('AWS::ElasticLoadBalancingV2::LoadBalancer', 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1', {
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1',
    loadBalancerName: 'shop',
    type: 'application',
    scheme: 'internet-facing',
    state: { code: 'active' },
    vpcId: 'vpc-0000000a',
    availabilityZones: [{ zoneName: 'eu-west-1a', subnetId: 'subnet-0000000a' }],
    securityGroups: ['sg-0000000a'],
  }),
  item('AWS::EC2::VPC', 'vpc-0000000c', null, { configurationItemStatus: 'ResourceDeleted' }),
  item('AWS::IAM::Role', 'AROA', { roleName: 'task', assumeRolePolicyDocument: 'hunter2' }),
]

const text = JSON.stringify({ fileVersion: '1.0', configSnapshotId: 'x', configurationItems: items })
const read = readFiles([{ name: 'snapshot.json', text }])

describe('a snapshot of AWS Config', () => {
  it('is counted as it is written, each permission once', () => {
    expect(inspect(read)).toMatchObject({
      format: 'AWS Config snapshot',
      counts: { vpc: 1, subnet: 2, routeTable: 2, igw: 1, nat: 0, sg: 2, nacl: 1, instance: 1, rds: 1, lb: 1 },
      routes: { explicit: 2, localWritten: 1 },
      routeTargets: { blackhole: 1, igw: 1 },
      sgIngress: { blocks: 2, peers: 2 },
      sgEgress: { blocks: 1, peers: 1 },
      naclEntries: { ingress: 2, egress: 2 },
      publicSubnets: ['subnet-0000000a'],
      privateSubnets: ['subnet-0000000b'],
      danglingReferences: {},
    })
  })

  it('becomes the same kinds as the EC2 API itself', () => {
    const of = (id: string) => read.topology?.resources.find((r) => r.id === id)
    expect(of('sg-0000000a')).toMatchObject({
      groupName: 'web',
      ingress: [{ protocol: 'tcp', ports: 443, peer: '0.0.0.0/0' }],
      egress: [{ ports: 5432, peer: 'sg-0000000b' }],
    })
    expect(of('i-0000000a')).toMatchObject({
      subnet: 'subnet-0000000a',
      publicAddress: '198.51.100.7',
      securityGroups: ['sg-0000000a'],
      name: 'i-0000000a name',
    })
    expect(of('orders')).toMatchObject({
      kind: 'rds-instance',
      port: 5432,
      subnets: ['subnet-0000000b'],
      securityGroups: ['sg-0000000b'],
      multiAz: false,
    })
    expect(of('shop')).toMatchObject({ kind: 'application-load-balancer', scheme: 'internet-facing', subnets: ['subnet-0000000a'] })
    expect(of('vpc-0000000a')).toMatchObject({ region: 'eu-west-1' })
  })

  it('does not draw what is gone, and says so', () => {
    const { leftOut } = inspect(read)
    for (const type of ['ec2:NatGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Instance', 'AWS::EC2::VPC'])
      if (type in leftOut) expect(leftOut[type]?.count).toBe(1)
    expect(Object.values(leftOut).reduce((n, one) => n + one.count, 0)).toBe(4)
    expect(read.topology?.resources.some((r) => r.id === 'i-0000000b')).toBe(false)
  })

  it('suggests flows, and keeps no secret', () => {
    expect(read.topology?.flows.map((flow) => flow.name)).toEqual(expect.arrayContaining([expect.stringContaining('db-X name')]))
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})
