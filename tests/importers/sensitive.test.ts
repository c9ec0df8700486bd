import { describe, expect, test } from 'vitest'
import { writeTopology } from '@/exporters/topology/write-topology'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

const read = (name: string, text: string) => readFiles([{ name, text }])
const said = (result: ReturnType<typeof read>) =>
  `${result.topology === null ? '' : writeTopology(result.topology, 'yaml')}${JSON.stringify(inspect(result))}${JSON.stringify(result.diagnostics)}`

const values = {
  vpc: { id: 'vpc-10000000', cidr_block: '10.0.0.0/16', tags: { Name: 'hush-vpc' } },
  subnet: { id: 'subnet-10000000', vpc_id: 'vpc-10000000', cidr_block: '10.0.1.0/24', tags: { Name: 'hush-subnet' } },
  group: {
    id: 'sg-10000000',
    vpc_id: 'vpc-10000000',
    name: 'hush-group',
    ingress: [
      { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['203.0.113.7/32'], description: 'hush-rule' },
      { protocol: 'tcp', from_port: 80, to_port: 80, cidr_blocks: ['0.0.0.0/0'] },
    ],
  },
}
const step = (value: string) => ({ type: 'get_attr', value })
const index = (value: number) => ({ type: 'index', value: { value, type: 'number' } })

const state = (hides: boolean) => {
  const resource = (type: string, attributes: object, paths: readonly unknown[]) => ({
    mode: 'managed',
    type,
    name: 'x',
    instances: [{ attributes, sensitive_attributes: hides ? paths : [] }],
  })
  return JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    resources: [
      resource('aws_vpc', values.vpc, [[step('tags'), step('Name')]]),
      resource('aws_subnet', values.subnet, [[step('tags')], [step('vpc_id')]]),
      resource('aws_security_group', values.group, [
        [step('name')],
        [step('ingress'), index(0), step('cidr_blocks')],
        [step('ingress'), index(0), step('description')],
      ]),
    ],
  })
}

const show = (hides: boolean) => {
  const resource = (type: string, own: object, marks: object) => ({
    address: `${type}.x`,
    mode: 'managed',
    type,
    name: 'x',
    values: own,
    sensitive_values: hides ? marks : {},
  })
  return JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: {
      root_module: {
        resources: [
          resource('aws_vpc', values.vpc, { tags: { Name: true } }),
          resource('aws_subnet', values.subnet, { tags: true, vpc_id: true }),
          resource('aws_security_group', values.group, { name: true, ingress: [{ cidr_blocks: true, description: true }, {}] }),
        ],
      },
    },
  })
}

describe('what Terraform has marked as sensitive', () => {
  test.each([
    ['a state', state],
    ['terraform show -json', show],
  ])('stays behind, even in attributes that are read: %s', (_what, write) => {
    expect(said(read('x.json', write(true)))).not.toMatch(/hush|203\.0\.113\.7/)
    // Without the marks the same texts are there.
    for (const text of ['hush-vpc', 'hush-subnet', 'hush-group', 'hush-rule', '203.0.113.7'])
      expect(said(read('x.json', write(false)))).toContain(text)
  })

  test.each([
    ['a state', state],
    ['terraform show -json', show],
  ])('leaves the ids that join the network, and makes a rule that is hidden in part unknown: %s', (_what, write) => {
    const { topology, diagnostics } = read('x.json', write(true))
    const of = (kind: string) => topology?.resources.find((r) => r.kind === kind)
    expect(of('subnet')).toMatchObject({ vpc: 'vpc-10000000', cidr: '10.0.1.0/24' })
    expect(of('security-group')).toMatchObject({ ingress: [{ ports: 80, peer: '0.0.0.0/0' }] })
    expect(diagnostics).toMatchObject([{ code: 'import/partly-known' }])
  })

  test('stays behind in a folder: variables, outputs of modules, and what is made of them', () => {
    const files = (word: string) => [
      {
        name: 'main.tf',
        text: `
          variable "pw" { 
            default = "hush-variable"
            ${word}
          }
          module "m" { source = "./m" }
          locals { joined = "x-\${upper(var.pw)}-\${var.pw}" }
          resource "aws_vpc" "v" {
            cidr_block = "10.0.0.0/16"
            tags = { Name = local.joined }
          }
          resource "aws_security_group" "g" {
            vpc_id      = aws_vpc.v.id
            name        = module.m.name
            description = ${word === '' ? '"hush-function"' : 'sensitive("hush-function")'}
          }`,
      },
      { name: 'm/main.tf', text: `output "name" {\n  value = "hush-output"\n  ${word}\n}` },
    ]
    const hidden = said(readFiles(files('sensitive = true')))
    expect(hidden).not.toMatch(/hush/i)
    expect(hidden).toContain('10.0.0.0/16')
    for (const text of ['x-HUSH-VARIABLE-hush-variable', 'hush-output', 'hush-function']) expect(said(readFiles(files('')))).toContain(text)
  })
})

describe('a password that nobody has put in quotes', () => {
  test.each([
    ['main.tf', 'resource "aws_db_instance" "d" {\n  identifier = "d"\n  port = hunter2\n}'],
    ['template.yaml', 'Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: *hunter2\n'],
    ['template.yaml', 'Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: @hunter2\n'],
    ['template.json', '{"Resources":{"D":{"Type":"AWS::RDS::DBInstance","Properties":{"MasterUserPassword":"hunter2'],
  ])('is not repeated by the message that points at it: %s', (name, text) => {
    const { diagnostics } = read(name, text)
    expect(diagnostics.map((d) => d.place?.line)).toContain(name === 'main.tf' ? 3 : name === 'template.json' ? 1 : 5)
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2')
  })
})
