import type { Thing } from '@/importers/vocabulary/statement'
import { type Attributes, leaveOut, link, links, type Term, toldBy, type Vocabulary } from '@/importers/vocabulary/terms'

const thing =
  (kind: string, attributes: Attributes, counted = kind): Term =>
  (v): readonly Thing[] => [{ is: kind, told: toldBy(attributes, v), name: v.text('label'), counted }]

const inSubnet = {
  subnets: (v: Parameters<Term>[0]) => (v.link('subnet', 'subnet') === undefined ? undefined : [v.link('subnet', 'subnet')]),
}
const uses = { connectsTo: links('target', 'uses') }

/** What the boxes of a drawing mean; words tell what they are, and nothing of rules and routes. */
export const sketchVocabulary: Vocabulary = {
  meanings: {
    'sketch:Vpc': thing('vpc', { cidrs: (v) => (v.texts('blocks')?.length === 0 ? undefined : v.texts('blocks')) }),
    'sketch:Subnet': thing('subnet', {
      vpc: link('vpc', 'vpc'),
      cidr: (v) => v.texts('blocks')?.[0],
      availabilityZone: link('availability-zone', 'zone'),
    }),
    'sketch:InternetGateway': thing('internet-gateway', { vpc: link('vpc', 'vpc') }),
    'sketch:NatGateway': thing('nat-gateway', { subnet: link('subnet', 'subnet') }),
    'sketch:LoadBalancer': thing('application-load-balancer', { ...inSubnet, vpc: link('vpc', 'vpc') }, 'lb'),
    'sketch:NetworkLoadBalancer': thing('network-load-balancer', { ...inSubnet, vpc: link('vpc', 'vpc') }, 'lb'),
    'sketch:EcsService': thing('ecs-service', { ...inSubnet, vpc: link('vpc', 'vpc'), ...uses }),
    'sketch:Lambda': thing('lambda-function', { ...inSubnet, vpc: link('vpc', 'vpc'), ...uses }),
    'sketch:Rds': thing('rds-instance', { ...inSubnet, vpc: link('vpc', 'vpc') }, 'rds'),
    'sketch:Instance': thing('ec2-instance', { subnet: link('subnet', 'subnet'), ...uses }),
    'sketch:S3': thing('s3-bucket', {}),
    'sketch:DynamoDb': thing('dynamodb-table', {}),
    'sketch:Ecr': thing('ecr-registry', {}),
    'sketch:SecretsManager': thing('secrets-manager', {}),
    'sketch:CloudFront': thing('cloudfront-distribution', {}),
    'sketch:Users': thing('users', {}),
    'sketch:Internet': thing('internet', {}),
    'sketch:Endpoint': thing('generic', { type: () => 'VPC endpoint', vpc: link('vpc', 'vpc') }),
    'sketch:Box': thing('generic', { type: () => 'box of a drawing', vpc: link('vpc', 'vpc'), subnet: link('subnet', 'subnet') }),
    'sketch:RouteTable': leaveOut('a drawing does not tell its routes'),
  },
  isOwn: (type) => type.startsWith('sketch:'),
}
