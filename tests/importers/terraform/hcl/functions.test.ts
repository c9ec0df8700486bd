import { expect, test } from 'vitest'
import { Reference, Unknown } from '@/importers/raw/raw-value'
import { none, told, value } from '@/tests/importers/terraform/hcl/read'

test.each([
  ['cidrsubnet("10.0.0.0/16", 8, 2)', '10.0.2.0/24'],
  ['cidrsubnet("10.1.2.3/16", 4, 15)', '10.1.240.0/20'],
  ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', 'fd00:fd12:3456:7800:a200::/72'],
  ['cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)', ['10.1.0.0/20', '10.1.16.0/20', '10.1.32.0/24', '10.1.48.0/20']],
  ['cidrhost("10.12.112.0/20", 16)', '10.12.112.16'],
  ['cidrhost("10.12.112.0/20", -2)', '10.12.127.254'],
  ['cidrhost("fd00:fd12:3456:7890::/72", 34)', 'fd00:fd12:3456:7890::22'],
  ['cidrnetmask("172.16.0.0/12")', '255.240.0.0'],
  ['element(["a", "b", "c"], 4)', 'b'],
  ['lookup({ a = 1 }, "a", 2)', 1],
  ['lookup({ a = 1 }, "b", 2)', 2],
  ['merge({ a = 1, b = 2 }, null, { b = 3 })', { a: 1, b: 3 }],
  ['merge([{ a = 1 }, { b = 2 }]...)', { a: 1, b: 2 }],
  ['concat(["a"], [], ["b"])', ['a', 'b']],
  ['slice(["a", "b", "c"], 1, 3)', ['b', 'c']],
  ['[length([1, 2]), length("héé"), length({ a = 1 })]', [2, 3, 1]],
  ['format("%s-%02d-%5.1f|%-4s|%q|%t|%x|%%", "a", 7, 3.14159, "b", "c", true, 255)', 'a-07-  3.1|b   |"c"|true|ff|%'],
  ['format("%v %v", [1, "a"], "x")', '[1,"a"] x'],
  ['formatlist("%s-%s", "a", ["x", "y"])', ['a-x', 'a-y']],
  ['join(",", ["a", 1, true])', 'a,1,true'],
  ['split(",", "a,b,")', ['a', 'b', '']],
  ['[tostring(1.50), tostring(true), tonumber("0x10"[0] == "0" ? "16" : "1"), tobool("true")]', undefined],
  ['[tostring(1.50), tostring(true), tonumber("16"), tobool("true")]', ['1.5', 'true', 16, true]],
  ['tolist(["a", 1])', ['a', '1']],
  ['toset(["b", "a", "b"])', ['a', 'b']],
  ['tomap({ a = 1 })', { a: 1 }],
  ['keys({ b = 1, a = 2 })', ['a', 'b']],
  ['values({ b = 1, a = 2 })', [2, 1]],
  ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
  ['flatten([["a"], [["b"]], "c"])', ['a', 'b', 'c']],
  ['distinct(["a", "b", "a"])', ['a', 'b']],
  ['compact(["a", "", null])', ['a']],
  ['[contains(["a"], "a"), contains(["a"], "b")]', [true, false]],
  ['index(["a", "b"], "b")', 1],
  ['coalesce(null, "", "a")', 'a'],
  ['coalescelist([], ["a"])', ['a']],
  ['try({ a = 1 }.b, [][0], "fallback")', 'fallback'],
  ['[can({ a = 1 }.b), can({ a = 1 }.a)]', [false, true]],
  ['[min(3, 1, 2), max([3, 1, 2]...)]', [1, 3]],
  ['[ceil(1.2), floor(-1.2), abs(-3), pow(2, 10), signum(-9), parseint("ff", 16)]', [2, -2, 3, 1024, -1, 255]],
  [
    '[range(3), range(1, 4), range(4, 1), range(0, 1, 0.5)]',
    [
      [0, 1, 2],
      [1, 2, 3],
      [4, 3, 2],
      [0, 0.5],
    ],
  ],
  ['reverse([1, 2])', [2, 1]],
  ['sort(["b", "A", "a"])', ['A', 'a', 'b']],
  [
    'setproduct(["a", "b"], [1, 2])',
    [
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['b', 2],
    ],
  ],
  ['setunion(["b"], ["a", "b"])', ['a', 'b']],
  ['setintersection(["b", "c"], ["a", "b"])', ['b']],
  ['setsubtract(["b", "c"], ["b"])', ['c']],
  ['chunklist([1, 2, 3], 2)', [[1, 2], [3]]],
  ['[one([]), one(["a"])]', [null, 'a']],
  ['sum([0.1, 0.2])', 0.3],
  ['[alltrue([]), alltrue([true, false]), anytrue([false, true])]', [true, false, true]],
  ['[lower("A"), upper("a"), title("hello world")]', ['a', 'A', 'Hello World']],
  ['[trim("?!a?", "!?"), trimspace(" a "), trimprefix("ab", "a"), trimsuffix("ab", "b")]', ['a', 'a', 'b', 'a']],
  ['[replace("a.b.c", ".", "-"), replace("10-20", "/(\\\\d+)-(\\\\d+)/", "$2:$1")]', ['a-b-c', '20:10']],
  ['regex("^([a-z]+)-(\\\\d+)$", "eu-1")', ['eu', '1']],
  ['regex("(?P<zone>[a-z])$", "eu-west-1b")', { zone: 'b' }],
  ['regexall("[0-9]", "a1b2")', ['1', '2']],
  ['[substr("hello", 1, 3), substr("hello", -3, -1)]', ['ell', 'llo']],
  ['[startswith("ab", "a"), endswith("ab", "a"), strcontains("abc", "b")]', [true, false, true]],
  ['jsonencode({ b = [1, "<"], a = null })', '{"a":null,"b":[1,"\\u003c"]}'],
  ['jsondecode("{\\"a\\": [1, true]}")', { a: [1, true] }],
  ['nonsensitive("b")', 'b'],
  ['[basename("a/b.tf"), basename("a"), basename("/"), basename("")]', ['b.tf', 'a', '/', '.']],
  ['[dirname("a/b/c.tf"), dirname("a"), dirname("/a")]', ['a/b', '.', '/']],
  ['transpose({ a = ["x", "y"], b = ["x"] })', { x: ['a', 'b'], y: ['a'] }],
  ['matchkeys(["a", "b"], [1, 2], [2])', ['b']],
])('%s', (expression, expected) => {
  if (expected !== undefined) expect(value(expression)).toEqual(expected)
})

