import { cidrBlocks } from '@/importers/cloudformation/cidr-blocks'
import { conditionNamed, isOpen, truthOf } from '@/importers/cloudformation/conditions'
import { forEach, isForEach } from '@/importers/cloudformation/for-each'
import { OpenText, textOfPieces } from '@/importers/cloudformation/open-text'
import { broken, dangling, fillIn, type Scope, withLocals } from '@/importers/cloudformation/scope'
import { longestText } from '@/importers/cloudformation/work'
import { isObject } from '@/importers/importer'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

/** undefined: the property is to be left out, as by `AWS::NoValue`. */
type Value = RawValue | undefined

/** Zones that a region may have; which of them, the account decides. */
const mostZones = 6

const zones: readonly Reference[] = Array.from({ length: mostZones }, (_, i) => new Reference(`zone:${i}`, null))

const isZone = (value: Value): boolean => value instanceof Reference && value.attribute === null && value.address.startsWith('zone:')

/** The value of a part of a template, its intrinsic functions worked out as far as the template tells. */
export const evaluate = (node: unknown, scope: Scope): Value =>
  scope.work.within(
    () => workOut(node, scope),
    () => new Unknown('working it out takes too much'),
  )

function workOut(node: unknown, scope: Scope): Value {
  if (Array.isArray(node)) return listItems(node, scope)
  if (!isObject(node)) return node === undefined ? undefined : (node as string | number | boolean | null)
  const entries = Object.entries(node)
  const [first] = entries
  if (first !== undefined && entries.length === 1 && isFunction(first[0])) return call(first[0], first[1], scope, node)
  const map: Record<string, RawValue> = {}
  for (const [key, value] of entries) {
    if (isForEach(key))
      for (const round of forEach(value, scope, evaluate)) put(map, round.key, evaluate(round.node, withLocals(scope, round.locals)))
    // What a macro puts beside the other properties, nobody can tell.
    else if (key === 'Fn::Transform') continue
    else if (key.startsWith('Fn::')) {
      broken(key, 'alone in its map', scope, node)
      return new Unknown(`${key} is not well written`)
    } else put(map, key, evaluate(value, scope))
  }
  return map
}

const isFunction = (key: string): boolean => key === 'Ref' || (key.startsWith('Fn::') && !isForEach(key))

/** A function inside a list may give several entries, as a parameter that is a list does. */
function listItems(nodes: readonly unknown[], scope: Scope): readonly RawValue[] {
  const items: RawValue[] = []
  for (const node of nodes) {
    const value = evaluate(node, scope)
    if (value === undefined) continue
    if (Array.isArray(value) && !Array.isArray(node)) {
      scope.work.spend(value.length)
      if (scope.work.isSpent) break
      for (const one of value) items.push(one)
    } else items.push(value)
  }
  return items
}

function put(map: Record<string, RawValue>, key: string, value: Value): void {
  if (value !== undefined && key !== '__proto__') map[key] = value
}

type Work = (argument: unknown, scope: Scope, node: unknown) => Value

function call(name: string, argument: unknown, scope: Scope, node: unknown): Value {
  const own = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (own !== undefined) return own(argument, scope, node)
  scope.report(
    {
      code: 'import/unknown-function',
      severity: 'warning',
      message: `${name.slice(0, 80)} is no function that is known; its value is taken for unknown.`,
      fix: 'Correct the name, or ask for the function to be added.',
    },
    node,
  )
  return new Unknown(`${name} is not worked out`)
}

function unreadable(name: string, expected: string, scope: Scope, node: unknown): Unknown {
  broken(name, expected, scope, node)
  return new Unknown(`${name} is not well written`)
}

/** A text for names and numbers; null: it is not known, or none. */
const textOf = (value: Value): string | null => (value === undefined || value === null || typeof value === 'object' ? null : String(value))

const unknownAs = (value: Value, because: string): Unknown => (value instanceof Unknown ? value : new Unknown(because))

function joined(parts: readonly Value[], separator: string, scope: Scope): RawValue {
  const pieces: RawValue[] = []
  for (const part of parts.flat() as readonly Value[]) {
    if (pieces.length > 0) pieces.push(separator)
    pieces.push(part ?? new Unknown('a part of the text is left out'))
    scope.work.spend(part instanceof OpenText ? part.pieces.length : typeof part === 'string' ? 1 + (part.length >> 5) : 1)
  }
  return scope.work.isSpent ? new Unknown('working it out takes too much') : textOfPieces(pieces)
}

