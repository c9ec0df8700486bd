import { describe, expect, it } from 'vitest'
import { noOptions } from '@/importers/importer'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

interface Planned {
  readonly address: string
  readonly values?: object
  readonly unknown?: object
}

/** Resources of a module, whose addresses begin with its path. */
const module_ = (path: string, all: readonly Planned[]) => {
  const own = all.filter(({ address }) => address.replace(/\.?[a-z_]+\.[A-Za-z0-9_-]+(?:\[[^\]]*\])?$/, '') === path)
  const children = [
    ...new Set(all.flatMap(({ address }) => (path === '' ? (/^module\.[a-z]+(?:\[[^\]]*\])?(?=\.)/.exec(address)?.[0] ?? []) : []))),
  ]
  return {
    address: path,
    resources: own.map(({ address, values = {} }) => {
      const [, type = '', name = ''] = /([a-z_]+)\.([A-Za-z0-9_-]+)(?:\[[^\]]*\])?$/.exec(address) ?? []
      return { address, mode: 'managed', type, name, values }
    }),
    child_modules: children.map((child): object => module_(child, all)),
  }
}

const plan = (all: readonly Planned[], configuration: object) =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: module_('', all) },
    resource_changes: all.map(({ address, values = {}, unknown = {} }) => ({
      address,
      type: /([a-z_]+)\.[A-Za-z0-9_-]+(?:\[[^\]]*\])?$/.exec(address)?.[1],
      mode: 'managed',
      change: { actions: ['create'], before: null, after: values, after_unknown: { id: true, ...unknown } },
    })),
    configuration,
  })

const read = (text: string) => {
  const found = readFiles([{ name: 'plan.json', text }])
  return { ...inspect(found), resource: (id: string) => found.topology?.resources.find((r) => r.id === id) }
}

const to = (...references: readonly string[]) => ({ references })
const config = (address: string, expressions: object, more: object = {}) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  name: address.split('.')[1],
  expressions,
  ...more,
})

