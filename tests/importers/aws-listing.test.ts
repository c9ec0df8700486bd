import { describe, expect, test } from 'vitest'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

const vpcs = { Vpcs: [{ VpcId: 'vpc-10000001', CidrBlock: '10.0.0.0/16' }] }
const subnets = {
  Subnets: [{ SubnetId: 'subnet-10000001', VpcId: 'vpc-10000001', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' }],
}
const instances = { Reservations: [{ Instances: [{ InstanceId: 'i-10000001', SubnetId: 'subnet-10000001', VpcId: 'vpc-10000001' }] }] }
const arn = 'arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/app/73e2d6bc24d8a067'
const groups = { TargetGroups: [{ TargetGroupArn: arn, TargetGroupName: 'app', VpcId: 'vpc-10000001', Port: 80, Protocol: 'HTTP' }] }
const health = { TargetHealthDescriptions: [{ Target: { Id: 'i-10000001', Port: 80 }, TargetHealth: { State: 'healthy' } }] }

const read = (files: Readonly<Record<string, unknown>>) =>
  readFiles(
    Object.entries(files).map(([name, value]) => ({ name, text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) })),
  )
const found = (files: Readonly<Record<string, unknown>>) => read(files).topology?.resources.map((r) => r.id)

describe('outputs of several commands in one file', () => {
  const whole = found({ 'a.json': vpcs, 'b.json': subnets, 'c.json': instances })

  test.each([
    ['one after another', [vpcs, subnets, instances].map((one) => JSON.stringify(one, null, 2)).join('\n')],
    ['line by line', [vpcs, subnets, instances].map((one) => JSON.stringify(one)).join('\r\n')],
    ['under names of their maker', { network: { vpcs, subnets }, compute: [instances] }],
    ['as lists under other names', { vpcs, my_subnets: subnets.Subnets.map((s) => ({ ...s })), ...instances }],
  ])('are read as files of their own are: %s', (_how, value) => {
    expect(whole).toContain('i-10000001')
    const ids = found({ 'all.json': value })
    expect(ids).toEqual(whole)
  })

  test('keep the lines that their entries stand at', () => {
    const { topology } = read({ 'all.json': `${JSON.stringify(vpcs)}\n\n${JSON.stringify(subnets, null, 1)}\n` })
    const line = (id: string) => topology?.resources.find((r) => r.id === id)?.source?.line
    expect([line('vpc-10000001'), line('subnet-10000001')]).toEqual([1, 5])
  })

  test('are not looked for in what only resembles them', () => {
    const odd = { Resources: { A: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } }, Metadata: vpcs }
    expect(read({ 'x.json': odd }).formats.map((f) => f.id)).toEqual(['cloudformation'])
    expect(read({ 'x.json': { settings: { Subnets: ['a', 'b'] } } }).topology).toBeNull()
  })
})