test('what is read or made when Terraform runs is not known', () => {
  expect(value('file("a.txt")')).toEqual(new Unknown('file reads files that are not opened here'))
  expect(value('timestamp()')).toBeInstanceOf(Unknown)
  expect(value('sha256("a")')).toBeInstanceOf(Unknown)
})

test('a function that is not known here is told, and leaves its value open', () => {
  expect(told('provider::aws::arn_parse("a")')).toBe(
    'The function provider::aws::arn_parse is not known here: what it gives stays unknown.',
  )
  expect(value('frobnicate("a")')).toBeInstanceOf(Unknown)
})

test.each([
  ['cidrsubnet("10.0.0.0/30", 4, 0)', 'A /30 has no room for 4 more bits: an address has 32.'],
  ['cidrsubnet("10.0.0.0/16", 1, 2)', '1 bits have no room for a subnet with the number 2.'],
  ['cidrsubnet("10.0.0.0", 1, 2)', 'A CIDR block such as 10.0.0.0/16 was expected.'],
  ['element([], 0)', 'The list is empty: there is no element to take.'],
  ['lower()', 'The function lower has 0 arguments here, expected 1.'],
  ['join(",", "a")', 'A list or set was expected.'],
  ['1 / 0', 'Nothing can be divided by 0.'],
  ['[1, 2][2]', 'The list has 2 items; there is none with the number 2.'],
  ['{ a = 1 }.b', 'There is nothing called "b" here.'],
  ['"${[1]}"' + '+ 1', '"+" stands between numbers.'],
  ['"a${[1]}"', 'A text can hold a text, a number or a flag, found a list, a map or null.'],
  ['local.nowhere', 'No local value "nowhere" is declared in the folder.'],
  ['aws_vpc.nowhere.id', 'No resource "aws_vpc.nowhere" is declared in the folder.'],
])('%s is a mistake', (expression, message) => {
  expect(told(expression)).toBe(message)
  expect(value(expression)).toBeInstanceOf(Unknown)
})

