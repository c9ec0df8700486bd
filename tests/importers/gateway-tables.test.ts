import { expect, test } from 'vitest'
import { readTopology } from '@/importers/read-topology'

const tableOf = (file: string, text: string) => {
  const gateway = readTopology(text, file).topology?.resources.find((r) => r.kind === 'internet-gateway')
  return gateway?.kind === 'internet-gateway' ? (gateway.routeTable ?? null) : undefined
}

test('a table associated with a gateway is told of it by Terraform, CloudFormation and the AWS CLI', () => {
  const hcl = `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.main.id }
resource "aws_route_table" "edge" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "edge" {
  gateway_id     = aws_internet_gateway.out.id
  route_table_id = aws_route_table.edge.id
}`
  expect(tableOf('main.tf', hcl)).toContain('edge')
  const template = {
    Resources: {
      Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Out: { Type: 'AWS::EC2::InternetGateway' },
      Edge: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Net' } } },
      Ask: { Type: 'AWS::EC2::GatewayRouteTableAssociation', Properties: { GatewayId: { Ref: 'Out' }, RouteTableId: { Ref: 'Edge' } } },
    },
  }
  expect(tableOf('template.json', JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...template }))?.toLowerCase()).toContain('edge')
  const described = {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
    InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ State: 'available', VpcId: 'vpc-1' }] }],
    RouteTables: [
      { RouteTableId: 'rtb-edge', VpcId: 'vpc-1', Routes: [], Associations: [{ GatewayId: 'igw-1', RouteTableId: 'rtb-edge' }] },
    ],
  }
  expect(tableOf('described.json', JSON.stringify(described))).toBe('rtb-edge')
})