describe('a list that AWS prints without saying whose it is', () => {
  const lists = { PrefixLists: [{ PrefixListId: 'pl-10000001', PrefixListName: 'offices', MaxEntries: 5 }] }
  const transit = {
    TransitGateways: [{ TransitGatewayId: 'tgw-10000001' }],
    TransitGatewayRouteTables: [{ TransitGatewayRouteTableId: 'tgw-rtb-10000001', TransitGatewayId: 'tgw-10000001' }],
    TransitGatewayVpcAttachments: [
      { TransitGatewayAttachmentId: 'tgw-attach-10000001', TransitGatewayId: 'tgw-10000001', VpcId: 'vpc-10000001' },
    ],
  }
  const routes = {
    Routes: [
      {
        DestinationCidrBlock: '10.0.0.0/16',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-10000001' }],
      },
      { DestinationCidrBlock: '10.9.0.0/16', State: 'blackhole' },
    ],
    AdditionalRoutesAvailable: false,
  }
  const of = (files: Readonly<Record<string, unknown>>, id: string) => read(files).topology?.resources.find((r) => r.id === id)

  test('is read where the file is named after its owner', () => {
    const files = {
      'network.json': { ...vpcs, ...subnets, ...groups, ...lists, ...transit },
      'instances.json': instances,
      'describe-target-health-app.json': health,
      'entries-pl-10000001.json': { Entries: [{ Cidr: '192.0.2.0/24', Description: 'Berlin' }] },
      'search-transit-gateway-routes-tgw-rtb-10000001.json': routes,
    }
    expect(of(files, 'app')).toMatchObject({ kind: 'target-group', targets: ['i-10000001'] })
    expect(of(files, 'pl-10000001')).toMatchObject({ name: 'offices', entries: ['192.0.2.0/24'] })
    expect(of(files, 'pl-10000001')).not.toHaveProperty('service')
    expect(of(files, 'tgw-rtb-10000001')).toMatchObject({
      routes: [
        { destination: '10.0.0.0/16', target: 'tgw-attach-10000001' },
        { destination: '10.9.0.0/16', target: 'blackhole' },
      ],
    })
  })

  test('is read where a wrapper tells its owner', () => {
    const files = { 'a.json': { ...vpcs, ...groups }, 'b.json': instances, 'c.json': { TargetGroupArn: arn, ...health } }
    expect(of(files, 'app')).toMatchObject({ targets: ['i-10000001'] })
  })

  test('is told as left out where nothing tells its owner', () => {
    const { leftOut } = inspect(read({ 'a.json': { ...vpcs, ...groups }, 'health.json': health, 'routes.json': routes }))
    expect(leftOut['elbv2:TargetHealth']?.reasons[0]).toContain('name the file')
    expect(leftOut['ec2:TransitGatewayRoutes']?.reasons[0]).toContain('TransitGatewayRouteTableId')
  })

  test('of routes that is cut short leaves the table unknown', () => {
    const files = { 'a.json': { ...vpcs, ...transit }, 'tgw-rtb-10000001.json': { ...routes, AdditionalRoutesAvailable: true } }
    expect(of(files, 'tgw-rtb-10000001')).not.toHaveProperty('routes')
  })
})

test('a service of ECS that is inactive is gone; a function that is, has only not been called', () => {
  const ids = found({
    'a.json': {
      ...vpcs,
      services: [
        { serviceName: 'old', serviceArn: 'arn:aws:ecs:us-east-1:111111111111:service/c/old', status: 'INACTIVE' },
        { serviceName: 'new', serviceArn: 'arn:aws:ecs:us-east-1:111111111111:service/c/new', status: 'ACTIVE' },
      ],
      Functions: [{ FunctionName: 'idle', FunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:idle', State: 'Inactive' }],
    },
  })
  expect(ids).toEqual(expect.arrayContaining(['new', 'idle']))
  expect(ids).not.toContain('old')
})

test('a conflict names the file that tells another thing', () => {
  const { diagnostics, topology } = read({
    'a.json': subnets,
    'b.json': { Subnets: [{ ...subnets.Subnets[0], CidrBlock: '10.0.2.0/24' }] },
  })
  expect(diagnostics).toMatchObject([{ code: 'import/conflict', place: { file: 'a.json' }, message: expect.stringContaining('b.json') }])
  expect(topology?.resources.find((r) => r.id === 'subnet-10000001')).toMatchObject({ cidr: '10.0.1.0/24' })
})

test('an empty file among others, as a command that failed leaves behind, is a note; alone it is an error', () => {
  expect(read({ 'a.json': vpcs, 'b.json': '', 'c.json': ' \n' }).diagnostics).toMatchObject([
    { code: 'file/empty', severity: 'note', place: { file: 'b.json' } },
    { code: 'file/empty', severity: 'note', place: { file: 'c.json' } },
  ])
  expect(read({ 'a.json': '' }).diagnostics).toMatchObject([{ code: 'file/empty', severity: 'error' }])
  expect(read({ 'a.json': '', 'b.json': '\n' }).diagnostics.map((d) => d.severity)).toContain('error')
})

test('an attachment that its owner sees associated with no table says so', () => {
  const one = (more: object) => ({
    'a.json': {
      TransitGatewayAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-10000001',
          TransitGatewayId: 'tgw-10000001',
          TransitGatewayOwnerId: '111111111111',
          ResourceOwnerId: '111111111111',
          ResourceType: 'vpc',
          ResourceId: 'vpc-10000001',
          State: 'available',
          ...more,
        },
      ],
    },
  })
  const told = (more: object) =>
    read(one(more)).topology?.resources.flatMap((r) => (r.kind === 'transit-gateway-attachment' ? [r.associated] : []))
  expect(told({})).toEqual([false])
  expect(told({ ResourceOwnerId: '222222222222' })).toEqual([undefined])
  expect(told({ Association: { TransitGatewayRouteTableId: 'tgw-rtb-10000001', State: 'associated' } })).toEqual([undefined])
})
