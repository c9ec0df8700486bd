import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFiles } from '@/importers/read-files'
import type { Resource } from '@/model/topology'

interface Entry {
  readonly type: string
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
}

const entry = (type: string, name: string, attributes: Readonly<Record<string, unknown>>): Entry => ({ type, name, attributes })
const rule = { protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_blocks: [], security_groups: ['sg-0000000a'] }

//  internet ── igw ── public-a, public-b ── nat ── private (db behind app), an endpoint of S3, a peering to elsewhere
const estate: readonly Entry[] = [
  entry('aws_vpc', 'main', {
    id: 'vpc-0000000a',
    cidr_block: '10.0.0.0/16',
    default_network_acl_id: 'acl-0000000a',
    main_route_table_id: 'rtb-0000000c',
  }),
  entry('aws_internet_gateway', 'out', { id: 'igw-0000000a', vpc_id: 'vpc-0000000a' }),
  entry('aws_subnet', 'public_a', {
    id: 'subnet-0000000a',
    vpc_id: 'vpc-0000000a',
    cidr_block: '10.0.1.0/24',
    availability_zone: 'eu-west-1a',
  }),
  entry('aws_subnet', 'public_b', {
    id: 'subnet-0000000b',
    vpc_id: 'vpc-0000000a',
    cidr_block: '10.0.2.0/24',
    availability_zone: 'eu-west-1b',
  }),
  entry('aws_subnet', 'private', {
    id: 'subnet-0000000c',
    vpc_id: 'vpc-0000000a',
    cidr_block: '10.0.3.0/24',
    availability_zone: 'eu-west-1a',
  }),
  entry('aws_route_table', 'public', { id: 'rtb-0000000a', vpc_id: 'vpc-0000000a', route: [] }),
  entry('aws_route', 'public', { route_table_id: 'rtb-0000000a', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-0000000a' }),
  entry('aws_route_table_association', 'a', { subnet_id: 'subnet-0000000a', route_table_id: 'rtb-0000000a' }),
  entry('aws_route_table_association', 'b', { subnet_id: 'subnet-0000000b', route_table_id: 'rtb-0000000a' }),
  entry('aws_default_route_table', 'main', {
    id: 'rtb-0000000c',
    vpc_id: 'vpc-0000000a',
    route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-0000000a' }],
  }),
  entry('aws_eip', 'nat', { id: 'eipalloc-0000000a', public_ip: '198.51.100.7' }),
  entry('aws_nat_gateway', 'nat', { id: 'nat-0000000a', subnet_id: 'subnet-0000000a', allocation_id: 'eipalloc-0000000a' }),
  entry('aws_security_group', 'app', {
    id: 'sg-0000000a',
    vpc_id: 'vpc-0000000a',
    name: 'app',
    ingress: [],
    egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
  }),
  entry('aws_security_group', 'db', { id: 'sg-0000000b', vpc_id: 'vpc-0000000a', name: 'db', ingress: [], egress: [] }),
  entry('aws_security_group_rule', 'db', {
    type: 'ingress',
    security_group_id: 'sg-0000000b',
    ...rule,
    security_groups: null,
    source_security_group_id: 'sg-0000000a',
  }),
  entry('aws_vpc_endpoint', 's3', {
    id: 'vpce-0000000a',
    vpc_id: 'vpc-0000000a',
    service_name: 'com.amazonaws.eu-west-1.s3',
    vpc_endpoint_type: 'Gateway',
    route_table_ids: ['rtb-0000000c'],
  }),
  entry('aws_instance', 'app', {
    id: 'i-0000000a',
    subnet_id: 'subnet-0000000c',
    vpc_security_group_ids: ['sg-0000000a'],
    private_ip: '10.0.3.5',
  }),
  entry('aws_vpc_peering_connection', 'other', { id: 'pcx-0000000a', vpc_id: 'vpc-0000000a', peer_vpc_id: 'vpc-0000000f' }),
  entry('aws_lambda_function', 'job', {
    function_name: 'job',
    vpc_config: [{ subnet_ids: ['subnet-0000000c'], security_group_ids: ['sg-0000000e'] }],
  }),
]

const stateOf = (entries: readonly Entry[]): string =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    resources: entries.map(({ type, name, attributes }) => ({ mode: 'managed', type, name, instances: [{ attributes }] })),
  })

/** What was read, without the lines, which move with the order of a file. */
function read(entries: readonly Entry[]) {
  const { topology } = readFiles([{ name: 'terraform.tfstate', text: stateOf(entries) }])
  if (topology === null) throw new Error('nothing was read')
  const plain = topology.resources.map(({ source, ...rest }): Omit<Resource, 'source'> & { address: string | undefined } => ({
    ...rest,
    address: source?.address,
  }))
  return { resources: plain, flows: topology.flows }
}

const before = read(estate)

describe('the same network', () => {
  it('is read from its resources in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...estate], { minLength: estate.length }), (shuffled) => {
        expect(read(shuffled)).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  it('is read where refreshed resources repeat their rules and routes inline', () => {
    const repeats: Readonly<Record<string, object>> = {
      'aws_security_group db': { ingress: [rule] },
      'aws_route_table public': { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0000000a' }] },
    }
    fc.assert(
      fc.property(fc.subarray(Object.keys(repeats), { minLength: 1 }), (names) => {
        const refreshed = estate.map((e) =>
          names.includes(`${e.type} ${e.name}`) ? { ...e, attributes: { ...e.attributes, ...repeats[`${e.type} ${e.name}`] } } : e,
        )
        expect(read(refreshed)).toEqual(before)
      }),
    )
  })

  it('is read under other ids, but for the ids', () => {
    const ids = [...new Set(JSON.stringify(estate).match(/(?<=")[a-z]+-0000000[a-f](?=")/g) ?? [])]
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0x10000000, max: 0x7fffffff }), { minLength: ids.length, maxLength: ids.length }),
        (numbers) => {
          fc.pre(new Set(numbers).size === numbers.length)
          const names = new Map(ids.map((id, i) => [id, `${id.replace(/-.*/, '')}-${(numbers[i] ?? 0).toString(16)}`]))
          const renamed = (text: string) => [...names].reduce((all, [id, name]) => all.replaceAll(id, name), text)
          const resources = read(JSON.parse(renamed(JSON.stringify(estate)))).resources
          const expected = JSON.parse(renamed(JSON.stringify(before.resources))) as typeof resources
          const inOrder = (all: typeof resources) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
          expect(inOrder(resources)).toEqual(inOrder(expected))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is drawn with what it names and does not hold', () => {
    expect(before.resources.filter((r) => r.stub === true).map((r) => [r.kind, r.id])).toEqual([['security-group', 'sg-0000000e']])
    expect(before.resources.find((r) => r.id === 'pcx-0000000a')).toMatchObject({
      requesterVpc: 'vpc-0000000a',
      otherVpcId: 'vpc-0000000f',
    })
  })
})
