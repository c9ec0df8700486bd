import { secretText } from '@/tests/canaries/canaries'

type Resource = readonly [type: string, name: string, attributes: Readonly<Record<string, unknown>>]

const group = (n: string, name: string, rule: object): Resource => [
  'aws_security_group',
  name,
  {
    id: `sg-0000000${n}`,
    vpc_id: 'vpc-0000000a',
    name,
    description: secretText,
    ingress: [{ description: secretText, protocol: 'tcp', cidr_blocks: [], security_groups: [], ...rule }],
    egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
    tags: { Name: `${name}-group` },
  },
]
const subnet = (n: string, name: string, cidr: string, zone: string): Resource => [
  'aws_subnet',
  name,
  { id: `subnet-0000000${n}`, vpc_id: 'vpc-0000000a', cidr_block: cidr, availability_zone: `eu-west-1${zone}`, tags: { Name: name } },
]
const table = (n: string, name: string, route: object): Resource => [
  'aws_route_table',
  name,
  { id: `rtb-0000000${n}`, vpc_id: 'vpc-0000000a', route: [{ cidr_block: '0.0.0.0/0', ...route }] },
]
const association = (n: string, subnetId: string, tableId: string): Resource => [
  'aws_route_table_association',
  `of_${n}`,
  { id: `rtbassoc-0000000${n}`, subnet_id: `subnet-0000000${subnetId}`, route_table_id: `rtb-0000000${tableId}` },
]
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`
const balancerArn = arn('elasticloadbalancing', 'loadbalancer/app/front/0000000000000001')
const targetsArn = arn('elasticloadbalancing', 'targetgroup/apps/0000000000000001')

/** internet ── igw ── public-a [front, nat] public-b ── private-a [app instance, orders service, resize function, db] */
export const terraformNetwork: readonly Resource[] = [
  ['aws_vpc', 'main', { id: 'vpc-0000000a', cidr_block: '10.0.0.0/16', enable_dns_support: true, tags: { Name: 'shop-network' } }],
  ['aws_internet_gateway', 'out', { id: 'igw-0000000a', vpc_id: 'vpc-0000000a' }],
  subnet('a', 'public-a', '10.0.1.0/24', 'a'),
  subnet('b', 'public-b', '10.0.2.0/24', 'b'),
  subnet('c', 'private-a', '10.0.11.0/24', 'a'),
  ['aws_eip', 'nat', { id: 'eipalloc-0000000a', allocation_id: 'eipalloc-0000000a', public_ip: '198.51.100.7', domain: 'vpc' }],
  ['aws_nat_gateway', 'nat', { id: 'nat-0000000a', subnet_id: 'subnet-0000000a', allocation_id: 'eipalloc-0000000a' }],
  table('a', 'public', { gateway_id: 'igw-0000000a' }),
  table('b', 'private', { nat_gateway_id: 'nat-0000000a' }),
  association('a', 'a', 'a'),
  association('b', 'b', 'a'),
  association('c', 'c', 'b'),
  group('a', 'front', { from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }),
  group('b', 'app', { from_port: 8080, to_port: 8080, security_groups: ['sg-0000000a'] }),
  group('c', 'db', { from_port: 5432, to_port: 5432, security_groups: ['sg-0000000b'] }),
  [
    'aws_lb',
    'front',
    {
      id: balancerArn,
      arn: balancerArn,
      name: 'front',
      internal: false,
      load_balancer_type: 'application',
      subnets: ['subnet-0000000a', 'subnet-0000000b'],
      security_groups: ['sg-0000000a'],
    },
  ],
  [
    'aws_lb_target_group',
    'apps',
    { id: targetsArn, arn: targetsArn, name: 'apps', vpc_id: 'vpc-0000000a', port: 8080, protocol: 'HTTP', target_type: 'instance' },
  ],
  [
    'aws_lb_listener',
    'https',
    { load_balancer_arn: balancerArn, port: 443, protocol: 'HTTPS', default_action: [{ type: 'forward', target_group_arn: targetsArn }] },
  ],
  ['aws_lb_target_group_attachment', 'app', { target_group_arn: targetsArn, target_id: 'i-0000000a', port: 8080 }],
  [
    'aws_instance',
    'app',
    {
      id: 'i-0000000a',
      subnet_id: 'subnet-0000000c',
      vpc_security_group_ids: ['sg-0000000b'],
      instance_type: 't3.micro',
      tags: { Name: 'app' },
    },
  ],
  [
    'aws_ecs_service',
    'orders',
    {
      name: 'orders',
      launch_type: 'FARGATE',
      network_configuration: [{ subnets: ['subnet-0000000c'], security_groups: ['sg-0000000b'], assign_public_ip: false }],
    },
  ],
  [
    'aws_lambda_function',
    'resize',
    {
      function_name: 'resize',
      runtime: 'nodejs22.x',
      vpc_config: [{ subnet_ids: ['subnet-0000000c'], security_group_ids: ['sg-0000000b'] }],
    },
  ],
  ['aws_db_subnet_group', 'db', { name: 'db-subnets', subnet_ids: ['subnet-0000000c'] }],
  [
    'aws_db_instance',
    'db',
    {
      identifier: 'orders-db',
      engine: 'postgres',
      port: 5432,
      db_subnet_group_name: 'db-subnets',
      vpc_security_group_ids: ['sg-0000000c'],
    },
  ],
  [
    'aws_vpc_endpoint',
    's3',
    {
      id: 'vpce-0000000a',
      vpc_id: 'vpc-0000000a',
      service_name: 'com.amazonaws.eu-west-1.s3',
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['rtb-0000000b'],
    },
  ],
]
