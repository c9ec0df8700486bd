import { endOfString, scanJson, textOf } from '@/importers/text/json-scan'
import { lineMap } from '@/importers/text/line-map'
import { limits, type Path, type TextTree } from '@/importers/text/text-tree'
import type { ReadTree } from '@/importers/text/yaml-tree'
import type { Diagnostic } from '@/model/diagnostic'

/** Reads JSON; null: it is no valid JSON, which a reader of YAML, of which JSON is a part, can tell better. */
export function readJson(text: string, file: string, positionOf = lineMap(text)): ReadTree | null {
  const at = (offset: number) => ({ file, ...positionOf(offset) })
  const scan = scanJson(text)
  if (scan.tooDeepAt !== null)
    return {
      tree: null,
      diagnostics: [
        {
          code: 'file/too-deep',
          severity: 'error',
          message: `The file nests more than ${limits.depth} levels deep here; a topology needs fewer than ten.`,
          place: at(scan.tooDeepAt),
          fix: 'Look for brackets that are not closed.',
        },
      ],
    }
  const hasPrototype = scan.badKeys.some((key) => key.why === 'prototype')
  let value: unknown
  try {
    value = hasPrototype ? JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : inner)) : JSON.parse(text)
  } catch {
    return null
  }
  const diagnostics = scan.badKeys.slice(0, 100).map(
    ({ why, name, offset }): Diagnostic =>
      why === 'prototype'
        ? {
            code: 'file/bad-key',
            severity: 'error',
            message: 'The name `__proto__` is not allowed: programs take it for something else.',
            place: at(offset),
            fix: 'Choose another name.',
          }
        : {
            code: 'file/duplicate-key',
            severity: 'error',
            message: `"${name}" is written twice in one object; only the last one counts.`,
            place: at(offset),
            fix: 'Take one of them out.',
          },
  )
  const parts = partsOf(text)
  const placeOf: TextTree['placeOf'] = (path, part = 'value') => positionOf(offsetOf(parts, skipSpace(text, 0), path, part))
  return { tree: { value, placeOf }, diagnostics }
}

/** Most documents of one file. */
const mostInRow = 100_000

/**
 * Reads JSON documents that stand one after another, as tools write them line by line and `aws … >> all.json` appends them: a list of
 * them; null: it is no such row.
 */
export function readJsonRow(text: string, file: string): ReadTree | null {
  const between: number[] = []
  for (let at = skipSpace(text, 0); at < text.length; ) {
    if ((text[at] !== '{' && text[at] !== '[') || between.length > mostInRow) return null
    const end = endOfValue(text, at)
    at = skipSpace(text, end)
    if (at < text.length) {
      if (at === end) return null
      between.push(end)
    }
  }
  if (between.length === 0) return null
  // The space after each becomes the comma of a list, so that every offset but the first bracket's stays.
  const parts = [0, ...between].map((from, i) => text.slice(i === 0 ? 0 : from + 1, between[i]))
  const positionOf = lineMap(text)
  return readJson(`[${parts.join(',')}]`, file, (offset) => positionOf(Math.max(0, offset - 1)))
}

interface Part {
  readonly key: string
  readonly keyOffset: number
  readonly valueOffset: number
}

/** Entries of the object or list that begins at an offset of a valid JSON text; each is looked for once. */
function partsOf(text: string): (offset: number) => ReadonlyMap<string, Part> {
  const known = new Map<number, ReadonlyMap<string, Part>>()
  return (offset) => {
    const before = known.get(offset)
    if (before !== undefined) return before
    const found = new Map<string, Part>()
    const isObject = text[offset] === '{'
    if (isObject || text[offset] === '[') {
      let i = skipSpace(text, offset + 1)
      for (let index = 0; i < text.length && text[i] !== '}' && text[i] !== ']'; index++) {
        const keyOffset = i
        let key = String(index)
        if (isObject) {
          const end = endOfString(text, i)
          key = textOf(text.slice(i, end + 1))
          i = skipSpace(text, skipSpace(text, end + 1) + 1)
        }
        found.set(key, { key, keyOffset, valueOffset: i })
        i = skipSpace(text, endOfValue(text, i))
        if (text[i] === ',') i = skipSpace(text, i + 1)
      }
    }
    known.set(offset, found)
    return found
  }
}

function skipSpace(text: string, from: number): number {
  let i = from
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++
  return i
}

/** Offset after the value that begins here. */
function endOfValue(text: string, from: number): number {
  let open = 0
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '"') {
      i = endOfString(text, i)
      if (open === 0) return i + 1
    } else if (c === '{' || c === '[') open++
    else if (c === '}' || c === ']') {
      if (open === 0) return i
      open--
      if (open === 0) return i + 1
    } else if (c === ',' && open === 0) return i
  }
  return text.length
}

function offsetOf(parts: (offset: number) => ReadonlyMap<string, Part>, root: number, path: Path, part: 'key' | 'value'): number {
  let found = root
  let inside = root
  for (const [i, step] of path.entries()) {
    const next = parts(inside).get(String(step))
    if (next === undefined) break
    inside = next.valueOffset
    found = part === 'key' && i === path.length - 1 ? next.keyOffset : next.valueOffset
  }
  return found
}
