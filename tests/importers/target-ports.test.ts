import { expect, test } from 'vitest'
import { readTopology } from '@/importers/read-topology'

/** `id port`, `id unknown` of what target groups say of ports of their own. */
function portsIn(file: string, content: unknown): readonly string[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const groups = (readTopology(text, file).topology?.resources ?? []).flatMap((r) => (r.kind === 'target-group' ? [r] : []))
  return groups.flatMap((g) => (g.targetPorts ?? []).map(({ target, port }) => `${target} ${port ?? 'unknown'}`))
}

const template = (service: Record<string, unknown>) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP', TargetType: 'ip' } },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: { LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: { Ref: 'Group' } }], ...service },
    },
  },
})
const awsvpc = { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0000000a'] } } }

test('tasks with an interface of their own are registered on the port of their container', () => {
  expect(portsIn('template.json', template(awsvpc))).toEqual(['Service 8080'])
  const hcl = `
resource "aws_lb_target_group" "web" { port = 80 }
resource "aws_ecs_service" "web" {
  network_configuration { subnets = ["subnet-0000000a"] }
  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}`
  expect(portsIn('main.tf', hcl)).toEqual([expect.stringMatching(/web 8080$/)])
})

test('tasks on the interface of their host are registered on a port that the host chooses', () => {
  expect(portsIn('template.json', template({}))).toEqual(['Service unknown'])
})

test('a registration may name a port of its own', () => {
  const hcl = (port: string) => `
variable "port" {}
resource "aws_lb_target_group" "web" { port = 80 }
resource "aws_instance" "web" {}
resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
  ${port}
}`
  expect(portsIn('main.tf', hcl('port = 9000'))).toEqual([expect.stringMatching(/web 9000$/)])
  expect(portsIn('main.tf', hcl('port = var.port'))).toEqual([expect.stringMatching(/web unknown$/)])
  expect(portsIn('main.tf', hcl(''))).toEqual([])
})
