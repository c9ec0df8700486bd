import { describe, expect, it } from 'vitest'
import { writeDocument } from '@/exporters/document/document'
import { exporters } from '@/exporters/index'
import { writeTopology } from '@/exporters/topology/write-topology'
import { looksSecret } from '@/importers/assemble/secrets'
import { configTypes, recordLists } from '@/importers/aws/records'
import { awsVocabulary } from '@/importers/aws/vocabulary/index'
import { cloudFormationVocabulary } from '@/importers/cloudformation/vocabulary/index'
import { inspect } from '@/importers/inspect'
import type { InputFile } from '@/importers/raw/raw-resource'
import { readFiles } from '@/importers/read-files'
import { terraformVocabulary } from '@/importers/terraform/vocabulary/index'
import { describe as detailsOf } from '@/model/describe/describe'
import { searchTerms } from '@/model/search'
import { indexOf } from '@/model/topology-index'
import { drawView, listViews } from '@/model/views/draw-view'

/** Attributes that hold secrets in real files, and others that hold anything. */
const secretNames = [
  'user_data',
  'user_data_base64',
  'UserData',
  'password',
  'master_password',
  'MasterUserPassword',
  'MasterUsername',
  'master_username',
  'environment',
  'Environment',
  'container_definitions',
  'ContainerDefinitions',
  'secret_string',
  'SecretString',
  'private_key',
  'PrivateKey',
  'auth_token',
  'AuthToken',
  'certificate_body',
  'certificate_chain',
  'policy',
  'PolicyDocument',
  'assume_role_policy',
  'connection_string',
  'pre_shared_key',
  'tunnel1_preshared_key',
  'CustomerGatewayConfiguration',
  'customer_gateway_configuration',
  'client_secret',
  'ClientSecret',
  'access_key',
  'secret_key',
  'token',
  'Token',
  'api_key',
  'ApiKey',
  'kms_key_id',
  'KmsKeyId',
  'script',
  'command',
  'Command',
  'entryPoint',
  'definition',
  'body',
  'Metadata',
  'metadata',
  'sensitive_attributes',
  'private',
  'iam_instance_profile',
  'IamInstanceProfile',
  'key_name',
  'KeyName',
  'ImageId',
  'ami',
  'Comment',
  'comment',
  'notes',
  'Note',
  'endpoint_url',
  'dns_name',
  'DNSName',
  'hosted_zone_id',
  'owner_id',
] as const

class Canaries {
  count = 0
  readonly next = (): string => `CANARY-${(++this.count).toString(36)}-q7`
}

/** As many leaves as a real resource has, at the top, in maps, in blocks and in lists of maps. */
function leaves(canaries: Canaries, asList: boolean): Record<string, unknown> {
  const flat = Object.fromEntries(secretNames.map((name) => [name, canaries.next()]))
  const map = Object.fromEntries(secretNames.slice(0, 12).map((name) => [`${name}_x`, canaries.next()]))
  const nested = { variables: { DB_PASSWORD: canaries.next(), API: canaries.next() }, list: [canaries.next(), canaries.next()] }
  return {
    ...flat,
    settings: asList ? [map] : map,
    Settings: [map, { Name: 'x', Value: canaries.next() }],
    environment_block: asList ? [nested] : nested,
    labels: { team: canaries.next(), cost: canaries.next() },
    history: [{ at: canaries.next(), by: canaries.next(), what: [canaries.next()] }],
  }
}

const types = (meanings: object, own: (type: string) => boolean) => Object.keys(meanings).filter(own)
const manyTags = (canaries: Canaries) => [
  { Key: 'Owner', Value: canaries.next() },
  { Key: 'DbPassword', Value: canaries.next() },
]

function terraformState(canaries: Canaries): InputFile {
  const all = [...types(terraformVocabulary.meanings, (type) => /^aws_/.test(type)), 'aws_msk_cluster', 'aws_ssm_parameter', 'aws_iam_user']
  const resources = all.map((type, i) => ({
    mode: 'managed',
    type,
    name: 'x',
    instances: [
      {
        sensitive_attributes: [canaries.next()],
        private: canaries.next(),
        attributes: {
          id: `${type.slice(4, 7)}-${(0x10000000 + i).toString(16)}`,
          vpc_id: 'vpc-10000000',
          ...leaves(canaries, true),
          tags: { Owner: canaries.next(), Key: canaries.next() },
        },
      },
    ],
  }))
  const outputs = Object.fromEntries(secretNames.map((name) => [name, { value: canaries.next(), type: 'string' }]))
  return {
    name: 'terraform.tfstate',
    text: JSON.stringify({ version: 4, terraform_version: '1.9.0', lineage: canaries.next(), outputs, resources }),
  }
}

