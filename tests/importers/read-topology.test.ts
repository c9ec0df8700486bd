import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTopology } from '@/importers/read-topology'

const read = (text: string, file = 'network.yaml') => readTopology(text, file)

/** `line:column code` of every diagnostic. */
const places = (text: string, file?: string) => read(text, file).diagnostics.map((d) => `${d.place?.line}:${d.place?.column} ${d.code}`)

const head = 'schemaVersion: 1\nname: shop\n'

describe('reading a topology file', () => {
  it('reads the omnigen sample, and warns of the security groups that its document draws on gateway endpoints', () => {
    const text = readFileSync(new URL('../../topologies/omnigen.yaml', import.meta.url), 'utf8')
    const { topology, diagnostics } = read(text, 'omnigen.yaml')
    expect(topology?.name).toBe('omnigen')
    expect(diagnostics.map((d) => [d.code, d.severity, d.place?.resource])).toEqual([
      ['topology/endpoint-with-security-group', 'note', 'vpce-s3'],
      ['topology/endpoint-with-security-group', 'note', 'vpce-dynamodb'],
    ])
  })

  it('reads the same topology from YAML, from JSON, with a byte order mark and with Windows line ends', () => {
    const text = readFileSync(new URL('../../topologies/omnigen.yaml', import.meta.url), 'utf8')
    const { topology } = read(text)
    expect(topology).not.toBeNull()
    expect(read(JSON.stringify(topology, null, 1)).topology).toEqual(topology)
    expect(read(`\uFEFF${text}`).topology).toEqual(topology)
    expect(read(text.replaceAll('\n', '\r\n')).topology).toEqual(topology)
  })

  it('reads an empty topology and one of a single resource', () => {
    expect(read(head)).toMatchObject({ topology: { name: 'shop', resources: [], flows: [] }, diagnostics: [] })
    expect(read(`${head}resources: [{ kind: internet, id: internet }]`)).toMatchObject({
      topology: { resources: [{ id: 'internet' }] },
      diagnostics: [],
    })
  })

  it('tells line and column of a mistake in YAML and in JSON alike', () => {
    const yaml = `${head}resources:\n  - kind: subnet\n    id: a\n    vpc: nowhere\n    rotueTable: main\n`
    expect(places(yaml)).toEqual(['6:10 topology/dangling-reference', '7:5 topology/unknown-attribute'])
    const json =
      '{ "schemaVersion": 1, "name": "shop",\n  "resources": [\n    { "kind": "subnet", "id": "a",\n      "vpc": "nowhere", "rotueTable": "main" } ] }'
    expect(places(json, 'network.json')).toEqual(['4:14 topology/dangling-reference', '4:25 topology/unknown-attribute'])
  })

  it('tells the parent of an attribute that is missing', () => {
    expect(places(`${head}resources:\n  - kind: interface-endpoint\n    id: e\n`)).toEqual(['4:5 topology/invalid'])
  })

  it('keeps the readable rest of a resource with one bad attribute, and says what it left out', () => {
    const { topology, diagnostics } = read(`${head}resources:\n  - { kind: lambda-function, id: resize, memoryMb: 64, runtime: go }\n`)
    expect(topology?.resources).toEqual([{ kind: 'lambda-function', id: 'resize', runtime: 'go' }])
    expect(diagnostics.map((d) => d.message)).toEqual([
      'Lambda-function "resize": memoryMb is the number 64, expected a number of at least 128.',
    ])
  })

  it('tells the mistakes beside a mistake too: one in a list of rules, routes or steps hides no other', () => {
    const text = `${head}resources:
  - { kind: vpc, id: v, cidrs: [10.0.0.0/16] }
  - kind: security-group
    id: g
    vpc: v
    ingress:
      - { protocol: tcp, ports: 70000, peer: 0.0.0.0/0 }
      - { protocol: tcp, ports: 443, peer: nobody }
  - kind: route-table
    id: r
    vpc: v
    routes:
      - { destination: 0.0.0.0/0 }
      - { destination: 10.9.0.0/16, target: v }
flows:
  - id: f
    name: f
    participants: [{ id: p, of: [v] }]
    steps:
      - { from: p, to: p, text: x, port: 99999 }
      - { from: p, to: q, text: "\${nobody.cidr}" }
`
    const { topology, diagnostics } = read(text)
    expect(diagnostics.map((d) => `${d.place?.line} ${d.code.replace('topology/', '')}`)).toEqual([
      '9 invalid',
      '10 dangling-reference',
      '15 invalid',
      '16 not-a-route-target',
      '22 invalid',
      '23 unknown-participant',
      '23 unresolved-text',
    ])
    // Entries are counted as they stand in the file.
    expect(diagnostics[1]?.message).toContain('ingress #2 peer')
    expect(diagnostics[3]?.message).toContain('Route 2 of')
    // What is shown and answered by is still without the list.
    expect(topology?.resources[1]).not.toHaveProperty('ingress')
    expect(topology?.flows).toEqual([])
  })

  it('keeps a list of rules whole or not at all, so that no verdict rests on half of them', () => {
    const { topology } = read(
      `${head}resources:\n  - { kind: security-group, id: web, ingress: [{ ports: 443, peer: self }, { ports: [], peer: self }], egress: [] }\n`,
    )
    expect(topology?.resources).toEqual([{ kind: 'security-group', id: 'web', egress: [] }])
  })

  it('keeps a resource without an attribute that its kind must have as a generic one, and reports no second mistake for it', () => {
    const { topology, diagnostics } = read(
      `${head}resources:\n  - { kind: availability-zone, id: z }\n  - { kind: subnet, id: a, availabilityZone: z }\n`,
    )
    expect(topology?.resources.map((r) => [r.kind, r.id])).toEqual([
      ['generic', 'z'],
      ['subnet', 'a'],
    ])
    expect(diagnostics.map((d) => d.message)).toEqual(['Availability-zone "z" has no region, expected text.'])
  })

  it('keeps a resource of an unknown kind as a generic one and names the nearest kind', () => {
    const { topology, diagnostics } = read(`${head}resources:\n  - { kind: lamda-function, id: resize, memoryMb: 512 }\n`)
    expect(topology?.resources).toEqual([{ kind: 'generic', id: 'resize', type: 'lamda-function' }])
    expect(diagnostics).toMatchObject([{ code: 'topology/unknown-kind', severity: 'warning', place: { line: 4, column: 13 } }])
    expect(diagnostics[0]?.message).toContain('Did you mean "lambda-function"?')
  })

  it('counts on in the file where entries are left out', () => {
    const text = `${head}resources:\n  - 5\n  - { kind: internet, id: 7 }\n  - { kind: subnet, id: a, vpc: nowhere }\n`
    expect(places(text)).toEqual(['4:5 topology/invalid', '5:27 topology/invalid', '6:33 topology/dangling-reference'])
    expect(read(text).diagnostics[2]?.place?.path).toBe('resources/2/vpc')
  })

  it('leaves out a broken flow and keeps the others', () => {
    const flow = (id: string, step: string) => `  - { id: ${id}, name: ${id}, participants: [{ id: x, of: [net] }], steps: [${step}] }\n`
    const text = `${head}resources: [{ kind: internet, id: net }]\nflows:\n${flow('one', '{ from: x }')}${flow('two', '{ from: x, to: x, text: hi }')}`
    const { topology, diagnostics } = read(text)
    expect(topology?.flows.map((f) => f.id)).toEqual(['two'])
    expect(diagnostics.map((d) => d.message)).toEqual([
      'Flow "one" has no steps #1 to, expected text.',
      'Flow "one" has no steps #1 text, expected text.',
    ])
  })

  it('says what to write where a value is of the wrong type', () => {
    const fixes = (attribute: string) =>
      read(`${head}resources:\n  - { kind: lambda-function, id: f, ${attribute} }\n`).diagnostics.map((d) => d.fix)
    expect(fixes('name: 2024')).toEqual(['Put it in quotes, so that it is read as text.'])
    expect(fixes('memoryMb: "512"')).toEqual(['Take the quotes away, so that it is read as a number.'])
    expect(fixes('subnets: a')).toEqual(['Write it as a list: [a].'])
    expect(fixes('runtime:')).toEqual(['Fill it in, or take the line out: what is left out is unknown.'])
  })

  it('names the nearest word where one of several was expected', () => {
    const { diagnostics } = read(`${head}resources:\n  - { kind: nat-gateway, id: n, connectivityType: pubic }\n`)
    expect(diagnostics[0]?.message).toBe('Nat-gateway "n": connectivityType is "pubic", expected public or private. Did you mean "public"?')
  })
})

