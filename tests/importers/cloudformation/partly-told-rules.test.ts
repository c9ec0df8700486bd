import { expect, test } from 'vitest'
import { readTopology } from '@/importers/read-topology'

interface Group {
  readonly kind: string
  readonly ingress?: readonly unknown[]
  readonly egress?: readonly unknown[]
  readonly incomplete?: readonly string[]
}

function groupsOf(resources: Record<string, unknown>): Record<string, Group> {
  const template = { AWSTemplateFormatVersion: '2010-09-09', Resources: { Net: { Type: 'AWS::EC2::VPC' }, ...resources } }
  const { topology } = readTopology(JSON.stringify(template), 'template.json')
  return Object.fromEntries(
    (topology?.resources ?? []).map((r) => [r.id, r as Group]).filter(([, r]) => (r as Group).kind === 'security-group'),
  )
}

const groupOf = (properties: Record<string, unknown>) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'x', VpcId: { Ref: 'Net' }, ...properties },
})
const open = (rule: Record<string, unknown>) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...rule })
const untold = { 'Fn::ImportValue': 'made-elsewhere' }

test('a rule of which the template tells too little leaves the others standing, and the group incomplete', () => {
  const rules = [open({ CidrIp: '10.0.0.0/8' }), open({ FromPort: untold, ToPort: untold, CidrIp: '0.0.0.0/0' }), open({ CidrIp: untold })]
  expect(groupsOf({ Web: groupOf({ SecurityGroupIngress: rules }) }).Web).toMatchObject({
    ingress: [{ protocol: 'tcp', ports: 443, peer: '10.0.0.0/8' }],
    incomplete: ['ingress'],
  })
})

test('where no rule is told the direction is unknown, as a whole', () => {
  const { Web } = groupsOf({ Web: groupOf({ SecurityGroupIngress: [open({ CidrIp: untold })] }) })
  expect(Web).toMatchObject({ kind: 'security-group' })
  expect(Web?.ingress).toBeUndefined()
  expect(Web?.incomplete).toBeUndefined()
})

test('an egress rule beside the group takes the place of what AWS allows of itself', () => {
  const beside = {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: open({ GroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] }, CidrIp: '10.0.0.0/8' }),
  }
  expect(groupsOf({ Web: groupOf({}), Beside: beside }).Web?.egress).toEqual([{ protocol: 'tcp', ports: 443, peer: '10.0.0.0/8' }])
  expect(groupsOf({ Web: groupOf({}) }).Web?.egress).toMatchObject([{ peer: '0.0.0.0/0' }, { peer: '::/0' }])
})

test('the port of a database is that of its engine where nobody chose another', () => {
  const portOf = (database: Record<string, unknown>) => {
    const port = { 'Fn::GetAtt': ['Db', 'Endpoint.Port'] }
    const resources = {
      Db: { Type: 'AWS::RDS::DBInstance', Properties: database },
      Web: groupOf({ SecurityGroupIngress: [open({ FromPort: port, ToPort: port, CidrIp: '10.0.0.0/8' })] }),
    }
    return (groupsOf(resources).Web?.ingress?.[0] as { ports?: unknown } | undefined)?.ports
  }
  expect(portOf({ Engine: 'postgres' })).toBe(5432)
  expect(portOf({ Engine: 'postgres', Port: '6000' })).toBe(6000)
  expect(portOf({ Engine: 'sqlserver-ex' })).toBe(1433)
  expect(portOf({ Engine: 'an engine of tomorrow' })).toBeUndefined()
})