describe('what a plan does not know yet', () => {
  it('is found by what its configuration refers to, instance by instance', () => {
    const subnets = [0, 1].map((i) => ({
      address: `aws_subnet.public[${i}]`,
      values: { cidr_block: `10.0.${i}.0/24` },
      unknown: { vpc_id: true },
    }))
    const joined = [0, 1].map((i) => ({
      address: `aws_route_table_association.public[${i}]`,
      unknown: { subnet_id: true, route_table_id: true },
    }))
    const text = plan(
      [
        { address: 'aws_vpc.main', values: { cidr_block: '10.0.0.0/16' } },
        { address: 'aws_internet_gateway.out', unknown: { vpc_id: true } },
        ...subnets,
        { address: 'aws_route_table.public', unknown: { vpc_id: true, route: true } },
        { address: 'aws_route.out', values: { destination_cidr_block: '0.0.0.0/0' }, unknown: { gateway_id: true, route_table_id: true } },
        ...joined,
      ],
      {
        root_module: {
          resources: [
            config('aws_vpc.main', {}),
            config('aws_internet_gateway.out', { vpc_id: to('aws_vpc.main.id', 'aws_vpc.main') }),
            config('aws_subnet.public', { vpc_id: to('aws_vpc.main.id', 'aws_vpc.main') }),
            config('aws_route_table.public', { vpc_id: to('aws_vpc.main.id', 'aws_vpc.main') }),
            config('aws_route.out', {
              gateway_id: to('aws_internet_gateway.out.id', 'aws_internet_gateway.out'),
              route_table_id: to('aws_route_table.public.id', 'aws_route_table.public'),
            }),
            config('aws_route_table_association.public', {
              subnet_id: to('aws_subnet.public', 'count.index'),
              // element(aws_route_table.public[*].id, var.single ? 0 : count.index)
              route_table_id: to('aws_route_table.public', 'var.single', 'count.index'),
            }),
          ],
        },
      },
    )
    const found = read(text)
    expect(found.publicSubnets).toEqual(['aws_subnet.public[0]', 'aws_subnet.public[1]'])
    expect(found.resource('aws_subnet.public[1]')).toMatchObject({ vpc: 'aws_vpc.main', routeTable: 'aws_route_table.public' })
    expect(found.routeTargets).toEqual({ igw: 1 })
  })

  it('is found through modules: their variables, their outputs, and lists of these', () => {
    const text = plan(
      [
        { address: 'module.net.aws_vpc.this', values: { cidr_block: '10.0.0.0/16' } },
        { address: 'module.net.aws_subnet.this["a"]', values: { cidr_block: '10.0.1.0/24' }, unknown: { vpc_id: true } },
        { address: 'module.net.aws_subnet.this["b"]', values: { cidr_block: '10.0.2.0/24' }, unknown: { vpc_id: true } },
        {
          address: 'module.app.aws_lambda_function.job',
          values: { function_name: 'job', vpc_config: [{}] },
          unknown: { vpc_config: [{ subnet_ids: true, security_group_ids: true }] },
        },
        { address: 'module.app.aws_security_group.job', values: { name: 'job', ingress: [], egress: [] }, unknown: { vpc_id: true } },
      ],
      {
        root_module: {
          module_calls: {
            net: {
              module: {
                outputs: { vpc: { expression: to('aws_vpc.this.id', 'aws_vpc.this') }, subnets: { expression: to('aws_subnet.this') } },
                resources: [config('aws_vpc.this', {}), config('aws_subnet.this', { vpc_id: to('aws_vpc.this.id', 'aws_vpc.this') })],
              },
            },
            app: {
              expressions: { vpc: to('module.net.vpc', 'module.net'), subnets: to('module.net.subnets', 'module.net') },
              module: {
                resources: [
                  config('aws_lambda_function.job', {
                    vpc_config: [
                      { subnet_ids: to('var.subnets'), security_group_ids: to('aws_security_group.job.id', 'aws_security_group.job') },
                    ],
                  }),
                  config('aws_security_group.job', { vpc_id: to('var.vpc') }),
                ],
              },
            },
          },
        },
      },
    )
    const found = read(text)
    expect(found.resource('job')).toMatchObject({
      subnets: ['module.net.aws_subnet.this["a"]', 'module.net.aws_subnet.this["b"]'],
      securityGroups: ['module.app.aws_security_group.job'],
    })
    expect(found.resource('module.app.aws_security_group.job')).toMatchObject({ vpc: 'module.net.aws_vpc.this' })
  })

  it('is found where a resource is repeated over another one', () => {
    const found = read(
      plan(
        [
          { address: 'aws_subnet.this["a"]', values: { cidr_block: '10.0.1.0/24' } },
          { address: 'aws_subnet.this["b"]', values: { cidr_block: '10.0.2.0/24' } },
          { address: 'aws_nat_gateway.this["a"]', unknown: { subnet_id: true } },
          { address: 'aws_nat_gateway.this["b"]', unknown: { subnet_id: true } },
        ],
        {
          root_module: {
            resources: [
              config('aws_subnet.this', {}),
              config(
                'aws_nat_gateway.this',
                { subnet_id: to('each.value.id', 'each.value') },
                { for_each_expression: to('aws_subnet.this') },
              ),
            ],
          },
        },
      ),
    )
    expect(found.resource('aws_nat_gateway.this["b"]')).toMatchObject({ subnet: 'aws_subnet.this["b"]' })
  })

  it('stays unknown where it goes through locals, which a plan does not carry', () => {
    const found = read(
      plan(
        [
          { address: 'aws_vpc.main', values: { cidr_block: '10.0.0.0/16' } },
          { address: 'aws_subnet.a', values: { cidr_block: '10.0.1.0/24' }, unknown: { vpc_id: true } },
        ],
        {
          root_module: { resources: [config('aws_vpc.main', {}), config('aws_subnet.a', { vpc_id: to('local.vpc_id') })] },
        },
      ),
    )
    expect(found.resource('aws_subnet.a')).not.toHaveProperty('vpc')
    expect(found.unknownSubnets).toEqual(['aws_subnet.a'])
  })
})

describe('what a plan deletes', () => {
  it('is left out of what will be, with the reason, and is there in what is', () => {
    const text = JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [{ address: 'aws_vpc.new', mode: 'managed', type: 'aws_vpc', name: 'new', values: { cidr_block: '10.1.0.0/16' } }],
        },
      },
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_vpc.old',
                mode: 'managed',
                type: 'aws_vpc',
                name: 'old',
                values: { id: 'vpc-0a1b2c3d', cidr_block: '10.0.0.0/16' },
              },
            ],
          },
        },
      },
      resource_changes: [
        { address: 'aws_vpc.old', mode: 'managed', type: 'aws_vpc', change: { actions: ['delete'], before: {}, after: null } },
      ],
    })
    const planned = read(text)
    expect(planned.cidrs.vpc).toEqual(['10.1.0.0/16'])
    expect(planned.leftOut).toMatchObject({ aws_vpc: { count: 1 } })
    const prior = readFiles([{ name: 'plan.json', text }], { ...noOptions, side: 'prior' })
    expect(inspect(prior).cidrs.vpc).toEqual(['10.0.0.0/16'])
  })
})