describe('the head of a topology file', () => {
  it('may lack its version, and is then read as version 1 with a word about it', () => {
    const { topology, diagnostics } = read('name: shop\nresources: []\n')
    expect(topology?.name).toBe('shop')
    expect(diagnostics).toMatchObject([{ code: 'topology/no-version', fix: 'Write `schemaVersion: 1` at the top of the file.' }])
  })

  it('must not be of another version', () => {
    expect(read('schemaVersion: 2\nname: shop\n')).toMatchObject({
      topology: null,
      diagnostics: [{ code: 'topology/wrong-version', place: { line: 1, column: 16 } }],
    })
    expect(read('schemaVersion: "1"\nname: shop\n')).toMatchObject({
      topology: { name: 'shop' },
      diagnostics: [{ code: 'topology/wrong-version', fix: 'Take the quotes away.' }],
    })
  })

  it('gives a topology without a name that of its file', () => {
    expect(read('schemaVersion: 1\n', 'nets/shop.prod.yaml')).toMatchObject({
      topology: { name: 'shop.prod' },
      diagnostics: [{ code: 'topology/no-name' }],
    })
  })

  it('may name the schema for editors', () => {
    expect(read('{ "$schema": "./topology.schema.json", "schemaVersion": 1, "name": "shop" }').diagnostics).toEqual([])
  })
})

