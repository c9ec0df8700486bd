import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asNumber, asText } from '@/importers/terraform/hcl/conversions'
import { format } from '@/importers/terraform/hcl/format'
import {
  closed,
  type Functions,
  hasNoOrder,
  longest,
  noList,
  noOrder,
  noTexts,
  ofTexts,
  open,
  tooLong,
  unknownIn,
} from '@/importers/terraform/hcl/function-kit'
import { firstOpaque, type Result, Wrong } from '@/importers/terraform/hcl/operators'
import { safePattern } from '@/importers/terraform/hcl/safe-pattern'
import { isList, isZone, mapOf } from '@/importers/terraform/hcl/values'

const noPattern = new Unknown('the regular expression is none that is worked out here')

const matched = (match: RegExpMatchArray): RawValue => {
  if (match.groups !== undefined) return mapOf(Object.entries(match.groups).map(([name, text]) => [name, text ?? null] as const))
  return match.length > 1 ? match.slice(1).map((text) => text ?? null) : match[0]
}

/** `$1`, `${1}` and `$name` of Go as JavaScript writes them. */
const replacement = (text: string) => text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`))

function trimmed(text: string, characters: string): string {
  const cut = new Set(characters)
  const all = [...text]
  let start = 0
  let end = all.length
  while (start < end && cut.has(all[start] ?? '')) start++
  while (end > start && cut.has(all[end - 1] ?? '')) end--
  return all.slice(start, end).join('')
}

export const textFunctions: Functions = {
  lower: ofTexts(1, 1, ([text = '']) => text.toLowerCase()),
  upper: ofTexts(1, 1, ([text = '']) => text.toUpperCase()),
  title: ofTexts(1, 1, ([text = '']) =>
    text.replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  trim: ofTexts(2, 2, ([text = '', characters = '']) => trimmed(text, characters)),
  trimspace: ofTexts(1, 1, ([text = '']) => text.trim()),
  trimprefix: ofTexts(2, 2, ([text = '', prefix = '']) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts(2, 2, ([text = '', suffix = '']) => (text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text)),
  chomp: ofTexts(1, 1, ([text = '']) => text.replace(/[\r\n]{1,1000}$/, '')),
  strrev: ofTexts(1, 1, ([text = '']) => [...text].reverse().join('')),
  indent: closed(2, 2, ([spaces = null, text = null]) => {
    const count = asNumber(spaces)
    const written = asText(text)
    return count === null || count < 0 || count > 1000 || written === null ? noTexts : written.replaceAll('\n', `\n${' '.repeat(count)}`)
  }),
  startswith: ofTexts(2, 2, ([text = '', prefix = '']) => text.startsWith(prefix)),
  endswith: ofTexts(2, 2, ([text = '', suffix = '']) => text.endsWith(suffix)),
  strcontains: ofTexts(2, 2, ([text = '', part = '']) => text.includes(part)),
  substr: closed(3, 3, ([text = null, offset = null, length = null]) => {
    const written = asText(text)
    const [start, count] = [asNumber(offset), asNumber(length)]
    if (written === null || start === null || count === null)
      return new Wrong('A text and two numbers were expected', 'Write it as substr(text, 0, 3).')
    const all = [...written]
    const from = start < 0 ? Math.max(0, all.length + start) : start
    return all.slice(from, count < 0 ? undefined : from + count).join('')
  }),
  split: ofTexts(2, 2, ([separator = '', text = '']) => (separator === '' ? [...text] : text.split(separator))),
  join: open(1, longest, ([separator = null, ...lists]) => {
    const opaque = firstOpaque([separator, ...lists])
    if (opaque !== null) return opaque
    const between = asText(separator)
    if (between === null || !lists.every(isList)) return noList
    const items = lists.flat(1) as readonly RawValue[]
    const unknown = unknownIn(items)
    if (unknown !== null) return unknown
    const texts = items.map(asText)
    if (!texts.every((text) => text !== null)) return noTexts
    const size = texts.reduce((sum, text) => sum + text.length + between.length, 0)
    return size > 4_000_000 ? tooLong : texts.join(between)
  }),
  replace: ofTexts(3, 3, ([text = '', wanted = '', by = '']): Result => {
    if (text.length * (by.length + 1) > 100_000_000) return tooLong
    if (wanted.length < 2 || !wanted.startsWith('/') || !wanted.endsWith('/')) return text.split(wanted).join(by)
    const safe = safePattern(wanted.slice(1, -1), text.length)
    return safe === null ? noPattern : text.replace(safe.pattern, replacement(by))
  }),
  regex: ofTexts(2, 2, ([pattern = '', text = '']): Result => {
    const safe = safePattern(pattern, text.length)
    if (safe === null) return noPattern
    const [first] = text.matchAll(safe.pattern)
    return first === undefined
      ? new Wrong('The regular expression does not match the text', 'Use try or regexall where it may not.')
      : matched(first)
  }),
  regexall: open(2, 2, ([pattern = null, text = null]): Result => {
    if (typeof pattern === 'string' && text !== null && isZone(text)) return zoneMatches(pattern, text)
    return regexAll(pattern, text)
  }),
  basename: ofTexts(1, 1, ([path = '']) => /([^/]*)\/*$/.exec(path)?.[1] || (path === '' ? '.' : '/')),
  dirname: ofTexts(1, 1, ([path = '']) => (path.includes('/') ? path.replace(/\/+[^/]*$/, '') || '/' : '.')),
  format: open(1, longest, ([pattern = null, ...args]) => formatted(pattern, args)),
  formatlist: open(1, longest, ([pattern = null, ...args]): Result => {
    const opaque = firstOpaque([pattern, ...args.filter((arg) => !isList(arg))])
    if (opaque !== null) return opaque
    const lists = args.filter(isList)
    if (lists.some(hasNoOrder)) return noOrder
    const lengths = new Set(lists.map((list) => list.length))
    if (lengths.size > 1) return new Wrong('The lists are of different length', 'Give each an item for every text.')
    const made: RawValue[] = []
    for (let i = 0; i < (lists[0]?.length ?? 1); i++) {
      const one = formatted(
        pattern,
        args.map((arg) => (isList(arg) ? (arg[i] ?? null) : arg)),
      )
      if (one instanceof Wrong) return one
      made.push(one)
    }
    return made
  }),
}

function formatted(pattern: RawValue, args: readonly RawValue[]): Result {
  const opaque = firstOpaque([pattern, ...args])
  if (opaque !== null) return opaque
  return typeof pattern === 'string' ? format(pattern, args) : noTexts
}

function regexAll(pattern: RawValue, text: RawValue): Result {
  const opaque = firstOpaque([pattern, text])
  if (opaque !== null) return opaque
  const written = asText(text)
  if (typeof pattern !== 'string' || written === null) return noTexts
  const safe = safePattern(pattern, written.length)
  return safe === null ? noPattern : [...written.matchAll(safe.pattern)].map(matched)
}

/** Names as those of all zones are made. */
const zoneNames = ['us-east-1a', 'eu-central-2c', 'ap-southeast-3b', 'us-gov-west-1a']

/** How often a zone that has no name yet matches, if that is the same for all zones: modules tell names and ids of zones apart by it. */
function zoneMatches(pattern: string, text: RawValue): Result {
  const counts = new Set(
    zoneNames
      .map((name) => regexAll(pattern, name))
      .map((found) => (isList(found as RawValue) ? (found as readonly RawValue[]).length : -1)),
  )
  const [count = -1] = counts
  const unknown = firstOpaque([text]) ?? noPattern
  return counts.size === 1 && count >= 0 ? Array.from({ length: count }, () => unknown) : unknown
}
