import { describe, expect, test } from 'vitest'
import { type RawMap, Reference, Unknown } from '@/importers/raw/raw-value'
import { at, none, read } from '@/tests/importers/terraform/hcl/read'

//  root ── module.net["a" | "b"] ── vpc, public[0..1], private[…], nat, tables
//       └─ module.west (provider aws.west)
const files = {
  'main.tf': `
terraform {
  required_version = ">= 1.5"
  required_providers { aws = { source = "hashicorp/aws" } }
}
provider "aws" { region = var.region }
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
data "aws_availability_zones" "available" { state = "available" }
data "aws_region" "current" {}
locals {
  networks = {
    b = { cidr = "10.1.0.0/16", nat = false }
    a = { cidr = "10.0.0.0/16" }
  }
  tags = merge(var.tags, { Owner = "net" })
}
module "net" {
  source   = "./modules/net"
  for_each = local.networks
  name     = each.key
  settings = each.value
  zones    = slice(data.aws_availability_zones.available.names, 0, 2)
  tags     = local.tags
}
module "west" {
  source    = "./modules/net"
  providers = { aws = aws.west }
  name      = "west"
  settings  = { cidr = "10.9.0.0/16" }
  zones     = ["us-west-2a"]
}
resource "aws_security_group" "web" {
  name   = "web-\${var.stage}"
  vpc_id = module.net["a"].vpc_id
  dynamic "ingress" {
    for_each = { http = 80, https = 443 }
    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    self      = true
  }
  lifecycle { create_before_destroy = true }
}
resource "aws_security_group_rule" "out" {
  type              = "egress"
  security_group_id = aws_security_group.web.id
  cidr_blocks       = [module.net["a"].vpc_cidr]
}
resource "aws_vpc" "peer" {
  provider   = aws.west
  cidr_block = "10.2.0.0/16"
  depends_on = [module.net]
}
resource "aws_lb" "front" {
  count   = var.stage == "prod" ? 1 : 0
  subnets = module.net["a"].public_subnets
  internal = false
}
resource "aws_instance" "none" { count = 0 }
resource "aws_lb_listener" "front" {
  load_balancer_arn = one(aws_lb.front[*].arn)
  port = var.stage == "prod" ? 443 : 80
}
output "region" { value = data.aws_region.current.name }
`,
  'variables.tf': `
variable "region" { default = "eu-west-1" }
variable "stage" { type = string }
variable "tags" {
  type    = map(string)
  default = { Team = "core" }
}
`,
  'modules/net/main.tf': `
variable "name" { type = string }
variable "zones" { type = list(string) }
variable "tags" {
  type    = map(string)
  default = {}
}
variable "settings" {
  type = object({
    cidr = string
    nat  = optional(bool, true)
  })
}
resource "aws_vpc" "this" {
  cidr_block = var.settings.cidr
  tags       = merge(var.tags, { Name = "\${var.name}-vpc" })
}
resource "aws_internet_gateway" "this" { vpc_id = aws_vpc.this.id }
resource "aws_subnet" "public" {
  count             = length(var.zones)
  vpc_id            = aws_vpc.this.id
  availability_zone = var.zones[count.index]
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
}
resource "aws_subnet" "private" {
  for_each          = { for i, zone in var.zones : zone => i }
  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, each.value + 10)
}
resource "aws_nat_gateway" "this" {
  count     = var.settings.nat ? 1 : 0
  subnet_id = element(aws_subnet.public[*].id, count.index)
}
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id
  dynamic "route" {
    for_each = aws_nat_gateway.this
    content {
      cidr_block     = "0.0.0.0/0"
      nat_gateway_id = route.value.id
    }
  }
}
resource "aws_route_table_association" "private" {
  for_each       = aws_subnet.private
  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}
`,
  'modules/net/outputs.tf': `
output "vpc_id" { value = aws_vpc.this.id }
output "vpc_cidr" { value = aws_vpc.this.cidr_block }
output "public_subnets" { value = aws_subnet.public.*.id }
output "private_subnets" { value = [for s in aws_subnet.private : s.id] }
`,
}
const result = read(files, { stage: 'prod' })

