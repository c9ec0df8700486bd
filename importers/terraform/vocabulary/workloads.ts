import { thing, zone } from '@/importers/terraform/vocabulary/thing'
import { containerPort, registration } from '@/importers/vocabulary/registration'
import type { Statement } from '@/importers/vocabulary/statement'
import { all, constant, either, flag, link, links, number, oneOf, selfLink, type Term, text, through } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const notEmpty = (path: string) => (v: Values) => {
  const found = v.texts(path)
  return found === undefined || found.length === 0 ? undefined : found
}

const subnetGroup = (kind: string): Term => thing(kind, { subnets: links('subnet', 'subnet_ids') }, { keys: (v) => [named(kind, v)] })

/** Groups are named, not linked: their names are of their own. */
const named = (kind: string, v: Values) => (v.text('name') === undefined ? undefined : `${kind} ${v.text('name')}`)

const database = {
  engine: text('engine'),
  port: number('port'),
  subnets: either(through('db-subnet-group', 'subnets', 'db_subnet_group_name')),
  securityGroups: links('security-group', 'vpc_security_group_ids'),
}

/** Services of containers register with the target groups of their load balancers. */
const registers: Term = (v, raw): readonly Statement[] =>
  v
    .maps('load_balancer')
    .map((balancer) =>
      registration(
        balancer.link('target-group', 'target_group_arn'),
        selfLink(raw, 'target'),
        containerPort(balancer, 'container_port', v.maps('network_configuration').length > 0),
      ),
    )

const groupRegisters: Term = (v, raw): readonly Statement[] =>
  (v.links('target-group', 'target_group_arns') ?? []).map((sets) => ({ sets, told: { '+targets': selfLink(raw, 'target') } }))

/** Where an Auto Scaling group names what its instances are launched from. */
const launchTemplate = [
  'launch_template.id',
  'launch_template.name',
  'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
  'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
  'launch_configuration',
] as const

export const workloads: Readonly<Record<string, Term>> = {
  aws_instance: all(
    thing('ec2-instance', {
      instanceType: text('instance_type'),
      subnet: link('subnet', 'subnet_id'),
      securityGroups: either(links('security-group', 'vpc_security_group_ids'), links('security-group', 'security_groups')),
      privateAddress: text('private_ip'),
      publicAddress: text('public_ip'),
      associatePublicIpAddress: (v) => (v.text('public_ip') === undefined ? v.flag('associate_public_ip_address') : true),
      ipv6Addresses: notEmpty('ipv6_addresses'),
      sourceDestCheck: flag('source_dest_check'),
    }),
    (v, raw): readonly Statement[] =>
      v.maps('network_interface').map((networkInterface) => ({
        sets: networkInterface.link('network-interface', 'network_interface_id'),
        told: { attachedTo: selfLink(raw, 'ec2-instance') },
      })),
  ),
  aws_autoscaling_group: all(
    thing(
      'auto-scaling-group',
      {
        minSize: number('min_size'),
        maxSize: number('max_size'),
        desiredCapacity: number('desired_capacity'),
        subnets: links('subnet', 'vpc_zone_identifier'),
        securityGroups: through('launch-template', 'securityGroups', ...launchTemplate),
        associatePublicIpAddress: through('launch-template', 'associatePublicIpAddress', ...launchTemplate),
      },
      { id: ['name'], name: ['name'] },
    ),
    groupRegisters,
  ),
  aws_autoscaling_attachment: (v) => [
    {
      sets: v.link('target-group', 'lb_target_group_arn', 'alb_target_group_arn'),
      told: { '+targets': v.link('target', 'autoscaling_group_name') },
    },
  ],
  // What instances of a group have in common: of it, only their security groups are a part of the network.
  aws_launch_template: thing(
    'launch-template',
    {
      securityGroups: either(
        links('security-group', 'vpc_security_group_ids'),
        links('security-group', 'network_interfaces.security_groups'),
      ),
      associatePublicIpAddress: flag('network_interfaces.associate_public_ip_address'),
    },
    { name: ['name'], keys: (v) => [v.text('name')] },
  ),
  aws_launch_configuration: thing(
    'launch-template',
    { securityGroups: links('security-group', 'security_groups'), associatePublicIpAddress: flag('associate_public_ip_address') },
    { name: ['name'], keys: (v) => [v.text('name')] },
  ),
  aws_lambda_function: thing(
    'lambda-function',
    {
      runtime: text('runtime'),
      memoryMb: number('memory_size'),
      subnets: links('subnet', 'vpc_config.subnet_ids'),
      securityGroups: links('security-group', 'vpc_config.security_group_ids'),
    },
    { id: ['function_name'], name: ['function_name'] },
  ),
  aws_ecs_service: all(
    thing(
      'ecs-service',
      {
        launchType: oneOf(['FARGATE', 'EC2', 'EXTERNAL'], 'launch_type'),
        desiredCount: number('desired_count'),
        subnets: links('subnet', 'network_configuration.subnets'),
        securityGroups: links('security-group', 'network_configuration.security_groups'),
        assignPublicIp: flag('network_configuration.assign_public_ip'),
      },
      { id: ['name'], name: ['name'] },
    ),
    registers,
  ),
  aws_db_instance: thing(
    'rds-instance',
    {
      ...database,
      availabilityZone: zone('availability_zone'),
      multiAz: flag('multi_az'),
      publiclyAccessible: flag('publicly_accessible'),
    },
    { id: ['identifier', 'id'], name: ['identifier', 'db_name'], counted: 'rds' },
  ),
  aws_rds_cluster: thing('rds-instance', database, { id: ['cluster_identifier', 'id'], name: ['cluster_identifier'], counted: 'rds' }),
  aws_db_subnet_group: subnetGroup('db-subnet-group'),
  aws_elasticache_subnet_group: subnetGroup('elasticache-subnet-group'),
  aws_elasticache_replication_group: cache('aws_elasticache_replication_group', 'replication_group_id'),
  aws_elasticache_cluster: cache('aws_elasticache_cluster', 'cluster_id'),
  aws_redshift_subnet_group: subnetGroup('redshift-subnet-group'),
  aws_redshift_cluster: thing(
    'generic',
    {
      type: constant('aws_redshift_cluster'),
      subnets: through('redshift-subnet-group', 'subnets', 'cluster_subnet_group_name'),
      securityGroups: links('security-group', 'vpc_security_group_ids'),
    },
    { id: ['cluster_identifier', 'id'], name: ['cluster_identifier'] },
  ),
  aws_cloudfront_distribution: thing('cloudfront-distribution', {}),
  aws_s3_bucket: thing('s3-bucket', {}, { id: ['bucket', 'id'], name: ['bucket'] }),
  aws_dynamodb_table: thing('dynamodb-table', {}, { id: ['name', 'id'], name: ['name'] }),
  aws_ecr_repository: thing('ecr-registry', {}, { id: ['name', 'id'], name: ['name'] }),
  aws_secretsmanager_secret: thing('secrets-manager', {}, { id: [], name: ['name'] }),
}

function cache(type: string, id: string): Term {
  return thing(
    'generic',
    {
      type: constant(type),
      subnets: through('elasticache-subnet-group', 'subnets', 'subnet_group_name'),
      securityGroups: links('security-group', 'security_group_ids'),
    },
    { id: [id, 'id'], name: [id] },
  )
}
