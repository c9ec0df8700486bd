import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'

const folder = mkdtempSync(join(tmpdir(), 'hopline import '))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return path
}

//  internet ── igw ── public (web, port 443 open)
const template = file(
  'shop.yaml',
  `
Parameters:
  Block: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
  Igw: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Igw } }
  Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: !Select [0, !Cidr [!Ref Block, 4, 8]] } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Public, RouteTableId: !Ref Table } }
  WebGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Net
      GroupDescription: web
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]
  Web:
    Type: AWS::EC2::Instance
    Properties:
      NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: !Ref Public, GroupSet: [!Ref WebGroup], AssociatePublicIpAddress: true }]
      UserData: { 'Fn::Base64': 'echo hunter2' }
`,
)

const subnet = (id: string, cidr: string) => ({
  SubnetId: id,
  VpcId: 'vpc-0a1b2c3d',
  CidrBlock: cidr,
  AvailabilityZone: 'eu-west-1a',
  State: 'available',
})
file('dump/eu/vpcs.json', { Vpcs: [{ VpcId: 'vpc-0a1b2c3d', CidrBlock: '10.0.0.0/16', State: 'available' }] })
file('dump/eu/subnets.json', { status_code: 200, data: { Subnets: [subnet('subnet-0000000a', '10.0.1.0/24')] } })
file('dump/eu/more.json', [
  { Subnets: [subnet('subnet-0000000b', '10.0.2.0/24')], NextToken: 'x' },
  { Subnets: [subnet('subnet-0000000a', '10.0.1.0/24')] },
])
file('dump/eu/snapshots.json', { Snapshots: [] })
file('dump/eu/nats.json', { NatGateways: [{ NatGatewayId: 'nat-0000000a', SubnetId: 'subnet-0000000a', State: 'deleted' }] })
file('dump/notes.md', '# notes\n')
const dump = join(folder, 'dump')

file('infra/main.tf', 'module "net" {\n  source = "./net"\n  block  = var.block\n}\nvariable "block" {}\n')
file('infra/net/main.tf', 'variable "block" {}\nresource "aws_vpc" "this" {\n  cidr_block = var.block\n}\n')
const infra = join(folder, 'infra')

describe('hopline import', () => {
  test('writes a topology file that is read again without a mistake', async () => {
    const to = join(folder, 'out.yaml')
    const imported = await run(['import', template, '--param', 'Block=10.1.0.0/16', '-o', to])
    expect(imported.exit).toBe(0)
    expect(imported.err).toContain('CloudFormation template:')
    const text = readFileSync(to, 'utf8')
    expect(text).toMatch(/^schemaVersion: 1\nname: shop\n/)
    expect(text).not.toContain('hunter2')
    expect((await run(['validate', to])).exit).toBe(0)
    const before = await run([
      'reach',
      template,
      '--param',
      'Block=10.1.0.0/16',
      ...'--from internet --to Web --port 443 --json'.split(' '),
    ])
    const after = await run(['reach', to, ...'--from internet --to Web --port 443 --json'.split(' ')])
    expect(before.exit).toBe(0)
    expect(after.out).toBe(before.out)
  })

  test('says what a parameter without a value leaves open, and how to give it', async () => {
    const { exit, err } = await run(['import', template])
    expect(exit).toBe(0)
    expect(err).toMatch(/shop\.yaml:3:\d+: note: Parameter "?Block"? has no value/)
    expect(err).toContain('--param Block=')
    const { exit: undecided } = await run(['reach', template, ...'--from internet --to Web --port 443'.split(' ')])
    expect([0, 1]).toContain(undecided)
  })

  test('takes parameters from files, in the form of the AWS command line too', async () => {
    const params = file('params.json', [{ ParameterKey: 'Block', ParameterValue: '10.2.0.0/16' }])
    expect((await run(['import', template, '--params', params])).out).toContain('10.2.0.0/16')
    const plain = file('params.yaml', 'Block: 10.3.0.0/16\n')
    expect((await run(['import', template, '--params', plain])).out).toContain('10.3.0.0/16')
  })

  test('takes variables of a Terraform folder, on the line and from files', async () => {
    expect((await run(['import', infra, '--var', 'block=10.4.0.0/16'])).out).toContain('10.4.0.0/16')
    const vars = file('prod.tfvars', 'block = "10.5.0.0/16"\n')
    const { exit, out } = await run(['import', infra, '--var-file', vars])
    expect(exit).toBe(0)
    expect(out).toContain('id: module.net.aws_vpc.this')
    expect(out).toContain('10.5.0.0/16')
  })

  test('joins several inputs into one topology: the same thing from two files is one', async () => {
    const { exit, out } = await run(['import', dump, join(dump, 'eu/vpcs.json')])
    expect(exit).toBe(0)
    expect(out.match(/kind: vpc$/gm)).toHaveLength(1)
    expect(out.match(/kind: subnet$/gm)).toHaveLength(2)
    expect(out).toContain('id: eu-west-1')
  })

  test('reads standard input', async () => {
    const { exit, out } = await run(['import', '-'], { stdin: readFileSync(join(dump, 'eu/vpcs.json'), 'utf8') })
    expect(exit).toBe(0)
    expect(out).toContain('vpc-0a1b2c3d')
  })

  test('takes a pattern that no shell has expanded', async () => {
    const { exit, out } = await run(['import', join(dump, '**/*.json')])
    expect(exit).toBe(0)
    expect(out).toContain('subnet-0000000b')
  })

  test('says how an option is written', async () => {
    const { exit, err } = await run(['import', template, '--param', 'Block'])
    expect(exit).toBe(2)
    expect(err).toContain('expected KEY=VALUE')
  })
})