describe('a folder with modules', () => {
  test('is read without a mistake', () => {
    expect(result.diagnostics).toEqual([])
    expect(result.leftOut).toEqual([])
  })

  test('gives every instance the address that Terraform writes', () => {
    const addresses = result.resources.map((resource) => resource.address)
    expect(addresses).toContain('module.net["a"].aws_subnet.public[1]')
    expect(addresses).toContain('module.west.aws_subnet.private["us-west-2a"]')
    expect(addresses).toContain('module.net["b"].aws_route_table_association.private["zone:0"]')
    expect(addresses).toContain('aws_lb.front[0]')
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('leaves out what count and conditions leave out', () => {
    const addresses = result.resources.map((resource) => resource.address)
    expect(addresses.filter((address) => address.includes('aws_instance'))).toEqual([])
    expect(addresses.filter((address) => address.includes('aws_nat_gateway'))).toEqual([
      'module.net["a"].aws_nat_gateway.this[0]',
      'module.west.aws_nat_gateway.this[0]',
    ])
  })

  test('works out values from what other blocks say, and refers to what they will be', () => {
    expect(at(result, 'module.net["a"].aws_subnet.public[1]')).toEqual({
      vpc_id: new Reference('module.net["a"].aws_vpc.this', 'id'),
      availability_zone: new Reference('zone:1', null),
      cidr_block: '10.0.1.0/24',
    })
    expect(at(result, 'module.net["b"].aws_vpc.this')).toEqual({
      cidr_block: '10.1.0.0/16',
      tags: { Team: 'core', Owner: 'net', Name: 'b-vpc' },
    })
    expect(at(result, 'module.west.aws_subnet.private["us-west-2a"]')).toMatchObject({
      availability_zone: 'us-west-2a',
      cidr_block: '10.9.10.0/24',
    })
    expect(at(result, 'module.net["a"].aws_nat_gateway.this[0]').subnet_id).toEqual(
      new Reference('module.net["a"].aws_subnet.public[0]', 'id'),
    )
    expect(at(result, 'module.net["a"].aws_route_table_association.private["zone:0"]').subnet_id).toEqual(
      new Reference('module.net["a"].aws_subnet.private["zone:0"]', 'id'),
    )
  })

  test('hands outputs of modules on', () => {
    expect(at(result, 'aws_lb.front[0]').subnets).toEqual([
      new Reference('module.net["a"].aws_subnet.public[0]', 'id'),
      new Reference('module.net["a"].aws_subnet.public[1]', 'id'),
    ])
    expect(at(result, 'aws_security_group_rule.out').cidr_blocks).toEqual(['10.0.0.0/16'])
    expect(at(result, 'aws_lb_listener.front')).toEqual({ load_balancer_arn: new Reference('aws_lb.front[0]', 'arn'), port: 443 })
  })

  test('gives blocks as lists of maps, dynamic ones in their place', () => {
    const group = at(result, 'aws_security_group.web')
    expect(Object.keys(group)).toEqual(['name', 'vpc_id', 'ingress'])
    expect((group.ingress as readonly RawMap[]).map((rule) => rule.from_port)).toEqual([80, 443, 22])
    expect(at(result, 'module.net["a"].aws_route_table.private').route).toEqual([
      { cidr_block: '0.0.0.0/0', nat_gateway_id: new Reference('module.net["a"].aws_nat_gateway.this[0]', 'id') },
    ])
    expect(at(result, 'module.net["b"].aws_route_table.private').route).toEqual([])
  })

  test('tells region, file and line of each', () => {
    const of = (address: string) => result.resources.find((resource) => resource.address === address)
    expect(of('aws_vpc.peer')?.region).toBe('us-west-2')
    expect(of('module.west.aws_vpc.this')?.region).toBe('us-west-2')
    expect(of('module.net["a"].aws_vpc.this')?.region).toBe('eu-west-1')
    expect(of('module.west.aws_internet_gateway.this')).toMatchObject({ file: 'modules/net/main.tf', line: 18 })
  })
})

test('a variable without a value leaves open what depends on it, and says so once', () => {
  const { resources, diagnostics } = read(files)
  expect(diagnostics.map(({ code, severity, fix }) => [code, severity, fix])).toEqual([
    ['hcl/unknown-count', 'warning', expect.any(String)],
    ['hcl/no-value', 'note', 'Give it one: --var stage=…'],
  ])
  expect(at({ resources }, 'aws_security_group.web').name).toEqual(new Unknown('variable "stage" has no value'))
  expect(at({ resources }, 'aws_lb_listener.front').load_balancer_arn).toEqual(new Reference('aws_lb.front', 'arn'))
})

test('nothing is no folder of Terraform', () => {
  expect(none({})).toEqual(['hcl/no-files'])
  expect(none({ 'main.tf': '' })).toEqual([])
})

describe('modules that Terraform has fetched', () => {
  const fetched = (files: Readonly<Record<string, string>>, root = '') => ({
    [`${root}main.tf`]: `module "net" {
      source   = "terraform-aws-modules/vpc/aws"
      for_each = { a = "10.1.0.0/16" }
      cidr     = each.value
    }`,
    [`${root}.terraform/modules/modules.json`]: JSON.stringify({
      Modules: [
        { Key: '', Source: '', Dir: '.' },
        { Key: 'net', Source: 'registry.terraform.io/terraform-aws-modules/vpc/aws', Version: '5.1.0', Dir: '.terraform/modules/net' },
        { Key: 'net.inner', Source: 'git::https://example.com/inner.git', Dir: '.terraform\\modules\\net.inner' },
      ],
    }),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${root}.terraform/modules/${name}`, text])),
  })
  const module_ =
    'variable "cidr" {}\nresource "aws_vpc" "this" {\n  cidr_block = var.cidr\n}\nmodule "inner" {\n  source = "git::https://example.com/inner.git"\n}\n'
  const files = {
    'net/main.tf': module_,
    'net.inner/main.tf': 'resource "aws_eip" "x" {}',
    'net/examples/main.tf': 'resource "aws_vpc" "example" {',
  }

  test.each(['', 'live/'])('are read where the manifest says that they lie, below "%s"', (root) => {
    const input = read(fetched(files, root))
    expect(input.resources.map((r) => r.address)).toEqual(['module.net["a"].aws_vpc.this', 'module.net["a"].module.inner.aws_eip.x'])
    expect(at(input, 'module.net["a"].aws_vpc.this')).toMatchObject({ cidr_block: '10.1.0.0/16' })
    // What nothing calls is not even parsed.
    expect(input.diagnostics).toEqual([])
  })

  test('are told to be fetched where they are not there', () => {
    const { diagnostics } = read(fetched({}))
    expect(diagnostics).toMatchObject([{ code: 'hcl/remote-module', fix: expect.stringContaining('terraform init') }])
  })

  test('that are there, and are no configuration of the user alone, make no root', () => {
    const { 'main.tf': _own, ...rest } = fetched(files)
    expect(none(rest)).toEqual(['hcl/no-files'])
  })
})
