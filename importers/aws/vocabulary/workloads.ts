import { every, thing, zone } from '@/importers/aws/vocabulary/thing'
import { groupsOf, listenerPart } from '@/importers/vocabulary/listener'
import { containerPort, registration } from '@/importers/vocabulary/registration'
import { Link, type Statement } from '@/importers/vocabulary/statement'
import { all, constant, flag, link, links, number, oneOf, selfLink, type Term, text, through } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const words = {
  type: 'Type',
  group: 'TargetGroupArn',
  groups: ['ForwardConfig.TargetGroups', 'TargetGroupArn'],
  redirect: 'RedirectConfig',
  port: 'Port',
  protocol: 'Protocol',
} as const

const balancerKind = (v: Values): string =>
  v.text('Type') === 'network' ? 'network-load-balancer' : v.text('Type') === 'gateway' ? 'generic' : 'application-load-balancer'

const notEmpty = (path: string, inner: string) => (v: Values) => {
  const found = v.maps(path).flatMap((one) => one.text(inner) ?? [])
  return found.length === 0 ? undefined : found
}

/** What made an interface for itself says so in its description. Source: Amazon EC2 User Guide, "Requester-managed network interfaces". */
function requester(v: Values): Link | undefined {
  const words = v.text('Description') ?? ''
  const balancer = /^ELB (?:app|net|gwy)\/([^/]+)\//.exec(words)?.[1] ?? /^ELB ([^/\s]+)$/.exec(words)?.[1]
  if (balancer !== undefined) return new Link(`load-balancer ${balancer}`, 'requester')
  const lambda = /^AWS Lambda VPC ENI-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(words)?.[1]
  return lambda === undefined ? undefined : new Link(`lambda ${lambda}`, 'requester')
}

const networkInterface = {
  subnet: link('subnet', 'SubnetId'),
  securityGroups: every('security-group', 'Groups', 'GroupId'),
  privateAddress: text('PrivateIpAddress'),
  publicAddress: text('Association.PublicIp'),
  ipv6Addresses: notEmpty('Ipv6Addresses', 'Ipv6Address'),
  sourceDestCheck: flag('SourceDestCheck'),
} as const

const addressed = (v: Values) => (v.text('Association.PublicIp') === undefined ? false : undefined)

const awsvpc = 'networkConfiguration.awsvpcConfiguration'

