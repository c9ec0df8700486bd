import { describe, expect, test } from 'vitest'
import { Reference, Unknown } from '@/importers/raw/raw-value'
import { readFiles } from '@/importers/read-files'
import { at, none, read, told, value } from '@/tests/importers/terraform/hcl/read'

describe('a mistake of syntax', () => {
  test('has its place, and the rest of the file is read', () => {
    const input = read({
      'net/main.tf': `resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16
}

resource "aws_subnet" "b" {
  vpc_id = aws_vpc.a.id
}
`,
    })
    expect(input.diagnostics).toMatchObject([
      { code: 'hcl/syntax', severity: 'error', place: { file: 'net/main.tf', line: 2, column: 28 } },
    ])
    expect(input.leftOut).toEqual([{ type: 'aws_vpc', address: 'aws_vpc.a', reason: 'Its block cannot be read to its end.' }])
    expect(at(input, 'aws_subnet.b').vpc_id).toEqual(new Reference('aws_vpc.a', 'id'))
  })

  test('such as a brace that is missing does not swallow the blocks behind it', () => {
    const input = read({ 'main.tf': 'resource "t" "a" {\n  x = 1\n\nresource "t" "b" {\n  x = 2\n}\n' })
    expect(input.resources.map((one) => one.address)).toEqual(['t.b'])
    expect(input.diagnostics[0]).toMatchObject({ code: 'hcl/syntax', place: { line: 4, column: 1 } })
  })

  test.each([
    ['x = ', 'A value was expected, found the end.'],
    ['x = [1 2]', 'The entries of a list are separated by commas, found "2".'],
    ['x = f(1', 'The arguments of f are separated by commas, found the end.'],
    ['x = a ? b', 'A conditional has a colon between its two values, found the end.'],
    ['locals {\n x = 1 2\n}', 'The line was expected to end here, found "2".'],
    ['x = <<EOT\na', 'The heredoc <<EOT has no end.'],
    ['x = "\\q"', '"\\q" is no escape, expected \\n, \\r, \\t, \\", \\\\, \\uNNNN or \\UNNNNNNNN.'],
    ['x = "%{ if true }"', '%{ if … } has no end.'],
    ['x = "%{ endif }"', '%{ endif } stands here without its beginning.'],
    ['x = "%{ frob }"', 'A %{ … } is one of if, else, endif, for and endfor.'],
    ['x = "${1"', 'What begins with ${ ends with }, found """.'],
    ['x = [for a b]', 'A `for` names its items and then says `in`, found "b".'],
    ['x = {for a in b : c}', 'A `for` in braces gives key => value, found "}".'],
    ['x = a.', 'A dot is followed by the name of an attribute, found the end.'],
    ['/* x', 'The comment that begins here has no end.'],
    ['= 1', 'The name of an attribute or block was expected, found "=".'],
    ['x 1', 'After "x" an = with a value, or a block in braces was expected, found "1".'],
    ['locals { x = 1, y = 2 }', 'The line was expected to end here, found ",".'],
    ['locals {\n x = 1\n x = 2\n}', '"x" is written twice in one block.'],
  ])('%s', (text, message) => {
    expect(read({ 'main.tf': text }).diagnostics[0]?.message).toBe(message)
  })

  test('in one file out of hundreds is told at most twenty times', () => {
    const text = Array.from({ length: 200 }, (_, i) => `resource "t" "a${i}" {\n x = \n}\n`).join('')
    expect(none({ 'main.tf': text })).toEqual(Array.from({ length: 20 }, () => 'hcl/syntax'))
  })
})

