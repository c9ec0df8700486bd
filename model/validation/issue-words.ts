import type { z } from 'zod'
import { optionAt, type Shape } from '@/model/kinds/schema-shape'
import { either, shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'
import { attributeName } from '@/model/validation/references'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

export interface Words {
  readonly message: string
  readonly fix: string
  readonly severity: 'error' | 'warning'
}

/** An issue of the schema, narrowed to where the mistake is: of a union, to the option that was probably meant. */
export interface Narrowed {
  readonly issue: Issue
  readonly path: Path
  /** Of a union of plain values: what each option expects. */
  readonly expected: string
}

/**
 * Every mistake that an issue stands for.
 *
 * @param value  what was read, whose names tell which option of a union was meant
 */
export function narrow(issue: Issue, value: unknown, shape: Shape, before: Path = []): readonly Narrowed[] {
  const path = [...before, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    if (issue.errors.every((option) => option.every((inner) => inner.path.length === 0 && inner.code !== 'invalid_union')))
      return [{ issue, path, expected: either([...new Set(issue.errors.flatMap((option) => option.map(expectedBy)))]) }]
    const meant = issue.errors[optionAt(shape, value, path) ?? 0] ?? issue.errors[0] ?? []
    return meant.flatMap((inner) => narrow(inner, value, shape, path))
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return issue.issues.flatMap((inner) => narrow(inner, value, shape, path))
  return [{ issue, path, expected: expectedBy(issue) }]
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of attributes',
  record: 'a map of names and values',
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? issue.expected
    case 'invalid_value':
      return either(issue.values.map(String))
    case 'too_small':
      return sized(
        issue.origin,
        `at least ${issue.minimum}`,
        `more than ${issue.minimum}`,
        issue.inclusive !== false,
        Number(issue.minimum),
      )
    case 'too_big':
      return sized(issue.origin, `at most ${issue.maximum}`, `less than ${issue.maximum}`, issue.inclusive !== false, Number(issue.maximum))
    case 'invalid_format':
      return issue.message
    default:
      return 'something else'
  }
}

function sized(origin: string, inclusive: string, exclusive: string, isInclusive: boolean, bound: number): string {
  const bounds = isInclusive ? inclusive : exclusive
  if (origin === 'string') return bound === 1 && isInclusive ? 'text that is not empty' : `text of ${bounds} characters`
  if (origin === 'array') return `a list of ${bounds} ${bound === 1 ? 'entry' : 'entries'}`
  return `a number of ${bounds}`
}

/** How a value looks in a message. */
function shown(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value === 'string') return value === '' ? 'an empty text' : `"${shortened(value)}"`
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? 'no number' : 'a number too large to be read'
  return `the ${typeof value === 'boolean' ? 'value' : 'number'} ${String(value)}`
}

/**
 * A mistake in plain words.
 *
 * @param subject  what holds the attribute: `subnet "web-a"`
 * @param inside  path from the subject to the value
 */
export function inWords({ issue, expected }: Narrowed, subject: string, inside: Path, value: unknown): Words {
  const attribute = attributeName(inside.map((step) => (typeof step === 'number' ? step : String(step))))
  const name = attribute === '' ? '' : ` ${attribute}`
  if (value === undefined)
    return {
      severity: 'error',
      message: `${subject} has no${name}, expected ${expected}.`,
      fix: `Add${name === '' ? ' it' : ` \`${attribute.replace(/^.* /, '')}:\``} with ${expected}.`,
    }
  if (value === null)
    return {
      severity: 'warning',
      message: `${subject}:${name} is empty, expected ${expected}.`,
      fix: 'Fill it in, or take the line out: what is left out is unknown.',
    }
  const near = issue.code === 'invalid_value' && typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : ''
  return {
    severity: 'error',
    message: `${subject}:${name} is ${shown(value)}, expected ${expected}.${near}`,
    fix: fixFor(issue, expected, value),
  }
}

function fixFor(issue: Issue, expected: string, value: unknown): string {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return 'Put it in quotes, so that it is read as text.'
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof value === 'string')
    return `Write it as a list: [${shortened(value)}].`
  if (
    issue.code === 'invalid_type' &&
    (issue.expected === 'number' || issue.expected === 'int') &&
    typeof value === 'string' &&
    /^-?\d+(\.\d+)?$/.test(value)
  )
    return 'Take the quotes away, so that it is read as a number.'
  return `Write ${expected}, or leave it out where it is unknown.`
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = Object.getOwnPropertyDescriptor(found, step)?.value
  }
  return found
}