export const workloads: Readonly<Record<string, Term>> = {
  'ec2:NetworkInterface': thing('network-interface', 'NetworkInterfaceId', {
    ...networkInterface,
    associatePublicIpAddress: addressed,
    attachedTo: (v) => v.link('ec2-instance', 'Attachment.InstanceId') ?? requester(v),
  }),
  'ec2:Instance': all(
    thing('ec2-instance', 'InstanceId', {
      instanceType: text('InstanceType'),
      subnet: link('subnet', 'SubnetId'),
      securityGroups: every('security-group', 'SecurityGroups', 'GroupId'),
      privateAddress: text('PrivateIpAddress'),
      publicAddress: text('PublicIpAddress'),
      associatePublicIpAddress: (v) => (v.text('PublicIpAddress') === undefined ? false : undefined),
      sourceDestCheck: flag('SourceDestCheck'),
    }),
    // Told in passing: the list of interfaces, where there is one, tells the same.
    (v, raw): readonly Statement[] =>
      v
        .maps('NetworkInterfaces')
        .flatMap((own) =>
          own.text('NetworkInterfaceId') === undefined
            ? []
            : thing(
                'network-interface',
                'NetworkInterfaceId',
                { ...networkInterface, associatePublicIpAddress: addressed, attachedTo: () => selfLink(raw, 'ec2-instance') },
                { counted: null },
              )(own, raw),
        ),
  ),
  'elbv2:LoadBalancer': (v, raw) =>
    thing(
      balancerKind(v),
      'LoadBalancerName',
      {
        type: () => (balancerKind(v) === 'generic' ? 'elbv2:LoadBalancer' : undefined),
        vpc: link('vpc', 'VpcId'),
        scheme: (own) => (balancerKind(v) === 'generic' ? undefined : oneOf(['internet-facing', 'internal'], 'Scheme')(own)),
        subnets: every('subnet', 'AvailabilityZones', 'SubnetId'),
        securityGroups: links('security-group', 'SecurityGroups'),
      },
      {
        arn: ['LoadBalancerArn'],
        name: ['LoadBalancerName'],
        counted: 'lb',
        keys: () => [v.text('LoadBalancerName') === undefined ? undefined : `load-balancer ${v.text('LoadBalancerName')}`],
      },
    )(v, raw),
  'elb:LoadBalancer': thing(
    'generic',
    'LoadBalancerName',
    {
      type: constant('elb:LoadBalancer'),
      vpc: link('vpc', 'VPCId'),
      subnets: links('subnet', 'Subnets'),
      securityGroups: links('security-group', 'SecurityGroups'),
    },
    {
      name: ['LoadBalancerName'],
      counted: 'lb',
      keys: (v) => [v.text('LoadBalancerName') === undefined ? undefined : `load-balancer ${v.text('LoadBalancerName')}`],
    },
  ),
  'elbv2:Listener': (v): readonly Statement[] => [
    listenerPart(
      v.link('application-load-balancer', 'LoadBalancerArn'),
      v.number('Port'),
      v.text('Protocol'),
      v.maps('DefaultActions'),
      words,
      [v.text('ListenerArn') ?? ''].filter((key) => key !== ''),
    ),
  ],
  'elbv2:Rule': (v): readonly Statement[] => {
    // arn:…:listener-rule/app/name/lb/listener/rule belongs to arn:…:listener/app/name/lb/listener.
    const listener = v
      .text('RuleArn')
      ?.replace(':listener-rule/', ':listener/')
      .replace(/\/[^/]+$/, '')
    return listener === undefined
      ? []
      : [
          {
            sets: new Link(listener, 'listener'),
            told: { '+forwardTo': v.maps('Actions').flatMap((action) => groupsOf(action, words)) },
            onlyIfThere: true,
          },
        ]
  },
  'elbv2:TargetGroup': thing(
    'target-group',
    'TargetGroupName',
    {
      vpc: link('vpc', 'VpcId'),
      protocol: text('Protocol'),
      port: number('Port'),
      targetType: oneOf(['instance', 'ip', 'lambda', 'alb'], 'TargetType'),
    },
    { arn: ['TargetGroupArn'], name: ['TargetGroupName'] },
  ),
  'elbv2:TargetHealth': (v) => [
    {
      sets: v.link('target-group', 'TargetGroupArn'),
      told: { '+targets': v.maps('TargetHealthDescriptions').flatMap((one) => one.link('target', 'Target.Id') ?? []) },
      onlyIfThere: true,
    },
  ],
  'lambda:Function': thing(
    'lambda-function',
    'FunctionName',
    {
      runtime: text('Runtime'),
      memoryMb: number('MemorySize'),
      vpc: link('vpc', 'VpcConfig.VpcId'),
      subnets: links('subnet', 'VpcConfig.SubnetIds'),
      securityGroups: links('security-group', 'VpcConfig.SecurityGroupIds'),
    },
    {
      arn: ['FunctionArn'],
      name: ['FunctionName'],
      keys: (v) => [v.text('FunctionName') === undefined ? undefined : `lambda ${v.text('FunctionName')}`],
    },
  ),
  'ecs:Service': all(
    thing(
      'ecs-service',
      'serviceName',
      {
        launchType: oneOf(['FARGATE', 'EC2', 'EXTERNAL'], 'launchType'),
        desiredCount: number('desiredCount'),
        subnets: links('subnet', `${awsvpc}.subnets`),
        securityGroups: links('security-group', `${awsvpc}.securityGroups`),
        assignPublicIp: (v) => {
          const told = v.text(`${awsvpc}.assignPublicIp`)
          return told === undefined ? undefined : told === 'ENABLED'
        },
      },
      { arn: ['serviceArn'], name: ['serviceName'] },
    ),
    (v, raw): readonly Statement[] =>
      v.maps('loadBalancers').map((balancer) => ({
        ...registration(
          balancer.link('target-group', 'targetGroupArn'),
          selfLink(raw, 'target'),
          containerPort(balancer, 'containerPort', v.maps(awsvpc).length > 0),
        ),
        onlyIfThere: true,
      })),
  ),
  'rds:DBInstance': thing(
    'rds-instance',
    'DBInstanceIdentifier',
    {
      engine: text('Engine'),
      port: number('Endpoint.Port', 'DbInstancePort'),
      vpc: link('vpc', 'DBSubnetGroup.VpcId'),
      subnets: every('subnet', 'DBSubnetGroup.Subnets', 'SubnetIdentifier'),
      availabilityZone: zone('AvailabilityZone'),
      multiAz: flag('MultiAZ'),
      securityGroups: every('security-group', 'VpcSecurityGroups', 'VpcSecurityGroupId'),
      publiclyAccessible: flag('PubliclyAccessible'),
    },
    { arn: ['DBInstanceArn'], name: ['DBInstanceIdentifier'], counted: 'rds' },
  ),
  'rds:DBCluster': thing(
    'rds-instance',
    'DBClusterIdentifier',
    {
      engine: text('Engine'),
      port: number('Port'),
      subnets: through('db-subnet-group', 'subnets', 'DBSubnetGroup'),
      securityGroups: every('security-group', 'VpcSecurityGroups', 'VpcSecurityGroupId'),
    },
    { arn: ['DBClusterArn'], name: ['DBClusterIdentifier'], counted: 'rds' },
  ),
  'rds:DBSubnetGroup': thing(
    'db-subnet-group',
    'DBSubnetGroupName',
    { subnets: every('subnet', 'Subnets', 'SubnetIdentifier') },
    { keys: (v) => [v.text('DBSubnetGroupName') === undefined ? undefined : `db-subnet-group ${v.text('DBSubnetGroupName')}`] },
  ),
  'autoscaling:AutoScalingGroup': all(
    thing(
      'generic',
      'AutoScalingGroupName',
      { type: constant('autoscaling:AutoScalingGroup'), subnets: zonesOfGroup },
      { arn: ['AutoScalingGroupARN'], name: ['AutoScalingGroupName'] },
    ),
    (v, raw): readonly Statement[] =>
      (v.links('target-group', 'TargetGroupARNs') ?? []).map((sets) => ({
        sets,
        told: { '+targets': selfLink(raw, 'target') },
        onlyIfThere: true,
      })),
  ),
  's3:Bucket': thing('s3-bucket', 'Name', {}, { name: ['Name'] }),
  'dynamodb:Table': thing('dynamodb-table', 'TableName', {}, { name: ['TableName'], arn: ['TableArn'] }),
  'ecr:Repository': thing('ecr-registry', 'repositoryName', {}, { name: ['repositoryName'], arn: ['repositoryArn'] }),
  'secretsmanager:Secret': thing('secrets-manager', [], {}, { name: ['Name'], arn: ['ARN'] }),
  'cloudfront:Distribution': thing('cloudfront-distribution', 'Id', {}, { arn: ['ARN'] }),
}

/** VPCZoneIdentifier is one text with commas. */
function zonesOfGroup(v: Values) {
  return v
    .text('VPCZoneIdentifier')
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map((id) => new Link(id, 'subnet'))
}
