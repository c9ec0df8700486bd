import { expect, test } from 'vitest'
import { readTopology } from '@/importers/read-topology'

const groupsIn = (file: string, content: unknown, ends: string): readonly string[] | undefined => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const found = readTopology(text, file).topology?.resources.find((r) => r.id.endsWith(ends))
  return found !== undefined && 'securityGroups' in found ? found.securityGroups : undefined
}

const stack = (name: string, template: Record<string, unknown>, group: Record<string, unknown>) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Web: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x' } },
    Template: { Type: name, Properties: template },
    Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { VPCZoneIdentifier: ['subnet-0000000a'], ...group } },
  },
})
const web = [{ 'Fn::GetAtt': ['Web', 'GroupId'] }]

test('instances of a group carry the security groups of its launch template or configuration', () => {
  const byTemplate = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } }
  expect(
    groupsIn('t.json', stack('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: web } }, byTemplate), 'Group'),
  ).toEqual(['Web'])
  const own = { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, Groups: web }] } }
  expect(groupsIn('t.json', stack('AWS::EC2::LaunchTemplate', own, byTemplate), 'Group')).toEqual(['Web'])
  const byConfiguration = { LaunchConfigurationName: { Ref: 'Template' } }
  expect(groupsIn('t.json', stack('AWS::AutoScaling::LaunchConfiguration', { SecurityGroups: web }, byConfiguration), 'Group')).toEqual([
    'Web',
  ])
  const hcl = `
resource "aws_security_group" "web" {}
resource "aws_launch_template" "web" { vpc_security_group_ids = [aws_security_group.web.id] }
resource "aws_autoscaling_group" "web" {
  vpc_zone_identifier = ["subnet-0000000a"]
  launch_template { id = aws_launch_template.web.id }
}`
  expect(groupsIn('main.tf', hcl, 'aws_autoscaling_group.web')).toEqual(['aws_security_group.web'])
})

test('a launch template that tells no group leaves those of its instances unknown', () => {
  const byTemplate = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } }
  expect(groupsIn('t.json', stack('AWS::EC2::LaunchTemplate', {}, byTemplate), 'Group')).toBeUndefined()
})

test('a network load balancer that is made without a security group has none, an application load balancer one that is not told', () => {
  const balancer = (Type: string) => ({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Lb: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type, Subnets: ['subnet-0000000a'] } } },
  })
  expect(groupsIn('t.json', balancer('network'), 'Lb')).toEqual([])
  expect(groupsIn('t.json', balancer('application'), 'Lb')).toBeUndefined()
  const hcl = 'resource "aws_lb" "front" {\n load_balancer_type = "network"\n subnets = ["subnet-0000000a"]\n}'
  expect(groupsIn('main.tf', hcl, 'aws_lb.front')).toEqual([])
})
