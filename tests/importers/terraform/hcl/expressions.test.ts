import { describe, expect, test } from 'vitest'
import { Unknown } from '@/importers/raw/raw-value'
import { at, read, told, value } from '@/tests/importers/terraform/hcl/read'

test.each([
  ['1 + 2 * 3 - 4 / 2 % 3', 5],
  ['(1 + 2) * 3', 9],
  ['-2 + 5', 3],
  ['!false && 1 < 2 || false', true],
  ['1 == 1.0 ? "yes" : "no"', 'yes'],
  ['"1" == 1', false],
  ['[1, "a"] == [1, "a"]', true],
  ['{ a = 1 } != { a = 2 }', true],
  ['0.1 + 0.2', 0.3],
  ['1e3', 1000],
  ['"${1000000000000000000000}x"', '1000000000000000000000x'],
  ['"a\\n\\t\\"\\\\\\u00e9$${x}%%{y}"', 'a\n\t"\\é${x}%{y}'],
  ['"${true ? "in ${"side"}" : ""}!"', 'in side!'],
  ['"%{ if 1 > 0 }yes%{ else }no%{ endif }"', 'yes'],
  ['"%{ for i, x in ["a", "b"] }${i}=${x};%{ endfor }"', '0=a;1=b;'],
  ['"a ${~ "b" ~} c"', 'abc'],
  ['[\n  1, # one\n  2, // two\n  /* three */ 3,\n]', [1, 2, 3]],
  ['{ a = 1, "b c" : 2, (upper("d")) = 3, 4 = 4 }', { a: 1, 'b c': 2, D: 3, '4': 4 }],
  ['{\n  a = 1\n  b = true ? [\n    1\n  ] : []\n}', { a: 1, b: [1] }],
  ['[for x in [1, 2, 3] : x * 2 if x != 2]', [2, 6]],
  ['[for k, v in { b = 1, a = 2 } : "${k}${v}"]', ['a2', 'b1']],
  ['{ for i, x in ["a", "b"] : x => i }', { a: 0, b: 1 }],
  ['{ for x in ["aa", "ab", "b"] : substr(x, 0, 1) => x... }', { a: ['aa', 'ab'], b: ['b'] }],
  ['[for x in toset(["b", "a"]) : x]', ['a', 'b']],
  ['[{ a = [{ b = 1 }, { b = 2 }] }][0].a[*].b', [1, 2]],
  ['null[*]', []],
  ['{ a = 1 }["a"]', 1],
  ['<<EOT\nline ${1 + 1}\n  next\nEOT', 'line 2\n  next\n'],
  ['<<-EOT\n    a\n      b ${"c"}\n    EOT', 'a\n  b c\n'],
  ['path.module', '.'],
  ['terraform.workspace', 'default'],
])('%s', (expression, expected) => {
  expect(value(expression)).toEqual(expected)
})

describe('blocks', () => {
  test('are lists of maps; what is null, and what is said to Terraform itself, is left out', () => {
    const input = read({
      'main.tf': `resource "aws_route_table" "x" {
        vpc_id     = null
        depends_on = [aws_vpc.y]
        route { cidr_block = "0.0.0.0/0" }
        route {
          cidr_block = "10.0.0.0/8"
          gateway_id = null
        }
        provisioner "local-exec" { command = "true" }
        lifecycle { prevent_destroy = true }
      }`,
    })
    expect(at(input, 'aws_route_table.x')).toEqual({ route: [{ cidr_block: '0.0.0.0/0' }, { cidr_block: '10.0.0.0/8' }] })
  })

  test('that are dynamic may nest and name their iterator', () => {
    const input = read({
      'main.tf': `resource "t" "x" {
        dynamic "outer" {
          for_each = ["a", "b"]
          iterator = it
          content {
            name = "\${it.key}\${it.value}"
            dynamic "inner" {
              for_each = toset([it.value])
              content { of = inner.value }
            }
          }
        }
      }`,
    })
    expect(at(input, 't.x').outer).toEqual([
      { name: '0a', inner: [{ of: 'a' }] },
      { name: '1b', inner: [{ of: 'b' }] },
    ])
  })

  test('that are dynamic over what is not known leave the whole list open', () => {
    const input = read({
      'main.tf': 'variable "v" {}\nresource "t" "x" {\n rule {}\n dynamic "rule" {\n for_each = var.v\n content {}\n }\n}',
    })
    expect(at(input, 't.x').rule).toEqual(new Unknown('variable "v" has no value'))
  })
})