describe('what goes round in circles', () => {
  test('locals', () => {
    const locals = 'locals {\n a = local.b\n b = [local.c]\n c = local.a\n}'
    expect(told('local.a', locals)).toBe('local.a waits for its own value.')
    expect(value('local.b', locals)).not.toBeUndefined()
  })

  test('modules', () => {
    const input = read({
      'main.tf': 'module "a" {\n source = "./a"\n}',
      'a/main.tf': 'module "b" {\n source = "../b"\n}\nresource "t" "x" {}',
      'b/main.tf': 'module "a" {\n source = "../a"\n}',
    })
    expect(input.resources.map((one) => one.address)).toEqual(['module.a.t.x'])
    expect(input.leftOut.map((one) => one.address)).toEqual(['module.a.module.b.module.a'])
    expect(input.diagnostics.map((one) => one.code)).toEqual(['hcl/module-cycle'])
  })

  test('counts and attributes of resources', () => {
    const input = read({
      'main.tf':
        'resource "t" "x" {\n count = length(t.x)\n}\nresource "t" "a" {\n v = t.b.v\n}\nresource "t" "b" {\n v = t.a.v\n}\nresource "t" "c" {\n v = t.c.v\n}',
    })
    expect(input.diagnostics.map((one) => one.code)).toEqual(['hcl/cycle'])
    expect(at(input, 't.c').v).toEqual(new Reference('t.c', 'v'))
  })

  test('outputs through two modules', () => {
    const module = 'variable "in" {}\noutput "out" { value = var.in }'
    const input = read({
      'main.tf':
        'module "a" {\n source = "./m"\n in = module.b.out\n}\nmodule "b" {\n source = "./m"\n in = module.a.out\n}\nresource "t" "x" {\n v = module.a.out\n}',
      'm/main.tf': module,
    })
    expect(input.diagnostics.map((one) => one.code)).toEqual(['hcl/cycle'])
  })
})

describe('modules', () => {
  test('of registries and repositories are left out, and named', () => {
    const input = read({
      'main.tf': 'module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n}\nresource "t" "x" {\n v = module.vpc.vpc_id\n}',
    })
    expect(input.leftOut.map(({ type, address }) => [type, address])).toEqual([['module', 'module.vpc']])
    expect(input.diagnostics).toMatchObject([
      { code: 'hcl/remote-module', severity: 'note', place: { line: 1 }, fix: expect.stringContaining('terraform show -json') },
    ])
    expect(at(input, 't.x').v).toBeInstanceOf(Unknown)
  })

  test('that are not there, or lack an input, are told', () => {
    expect(none({ 'main.tf': 'module "a" {\n source = "../elsewhere"\n}' })).toEqual(['hcl/module-not-found'])
    const lacking = { 'main.tf': 'module "a" {\n source = "./a"\n}', 'a/main.tf': 'variable "v" {}\nresource "t" "x" {\n v = var.v\n}' }
    expect(none(lacking)).toEqual(['hcl/missing-input'])
  })

  test('may be counted and keyed, in each other', () => {
    const input = read({
      'main.tf': 'module "a" {\n source = "./a"\n count = 2\n n = count.index\n}\nresource "t" "all" {\n v = flatten(module.a[*].ids)\n}',
      'a/main.tf':
        'variable "n" {}\nmodule "b" {\n source = "./b"\n for_each = toset(["x"])\n name = "${each.key}${var.n}"\n}\noutput "ids" { value = [for b in module.b : b.id] }',
      'a/b/main.tf': 'variable "name" {}\nresource "t" "r" {\n name = var.name\n}\noutput "id" { value = t.r.id }',
    })
    expect(input.diagnostics).toEqual([])
    expect(input.resources.map((one) => one.address)).toEqual(['t.all', 'module.a[0].module.b["x"].t.r', 'module.a[1].module.b["x"].t.r'])
    expect(at(input, 't.all').v).toEqual([
      new Reference('module.a[0].module.b["x"].t.r', 'id'),
      new Reference('module.a[1].module.b["x"].t.r', 'id'),
    ])
    expect(at(input, 'module.a[1].module.b["x"].t.r').name).toBe('x1')
  })

  test('the root is the shallowest folder, and of several the one that no other calls', () => {
    const both = { 'live/main.tf': 'module "m" {\n source = "../aaa"\n}', 'aaa/main.tf': 'resource "t" "x" {}' }
    expect(read(both).resources.map((one) => one.address)).toEqual(['module.m.t.x'])
    expect(none({ 'dev/main.tf': '', 'prod/main.tf': '' })).toEqual(['hcl/several-roots'])
  })
})

