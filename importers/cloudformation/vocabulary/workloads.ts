import { thing, thingOf, zone } from '@/importers/cloudformation/vocabulary/thing'
import { groupsOfBalancer } from '@/importers/vocabulary/groups-of-balancer'
import { groupsOf, listenerPart } from '@/importers/vocabulary/listener'
import { containerPort, registration, targetPort } from '@/importers/vocabulary/registration'
import type { Statement } from '@/importers/vocabulary/statement'
import {
  all,
  constant,
  either,
  flag,
  link,
  links,
  number,
  oneOf,
  ownKey,
  selfLink,
  type Term,
  text,
  through,
} from '@/importers/vocabulary/terms'
import { linkOf, type Values } from '@/importers/vocabulary/values'

const words = {
  type: 'Type',
  group: 'TargetGroupArn',
  groups: ['ForwardConfig.TargetGroups', 'TargetGroupArn'],
  redirect: 'RedirectConfig',
  port: 'Port',
  protocol: 'Protocol',
} as const

const balancerKind = (v: Values): string => {
  const type = v.text('Type') ?? 'application'
  return type === 'network' ? 'network-load-balancer' : type === 'application' ? 'application-load-balancer' : 'generic'
}

const named = (kind: string, v: Values, path: string) => (v.text(path) === undefined ? undefined : `${kind} ${v.text(path)}`)

const subnetGroup = (kind: string, name: string): Term =>
  thing(kind, { subnets: links('subnet', 'SubnetIds') }, { keys: (v) => [named(kind, v, name)] })

const database = {
  engine: text('Engine'),
  port: number('Port'),
  subnets: through('db-subnet-group', 'subnets', 'DBSubnetGroupName'),
  securityGroups: either(links('security-group', 'VPCSecurityGroups'), links('security-group', 'VpcSecurityGroupIds')),
}

const awsvpc = 'NetworkConfiguration.AwsvpcConfiguration'

/** Where an Auto Scaling group names what its instances are launched from. */
const launchTemplate = [
  'LaunchTemplate.LaunchTemplateId',
  'LaunchTemplate.LaunchTemplateName',
  'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId',
  'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName',
  'LaunchConfigurationName',
] as const

