import { stringify } from 'yaml'
import { cloudFormationVocabulary } from '@/importers/cloudformation/vocabulary/index'
import type { InputFile } from '@/importers/raw/raw-resource'
import { type Canaries, filled, leaves, secretNames, secretText } from '@/tests/canaries/canaries'

const ref = (Ref: string) => ({ Ref })
const named = (Value: string) => [{ Key: 'Name', Value }]
const subnet = (CidrBlock: string, index: number, name: string) => [
  'AWS::EC2::Subnet',
  { VpcId: ref('Vpc'), CidrBlock, AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] }, Tags: named(name) },
]
const group = (port: number, peer: object) => [
  'AWS::EC2::SecurityGroup',
  {
    VpcId: ref('Vpc'),
    GroupDescription: secretText,
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer }],
  },
]
const association = (subnetId: string, table: string) => [
  'AWS::EC2::SubnetRouteTableAssociation',
  { SubnetId: ref(subnetId), RouteTableId: ref(table) },
]

//  internet ── igw ── public-a [front, nat] public-b ── private-a [app, orders service, resize function, db]
const network = Object.entries({
  Vpc: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, Tags: named('shop-network') }],
  Out: ['AWS::EC2::InternetGateway', {}],
  Attachment: ['AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Out') }],
  PublicA: subnet('10.0.1.0/24', 0, 'public-a'),
  PublicB: subnet('10.0.2.0/24', 1, 'public-b'),
  PrivateA: subnet('10.0.11.0/24', 0, 'private-a'),
  Address: ['AWS::EC2::EIP', { Domain: 'vpc' }],
  Nat: ['AWS::EC2::NatGateway', { SubnetId: ref('PublicA'), AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] } }],
  Public: ['AWS::EC2::RouteTable', { VpcId: ref('Vpc') }],
  Private: ['AWS::EC2::RouteTable', { VpcId: ref('Vpc') }],
  PublicOut: ['AWS::EC2::Route', { RouteTableId: ref('Public'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Out') }],
  PrivateOut: ['AWS::EC2::Route', { RouteTableId: ref('Private'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('Nat') }],
  OfPublicA: association('PublicA', 'Public'),
  OfPublicB: association('PublicB', 'Public'),
  OfPrivateA: association('PrivateA', 'Private'),
  FrontGroup: group(443, { CidrIp: '0.0.0.0/0' }),
  AppGroup: group(8080, { SourceSecurityGroupId: ref('FrontGroup') }),
  DbGroup: group(5432, { SourceSecurityGroupId: ref('AppGroup') }),
  Front: [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Name: 'front', Scheme: 'internet-facing', Subnets: [ref('PublicA'), ref('PublicB')], SecurityGroups: [ref('FrontGroup')] },
  ],
  Apps: [
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { VpcId: ref('Vpc'), Port: 8080, Protocol: 'HTTP', TargetType: 'instance', Targets: [{ Id: ref('App'), Port: 8080 }] },
  ],
  Https: [
    'AWS::ElasticLoadBalancingV2::Listener',
    { LoadBalancerArn: ref('Front'), Port: 443, Protocol: 'HTTPS', DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Apps') }] },
  ],
  App: [
    'AWS::EC2::Instance',
    { SubnetId: ref('PrivateA'), SecurityGroupIds: [ref('AppGroup')], InstanceType: 't3.micro', Tags: named('app') },
  ],
  Orders: [
    'AWS::ECS::Service',
    {
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('PrivateA')], SecurityGroups: [ref('AppGroup')] } },
    },
  ],
  Resize: [
    'AWS::Lambda::Function',
    { FunctionName: 'resize', Runtime: 'nodejs22.x', VpcConfig: { SubnetIds: [ref('PrivateA')], SecurityGroupIds: [ref('AppGroup')] } },
  ],
  DbSubnets: ['AWS::RDS::DBSubnetGroup', { SubnetIds: [ref('PrivateA')] }],
  Db: [
    'AWS::RDS::DBInstance',
    {
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      Port: 5432,
      DBSubnetGroupName: ref('DbSubnets'),
      VPCSecurityGroups: [{ 'Fn::GetAtt': ['DbGroup', 'GroupId'] }],
    },
  ],
  S3: [
    'AWS::EC2::VPCEndpoint',
    { VpcId: ref('Vpc'), ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' }, RouteTableIds: [ref('Private')] },
  ],
})

const others = [
  ...Object.keys(cloudFormationVocabulary.meanings),
  'AWS::SecretsManager::RotationSchedule',
  'AWS::MSK::Cluster',
  'Custom::Thing',
]

function template(canaries: Canaries): object {
  const { next } = canaries
  const tags = (own: unknown) => [
    ...((own as readonly unknown[] | undefined) ?? []),
    ...['Owner', 'DbPassword'].map((Key) => ({ Key, Value: next() })),
  ]
  const resource = (Type: string, attributes: object) => {
    const own = filled(attributes, canaries, false)
    return {
      Type,
      Metadata: { secret: next(), 'AWS::CloudFormation::Init': leaves(canaries, false) },
      Properties: { ...own, Tags: tags(own.Tags) },
    }
  }
  const all: (readonly [string, object])[] = [
    ...network.map(([id, [type, attributes]]) => [id, resource(type as string, attributes as object)] as const),
    ...others.map((type, i) => [`R${i}`, resource(type, { VpcId: 'vpc-10000000' })] as const),
  ]
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: next(),
    Metadata: { a: next() },
    Parameters: {
      Password: { Type: 'String', NoEcho: true, Default: next() },
      Text: { Type: 'String', Default: next(), Description: next(), AllowedPattern: next(), ConstraintDescription: next() },
    },
    Mappings: { Secrets: { all: Object.fromEntries(secretNames.map((name) => [name.replace(/_/g, ''), next()])) } },
    Conditions: { Never: { 'Fn::Equals': [next(), { Ref: 'Text' }] } },
    Resources: Object.fromEntries(all),
    Outputs: { Secret: { Value: { 'Fn::Sub': `${next()}-\${Password}` }, Description: next(), Export: { Name: next() } } },
  }
}

export const jsonTemplateFiles = (canaries: Canaries): readonly InputFile[] => [
  { name: 'template.json', text: JSON.stringify(template(canaries), null, 2) },
]

/** The same, with remarks. */
export const yamlTemplateFiles = (canaries: Canaries): readonly InputFile[] => {
  const text = stringify(template(canaries), { lineWidth: 0, aliasDuplicateObjects: false })
  return [{ name: 'template.yaml', text: text.replace(/^( *Type: \S+|\S+:)$/gm, (line) => `${line} # ${canaries.next()}`) }]
}
