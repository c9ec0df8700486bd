import { cidrBlocks } from '@/importers/cloudformation/template/cidr-blocks'
import { truthOf } from '@/importers/cloudformation/template/conditions'
import { type Scope, withLocals } from '@/importers/cloudformation/template/scope'
import { isObject } from '@/importers/importer'
import { isRawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

/** undefined: the property is to be left out, as by `AWS::NoValue`. */
type Value = RawValue | undefined

/** Zones that a region may have; which of them, the account decides. */
const mostZones = 6

const zones = (): readonly Reference[] => Array.from({ length: mostZones }, (_, i) => new Reference(`zone:${i}`, null))

/** The value of a part of a template, its intrinsic functions worked out as far as the template tells. */
export function evaluate(node: unknown, scope: Scope): Value {
  if (Array.isArray(node)) return node.flatMap((one) => evaluate(one, scope) ?? [])
  if (!isObject(node)) return node === undefined ? undefined : (node as string | number | boolean | null)
  const entries = Object.entries(node)
  const [name, argument] = entries[0] ?? []
  if (entries.length === 1 && name !== undefined && (name === 'Ref' || (name.startsWith('Fn::') && !name.startsWith(forEachPrefix))))
    return call(name, argument, scope)
  const map: Record<string, RawValue> = {}
  for (const [key, value] of entries) {
    if (key.startsWith(forEachPrefix)) {
      for (const [expanded, one, locals] of forEach(value, scope)) put(map, expanded, evaluate(one, withLocals(scope, locals)))
    } else put(map, key, evaluate(value, scope))
  }
  return map
}

function put(map: Record<string, RawValue>, key: string, value: Value): void {
  if (value !== undefined && key !== '__proto__') map[key] = value
}

const isOpen = (value: Value): value is Unknown | Reference => value instanceof Unknown || value instanceof Reference

function call(name: string, argument: unknown, scope: Scope): Value {
  const own = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (own === undefined) return new Unknown(`${name} is not worked out`)
  return own(argument, scope)
}

const broken = (name: string, expected: string, scope: Scope): Unknown => {
  scope.report({
    code: 'import/bad-intrinsic',
    severity: 'warning',
    message: `${name} is not written as CloudFormation expects it: ${expected}.`,
    fix: 'Correct the function; its value is taken for unknown.',
  })
  return new Unknown(`${name} is not well written`)
}

/** A text for joining; null: it is not known. */
const textOf = (value: Value): string | null =>
  value === undefined || value === null || isOpen(value) || typeof value === 'object' ? null : String(value)

function joined(parts: readonly Value[], separator: string): RawValue {
  const texts = parts.flatMap((part) => (Array.isArray(part) ? part.map((one: RawValue) => textOf(one)) : [textOf(part)]))
  const open = parts.flat().find((part) => part instanceof Unknown)
  if (texts.includes(null)) return open instanceof Unknown ? open : new Unknown('a part of the text is given when the stack is made')
  return texts.join(separator)
}

function listOf(node: unknown, scope: Scope): readonly Value[] | Unknown | null {
  const value = evaluate(node, scope)
  if (value instanceof Unknown) return value
  if (value instanceof Reference) return new Unknown('it is given when the stack is made')
  return Array.isArray(value) ? value : null
}

const functions: Readonly<Record<string, (argument: unknown, scope: Scope) => Value>> = {
  Ref: (argument, scope) => {
    if (typeof argument !== 'string') return broken('Ref', 'the name of a parameter or resource', scope)
    const found = scope.ref(argument)
    return found === null ? new Unknown(`nothing in the template is called ${argument}`) : found
  },
  'Fn::GetAtt': (argument, scope) => {
    const parts =
      typeof argument === 'string' ? dotted(argument) : Array.isArray(argument) ? argument.map((one) => textOf(evaluate(one, scope))) : []
    const [id, ...attribute] = parts
    if (typeof id !== 'string' || attribute.length === 0) return broken('Fn::GetAtt', 'a resource and one of its attributes', scope)
    return scope.attribute(id, attribute.join('.'))
  },
  'Fn::Join': (argument, scope) => {
    const [separator, list] = Array.isArray(argument) ? argument : []
    const values = listOf(list, scope)
    if (values instanceof Unknown) return values
    if (typeof separator !== 'string' || values === null) return broken('Fn::Join', 'a separator and a list', scope)
    return joined(values, separator)
  },
  'Fn::Sub': (argument, scope) => {
    const [template, own] = Array.isArray(argument) ? argument : [argument, {}]
    if (typeof template !== 'string') return broken('Fn::Sub', 'a text', scope)
    const values = isObject(own) ? own : {}
    const parts: Value[] = []
    let at = 0
    for (const match of template.matchAll(/\$\{([^}]*)\}/g)) {
      parts.push(template.slice(at, match.index))
      at = match.index + match[0].length
      const name = (match[1] ?? '').trim()
      if (name.startsWith('!')) parts.push(`\${${name.slice(1)}}`)
      else parts.push(Object.hasOwn(values, name) ? evaluate(values[name], scope) : named(name, scope))
    }
    parts.push(template.slice(at))
    // A text of one reference alone is what it refers to.
    const told = parts.filter((part) => part !== '')
    return told.length === 1 ? told[0] : joined(parts, '')
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = Array.isArray(argument) ? argument : []
    const values = listOf(list, scope)
    const at = evaluate(index, scope)
    if (values instanceof Unknown) return values
    if (isOpen(at)) return at instanceof Unknown ? at : new Unknown('the index is given when the stack is made')
    if (values === null || !/^\d+$/.test(String(at))) return broken('Fn::Select', 'an index and a list', scope)
    const found = values[Number(at)]
    return found === undefined ? new Unknown('the list has no such entry') : found
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = Array.isArray(argument) ? argument : []
    const value = evaluate(source, scope)
    const text = textOf(value)
    if (isOpen(value)) return value instanceof Unknown ? value : new Unknown('the text is given when the stack is made')
    if (typeof separator !== 'string' || separator === '' || text === null) return broken('Fn::Split', 'a separator and a text', scope)
    return text.split(separator)
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second, otherwise] = Array.isArray(argument) ? argument : []
    const keys = [map, top, second].map((key) => evaluate(key, scope))
    const texts = keys.map((key) => textOf(key))
    const [a, b, c] = texts
    const found = a == null || b == null || c == null ? undefined : scope.mapping(a, b, c)
    if (found !== undefined) return evaluate(found, scope)
    if (isObject(otherwise) && Object.hasOwn(otherwise, 'DefaultValue')) return evaluate(otherwise.DefaultValue, scope)
    const open = keys.find((key) => key instanceof Unknown)
    return open instanceof Unknown ? open : new Unknown('the mapping has no such entry')
  },
  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = Array.isArray(argument) ? argument.map((one) => evaluate(one, scope)) : []
    const open = [block, count, bits].find((one) => one instanceof Unknown)
    if (open instanceof Unknown) return open
    if (isOpen(block)) return new Unknown('the block is given when the stack is made')
    const blocks = cidrBlocks(
      String(Array.isArray(block) ? block[0] : block),
      Number(count),
      bits === undefined ? Number.NaN : Number(bits),
    )
    return blocks === null ? broken('Fn::Cidr', 'a block, a count that it holds and the bits of each', scope) : blocks
  },
  'Fn::GetAZs': () => zones(),
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = Array.isArray(argument) ? argument : []
    if (typeof name !== 'string') return broken('Fn::If', 'the name of a condition and two values', scope)
    const truth = scope.condition(name)
    if (truth === null) return new Unknown(`condition ${name} is not known`)
    return evaluate(truth ? yes : no, scope)
  },
  'Fn::ImportValue': (argument, scope) => {
    const name = evaluate(argument, scope)
    const text = textOf(name)
    if (text === null) return name instanceof Unknown ? name : new Unknown('another stack exports it')
    return scope.exported(text) ?? new Unknown(`another stack exports it as ${text}`)
  },
  'Fn::Length': (argument, scope) => {
    const values = listOf(argument, scope)
    return values instanceof Unknown ? values : values === null ? broken('Fn::Length', 'a list', scope) : values.length
  },
  'Fn::ToJsonString': (argument, scope) => {
    const value = evaluate(argument, scope)
    return value === undefined || hasOpen(value) ? new Unknown('a part of it is given when the stack is made') : JSON.stringify(value)
  },
  'Fn::Base64': () => new Unknown('it is encoded'),
  'Fn::Transform': () => new Unknown('a macro makes it'),
  ...Object.fromEntries(
    ['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals'].map((name) => [
      name,
      (argument: unknown, scope: Scope): Value =>
        truthOf({ [name]: argument }, scope, (one) => evaluate(one, scope)) ?? new Unknown('the condition is not known'),
    ]),
  ),
}