describe('hopline inspect', () => {
  test('counts what is there, and tells what was left out and why', async () => {
    const { exit, out } = await run(['inspect', dump, '--json'])
    expect(exit).toBe(0)
    const found = JSON.parse(out)
    expect(found).toMatchObject({
      format: 'AWS CLI JSON',
      counts: { vpc: 1, subnet: 2, nat: 0 },
      unknownSubnets: ['subnet-0000000a', 'subnet-0000000b'],
      leftOut: { 'ec2:NatGateway': { count: 1, reasons: ['AWS lists it as deleted: it is not there any more'] } },
    })
  })

  test('prints a table for people', async () => {
    const { out } = await run(['inspect', template, '--param', 'Block=10.1.0.0/16'])
    expect(out).toContain('public subnets: Public')
    expect(out).toMatch(/AWS::EC2::Subnet +1 +1 +0 +0/)
  })

  test('tells both sides of a plan apart', async () => {
    const vpc = (name: string) => ({
      address: `aws_vpc.${name}`,
      mode: 'managed',
      type: 'aws_vpc',
      name,
      values: { cidr_block: '10.0.0.0/16' },
    })
    const plan = file('plan.json', {
      format_version: '1.2',
      planned_values: { root_module: { resources: [vpc('one'), vpc('two')] } },
      prior_state: { format_version: '1.0', values: { root_module: { resources: [vpc('one')] } } },
    })
    expect(JSON.parse((await run(['inspect', plan, '--json'])).out).counts.vpc).toBe(2)
    expect(JSON.parse((await run(['inspect', plan, '--json', '--prior'])).out).counts.vpc).toBe(1)
  })
})

describe('a resource that was imported', () => {
  test('is asked for by its address in the input too', async () => {
    const state = file('terraform.tfstate', {
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        {
          mode: 'managed',
          type: 'aws_subnet',
          name: 'a',
          instances: [{ attributes: { id: 'subnet-0000000a', vpc_id: 'vpc-0a1b2c3d', cidr_block: '10.0.1.0/24' } }],
        },
        {
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          instances: [
            {
              index_key: 0,
              attributes: { id: 'i-0000000a', subnet_id: 'subnet-0000000a', private_ip: '10.0.1.5', vpc_security_group_ids: [] },
            },
          ],
        },
      ],
    })
    const byAddress = await run(['reach', state, '--from', 'aws_instance.web[0]', '--to', '10.0.1.9', '--json'])
    expect(JSON.parse(byAddress.out).forward.hops[0].component).toBe('i-0000000a')
  })
})

