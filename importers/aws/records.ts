/** A list that an AWS API prints, and what its entries are. */
export interface RecordList {
  readonly type: string
  /** Attributes of which the first that is told is its address in the input. */
  readonly id: readonly string[]
  /** A list inside each entry that holds the records, such as the instances of a reservation. */
  readonly inside?: string
  /** No list, but the one record there is. */
  readonly isOne?: true
  /** Type of a record that stands for the list as a whole: that it is there says something, even where it is empty. */
  readonly whole?: string
}

const list = (type: string, ...id: readonly string[]): RecordList => ({ type, id })

/** Lists by the name at their top. Sources: EC2, ELB, RDS, Lambda, ECS and neighbouring APIs, `Describe…` and `List…` results. */
export const recordLists: Readonly<Record<string, RecordList>> = {
  Vpcs: list('ec2:Vpc', 'VpcId'),
  Subnets: list('ec2:Subnet', 'SubnetId'),
  RouteTables: list('ec2:RouteTable', 'RouteTableId'),
  InternetGateways: list('ec2:InternetGateway', 'InternetGatewayId'),
  EgressOnlyInternetGateways: list('ec2:EgressOnlyInternetGateway', 'EgressOnlyInternetGatewayId'),
  NatGateways: list('ec2:NatGateway', 'NatGatewayId'),
  Addresses: list('ec2:Address', 'AllocationId', 'PublicIp'),
  SecurityGroups: list('ec2:SecurityGroup', 'GroupId'),
  SecurityGroupRules: list('ec2:SecurityGroupRule', 'SecurityGroupRuleId'),
  NetworkAcls: list('ec2:NetworkAcl', 'NetworkAclId'),
  NetworkInterfaces: list('ec2:NetworkInterface', 'NetworkInterfaceId'),
  Reservations: { ...list('ec2:Instance', 'InstanceId'), inside: 'Instances' },
  Instances: list('ec2:Instance', 'InstanceId'),
  VpcEndpoints: list('ec2:VpcEndpoint', 'VpcEndpointId'),
  VpcBlockPublicAccessOptions: { ...list('ec2:VpcBlockPublicAccessOptions', 'AwsRegion', 'InternetGatewayBlockMode'), isOne: true },
  VpcBlockPublicAccessExclusions: {
    ...list('ec2:VpcBlockPublicAccessExclusion', 'ExclusionId'),
    whole: 'ec2:VpcBlockPublicAccessExclusions',
  },
  VpcPeeringConnections: list('ec2:VpcPeeringConnection', 'VpcPeeringConnectionId'),
  TransitGateways: list('ec2:TransitGateway', 'TransitGatewayId'),
  TransitGatewayVpcAttachments: list('ec2:TransitGatewayVpcAttachment', 'TransitGatewayAttachmentId'),
  TransitGatewayAttachments: list('ec2:TransitGatewayAttachment', 'TransitGatewayAttachmentId'),
  TransitGatewayRouteTables: list('ec2:TransitGatewayRouteTable', 'TransitGatewayRouteTableId'),
  VpnGateways: list('ec2:VpnGateway', 'VpnGatewayId'),
  VpnConnections: list('ec2:VpnConnection', 'VpnConnectionId'),
  CustomerGateways: list('ec2:CustomerGateway', 'CustomerGatewayId'),
  PrefixLists: list('ec2:PrefixList', 'PrefixListId'),
  AvailabilityZones: list('ec2:AvailabilityZone', 'ZoneName'),
  LoadBalancers: list('elbv2:LoadBalancer', 'LoadBalancerArn', 'LoadBalancerName'),
  LoadBalancerDescriptions: list('elb:LoadBalancer', 'LoadBalancerName'),
  Listeners: list('elbv2:Listener', 'ListenerArn'),
  Rules: list('elbv2:Rule', 'RuleArn'),
  TargetGroups: list('elbv2:TargetGroup', 'TargetGroupArn', 'TargetGroupName'),
  Functions: list('lambda:Function', 'FunctionArn', 'FunctionName'),
  services: list('ecs:Service', 'serviceArn', 'serviceName'),
  DBInstances: list('rds:DBInstance', 'DBInstanceArn', 'DBInstanceIdentifier'),
  DBClusters: list('rds:DBCluster', 'DBClusterArn', 'DBClusterIdentifier'),
  DBSubnetGroups: list('rds:DBSubnetGroup', 'DBSubnetGroupName'),
  AutoScalingGroups: list('autoscaling:AutoScalingGroup', 'AutoScalingGroupName'),
  CacheClusters: list('elasticache:CacheCluster', 'CacheClusterId'),
  ReplicationGroups: list('elasticache:ReplicationGroup', 'ReplicationGroupId'),
  Clusters: list('redshift:Cluster', 'ClusterIdentifier'),
  FileSystems: list('efs:FileSystem', 'FileSystemId'),
  MountTargets: list('efs:MountTarget', 'MountTargetId'),
  Buckets: list('s3:Bucket', 'Name'),
  repositories: list('ecr:Repository', 'repositoryArn', 'repositoryName'),
  SecretList: list('secretsmanager:Secret', 'ARN', 'Name'),
}

