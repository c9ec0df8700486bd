import { Alias, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { lineMap } from '@/importers/text/line-map'
import { limits, type Path, type TextTree } from '@/importers/text/text-tree'
import { yamlLexemes } from '@/importers/text/yaml-depth'
import { composeYaml, type SyntaxProblem } from '@/importers/text/yaml-document'
import type { Diagnostic } from '@/model/diagnostic'

export interface ReadTree {
  /** null: nothing could be read. */
  readonly tree: TextTree | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads YAML of one document; what would exhaust the machine is refused before it is parsed. */
export function readYaml(text: string, file: string): ReadTree {
  const positionOf = lineMap(text)
  const at = (offset: number) => ({ file, ...positionOf(offset) })
  const lexemes = yamlLexemes(text)
  if ('what' in lexemes) {
    const [message, fix] = excessWords[lexemes.what]
    return {
      tree: null,
      diagnostics: [
        { code: lexemes.what === 'depth' ? 'file/too-deep' : 'file/too-large', severity: 'error', message, place: at(lexemes.offset), fix },
      ],
    }
  }
  const { document, problems } = composeYaml(lexemes, text.length)
  if (document === null || problems.length > 0)
    return { tree: null, diagnostics: problems.slice(0, 20).map((problem) => syntaxError(problem, at(problem.offset))) }
  const plain = toPlain(document, at)
  if (plain.refused) return { tree: null, diagnostics: plain.diagnostics }
  const placeOf: TextTree['placeOf'] = (path, part = 'value') => positionOf(offsetOf(document, path, part))
  return { tree: { value: plain.value, placeOf }, diagnostics: plain.diagnostics }
}

const excessWords = {
  depth: [
    `The file nests more than ${limits.depth} levels deep here; a topology needs fewer than ten.`,
    'Look for brackets that are not closed, or for indentation that grows from line to line.',
  ],
  tokens: [
    `The file has more than ${limits.yamlTokens.toLocaleString('en')} words and marks of YAML, the most that is read.`,
    'Write it as JSON, which is read up to 32 MB, or split the topology.',
  ],
} as const

const syntaxFixes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces: YAML allows no tabs there.',
  BAD_INDENT: 'Give the entries of one list or one map the same indentation.',
  MISSING_CHAR: 'Close the quote or bracket, and put commas between entries.',
  MULTIPLE_DOCS: 'A topology is one document: take out the lines `---` and what follows, or make it a file of its own.',
  MULTILINE_IMPLICIT_KEY: 'Check the line above: a colon or a closing quote or bracket may be missing.',
  BLOCK_AS_IMPLICIT_KEY: 'Put text that holds a colon followed by a space in quotes.',
  BAD_SCALAR_START: 'Put text that begins with @, ` or % in quotes.',
  BAD_ALIAS: 'Put text that begins with * or & in quotes.',
}

function syntaxError({ code, message }: SyntaxProblem, place: Diagnostic['place'] & object): Diagnostic {
  const several = code === 'MULTIPLE_DOCS'
  return {
    code: several ? 'file/several-documents' : 'file/syntax',
    severity: 'error',
    message: several ? 'The file holds several YAML documents, expected one.' : `This is not valid YAML: ${sentence(message)}`,
    place,
    fix: syntaxFixes[code] ?? 'Mend the line, or the one before it.',
  }
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

interface Plain {
  readonly value: unknown
  readonly refused: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** CloudFormation writes its functions as tags too: `!GetAtt` is `Fn::GetAtt`; no other file that is read has tags of its own. */
function intrinsicOf(tag: string | undefined): string | null {
  const name = /^!([A-Z][A-Za-z0-9]*(?:::[A-Za-z0-9]+)*)$/.exec(tag ?? '')?.[1]
  return name === undefined ? null : name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
}

/** The document as plain values; keys that are no texts, are written twice, or would touch prototypes are reported. */
function toPlain(document: Document.Parsed, at: (offset: number) => NonNullable<Diagnostic['place']>): Plain {
  const diagnostics: Diagnostic[] = []
  const anchors = new Map<string, { readonly value: unknown; readonly size: number }>()
  let size = 0
  let fromAliases = 0
  let refused = false
  const report = (code: Diagnostic['code'], node: unknown, message: string, fix: string) =>
    diagnostics.push({ code, severity: 'error', message, place: at(startOf(node)), fix })

  const plain = (node: unknown): unknown => {
    if (refused) return null
    const before = size
    size++
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target === undefined) {
        report(
          'file/unknown-alias',
          node,
          // Named by its place alone: a password may begin with an asterisk.
          'This reads as an alias (*), and no anchor (&) of its name stands before it.',
          'Put the text in quotes, or write the anchor before the value that it stands for.',
        )
        return null
      }
      fromAliases += target.size
      size += target.size
      if (fromAliases > limits.aliasValues) {
        refused = true
        report(
          'file/alias-bomb',
          node,
          `The aliases of the file stand for more than ${limits.aliasValues.toLocaleString('en')} values, the most that is read.`,
          'Write the values out where they differ, and use fewer aliases of aliases.',
        )
        return null
      }
      return target.value
    }
    const untagged = isMap(node) ? mapOf(node.items) : isSeq(node) ? node.items.map(plain) : isScalar(node) ? scalarOf(node.value) : null
    const name = isMap(node) || isSeq(node) || isScalar(node) ? intrinsicOf(node.tag) : null
    const value = name === null ? untagged : { [name]: untagged }
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined
    if (anchor !== undefined) anchors.set(anchor, { value, size: size - before })
    return value
  }

  const mapOf = (items: readonly unknown[]): Record<string, unknown> => {
    const map: Record<string, unknown> = {}
    const merged: unknown[] = []
    for (const pair of items) {
      if (!isPair(pair)) continue
      const key = isScalar(pair.key) ? scalarOf(pair.key.value) : undefined
      if (key === undefined || (typeof key === 'object' && key !== null)) {
        report(
          'file/bad-key',
          pair.key,
          'A list or a map stands where the name of an attribute was expected.',
          'Write a name before the colon.',
        )
        continue
      }
      const name = key === null ? '' : String(key)
      if (name === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
        merged.push(plain(pair.value))
        continue
      }
      if (name === '__proto__') {
        report(
          'file/bad-key',
          pair.key,
          'The name `__proto__` is not allowed: programs take it for something else.',
          'Choose another name.',
        )
        continue
      }
      if (Object.hasOwn(map, name)) {
        report('file/duplicate-key', pair.key, `"${name}" is written twice in one map; only the first one counts.`, 'Take one of them out.')
        continue
      }
      map[name] = plain(pair.value)
    }
    // `<<: *defaults`: what the map itself says goes first, then the earlier of several.
    for (const from of merged.flat())
      if (typeof from === 'object' && from !== null)
        for (const [name, value] of Object.entries(from)) if (!Object.hasOwn(map, name)) map[name] = value
    return map
  }

  const value = plain(document.contents)
  return { value, refused, diagnostics }
}

/** Tags such as !!binary and !!timestamp make objects; as text they are told by the schema. */
const scalarOf = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : typeof value === 'object' && value !== null
      ? String(value)
      : value === undefined
        ? null
        : value

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0)
const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)

const pairs = new WeakMap<object, ReadonlyMap<string, Pair>>()

/** Entries of a map by their names, the first of each; looked up once, for a file of thousands asks for each of them. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map)
  if (known !== undefined) return known
  const made = new Map<string, Pair>()
  for (const pair of map.items) {
    const name = isScalar(pair.key) ? String(pair.key.value ?? '') : null
    if (name !== null && !made.has(name)) made.set(name, pair)
  }
  pairs.set(map, made)
  return made
}

function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents
  let found = startOf(node)
  for (const [i, step] of path.entries()) {
    const inside = node instanceof Alias ? node.resolve(document) : node
    if (isMap(inside)) {
      const pair = pairsOf(inside).get(String(step))
      if (pair === undefined) break
      const isLast = i === path.length - 1
      // An empty value has no place of its own: its key tells where it was expected.
      const empty = isScalar(pair.value) && pair.value.value === null && pair.value.source === ''
      found = startOf((isLast && part === 'key') || empty || !isNode(pair.value) ? pair.key : pair.value)
      node = pair.value
    } else if (isSeq(inside)) {
      const item = inside.items[Number(step)]
      if (item === undefined) break
      found = startOf(item)
      node = item
    } else break
  }
  return found
}
