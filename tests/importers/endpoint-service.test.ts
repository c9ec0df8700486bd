import { expect, test } from 'vitest'
import { readTopology } from '@/importers/read-topology'

/** `id service` of every endpoint, and of the prefix list of a gateway endpoint. */
function endpointsIn(file: string, content: unknown): readonly string[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return (readTopology(text, file).topology?.resources ?? []).flatMap((r) =>
    r.kind === 'gateway-endpoint' || r.kind === 'interface-endpoint' || r.kind === 'prefix-list'
      ? [`${r.id} ${r.service ?? 'no service'}`]
      : [],
  )
}

const template = (service: unknown) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Private: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Net' } } },
    Store: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: { VpcId: { Ref: 'Net' }, ServiceName: service, RouteTableIds: [{ Ref: 'Private' }] },
    },
  },
})

test('an endpoint whose region is not told keeps its service, and its prefix list', () => {
  const sub = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' }
  const join = { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.ecr.dkr']] }
  expect(endpointsIn('template.json', template(sub))).toEqual(['Store s3', 'Store prefix-list s3'])
  expect(endpointsIn('template.json', template(join))).toEqual(['Store ecr.dkr', 'Store prefix-list ecr.dkr'])
  const hcl = (name: string) => `
variable "region" {}
data "aws_region" "here" {}
resource "aws_vpc" "net" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc_endpoint" "store" {
  vpc_id            = aws_vpc.net.id
  vpc_endpoint_type = "Interface"
  service_name      = "${name}"
}`
  expect(endpointsIn('main.tf', hcl('com.amazonaws.${var.region}.secretsmanager'))).toEqual(['aws_vpc_endpoint.store secretsmanager'])
  expect(endpointsIn('main.tf', hcl('com.amazonaws.${data.aws_region.here.name}.sqs'))).toEqual(['aws_vpc_endpoint.store sqs'])
})

test('an endpoint whose service is not told is drawn all the same', () => {
  expect(endpointsIn('template.json', template({ 'Fn::ImportValue': 'service' }))).toEqual([
    'Store unknown',
    'Store prefix-list no service',
  ])
  expect(endpointsIn('template.json', template({ 'Fn::Sub': 'com.amazonaws.${AWS::Region}' }))).toContain('Store unknown')
})

test('a service that is told stays as it is written', () => {
  expect(endpointsIn('template.json', template('com.amazonaws.eu-west-1.s3'))).toContain('Store com.amazonaws.eu-west-1.s3')
})