/** Records that stand alone in a list without a name, by attributes that only they have together. */
const forms: readonly (readonly [string, readonly string[]])[] = [
  ['Instances', ['InstanceId', 'ImageId']],
  ['NetworkInterfaces', ['NetworkInterfaceId', 'MacAddress']],
  ['Subnets', ['SubnetId', 'CidrBlock']],
  ['RouteTables', ['RouteTableId', 'Routes']],
  ['NetworkAcls', ['NetworkAclId', 'Entries']],
  ['SecurityGroupRules', ['SecurityGroupRuleId', 'GroupId']],
  ['SecurityGroups', ['GroupId', 'IpPermissions']],
  ['VpcEndpoints', ['VpcEndpointId', 'ServiceName']],
  ['NatGateways', ['NatGatewayId', 'SubnetId']],
  ['InternetGateways', ['InternetGatewayId', 'Attachments']],
  ['LoadBalancers', ['LoadBalancerArn', 'Scheme']],
  ['Functions', ['FunctionArn', 'Runtime']],
  ['DBInstances', ['DBInstanceIdentifier', 'Engine']],
  ['Vpcs', ['VpcId', 'CidrBlock', 'DhcpOptionsId']],
]

export const formOf = (record: Record<string, unknown>): string | undefined =>
  forms.find(([, names]) => names.every((name) => Object.hasOwn(record, name)))?.[0]

/** Resource types of AWS Config and CloudControl, and the lists whose entries they are. */
export const configTypes: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC': 'Vpcs',
  'AWS::EC2::Subnet': 'Subnets',
  'AWS::EC2::RouteTable': 'RouteTables',
  'AWS::EC2::InternetGateway': 'InternetGateways',
  'AWS::EC2::EgressOnlyInternetGateway': 'EgressOnlyInternetGateways',
  'AWS::EC2::NatGateway': 'NatGateways',
  'AWS::EC2::EIP': 'Addresses',
  'AWS::EC2::SecurityGroup': 'SecurityGroups',
  'AWS::EC2::NetworkAcl': 'NetworkAcls',
  'AWS::EC2::NetworkInterface': 'NetworkInterfaces',
  'AWS::EC2::Instance': 'Instances',
  'AWS::EC2::VPCEndpoint': 'VpcEndpoints',
  'AWS::EC2::VPCBlockPublicAccessOptions': 'VpcBlockPublicAccessOptions',
  'AWS::EC2::VPCBlockPublicAccessExclusion': 'VpcBlockPublicAccessExclusions',
  'AWS::EC2::VPCPeeringConnection': 'VpcPeeringConnections',
  'AWS::EC2::TransitGateway': 'TransitGateways',
  'AWS::EC2::TransitGatewayAttachment': 'TransitGatewayVpcAttachments',
  'AWS::EC2::TransitGatewayRouteTable': 'TransitGatewayRouteTables',
  'AWS::EC2::VPNGateway': 'VpnGateways',
  'AWS::EC2::VPNConnection': 'VpnConnections',
  'AWS::EC2::CustomerGateway': 'CustomerGateways',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancers',
  'AWS::ElasticLoadBalancingV2::Listener': 'Listeners',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'LoadBalancerDescriptions',
  'AWS::Lambda::Function': 'Functions',
  'AWS::ECS::Service': 'services',
  'AWS::RDS::DBInstance': 'DBInstances',
  'AWS::RDS::DBCluster': 'DBClusters',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroups',
  'AWS::AutoScaling::AutoScalingGroup': 'AutoScalingGroups',
  'AWS::S3::Bucket': 'Buckets',
  'AWS::ECR::Repository': 'repositories',
  'AWS::SecretsManager::Secret': 'SecretList',
}
