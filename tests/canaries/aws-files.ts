import { configTypes, recordLists } from '@/importers/aws/records'
import type { InputFile } from '@/importers/raw/raw-resource'
import { type Canaries, filled, secretText } from '@/tests/canaries/canaries'

type Records = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

const vpc = 'vpc-0000000a'
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`
const balancer = arn('elasticloadbalancing', 'loadbalancer/app/front/0000000000000001')
const targets = arn('elasticloadbalancing', 'targetgroup/apps/0000000000000001')
const subnet = (n: string, name: string, CidrBlock: string, zone: string) => ({
  SubnetId: `subnet-0000000${n}`,
  VpcId: vpc,
  CidrBlock,
  AvailabilityZone: `eu-west-1${zone}`,
  Tags: [{ Key: 'Name', Value: name }],
})
const table = (n: string, subnets: readonly string[], route: object) => ({
  RouteTableId: `rtb-0000000${n}`,
  VpcId: vpc,
  Associations: subnets.map((s) => ({ RouteTableId: `rtb-0000000${n}`, SubnetId: `subnet-0000000${s}`, Main: false })),
  Routes: [
    { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' },
    { DestinationCidrBlock: '0.0.0.0/0', State: 'active', Origin: 'CreateRoute', ...route },
  ],
})
const group = (n: string, GroupName: string, port: number, peer: object) => ({
  GroupId: `sg-0000000${n}`,
  GroupName,
  Description: secretText,
  VpcId: vpc,
  IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [], UserIdGroupPairs: [], ...peer }],
  IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] }],
})
const entry = (Egress: boolean) => ({ RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress, CidrBlock: '0.0.0.0/0' })

//  internet ── igw ── public-a [front, nat] public-b ── private-a [app, db, resize]
const network: Records = {
  Vpcs: [{ VpcId: vpc, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'shop-network' }] }],
  Subnets: [
    subnet('a', 'public-a', '10.0.1.0/24', 'a'),
    subnet('b', 'public-b', '10.0.2.0/24', 'b'),
    subnet('c', 'private-a', '10.0.11.0/24', 'a'),
  ],
  InternetGateways: [{ InternetGatewayId: 'igw-0000000a', Attachments: [{ VpcId: vpc, State: 'available' }] }],
  NatGateways: [
    {
      NatGatewayId: 'nat-0000000a',
      SubnetId: 'subnet-0000000a',
      VpcId: vpc,
      State: 'available',
      NatGatewayAddresses: [{ PublicIp: '198.51.100.7' }],
    },
  ],
  RouteTables: [table('a', ['a', 'b'], { GatewayId: 'igw-0000000a' }), table('b', ['c'], { NatGatewayId: 'nat-0000000a' })],
  NetworkAcls: [
    {
      NetworkAclId: 'acl-0000000a',
      VpcId: vpc,
      IsDefault: true,
      Associations: ['a', 'b', 'c'].map((s) => ({ SubnetId: `subnet-0000000${s}`, NetworkAclId: 'acl-0000000a' })),
      Entries: [entry(false), entry(true)],
    },
  ],
  SecurityGroups: [
    group('a', 'front', 443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    group('b', 'app', 8080, { UserIdGroupPairs: [{ GroupId: 'sg-0000000a', UserId: '111122223333' }] }),
    group('c', 'db', 5432, { UserIdGroupPairs: [{ GroupId: 'sg-0000000b', UserId: '111122223333' }] }),
  ],
  Instances: [
    {
      InstanceId: 'i-0000000a',
      SubnetId: 'subnet-0000000c',
      VpcId: vpc,
      State: { Name: 'running' },
      PrivateIpAddress: '10.0.11.5',
      SecurityGroups: [{ GroupId: 'sg-0000000b', GroupName: 'app' }],
      NetworkInterfaces: [
        {
          NetworkInterfaceId: 'eni-0000000a',
          SubnetId: 'subnet-0000000c',
          PrivateIpAddress: '10.0.11.5',
          Groups: [{ GroupId: 'sg-0000000b' }],
        },
      ],
      Tags: [{ Key: 'Name', Value: 'app' }],
    },
  ],
  LoadBalancers: [
    {
      LoadBalancerArn: balancer,
      LoadBalancerName: 'front',
      Type: 'application',
      Scheme: 'internet-facing',
      VpcId: vpc,
      AvailabilityZones: [{ SubnetId: 'subnet-0000000a' }, { SubnetId: 'subnet-0000000b' }],
      SecurityGroups: ['sg-0000000a'],
    },
  ],
  Listeners: [
    {
      ListenerArn: arn('elasticloadbalancing', 'listener/app/front/0000000000000001/1'),
      LoadBalancerArn: balancer,
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targets }],
    },
  ],
  TargetGroups: [
    {
      TargetGroupArn: targets,
      TargetGroupName: 'apps',
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: vpc,
      TargetType: 'ip',
      LoadBalancerArns: [balancer],
    },
  ],
  Functions: [
    {
      FunctionName: 'resize',
      FunctionArn: arn('lambda', 'function:resize'),
      Runtime: 'nodejs22.x',
      VpcConfig: { SubnetIds: ['subnet-0000000c'], SecurityGroupIds: ['sg-0000000b'], VpcId: vpc },
    },
  ],
  DBInstances: [
    {
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      DBSubnetGroup: { VpcId: vpc, Subnets: [{ SubnetIdentifier: 'subnet-0000000c', SubnetAvailabilityZone: { Name: 'eu-west-1a' } }] },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0000000c', Status: 'active' }],
    },
  ],
}

/** The network, and of every list that is read one entry that has nothing but an id. */
const records = (): readonly (readonly [list: string, record: Readonly<Record<string, unknown>>])[] =>
  Object.entries(recordLists).flatMap(([name, { id }], i) => [
    ...(network[name] ?? []).map((record) => [name, record] as const),
    [
      name,
      {
        ...Object.fromEntries(id.map((one) => [one, `${name.slice(0, 3).toLowerCase()}-${(0x20000000 + i).toString(16)}`])),
        VpcId: 'vpc-10000000',
      },
    ],
  ])

const full = (record: Readonly<Record<string, unknown>>, canaries: Canaries): Record<string, unknown> => {
  const tags = ['Owner', 'DbPassword'].map((Key) => ({ Key, Value: canaries.next() }))
  const own = filled(record, canaries, false)
  return { ...own, Tags: [...((own.Tags as readonly unknown[] | undefined) ?? []), ...tags] }
}

/** As `aws … describe-*` prints it, a file for each list. */
export const listingFiles = (canaries: Canaries): readonly InputFile[] =>
  Object.entries(recordLists).map(([name, list]) => {
    const all = records().flatMap(([of, record]) => (of === name ? [full(record, canaries)] : []))
    const content = list.inside === undefined ? all : [{ [list.inside]: all, OwnerId: canaries.next() }]
    return {
      name: `dump/${name}.json`,
      text: JSON.stringify({ [name]: content, NextToken: canaries.next(), ResponseMetadata: { RequestId: canaries.next() } }),
    }
  })

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

/** Config writes what the APIs write with a small letter at the front of each name. */
function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [small(name), camel(one)]))
}

export const snapshotFiles = (canaries: Canaries): readonly InputFile[] => {
  const item = (resourceType: string, resourceId: string, configuration: unknown) => ({
    resourceType,
    resourceId,
    configurationItemStatus: 'OK',
    awsAccountId: '111122223333',
    awsRegion: 'eu-west-1',
    configuration,
    supplementaryConfiguration: { policy: canaries.next() },
    tags: { Owner: canaries.next() },
    relatedEvents: [canaries.next()],
    configurationStateId: canaries.next(),
  })
  const known = Object.entries(configTypes).flatMap(([type, list]) =>
    records().flatMap(([of, record]) => {
      const [id = ''] = recordLists[list]?.id ?? []
      return of === list ? [item(type, String(record[id]), camel(full(record, canaries)))] : []
    }),
  )
  const others = ['AWS::SSM::Parameter', 'AWS::MSK::Cluster', 'AWS::IAM::Role'].map((type) => item(type, 'x', camel(full({}, canaries))))
  const configurationItems = [...known, ...others]
  return [{ name: 'snapshot.json', text: JSON.stringify({ fileVersion: '1.0', configSnapshotId: canaries.next(), configurationItems }) }]
}
