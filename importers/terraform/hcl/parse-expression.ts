import type { Cursor } from '@/importers/terraform/hcl/cursor'
import { nothing, parseForNames } from '@/importers/terraform/hcl/parse-parts'
import { parseHeredoc, parseQuoted } from '@/importers/terraform/hcl/parse-template'
import type { Entry, Node, Step } from '@/importers/terraform/hcl/syntax'

export function parseExpression(c: Cursor): Node {
  return c.deeper(() => parseConditional(c)) ?? nothing(c)
}

function parseConditional(c: Cursor): Node {
  const condition = parseBinary(c, 0)
  c.skip()
  if (c.peek() !== '?') return condition
  const at = c.at()
  c.take('?')
  const yes = parseExpression(c)
  c.skip()
  if (!c.expect(':', 'A conditional has a colon between its two values', 'Write it as `condition ? value : other`.')) return nothing(c)
  return { kind: 'conditional', condition, yes, no: parseExpression(c), at }
}

/** Weakest first. */
const operators: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['>=', '<=', '>', '<'], ['+', '-'], ['*', '/', '%']]

function parseBinary(c: Cursor, level: number): Node {
  const words = operators[level]
  if (words === undefined) return parseUnary(c)
  let left = parseBinary(c, level + 1)
  for (;;) {
    c.skip()
    const at = c.at()
    const operator = words.find((word) => c.startsWith(word))
    // `}` of `%{ … }` and the second character of others are never an operator of their own.
    if (operator === undefined || (operator === '%' && c.peek(1) === '{')) return left
    c.take(operator)
    c.skip()
    left = { kind: 'binary', operator, left, right: parseBinary(c, level + 1), at }
  }
}

function parseUnary(c: Cursor): Node {
  c.skip()
  const at = c.at()
  const operator = c.peek()
  if (operator !== '-' && operator !== '!') return parseSteps(c)
  c.take(operator)
  const operand = c.deeper(() => parseUnary(c)) ?? nothing(c)
  return { kind: 'unary', operator, operand, at }
}

/** Each goes into the lists that the one before gave. */
const maxSplats = 16

function parseSteps(c: Cursor): Node {
  const base = parseTerm(c)
  const steps: Step[] = []
  let splats = 0
  for (;;) {
    const before = c.offset
    c.skip()
    const step = parseStep(c)
    if (step === null) {
      c.offset = c.problem === null ? before : c.offset
      return steps.length === 0 ? base : { kind: 'steps', base, steps, at: base.at }
    }
    steps.push(step)
    if (step.kind !== 'splat' && step.kind !== 'attribute-splat') continue
    if (++splats > maxSplats) c.fail(`More than ${maxSplats} splats follow each other here.`, 'Take some of them away.', step.at.offset)
  }
}

function parseStep(c: Cursor): Step | null {
  const at = c.at()
  if (c.peek() === '.' && !c.startsWith('...')) {
    c.take('.')
    c.skip()
    if (c.take('*')) return { kind: 'attribute-splat', at }
    const digits = c.takeMatch(/\d+/y)
    if (digits !== null) return { kind: 'index', index: { kind: 'literal', value: Number(digits), at }, at }
    const name = c.takeIdentifier()
    if (name !== null) return { kind: 'attribute', name, at }
    c.fail(`A dot is followed by the name of an attribute, found ${c.found()}.`, 'Write the name, or take the dot away.')
    return null
  }
  if (c.peek() !== '[') return null
  c.take('[')
  return c.within(false, () => {
    c.skip()
    if (c.startsWith('*')) {
      c.take('*')
      c.skip()
      return c.expect(']', 'A splat is written [*]', 'Write the closing bracket.') ? ({ kind: 'splat', at } as const) : null
    }
    const index = parseExpression(c)
    c.skip()
    return c.expect(']', 'An index ends with a bracket', 'Write the closing bracket ].') ? ({ kind: 'index', index, at } as const) : null
  })
}

const number = /\d+(\.\d+)?([eE][+-]?\d+)?/y
const keywords: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

function parseTerm(c: Cursor): Node {
  const at = c.at()
  const first = c.peek()
  if (first === '"') return parseQuoted(c, parseExpression)
  if (first === '(') {
    c.take('(')
    return c.within(false, () => {
      const inner = parseExpression(c)
      c.skip()
      c.expect(')', 'A bracket that is opened is closed', 'Write the closing bracket ).')
      return inner
    })
  }
  if (first === '[') return c.within(false, () => parseList(c))
  if (first === '{') return c.within(false, () => parseObject(c))
  if (c.startsWith('<<')) return parseHeredoc(c, parseExpression)
  const digits = c.takeMatch(number)
  if (digits !== null) return { kind: 'literal', value: Number(digits), at }
  const name = takeName(c)
  if (name === null) {
    c.fail(`A value was expected, found ${c.found()}.`, 'Write a value, or mend the line before it.')
    return nothing(c)
  }
  if (c.peek() === '(') return c.within(false, () => parseCall(c, name, at.offset))
  if (Object.hasOwn(keywords, name)) return { kind: 'literal', value: keywords[name] ?? null, at }
  return { kind: 'name', name, at }
}