/** Entries of a list; null: it is none. */
function listOf(node: unknown, scope: Scope): readonly RawValue[] | Unknown | null {
  const value = evaluate(node, scope)
  if (value instanceof Unknown) return value
  if (value instanceof Reference) return new Unknown('it is given when the stack is made')
  if (!Array.isArray(value)) return null
  scope.work.spend(value.length)
  return value
}

const functions: Readonly<Record<string, Work>> = {
  Ref: (argument, scope, node) => {
    const name =
      typeof argument === 'string' ? fillIn(argument, scope.locals) : isObject(argument) ? textOf(evaluate(argument, scope)) : null
    if (name === null) return unreadable('Ref', 'the name of a parameter or resource', scope, node)
    const found = refTo(name, scope)
    if (found !== null) return found
    dangling(name, scope, node)
    return new Unknown(`nothing in the template is called ${name}`)
  },
  'Fn::GetAtt': (argument, scope, node) => {
    const [id, ...attribute] = attributePath(argument, scope)
    if (typeof id !== 'string' || attribute.length === 0 || attribute.includes(null))
      return unreadable('Fn::GetAtt', 'a resource and one of its attributes', scope, node)
    return attributeOf(fillIn(id, scope.locals), fillIn(attribute.join('.'), scope.locals), scope, node)
  },
  'Fn::Join': (argument, scope, node) => {
    const [separator, list] = Array.isArray(argument) ? argument : []
    const values = listOf(list, scope)
    if (typeof separator !== 'string' || values === null) return unreadable('Fn::Join', 'a separator and a list', scope, node)
    return values instanceof Unknown ? values : joined(values, separator, scope)
  },
  'Fn::Sub': (argument, scope, node) => {
    const [template, own] = Array.isArray(argument) ? argument : [argument, {}]
    if (typeof template !== 'string' || (own !== undefined && !isObject(own)))
      return unreadable('Fn::Sub', 'a text, or a text and a map of its names', scope, node)
    return template.length > longestText ? new Unknown('the text is too long') : substituted(template, own ?? {}, scope, node)
  },
  'Fn::Select': (argument, scope, node) => {
    const [index, list] = Array.isArray(argument) ? argument : []
    const values = listOf(list, scope)
    const at = evaluate(index, scope)
    if (values instanceof Unknown) return values
    if (isOpen(at)) return unknownAs(at, 'the index is given when the stack is made')
    if (values === null || !/^\d+$/.test(String(at))) return unreadable('Fn::Select', 'an index and a list', scope, node)
    const found = values[Number(at)]
    return found === undefined ? new Unknown('the list has no such entry') : found
  },
  'Fn::Split': (argument, scope, node) => {
    const [separator, source] = Array.isArray(argument) ? argument : []
    const value = evaluate(source, scope)
    if (typeof separator !== 'string' || separator === '') return unreadable('Fn::Split', 'a separator and a text', scope, node)
    if (value instanceof OpenText) return value.split(separator)
    if (isOpen(value)) return unknownAs(value, 'the text is given when the stack is made')
    const text = textOf(value)
    if (text === null) return unreadable('Fn::Split', 'a separator and a text', scope, node)
    scope.work.spend(text.length >> 3)
    return text.length > longestText ? new Unknown('the text is too long') : text.split(separator)
  },
  'Fn::FindInMap': (argument, scope, node) => {
    if (!Array.isArray(argument) || argument.length < 3 || argument.length > 4)
      return unreadable('Fn::FindInMap', 'a mapping and the names of two levels', scope, node)
    const keys = argument.slice(0, 3).map((key) => evaluate(key, scope))
    const [map, top, second] = keys.map((key) => textOf(key))
    const found = map == null || top == null || second == null ? undefined : scope.mapping(map, top, second)
    if (Array.isArray(found)) return found.filter((one) => textOf(one) !== null) as readonly string[]
    if (textOf(found as Value) !== null) return found as string
    const [, , , otherwise] = argument
    if (isObject(otherwise) && Object.hasOwn(otherwise, 'DefaultValue')) return evaluate(otherwise.DefaultValue, scope)
    const open = keys.find(isOpen)
    if (open === undefined) dangling(`${map}.${top}.${second}`, scope, node)
    return unknownAs(open, 'the mapping has no such entry')
  },
  'Fn::Cidr': (argument, scope, node) => {
    const [block, count, bits] = Array.isArray(argument) ? argument.map((one) => evaluate(one, scope)) : []
    const first: Value = Array.isArray(block) ? block[0] : block
    const open = [first, count, bits].find(isOpen)
    if (open !== undefined) return unknownAs(open, 'the block is given when the stack is made')
    const blocks = typeof first === 'string' ? cidrBlocks(first, Number(count), Number(bits ?? Number.NaN)) : null
    return blocks ?? unreadable('Fn::Cidr', 'a block, a count that it holds and the bits of each', scope, node)
  },
  'Fn::GetAZs': () => zones,
  'Fn::If': (argument, scope, node) => {
    const [name, yes, no] = Array.isArray(argument) ? argument : []
    if (typeof name !== 'string' || (argument as readonly unknown[]).length !== 3)
      return unreadable('Fn::If', 'the name of a condition and two values', scope, node)
    const truth = conditionNamed(name, scope, node)
    return truth === null ? new Unknown(`condition ${name} is not known`) : evaluate(truth ? yes : no, scope)
  },
  'Fn::ImportValue': (argument, scope, node) => {
    const name = evaluate(argument, scope)
    const text = textOf(name)
    if (text !== null) return scope.exported(text) ?? new Unknown(`exported by another stack: ${text}`)
    return isOpen(name) ? unknownAs(name, 'another stack exports it') : unreadable('Fn::ImportValue', 'the name of an export', scope, node)
  },
  'Fn::Length': (argument, scope, node) => {
    const values = listOf(argument, scope)
    if (values === null) return unreadable('Fn::Length', 'a list', scope, node)
    if (values instanceof Unknown) return values
    return values.some(isZone) ? new Unknown('the account decides how many zones there are') : values.length
  },
  'Fn::ToJsonString': (argument, scope) => {
    const value = evaluate(argument, scope)
    return value === undefined || isOpen(value) ? new Unknown('a part of it is given when the stack is made') : JSON.stringify(value)
  },
  'Fn::Base64': () => new Unknown('it is encoded'),
  'Fn::Transform': () => new Unknown('a macro makes it'),
  ...Object.fromEntries(
    ['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals'].map((name) => [
      name,
      (_: unknown, scope: Scope, node: unknown): Value => truthOf(node, scope, evaluate) ?? new Unknown('the condition is not known'),
    ]),
  ),
}

