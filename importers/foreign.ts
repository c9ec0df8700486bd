import { type Importer, isObject } from '@/importers/importer'

/** A format that is recognised, so that its files are called by their name, and that this version does not read. */
function recognisedOnly(id: string, label: string, instead: string, recognises: (value: Record<string, unknown>) => boolean): Importer {
  return {
    id,
    label,
    recognises: (value) => isObject(value) && !Object.hasOwn(value, 'schemaVersion') && recognises(value),
    read: (tree, file) => ({
      topology: null,
      diagnostics: [
        {
          code: 'import/unsupported-format',
          severity: 'error',
          message: `This is ${label}; this version reads Hopline topology files only (YAML or JSON with \`schemaVersion: 1\`).`,
          place: { file, ...tree.placeOf([]) },
          fix: instead,
        },
      ],
    }),
  }
}

const describe = 'Describe the network in a topology file; `hopline schema` prints what it may hold.'

const has = (value: Record<string, unknown>, ...names: readonly string[]) => names.every((name) => Object.hasOwn(value, name))

/** Lists that `aws ec2 describe-…` and its like print. */
const awsLists = [
  'Vpcs',
  'Subnets',
  'RouteTables',
  'SecurityGroups',
  'SecurityGroupRules',
  'NetworkAcls',
  'InternetGateways',
  'NatGateways',
  'Reservations',
  'VpcEndpoints',
  'NetworkInterfaces',
  'LoadBalancers',
  'Functions',
  'DBInstances',
  'TransitGateways',
]

export const foreignFormats: readonly Importer[] = [
  recognisedOnly('terraform-state', 'a Terraform state', describe, (value) => has(value, 'terraform_version') && has(value, 'resources')),
  recognisedOnly(
    'terraform-plan',
    'the output of `terraform show -json`',
    describe,
    (value) => has(value, 'format_version') && (has(value, 'planned_values') || has(value, 'values') || has(value, 'resource_changes')),
  ),
  recognisedOnly(
    'cloudformation',
    'a CloudFormation template',
    describe,
    (value) => has(value, 'AWSTemplateFormatVersion') || (isObject(value.Resources) && Object.values(value.Resources).some(isAwsResource)),
  ),
  recognisedOnly('aws-config', 'an AWS Config snapshot', describe, (value) => has(value, 'configurationItems')),
  recognisedOnly('aws-cli', 'the output of the AWS command line', describe, (value) => awsLists.some((name) => Array.isArray(value[name]))),
]

const isAwsResource = (value: unknown): boolean => isObject(value) && typeof value.Type === 'string' && value.Type.startsWith('AWS::')

/** What a text is that is neither YAML nor JSON, by how it begins; undefined: no idea. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 4000).trimStart()
  if (/^(#[^\n]*\n|\/\/[^\n]*\n|\s)*(resource|terraform|provider|module|variable|data|locals|output)\b[^\n:=]*\{/.test(start))
    return 'Terraform configuration (HCL)'
  if (/^<mxfile/i.test(start)) return 'a draw.io diagram'
  if (/^<(!doctype|html|\?xml|svg)/i.test(start)) return 'HTML or XML'
  if (/^(flowchart|graph|sequenceDiagram)\b/.test(start)) return 'a Mermaid diagram'
  return undefined
}
