import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isScalar, type Pair, parseDocument, visit } from 'yaml'
import { coverageTable } from '@/cli/coverage-text'
import { writeDocument } from '@/exporters/document/document'
import { exporters } from '@/exporters/index'
import { writeTopology } from '@/exporters/topology/write-topology'
import { looksSecret } from '@/importers/assemble/secrets'
import { awsVocabulary } from '@/importers/aws/vocabulary/index'
import { inspect } from '@/importers/inspect'
import type { InputFile } from '@/importers/raw/raw-resource'
import { readFiles } from '@/importers/read-files'
import { describe as detailsOf } from '@/model/describe/describe'
import { searchTerms } from '@/model/search'
import { indexOf } from '@/model/topology-index'
import { drawView, listViews } from '@/model/views/draw-view'
import { Canaries, canariesIn } from '@/tests/canaries/canaries'
import { canaryFiles } from '@/tests/canaries/canary-files'
import { run, testFolder } from '@/tests/cli/run'

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
    coverageTable(topology),
    JSON.stringify(searchTerms(topology)),
    ...t.all.map((r) => JSON.stringify(detailsOf(topology, r.id))),
    ...pictures,
  ]
}

/** Commands that print what they read, or what they think of it. */
const commands = ['import', 'check'] as const

/** What the command line prints of the same files, beside everything else and in its errors. */
async function printed(files: readonly InputFile[]): Promise<string> {
  const folder = testFolder()
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const only = files.length === 1 ? join(folder, files[0]?.name ?? '') : folder
  const all = []
  for (const command of commands) all.push(await run([command, only]))
  return all.map(({ out, err }) => out + err).join('\n')
}

const inputs = Object.entries(canaryFiles)

describe('secrets', () => {
  const canaries = new Canaries()
  let written = 0
  it.each(inputs)('of %s reach no model, file, picture, report or message', async (_name, make) => {
    const files = make(canaries)
    const out = [...sinks(files), await printed(files)].join('\n')
    expect(canariesIn(out)).toEqual([])
    // The network was read, and not a shell of it: what is empty keeps every secret.
    const told = ['shop-network', 'public-a', 'orders-db', 'resize', '10.0.11.0/24']
    expect(told.filter((one) => !out.includes(one))).toEqual([])
    const hidden = new Set(canariesIn(files.map((file) => file.text).join('\n'))).size
    expect(hidden).toBeGreaterThan(2000)
    written += hidden
  })

  it('were looked for among twenty thousand at least', () => {
    expect(written).toBeGreaterThanOrEqual(20_000)
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
    for (const [i, [, make]] of inputs.entries()) {
      const files = make(new Canaries()).map(({ name, text }) => ({
        name,
        text: text.slice(0, Math.floor(text.length * ([0.3, 0.7, 0.99][i % 3] ?? 1))),
      }))
      const read = readFiles(files)
      expect(canariesIn(JSON.stringify([read.topology, read.diagnostics, inspect(read)]))).toEqual([])
    }
  })

  it('of types that no vocabulary knows are not even looked at', () => {
    expect(awsVocabulary.isOwn('ssm:Parameter')).toBe(true)
    expect(Object.hasOwn(awsVocabulary.meanings, 'ssm:Parameter')).toBe(false)
  })
})

/** Files of others beside the project. */
const data = join(import.meta.dirname, '../../../shared/data')
const folders = existsSync(data) ? readdirSync(data).filter((name) => !name.includes('.')) : []

/** Without these a file is of no format, or its resources are of no type. */
const keepsForm =
  /^(?:[tT]ype|mode|module|name|address|provider_name|actions|references|format_version|terraform_version|resourceType|AWSTemplateFormatVersion|Ref|Condition|Fn::(?:GetAtt|Sub|Join|Select|FindInMap))$/

/** What is read of these files, and shown: ids, names, addresses, blocks, zones, and what a workload runs on. */
const isShown =
  /^(?:id|arn|index_key|instance|identifier|(?:function|db_|group)?_?name|Name|(?:Group|Function|LoadBalancer)Name|[A-Za-z]+Ids?|VPCId|[a-z_]+_ids?|[A-Za-z]+Arn|Subnets|SecurityGroups|(?:Subnet|DBInstance|cluster_)[iI]dentifier|[A-Za-z0-9]*CidrBlock|CIDR|(?:ipv6_)?cidr_block|(?:private|public)_ip|(?:Private|Public)?Ip(?:Address)?|AvailabilityZone|availability_zone|(?:Group)?[dD]escription|[eE]ngine|[rR]untime|InstanceType|instance_type|protocol|bucket)$/

/** The text with a canary in every leaf but those that make it what it is; `keyOf` then knows where each stands. */
function filledUp(name: string, text: string, canaries: Canaries, keyOf: Map<string, string>): string {
  const next = (key: string) => {
    const canary = canaries.next()
    keyOf.set(canary, key)
    return canary
  }
  const fill = (value: unknown, key: string): unknown =>
    Array.isArray(value)
      ? value.map((one) => fill(one, key))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, fill(one, inner)]))
        : typeof value === 'string' && !keepsForm.test(key)
          ? next(key)
          : value
  if (!name.endsWith('.yaml')) return JSON.stringify(fill(JSON.parse(text), ''))
  const document = parseDocument(text)
  visit(document, {
    Scalar(of, node, path) {
      const pair = path.findLast((one): one is Pair => 'key' in one)
      const key = isScalar(pair?.key) ? String(pair.key.value) : ''
      if (of !== 'key' && typeof node.value === 'string' && !node.tag?.startsWith('!') && !keepsForm.test(key)) node.value = next(key)
    },
  })
  return String(document)
}

describe.skipIf(folders.length === 0)('every leaf of files that others wrote', () => {
  it.each(folders)('is of those that are read, or is not shown: %s', (folder) => {
    const keyOf = new Map<string, string>()
    const canaries = new Canaries()
    const files = readdirSync(join(data, folder)).map((name) => ({
      name,
      text: filledUp(name, readFileSync(join(data, folder, name), 'utf8'), canaries, keyOf),
    }))
    const shown = canariesIn(sinks(files).join('\n')).map((canary) => keyOf.get(canary) ?? canary)
    expect([...new Set(shown)].filter((key) => !isShown.test(key))).toEqual([])
    expect(shown).not.toEqual([])
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