/** Functions of providers are called `provider::aws::arn_parse`. */
function takeName(c: Cursor): string | null {
  let name = c.takeIdentifier()
  while (name !== null && c.startsWith('::')) {
    c.take('::')
    name = `${name}::${c.takeIdentifier() ?? ''}`
  }
  return name
}

function parseCall(c: Cursor, name: string, start: number): Node {
  c.take('(')
  const args: Node[] = []
  let spread = false
  for (;;) {
    c.skip()
    if (c.take(')')) break
    args.push(parseExpression(c))
    c.skip()
    spread = c.take('...')
    c.skip()
    if (c.take(',')) continue
    if (!c.expect(')', `The arguments of ${name} are separated by commas`, 'Write a comma, or the closing bracket ).')) break
    break
  }
  return { kind: 'call', name, args, spread, at: c.at(start) }
}

function parseList(c: Cursor): Node {
  const at = c.at()
  c.take('[')
  c.skip()
  if (c.takeWord('for')) return parseFor(c, at.offset, ']')
  const items: Node[] = []
  for (;;) {
    c.skip()
    if (c.take(']')) break
    items.push(parseExpression(c))
    c.skip()
    if (c.take(',')) continue
    if (!c.expect(']', 'The entries of a list are separated by commas', 'Write a comma, or the closing bracket ].')) break
    break
  }
  return { kind: 'list', items, at }
}

function parseObject(c: Cursor): Node {
  const at = c.at()
  c.take('{')
  c.skip()
  const start = c.offset
  if (c.takeWord('for')) {
    c.skip()
    // `{ for = 1 }` is an attribute of that name.
    if (c.peek() !== '=' && c.peek() !== ':') return parseFor(c, at.offset, '}')
    c.offset = start
  }
  const entries: Entry[] = []
  for (;;) {
    c.skip()
    if (c.take('}')) break
    const key = parseKey(c)
    c.skip()
    if (!c.take('=') && !c.expect(':', 'A name in { … } is followed by = and its value', 'Write = and a value.')) break
    // A value ends with its line here, but for what it has in brackets.
    const value = c.within(false, () => {
      c.skip()
      return c.within(true, () => parseExpression(c))
    })
    entries.push({ key, value })
    if (!endsEntry(c)) break
  }
  return { kind: 'object', entries, at }
}

function endsEntry(c: Cursor): boolean {
  c.within(true, () => c.skip())
  if (c.take(',') || c.peek() === '}' || c.peek() === '\n' || c.peek() === '\r') return true
  c.fail(`Entries of { … } are separated by commas or new lines, found ${c.found()}.`, 'Write a comma, or the closing brace }.')
  return false
}

function parseKey(c: Cursor): Node {
  const isBracketed = c.peek() === '('
  const key = parseExpression(c)
  // A bare word is the name itself; in brackets it is what the variable of that name holds.
  if (key.kind === 'name' && !isBracketed) return { kind: 'literal', value: key.name, at: key.at }
  if (key.kind === 'literal' && typeof key.value !== 'string') return { kind: 'literal', value: String(key.value), at: key.at }
  return key
}

function parseFor(c: Cursor, start: number, close: ']' | '}'): Node {
  const shape = close === ']' ? '`[for item in list : value]`' : '`{ for key, item in map : key => value }`'
  const fix = `Write it as ${shape}.`
  const failed = () => nothing(c)
  const names = parseForNames(c, fix)
  if (names === null) return failed()
  const collection = parseExpression(c)
  c.skip()
  if (!c.expect(':', 'A colon stands before the value of a `for`', fix)) return failed()
  let value = parseExpression(c)
  let key: Node | null = null
  c.skip()
  if (close === '}') {
    if (!c.expect('=>', 'A `for` in braces gives key => value', fix)) return failed()
    key = value
    value = parseExpression(c)
    c.skip()
  }
  const grouped = c.take('...')
  c.skip()
  const condition = c.takeWord('if') ? parseExpression(c) : null
  c.skip()
  if (!c.expect(close, 'A `for` ends with the bracket that it began with', fix)) return failed()
  return { kind: 'for', ...names, collection, key, value, condition, grouped, at: c.at(start) }
}