function hasOpen(value: RawValue): boolean {
  if (isOpen(value)) return true
  if (Array.isArray(value)) return value.some(hasOpen)
  return isRawMap(value) && Object.values(value).some(hasOpen)
}

const dotted = (text: string): readonly string[] => {
  const dot = text.indexOf('.')
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}

/** `${Name}` and `${Name.Attribute}`. */
function named(name: string, scope: Scope): Value {
  const found = scope.ref(name)
  if (found !== null) return found
  const [id, attribute] = dotted(name)
  return id === undefined || attribute === undefined
    ? new Unknown(`nothing in the template is called ${name}`)
    : scope.attribute(id, attribute)
}

const forEachPrefix = 'Fn::ForEach::'

/** Most entries that the loops of a template make. */
const mostExpanded = 5000

export const isForEach = (key: string): boolean => key.startsWith(forEachPrefix)

/** Entries of `Fn::ForEach`: `[identifier, collection, { key: value }]`, once for each of the collection. */
export function forEach(argument: unknown, scope: Scope): readonly (readonly [string, unknown, ReadonlyMap<string, string>])[] {
  const [identifier, collection, body] = Array.isArray(argument) ? argument : []
  const values = Array.isArray(collection) || isObject(collection) ? listOf(collection, scope) : null
  if (typeof identifier !== 'string' || !isObject(body) || values === null) {
    broken('Fn::ForEach', 'a name, a list and what is repeated', scope)
    return []
  }
  if (values instanceof Unknown) {
    scope.report({
      code: 'import/unknown-count',
      severity: 'warning',
      message: `Fn::ForEach repeats over a list that is not known (${values.because}); what it makes is left out.`,
      fix: 'Give the parameters that it depends on: --param NAME=VALUE.',
    })
    return []
  }
  return values.slice(0, mostExpanded).flatMap((value) => {
    const text = textOf(value)
    if (text === null) return []
    const locals = new Map([[identifier, text]])
    return Object.entries(body).map(([key, one]) => [fill(key, identifier, text), one, locals] as const)
  })
}

/** `${Name}` as it stands, `&{Name}` without what no logical id may hold. */
const fill = (key: string, identifier: string, text: string): string =>
  key.replaceAll(`\${${identifier}}`, text).replaceAll(`&{${identifier}}`, text.replace(/[^A-Za-z0-9]/g, ''))