/** `Resource.Attribute` in one text, or the steps of it in a list, which may be functions. */
function attributePath(argument: unknown, scope: Scope): readonly (string | null)[] {
  if (Array.isArray(argument)) return argument.map((one) => textOf(evaluate(one, scope)))
  return typeof argument === 'string' ? dotted(argument) : []
}

const dotted = (text: string): readonly string[] => {
  const dot = text.indexOf('.')
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}

const refTo = (name: string, scope: Scope): Value | null => scope.locals.get(name) ?? scope.ref(name)

function attributeOf(id: string, attribute: string, scope: Scope, node: unknown): Value {
  const found = scope.attribute(id, attribute)
  if (found !== null) return found
  dangling(id, scope, node)
  return new Unknown(`nothing in the template is called ${id}`)
}

/** `${Name}`, `${Name.Attribute}`, and `${!Name}` for what is to stay as it stands. */
function substituted(template: string, values: Record<string, unknown>, scope: Scope, node: unknown): Value {
  const parts: Value[] = []
  let at = 0
  for (const match of template.matchAll(/\$\{([^${}]*)\}/g)) {
    parts.push(template.slice(at, match.index))
    at = match.index + match[0].length
    const name = (match[1] ?? '').trim()
    if (name.startsWith('!')) parts.push(`\${${name.slice(1)}}`)
    else parts.push(Object.hasOwn(values, name) ? evaluate(values[name], scope) : named(name, scope, node))
  }
  parts.push(template.slice(at))
  return joined(parts, '', scope)
}

function named(name: string, scope: Scope, node: unknown): Value {
  const found = refTo(name, scope)
  if (found !== null) return found
  const [id, attribute] = dotted(name)
  if (id !== undefined && attribute !== undefined) return attributeOf(id, attribute, scope, node)
  dangling(name, scope, node)
  return new Unknown(`nothing in the template is called ${name}`)
}