export const workloads: Readonly<Record<string, Term>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': thingOf(
    balancerKind,
    {
      type: (v) => (balancerKind(v) === 'generic' ? 'AWS::ElasticLoadBalancingV2::LoadBalancer' : undefined),
      // Without a scheme it is internet-facing. Source: AWS::ElasticLoadBalancingV2::LoadBalancer, Scheme.
      scheme: (v) =>
        balancerKind(v) === 'generic' || v.isUnknown('Scheme')
          ? undefined
          : (oneOf(['internet-facing', 'internal'], 'Scheme')(v) ?? 'internet-facing'),
      subnets: (v) => v.links('subnet', 'Subnets') ?? mapped(v),
      securityGroups: groupsOfBalancer(balancerKind, 'SecurityGroups'),
      listeners: (v) => (balancerKind(v) === 'generic' ? undefined : []),
    },
    { name: ['Name'], counted: 'lb' },
  ),
  'AWS::ElasticLoadBalancing::LoadBalancer': thing(
    'generic',
    {
      type: constant('AWS::ElasticLoadBalancing::LoadBalancer'),
      subnets: links('subnet', 'Subnets'),
      securityGroups: links('security-group', 'SecurityGroups'),
    },
    { name: ['LoadBalancerName'], counted: 'lb' },
  ),
  'AWS::ElasticLoadBalancingV2::Listener': (v, raw): readonly Statement[] => [
    listenerPart(
      v.link('application-load-balancer', 'LoadBalancerArn'),
      v.number('Port'),
      v.text('Protocol'),
      v.maps('DefaultActions'),
      words,
      [ownKey(raw)],
    ),
  ],
  'AWS::ElasticLoadBalancingV2::ListenerRule': (v): readonly Statement[] => [
    {
      sets: v.link('listener', 'ListenerArn'),
      told: { '+forwardTo': v.maps('Actions').flatMap((action) => groupsOf(action, words)) },
      onlyIfThere: true,
    },
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': all(
    thing(
      'target-group',
      {
        vpc: link('vpc', 'VpcId'),
        protocol: text('Protocol'),
        port: number('Port'),
        targetType: (v) =>
          oneOf(['instance', 'ip', 'lambda', 'alb'], 'TargetType')(v) ?? (v.isUnknown('TargetType') ? undefined : 'instance'),
      },
      { name: ['Name'] },
    ),
    (v, raw): readonly Statement[] =>
      v
        .maps('Targets')
        .map((target) => registration(selfLink(raw, 'target-group'), linkOf(target.get('Id'), 'target'), targetPort(target, 'Port'))),
  ),
  'AWS::EC2::Instance': all(
    thing('ec2-instance', {
      instanceType: text('InstanceType'),
      subnet: either(link('subnet', 'SubnetId'), link('subnet', 'NetworkInterfaces.SubnetId')),
      securityGroups: either(links('security-group', 'SecurityGroupIds'), links('security-group', 'NetworkInterfaces.GroupSet')),
      privateAddress: text('PrivateIpAddress', 'NetworkInterfaces.PrivateIpAddress'),
      associatePublicIpAddress: flag('NetworkInterfaces.AssociatePublicIpAddress'),
      sourceDestCheck: flag('SourceDestCheck'),
    }),
    (v, raw): readonly Statement[] =>
      v.maps('NetworkInterfaces').map((own) => ({
        sets: own.link('network-interface', 'NetworkInterfaceId'),
        told: { attachedTo: selfLink(raw, 'ec2-instance') },
        onlyIfThere: true,
      })),
  ),
  'AWS::AutoScaling::AutoScalingGroup': all(
    thing(
      'auto-scaling-group',
      {
        minSize: number('MinSize'),
        maxSize: number('MaxSize'),
        desiredCapacity: number('DesiredCapacity'),
        subnets: links('subnet', 'VPCZoneIdentifier'),
        securityGroups: through('launch-template', 'securityGroups', ...launchTemplate),
        associatePublicIpAddress: through('launch-template', 'associatePublicIpAddress', ...launchTemplate),
      },
      { name: ['AutoScalingGroupName'] },
    ),
    (v, raw): readonly Statement[] =>
      (v.links('target-group', 'TargetGroupARNs') ?? []).map((sets) => ({ sets, told: { '+targets': selfLink(raw, 'target') } })),
  ),
  // What instances of a group have in common: of it, only their security groups are a part of the network.
  'AWS::EC2::LaunchTemplate': thing(
    'launch-template',
    {
      securityGroups: either(
        links('security-group', 'LaunchTemplateData.SecurityGroupIds'),
        links('security-group', 'LaunchTemplateData.NetworkInterfaces.Groups'),
      ),
      associatePublicIpAddress: flag('LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress'),
    },
    { name: ['LaunchTemplateName'] },
  ),
  'AWS::AutoScaling::LaunchConfiguration': thing(
    'launch-template',
    { securityGroups: links('security-group', 'SecurityGroups'), associatePublicIpAddress: flag('AssociatePublicIpAddress') },
    { name: ['LaunchConfigurationName'] },
  ),
  'AWS::Lambda::Function': thing(
    'lambda-function',
    {
      runtime: text('Runtime'),
      memoryMb: number('MemorySize'),
      subnets: links('subnet', 'VpcConfig.SubnetIds'),
      securityGroups: links('security-group', 'VpcConfig.SecurityGroupIds'),
    },
    { name: ['FunctionName'] },
  ),
  'AWS::ECS::Service': all(
    thing(
      'ecs-service',
      {
        launchType: oneOf(['FARGATE', 'EC2', 'EXTERNAL'], 'LaunchType'),
        desiredCount: number('DesiredCount'),
        subnets: links('subnet', `${awsvpc}.Subnets`),
        securityGroups: links('security-group', `${awsvpc}.SecurityGroups`),
        assignPublicIp: (v) =>
          v.text(`${awsvpc}.AssignPublicIp`) === undefined ? undefined : v.text(`${awsvpc}.AssignPublicIp`) === 'ENABLED',
      },
      { name: ['ServiceName'] },
    ),
    (v, raw): readonly Statement[] =>
      v
        .maps('LoadBalancers')
        .map((balancer) =>
          registration(
            balancer.link('target-group', 'TargetGroupArn'),
            selfLink(raw, 'target'),
            containerPort(balancer, 'ContainerPort', v.maps(awsvpc).length > 0),
          ),
        ),
  ),
  'AWS::RDS::DBInstance': thing(
    'rds-instance',
    { ...database, availabilityZone: zone('AvailabilityZone'), multiAz: flag('MultiAZ'), publiclyAccessible: flag('PubliclyAccessible') },
    { name: ['DBInstanceIdentifier'], counted: 'rds' },
  ),
  'AWS::RDS::DBCluster': thing('rds-instance', database, { name: ['DBClusterIdentifier'], counted: 'rds' }),
  'AWS::RDS::DBSubnetGroup': subnetGroup('db-subnet-group', 'DBSubnetGroupName'),
  'AWS::ElastiCache::SubnetGroup': subnetGroup('elasticache-subnet-group', 'CacheSubnetGroupName'),
  'AWS::ElastiCache::ReplicationGroup': cache('AWS::ElastiCache::ReplicationGroup', 'ReplicationGroupId', 'SecurityGroupIds'),
  'AWS::ElastiCache::CacheCluster': cache('AWS::ElastiCache::CacheCluster', 'ClusterName', 'VpcSecurityGroupIds'),
}

function mapped(v: Values) {
  const all = v.maps('SubnetMappings').map((mapping) => mapping.link('subnet', 'SubnetId'))
  return all.length === 0 || all.includes(undefined) ? undefined : all
}

function cache(type: string, name: string, groups: string): Term {
  return thing(
    'generic',
    {
      type: constant(type),
      subnets: through('elasticache-subnet-group', 'subnets', 'CacheSubnetGroupName'),
      securityGroups: links('security-group', groups),
    },
    { name: [name] },
  )
}