function terraformPlan(canaries: Canaries): InputFile {
  const all = types(terraformVocabulary.meanings, (type) => /^aws/.test(type))
  const resource = (type: string) => ({
    address: `${type}.x`,
    mode: 'managed',
    type,
    name: 'x',
    values: leaves(canaries, true),
    sensitive_values: { password: canaries.next() },
  })
  const change = (type: string) => ({
    address: `${type}.x`,
    mode: 'managed',
    type,
    name: 'x',
    change: {
      actions: ['update'],
      before: leaves(canaries, true),
      after: leaves(canaries, true),
      before_sensitive: { a: canaries.next() },
      after_unknown: {},
    },
  })
  const expressions = Object.fromEntries(secretNames.map((name) => [name, { constant_value: canaries.next() }]))
  return {
    name: 'plan.json',
    text: JSON.stringify({
      format_version: '1.2',
      variables: Object.fromEntries(secretNames.map((name) => [name, { value: canaries.next() }])),
      planned_values: { outputs: { x: { value: canaries.next() } }, root_module: { resources: all.map(resource) } },
      resource_changes: all.map(change),
      configuration: {
        root_module: {
          resources: all.map((type) => ({ address: `${type}.x`, type, name: 'x', expressions })),
          variables: { v: { default: canaries.next() } },
        },
      },
    }),
  }
}

function template(canaries: Canaries): InputFile {
  const all = [
    ...types(cloudFormationVocabulary.meanings, () => true),
    'AWS::SecretsManager::RotationSchedule',
    'AWS::MSK::Cluster',
    'Custom::Thing',
  ]
  const Resources = Object.fromEntries(
    all.map((Type, i) => [
      `R${i}`,
      {
        Type,
        Metadata: { secret: canaries.next() },
        Properties: { VpcId: 'vpc-10000000', ...leaves(canaries, false), Tags: manyTags(canaries) },
      },
    ]),
  )
  const Parameters = {
    Password: { Type: 'String', NoEcho: true, Default: canaries.next() },
    Text: { Type: 'String', Default: canaries.next(), Description: canaries.next() },
  }
  const Outputs = { Secret: { Value: canaries.next(), Description: canaries.next() } }
  return {
    name: 'template.json',
    text: JSON.stringify({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: canaries.next(),
      Metadata: { a: canaries.next() },
      Parameters,
      Resources,
      Outputs,
    }),
  }
}

function listing(canaries: Canaries): InputFile {
  const lists = Object.fromEntries(
    Object.entries(recordLists).map(([name, list], i) => {
      const record = () => ({
        ...Object.fromEntries(list.id.map((id) => [id, `${name.slice(0, 3).toLowerCase()}-${(0x20000000 + i).toString(16)}`])),
        ...leaves(canaries, false),
        VpcId: 'vpc-10000000',
        Tags: manyTags(canaries),
      })
      return [name, list.inside === undefined ? [record()] : [{ [list.inside]: [record()], OwnerId: canaries.next() }]]
    }),
  )
  return {
    name: 'dump.json',
    text: JSON.stringify({ ...lists, NextToken: canaries.next(), ResponseMetadata: { RequestId: canaries.next() } }),
  }
}

function snapshot(canaries: Canaries): InputFile {
  const items = [...Object.keys(configTypes), 'AWS::SSM::Parameter', 'AWS::MSK::Cluster'].map((resourceType, i) => ({
    resourceType,
    resourceId: `${i}`,
    configuration: { ...leaves(canaries, false), vpcId: 'vpc-10000000' },
    supplementaryConfiguration: { policy: canaries.next() },
    tags: { Owner: canaries.next() },
    relatedEvents: [canaries.next()],
  }))
  return {
    name: 'snapshot.json',
    text: JSON.stringify({ fileVersion: '1.0', configSnapshotId: canaries.next(), configurationItems: items }),
  }
}