describe('files of other formats', () => {
  it.each([
    ['{"version":4,"terraform_version":"1.9","resources":[]}', 'Terraform state'],
    ['{"format_version":"1.2","planned_values":{}}', 'terraform show -json'],
    ['AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n', 'CloudFormation template'],
    ['{"Vpcs":[]}', 'AWS CLI JSON'],
    ['{"configurationItems":[]}', 'AWS Config snapshot'],
    ['resource "random_id" "main" {\n  byte_length = 4\n}\n', 'Terraform configuration'],
  ])('that hold nothing of a network are called by their name: %s', (text, name) => {
    const { topology, diagnostics } = read(text)
    expect(topology).toBeNull()
    expect(diagnostics).toMatchObject([{ code: 'import/nothing', severity: 'error' }])
    expect(diagnostics[0]?.message).toContain(name)
  })

  it.each([
    ['Resources:\n  Net:\n    Type: AWS::EC2::VPC\n    Properties: { CidrBlock: 10.0.0.0/16 }\n', 'Net'],
    ['{"Vpcs":[{"VpcId":"vpc-0a1b2c3d","CidrBlock":"10.0.0.0/16"}]}', 'vpc-0a1b2c3d'],
    ['resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n', 'aws_vpc.main'],
  ])('are read by their content, whatever the file is called: %s', (text, id) => {
    const { topology, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(topology?.resources.filter((r) => r.kind === 'vpc')).toMatchObject([{ id, cidrs: ['10.0.0.0/16'] }])
  })

  it.each([
    ['<mxfile host="app"><diagram/></mxfile>', 'draw.io', 'Terraform state'],
    ['<!DOCTYPE html><html></html>', 'HTML', 'Terraform state'],
    ['flowchart TB\n  a --> b\n', 'Mermaid', 'Markdown'],
    [
      '{"@level":"info","@message":"Terraform 1.9.0","type":"version"}\n{"@level":"info","@message":"x"}\n',
      'terraform plan -json',
      'terraform show -json',
    ],
  ])('that are not read are called by their name, with the way out: %s', (text, name, way) => {
    const { topology, diagnostics } = read(text)
    expect(topology).toBeNull()
    expect(diagnostics).toMatchObject([{ code: 'import/unsupported-format', severity: 'error' }])
    expect(diagnostics[0]?.message).toContain(name)
    expect(diagnostics[0]?.fix).toContain(way)
  })

  it('of an old state are refused with the way to upgrade it', () => {
    const { topology, diagnostics } = read(
      '{"version":3,"terraform_version":"0.11.14","serial":4,"modules":[{"path":["root"],"resources":{}}]}',
    )
    expect(topology).toBeNull()
    expect(diagnostics).toMatchObject([{ code: 'import/state-version', severity: 'error', place: { line: 1, column: 12 } }])
    expect(diagnostics[0]?.fix).toContain('terraform apply -refresh-only')
  })
})
