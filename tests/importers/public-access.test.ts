import { describe, expect, test } from 'vitest'
import { readFiles } from '@/importers/read-files'

const read = (files: Readonly<Record<string, unknown>>) =>
  readFiles(Object.entries(files).map(([name, value]) => ({ name, text: typeof value === 'string' ? value : JSON.stringify(value) })))
const blocks = (files: Readonly<Record<string, unknown>>) =>
  read(files).topology?.resources.flatMap((r) =>
    r.kind === 'vpc-block-public-access' ? [{ mode: r.mode, region: r.region, exclusions: r.exclusions }] : [],
  )

const vpcs = { Vpcs: [{ VpcId: 'vpc-10000001', CidrBlock: '10.0.0.0/16' }] }
const options = {
  VpcBlockPublicAccessOptions: {
    AwsAccountId: '111111111111',
    AwsRegion: 'us-east-1',
    State: 'update-complete',
    InternetGatewayBlockMode: 'block-ingress',
  },
}
const exclusion = (id: string, arn: string, more = {}) => ({
  ExclusionId: `vpcbpa-exclude-${id}`,
  InternetGatewayExclusionMode: 'allow-egress',
  ResourceArn: `arn:aws:ec2:us-east-1:111111111111:${arn}`,
  State: 'create-complete',
  ...more,
})

describe('VPC Block Public Access', () => {
  test('is read of Terraform, with what it excludes', () => {
    const hcl = `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc_block_public_access_options" "all" { internet_gateway_block_mode = "block-bidirectional" }
resource "aws_vpc_block_public_access_exclusion" "main" {
  vpc_id                          = aws_vpc.main.id
  internet_gateway_exclusion_mode = "allow-egress"
}`
    expect(blocks({ 'main.tf': hcl })).toEqual([
      { mode: 'block-bidirectional', exclusions: [{ of: 'aws_vpc.main', mode: 'allow-egress' }] },
    ])
    // Whatever it excludes that nobody can tell leaves all of its exclusions untold.
    expect(blocks({ 'main.tf': hcl.replace('aws_vpc.main.id', 'var.other') })).toEqual([{ mode: 'block-bidirectional' }])
  })

  test('is read of CloudFormation', () => {
    const template = {
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Open: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Net' }, CidrBlock: '10.0.0.0/24' } },
        Block: { Type: 'AWS::EC2::VPCBlockPublicAccessOptions', Properties: { InternetGatewayBlockMode: 'block-ingress' } },
        But: {
          Type: 'AWS::EC2::VPCBlockPublicAccessExclusion',
          Properties: { SubnetId: { Ref: 'Open' }, InternetGatewayExclusionMode: 'allow-bidirectional' },
        },
      },
    }
    expect(blocks({ 'template.json': template })).toMatchObject([
      { mode: 'block-ingress', exclusions: [{ of: 'Open', mode: 'allow-bidirectional' }] },
    ])
  })

  test('is read of the AWS CLI; exclusions are told where they are listed, be it as an empty list', () => {
    const told = blocks({ 'a.json': vpcs, 'b.json': options })
    expect(told).toEqual([{ mode: 'block-ingress', region: 'us-east-1' }])
    expect(blocks({ 'a.json': vpcs, 'b.json': options, 'c.json': { VpcBlockPublicAccessExclusions: [] } })).toMatchObject([
      { mode: 'block-ingress', exclusions: [] },
    ])
    const listed = {
      VpcBlockPublicAccessExclusions: [
        exclusion('1', 'vpc/vpc-10000001'),
        exclusion('2', 'vpc/vpc-99999999'),
        exclusion('3', 'vpc/vpc-10000001', { InternetGatewayExclusionMode: 'allow-bidirectional', State: 'delete-complete' }),
      ],
    }
    const files = { 'a.json': vpcs, 'b.json': options, 'c.json': listed }
    expect(blocks(files)).toMatchObject([{ mode: 'block-ingress', exclusions: [{ of: 'vpc-10000001', mode: 'allow-egress' }] }])
    expect(read(files).topology?.resources.map((r) => r.id)).not.toContain('vpc-99999999')
    // Exclusions alone say that somebody blocks, not how.
    expect(blocks({ 'a.json': vpcs, 'c.json': listed })).toEqual([{ exclusions: [{ of: 'vpc-10000001', mode: 'allow-egress' }] }])
  })

  test('of two regions is each its own', () => {
    const west = {
      VpcBlockPublicAccessOptions: { ...options.VpcBlockPublicAccessOptions, AwsRegion: 'us-west-2', InternetGatewayBlockMode: 'off' },
    }
    const listed = { VpcBlockPublicAccessExclusions: [exclusion('1', 'vpc/vpc-10000001')] }
    const files = { 'us-east-1/a.json': vpcs, 'us-east-1/b.json': options, 'us-west-2/b.json': west, 'us-east-1/c.json': listed }
    const found = [...(blocks(files) ?? [])].sort((a, b) => String(a.region).localeCompare(String(b.region)))
    expect(found).toEqual([
      { mode: 'block-ingress', region: 'us-east-1', exclusions: [{ of: 'vpc-10000001', mode: 'allow-egress' }] },
      { mode: 'off', region: 'us-west-2' },
    ])
  })
})