/** Everything that leaves an importer, as text: model, topology files, pictures in every format, document, inspector, search, reports. */
function sinks(files: readonly InputFile[]): readonly string[] {
  const read = readFiles(files)
  const { topology, diagnostics } = read
  const said = [JSON.stringify(diagnostics), JSON.stringify(inspect(read))]
  if (topology === null) return said
  const t = indexOf(topology)
  const pictures = listViews(topology).flatMap((view) => {
    const picture = drawView(topology, view.id)
    if (picture === undefined) return []
    return exporters.map((exporter) => exporter.write(picture.type === 'diagram' ? picture.diagram : picture.sequence, { whole: true }))
  })
  return [
    ...said,
    JSON.stringify(topology),
    writeTopology(topology, 'yaml'),
    writeTopology(topology, 'json'),
    writeDocument(topology),
    JSON.stringify(searchTerms(topology)),
    ...t.all.map((r) => JSON.stringify(detailsOf(topology, r.id))),
    ...pictures,
  ]
}

const inputs = {
  'a Terraform state': terraformState,
  'a plan': terraformPlan,
  'a template': template,
  'AWS CLI output': listing,
  'a Config snapshot': snapshot,
}

describe('secrets', () => {
  const canaries = new Canaries()
  for (const [name, make] of Object.entries(inputs))
    it(`of ${name} reach no model, file, picture, report or message`, () => {
      const before = canaries.count
      const file = make(canaries)
      const out = sinks([file]).join('\n')
      expect(out.match(/CANARY-[a-z0-9]+-q7/g) ?? []).toEqual([])
      // Something was read: a sink that is empty keeps every secret.
      expect(out.length).toBeGreaterThan(2000)
      expect(canaries.count - before).toBeGreaterThan(2000)
    })

  it('were looked for among twenty thousand at least', () => {
    expect(canaries.count).toBeGreaterThanOrEqual(20_000)
  })

  it('would be found: what may be read is', () => {
    const state = {
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        {
          mode: 'managed',
          type: 'aws_vpc',
          name: 'x',
          instances: [{ attributes: { id: 'vpc-10000000', cidr_block: '10.0.0.0/16', tags: { Name: 'CANARY-1-q7' } } }],
        },
      ],
    }
    expect(sinks([{ name: 'terraform.tfstate', text: JSON.stringify(state) }]).join('\n')).toContain('CANARY-1-q7')
  })

  it('of a file that breaks off reach no message', () => {
    for (const [name, make] of Object.entries(inputs)) {
      const { text } = make(new Canaries())
      for (const part of [0.3, 0.7, 0.99]) {
        const out = sinks([{ name: `${name}.json`, text: text.slice(0, Math.floor(text.length * part)) }]).join('\n')
        expect(out.match(/CANARY-[a-z0-9]+-q7/g) ?? []).toEqual([])
      }
    }
  })

  it('of types that no vocabulary knows are not even looked at', () => {
    expect(awsVocabulary.isOwn('ssm:Parameter')).toBe(true)
    expect(Object.hasOwn(awsVocabulary.meanings, 'ssm:Parameter')).toBe(false)
  })
})

describe('a text that people write', () => {
  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'key ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    '-----BEGIN RSA PRIVATE KEY-----',
    'postgres://app:hunter2@db/x',
    'password: hunter2',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x',
    'Rk9v8Hq2LmZ1xT7pWc4BnY6sKd3JgA5e',
  ])('is left out where it looks like a secret: %s', (text) => expect(looksSecret(text)).toBe(true))

  it.each([
    'web servers',
    'Allow HTTPS from the load balancer',
    'launch-wizard-2',
    'i-094a9e5b545a4fde4',
    'LambdaCfnStatesStack/vpc/PublicSubnet1',
    'arn:aws:lambda:us-east-1:123456789012:function:resize',
    'awseb-e-dqmw7xj3fa-stack-AWSEBSecurityGroup',
    'com.amazonaws.us-east-1.secretsmanager',
  ])('stays where it does not: %s', (text) => expect(looksSecret(text)).toBe(false))
})