const subnets = `
variable "open" {}
resource "aws_subnet" "counted" { count = 2 }
resource "aws_subnet" "keyed" {
  for_each   = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  cidr_block = each.value
}
resource "aws_subnet" "many" { count = var.open }
data "aws_subnets" "found" {}
`
const id = (address: string) => new Reference(address, 'id')

test.each([
  ['aws_subnet.counted[*].id', [id('aws_subnet.counted[0]'), id('aws_subnet.counted[1]')]],
  ['aws_subnet.counted.*.id[1]', id('aws_subnet.counted[1]')],
  ['aws_subnet.counted.1.id', id('aws_subnet.counted[1]')],
  ['aws_subnet.counted[1]', new Reference('aws_subnet.counted[1]', null)],
  ['values(aws_subnet.keyed)[*].id', [id('aws_subnet.keyed["a"]'), id('aws_subnet.keyed["b"]')]],
  ['[for s in aws_subnet.keyed : s.cidr_block]', ['10.0.0.0/24', '10.0.1.0/24']],
  ['{ for k, s in aws_subnet.keyed : k => s.id }', { a: id('aws_subnet.keyed["a"]'), b: id('aws_subnet.keyed["b"]') }],
  ['aws_subnet.keyed["b"].arn', new Reference('aws_subnet.keyed["b"]', 'arn')],
  ['aws_subnet.many[3].id', id('aws_subnet.many')],
  ['aws_subnet.many[*].id', [id('aws_subnet.many')]],
  ['sort(aws_subnet.counted[*].id)', [id('aws_subnet.counted[0]'), id('aws_subnet.counted[1]')]],
  ['sort(aws_subnet.counted[*].id)[0]', new Unknown('the order of a set is not known before its items are')],
  ['"${aws_subnet.counted[0].id}"', id('aws_subnet.counted[0]')],
  ['"x-${aws_subnet.counted[0].id}"', new Unknown('aws_subnet.counted[0].id is known after apply')],
  ['length(aws_subnet.counted)', 2],
  ['length(aws_subnet.many)', new Unknown('how many of aws_subnet.many there are is not known')],
  ['compact([aws_subnet.counted[0].id, ""])', [id('aws_subnet.counted[0]')]],
  ['coalesce(null, aws_subnet.counted[0].id)', id('aws_subnet.counted[0]')],
  ['aws_subnet.counted[0].id == "" ? 1 : 2', 2],
  ['aws_subnet.counted[0].id != null && true', true],
  ['var.open == "a" ? "same" : "same"', 'same'],
  ['var.open && false', false],
  ['try(var.open, "never")', new Unknown('variable "open" has no value')],
  ['data.aws_subnets.found.ids', new Unknown('data.aws_subnets.found is read when Terraform runs')],
])('what is not applied yet: %s', (expression, expected) => {
  expect(value(expression, subnets)).toEqual(expected)
})

test('a regular expression that could take for ever is left open', () => {
  expect(value(`regex("^(a+)+$", "${'a'.repeat(50)}b")`)).toBeInstanceOf(Unknown)
  expect(value(`replace("${'a'.repeat(5000)}b", "/a*a*a*a*c/", "")`)).toBeInstanceOf(Unknown)
  expect(none({ 'main.tf': 'locals {\n a = regex("(", "b")\n}' })).toEqual([])
})

test.each([
  ['lookup({ a = null }, "a", 2)', null],
  ['lookup({}, "a", null) == null', true],
  ['length(regexall("^[a-z]{2}-", element(local.zones, 4))) > 0 ? "name" : "id"', 'name'],
  ['[for zone in slice(local.zones, 1, 2) : { (zone) = 1 }]', [{ 'zone:1': 1 }]],
  ['slice(local.zones, 0, 4)[3]', new Reference('zone:3', null)],
  ['length(local.zones)', 3],
  ['"${local.zones[0]}-x"', new Unknown('the availability zones of the region are read when Terraform runs', '-x')],
])('availability zones and defaults: %s', (expression, expected) => {
  const got = value(expression, 'data "aws_availability_zones" "all" {}\nlocals {\n zones = data.aws_availability_zones.all.names\n}')
  expect(got ?? null).toEqual(expected)
})