const utf16 = (text: string, mark: boolean) => new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'))
const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  [
    'a state of version 3',
    '{"version":3,"terraform_version":"0.11.14","serial":1,"modules":[]}',
    /version 3, expected version 4[\s\S]*-refresh-only/,
  ],
  [
    'the log of a plan',
    '{"@level":"info","@message":"Terraform 1.9.0","type":"version"}\n{"@level":"info"}\n',
    /terraform plan -json[\s\S]*terraform show -json/,
  ],
  ['UTF-16 with a mark', utf16('{"Vpcs":[]}', true), /UTF-16[\s\S]*UTF-8/],
  ['UTF-16 without one', utf16('{"Vpcs":[{"VpcId":"vpc-1"}]}', false), /UTF-16[\s\S]*UTF-8/],
  [
    'JSON that breaks off',
    '{"version":4,"terraform_version":"1.9","resources":[{"mode":"managed","type":"aws_vpc"',
    /bad\.json:1:\d+: error/,
  ],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /binary/],
  [
    'a bomb of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (c, i: number) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]\n`)}`,
    /alias/,
  ],
  ['a hundred thousand brackets', `{"version":4,"terraform_version":"1","resources":${'['.repeat(100_000)}`, /nests|levels/],
  ['nothing of a network', '{"version":4,"terraform_version":"1.9.0","resources":[]}', /Nothing of a network/],
  ['an empty file', '', /empty/],
]

describe('what cannot be read', () => {
  test.each(bad)('is refused with the way out and exit 2: %s', async (_what, content, expected) => {
    const { exit, out, err } = await run(['import', file('bad.json', content)])
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(expected)
  })

  test('of what is hidden in a folder only the modules are read that Terraform has fetched', async () => {
    const files = {
      'main.tf': 'module "net" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
      '.terraform/modules/modules.json': '{ "Modules": [{ "Key": "net", "Source": "x", "Dir": ".terraform/modules/net" }] }',
      '.terraform/modules/net/main.tf': 'resource "aws_vpc" "fetched" {\n  cidr_block = "10.7.0.0/16"\n}\n',
      '.terraform/modules/net/examples/a/main.tf': 'resource "aws_vpc" "example" {\n',
      '.terraform/terraform.tfstate': '{ "version": 3 }',
      '.hidden.tf': 'resource "aws_vpc" "hidden" {}\n',
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'fetched', name)), { recursive: true })
      writeFileSync(join(folder, 'fetched', name), text)
    }
    const { exit, out, err } = await run(['import', join(folder, 'fetched')])
    expect({ exit, err }).toEqual({ exit: 0, err: expect.not.stringContaining('error') })
    expect(out.match(/(?<=address: ).*(?:fetched|hidden|example)$/gm)).toEqual(['module.net.aws_vpc.fetched'])
  })

  test('a state is one without its head too, and one that holds nothing says so', async () => {
    writeFileSync(join(folder, 'bare.json'), '{ "version": 4, "resources": [] }')
    const { exit, err } = await run(['import', join(folder, 'bare.json')])
    expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining('Terraform state without a VPC') })
  })

  test('an empty folder says what it should hold', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true })
    const { exit, err } = await run(['inspect', join(folder, 'empty')])
    expect(exit).toBe(2)
    expect(err).toContain('holds no files of a network')
  })

  test('names that would touch prototypes are refused, and nothing is changed', async () => {
    const { exit, err } = await run([
      'import',
      file('proto.json', '{"Vpcs":[{"VpcId":"vpc-0a1b2c3d","CidrBlock":"10.0.0.0/16","__proto__":{"polluted":1}}]}'),
    ])
    expect(exit).toBe(0)
    expect(err).toContain('__proto__')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('a part of a folder that is broken is told, and the rest is read', async () => {
    file('mixed/vpcs.json', { Vpcs: [{ VpcId: 'vpc-0a1b2c3d', CidrBlock: '10.0.0.0/16' }] })
    file('mixed/broken.json', '{"Subnets":[')
    const { exit, out, err } = await run(['import', join(folder, 'mixed')])
    expect(exit).toBe(0)
    expect(out).toContain('vpc-0a1b2c3d')
    expect(err).toMatch(/broken\.json:1:\d+: error/)
  })
})