describe('files', () => {
  test('of JSON say the same', () => {
    const input = read({
      'main.tf.json': JSON.stringify(
        {
          '//': 'a comment',
          provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: 'us-west-2' }] },
          variable: { n: { type: 'list(string)', default: ['a', 'b'] } },
          locals: { net: '10.0.0.0/16' },
          resource: {
            aws_vpc: { main: { cidr_block: '${local.net}', tags: { Name: 'x-${length(var.n)}' } } },
            aws_subnet: {
              s: { for_each: '${toset(var.n)}', provider: 'aws.west', vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' },
            },
            aws_security_group: { g: { dynamic: { ingress: { for_each: [80, 443], content: { from_port: '${ingress.value}' } } } } },
          },
        },
        null,
        1,
      ),
    })
    expect(input.diagnostics).toEqual([])
    expect(at(input, 'aws_vpc.main')).toEqual({ cidr_block: '10.0.0.0/16', tags: { Name: 'x-2' } })
    expect(at(input, 'aws_subnet.s["b"]').vpc_id).toEqual(new Reference('aws_vpc.main', 'id'))
    expect(input.resources.find((one) => one.address === 'aws_subnet.s["a"]')).toMatchObject({ region: 'us-west-2', line: 36 })
    expect(at(input, 'aws_security_group.g').ingress).toEqual([{ from_port: 80 }, { from_port: 443 }])
  })

  test('called override change what others declare', () => {
    const input = read({
      'main.tf': 'resource "t" "x" {\n a = 1\n b = 2\n rule { n = 1 }\n}\nlocals {\n l = 1\n}',
      'x_override.tf': 'resource "t" "x" {\n b = local.l\n rule { n = 3 }\n}\nlocals {\n l = 9\n}',
    })
    expect(input.diagnostics).toEqual([])
    expect(at(input, 't.x')).toEqual({ a: 1, b: 9, rule: [{ n: 3 }] })
  })

  test('that declare a thing twice, or in the wrong place, are told', () => {
    expect(none({ 'main.tf': 'resource "t" "x" {}\nresource "t" "x" {}\nresource "t" {}\nstray = 1' })).toEqual([
      'hcl/duplicate',
      'hcl/labels',
      'hcl/misplaced',
    ])
    expect(none({ 'main.tf': '', 'terraform.tfvars': 'block {}', 'a.auto.tfvars.json': '[1' })).toEqual(['hcl/syntax', 'hcl/misplaced'])
    expect(none({ 'main.tf.json': '{"resource": ' })).toEqual(['hcl/syntax'])
  })
})