describe('variables', () => {
  const main = (type: string, fallback = '') => `variable "v" {\n type = ${type}\n ${fallback}\n}\nresource "t" "x" {\n value = var.v\n}`
  const given = (type: string, text: string) => at(read({ 'main.tf': main(type) }, { v: text }), 't.x').value

  test('of the command line are texts, or expressions where their type is no text', () => {
    expect(given('string', '["a"]')).toBe('["a"]')
    expect(given('number', '12')).toBe(12)
    expect(given('bool', 'true')).toBe(true)
    expect(given('list(string)', '["a", 1]')).toEqual(['a', '1'])
    expect(given('any', '{ a = 1 }')).toEqual({ a: 1 })
    expect(given('list(string)', '[')).toBeInstanceOf(Unknown)
  })

  test('take their values in the order of Terraform', () => {
    const files: Record<string, string> = { 'main.tf': main('string', 'default = "default"') }
    const now = (variables = {}, more = {}) => at(read(files, variables, more), 't.x').value
    expect(now()).toBe('default')
    files['terraform.tfvars'] = 'v = "terraform"'
    expect(now()).toBe('terraform')
    files['a.auto.tfvars.json'] = '{ "v": "a" }'
    expect(now()).toBe('a')
    files['b.auto.tfvars'] = 'v = "b"'
    files['other.tfvars'] = 'v = "other"'
    files['modules/terraform.tfvars'] = 'v = "elsewhere"'
    expect(now()).toBe('b')
    expect(now({}, { 'prod.tfvars': 'v = "prod"' })).toBe('prod')
    expect(now({ v: 'line' }, { 'prod.tfvars': 'v = "prod"' })).toBe('line')
  })

  test('have the shape of their type, with what is optional filled in', () => {
    const type = 'map(object({\n cidr = string\n public = optional(bool, false)\n note = optional(string)\n}))'
    expect(given(type, '{ a = { cidr = "10.0.0.0/24", extra = 1 } }')).toEqual({ a: { cidr: '10.0.0.0/24', public: false, note: null } })
    const wrong = read({ 'main.tf': main(type) }, { v: '{ a = {} }' })
    expect(wrong.diagnostics.map((one) => one.code)).toEqual(['hcl/wrong-type'])
  })

  test('that nobody declares are told of the command line', () => {
    expect(read({ 'main.tf': '' }, { typo: '1' }).diagnostics.map((one) => one.code)).toEqual(['hcl/undeclared-variable'])
  })
})

describe('how many there are', () => {
  test('is one under the plain address where it cannot be known', () => {
    const input = read({ 'main.tf': 'variable "n" {}\nresource "t" "x" {\n count = var.n\n value = count.index\n}' })
    expect(input.resources.map((one) => one.address)).toEqual(['t.x'])
    expect(at(input, 't.x').value).toBeInstanceOf(Unknown)
    expect(input.diagnostics.map((one) => [one.code, one.severity])).toContainEqual(['hcl/unknown-count', 'warning'])
  })

  test('follows the keys in their order, a list taken as a set', () => {
    const input = read({ 'main.tf': 'resource "t" "x" {\n for_each = ["b", "a", "b\\"c"]\n value = each.key == each.value\n}' })
    expect(input.resources.map((one) => one.address)).toEqual(['t.x["b"]', 't.x["a"]', 't.x["b\\"c"]'])
    expect(at(input, 't.x["a"]').value).toBe(true)
  })

  test('is told where it is no number', () => {
    expect(told('1', 'resource "t" "y" {\n count = "many"\n}')).toBe('The count of t.y is no whole number from 0.')
  })
})