describe('what would exhaust the machine', () => {
  const deep = 100_000
  test.each([
    ['brackets', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['calls', `${'f('.repeat(deep)}${')'.repeat(deep)}`],
    ['objects', `${'{a='.repeat(deep)}`],
    ['templates', '"${'.repeat(deep)],
    ['negations', `${'!'.repeat(deep)}true`],
    ['conditionals', `${'true ? 1 : '.repeat(deep)}1`],
    ['indices', `a${'[0'.repeat(deep)}`],
    ['sums', `1${' + 1'.repeat(deep)}`],
    ['dots', `local${'.a'.repeat(deep)}`],
    ['splats', `[1]${'[*]'.repeat(deep)}`],
  ])('%s that nest deep', (_, expression) => {
    expect(none({ 'main.tf': `resource "t" "x" {\n v = ${expression}\n}` })).toHaveLength(1)
  })

  test('blocks that nest deep', () => {
    expect(none({ 'main.tf': 'a {\n'.repeat(deep) })).toEqual(['hcl/syntax'])
  })

  test('locals that wait for each other', () => {
    const lines = Array.from({ length: deep }, (_, i) => ` a${i} = [for x in [local.a${i + 1}] : "\${x}"][0]`)
    expect(none({ 'main.tf': `locals {\n${lines.join('\n')}\n a${deep} = 1\n}\nresource "t" "x" {\n v = local.a0\n}` })).toEqual([
      'hcl/too-deep',
    ])
  })

  test('values that hold themselves many times over', () => {
    const lines = (make: (i: number) => string) => Array.from({ length: 60 }, (_, i) => ` a${i + 1} = ${make(i)}`).join('\n')
    const main = (make: (i: number) => string, first: string) =>
      `locals {\n a0 = ${first}\n${lines(make)}\n}\nresource "t" "x" {\n v = local.a60\n}`
    expect(none({ 'main.tf': main((i) => `[local.a${i}, local.a${i}]`, '1') })).toEqual(['hcl/too-large'])
    expect(none({ 'main.tf': main((i) => `"\${local.a${i}}\${local.a${i}}"`, '"x"') })).toEqual(['hcl/too-large'])
    expect(none({ 'main.tf': main((i) => `setproduct(local.a${i}, local.a${i})`, '[1, 2]') })).toHaveLength(1)
  })

  test('loops in loops', () => {
    const loop = '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : [for d in range(1000) : a]]]]'
    expect(none({ 'main.tf': `resource "t" "x" {\n v = ${loop}\n}` })).toContain('hcl/too-much')
  })

  test('instances without number', () => {
    const input = read({
      'main.tf': 'resource "t" "x" {\n count = 40000\n}\nresource "t" "y" {\n count = 40000\n}\nresource "t" "z" {\n count = 1e12\n}',
    })
    expect(input.resources).toHaveLength(50_000)
    expect(input.diagnostics.map((one) => one.code)).toEqual(['hcl/too-many'])
    const modules = read({ 'main.tf': 'module "a" {\n source = "./a"\n count = 3000\n}', 'a/main.tf': 'resource "t" "x" {}' })
    expect(modules.resources).toHaveLength(2000)
    expect(modules.diagnostics.map((one) => one.code)).toEqual(['hcl/too-many'])
  })
})

test('names that programs take for something else are names', () => {
  const input = read({
    'main.tf':
      'resource "constructor" "__proto__" {\n toString = 1\n __proto__ = 2\n v = { __proto__ = 1, constructor = local.constructor }\n}\nlocals {\n constructor = { a = 1 }.hasOwnProperty\n}',
  })
  expect(input.resources.map((one) => one.address)).toEqual(['constructor.__proto__'])
  expect(input.diagnostics.map((one) => one.code)).toEqual(['hcl/missing'])
})

test('a block of a name that Terraform does not know is told; folders that nobody calls are not', () => {
  const input = read({ 'main.tf': 'resorce "t" "x" {}', 'examples/main.tf': 'broken', '.terraform/modules/x/main.tf': 'broken' })
  expect(input.diagnostics).toMatchObject([{ code: 'hcl/unknown-block', fix: expect.stringContaining('resource') }])
})

test('no token of an address or of the command line is repeated', () => {
  const remote = read({ 'main.tf': 'module "a" {\n source = "git::https://me:s3cret@example.org/net.git?sshkey=s3cret"\n}' })
  expect(JSON.stringify(remote)).not.toContain('s3cret')
  const typed = read({ 'main.tf': 'variable "v" {\n type = list(string)\n}\nresource "t" "x" {\n v = var.v\n}' }, { v: '[s3cret' })
  expect(JSON.stringify(typed.diagnostics)).not.toContain('s3cret')
})

test('Windows and its line ends are read', () => {
  const input = read({
    'main.tf':
      '\uFEFF# note\r\nresource "t" "x" {\r\n  a = [\r\n    1,\r\n  ]\r\n  b = {\r\n    c = 1\r\n    d = 2\r\n  }\r\n  e = <<EOT\r\nx\r\nEOT\r\n}\r\n',
  })
  expect(input.diagnostics).toEqual([])
  expect(at(input, 't.x')).toEqual({ a: [1], b: { c: 1, d: 2 }, e: 'x\n' })
})

describe('what stands for what is not known', () => {
  const prelude = 'variable "n" {}\nresource "s" "many" {\n count = var.n\n}\ndata "aws_subnet" "d" {}'
  test.each([
    'length(s.many[*].id)',
    'length(values(s.many))',
    'data.aws_subnet.d',
    'data.aws_subnet.d[*].id',
    '[for d in data.aws_subnet.d : d.id]',
  ])('%s is not counted', (expression) => {
    expect(value(expression, prelude)).toBeInstanceOf(Unknown)
  })
})

test('whatever is done to a file, reading it comes to an end with data', () => {
  const text = `variable "v" {\n  type = map(object({ a = optional(string, "x") }))\n  default = { k = {} }\n}
resource "t" "x" {\n  for_each = var.v\n  a = "\${each.key}-\${upper(each.value.a)}%{ if true }y%{ endif }"\n  b = [for i in range(3) : i if i != 1]\n  c = <<-EOT\n    line \${1 + 1}\n    EOT
  dynamic "r" {\n    for_each = t.x\n    content { id = r.value.id }\n  }\n}\n`
  const marks = [
    '"',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '${',
    '%{',
    '\\',
    '\n',
    '<<E\n',
    '...',
    '.*',
    '=',
    '?',
    '/*',
    'for',
    '~',
    '\0',
    '\uD800',
  ]
  // A small generator of its own: the same files each time.
  let seed = 1
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  for (let i = 0; i < 1000; i++) {
    const from = next(text.length)
    const changed = text.slice(0, from) + (marks[next(marks.length)] ?? '') + text.slice(from + next(12))
    const input = read({ 'main.tf': changed })
    expect(Array.isArray(input.resources)).toBe(true)
  }
})

test('what is taken of a data source is unknown, and one note for each source says so', () => {
  const files = {
    'main.tf': `
      data "aws_vpc" "shared" {}
      data "aws_ami" "linux" {}
      resource "aws_subnet" "a" {
        vpc_id     = data.aws_vpc.shared.id
        cidr_block = cidrsubnet(data.aws_vpc.shared.cidr_block, 8, 1)
      }
      resource "aws_instance" "b" {
        ami                    = data.aws_ami.linux.id
        subnet_id              = aws_subnet.a.id
        vpc_security_group_ids = ["sg-0000000a", data.aws_vpc.shared.main_route_table_id]
      }`,
  }
  expect(read(files).diagnostics).toMatchObject([
    {
      code: 'hcl/data-source',
      severity: 'note',
      place: { file: 'main.tf', line: 4 },
      message:
        'data.aws_vpc.shared is looked up when Terraform runs, so what is taken of it is unknown: vpc_id of aws_subnet.a, cidr_block of aws_subnet.a, vpc_security_group_ids of aws_instance.b.',
      fix: expect.stringContaining('terraform show -json'),
    },
  ])
})

test('what stands nobody knows where yet is drawn all the same, without a place', () => {
  const { topology } = readFiles([
    {
      name: 'main.tf',
      text: 'data "aws_subnets" "all" {}\nresource "aws_eks_cluster" "e" {\n  name = "e"\n  vpc_config {\n    subnet_ids = data.aws_subnets.all.ids\n  }\n}\nresource "aws_sns_topic" "t" {}\nresource "aws_x_thing" "x" {\n  subnet_ids = []\n}\n',
    },
  ])
  expect(topology?.resources.find((r) => r.kind === 'generic')).toMatchObject({ id: 'aws_eks_cluster.e', type: 'aws_eks_cluster' })
  expect(topology?.imported?.types.map((t) => [t.type, t.generic, t.reasons[0]?.reason])).toEqual([
    ['aws_eks_cluster', 1, undefined],
    ['aws_sns_topic', 0, 'it has no place in a network'],
    ['aws_x_thing', 0, 'the input names no VPC, subnet or security group for it'],
  ])
})
