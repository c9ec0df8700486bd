import type { Cursor } from '@/importers/terraform/hcl/cursor'
import { nothing, parseForNames, type ReadExpression } from '@/importers/terraform/hcl/parse-parts'
import type { Node, Part } from '@/importers/terraform/hcl/syntax'

/** Where a template stands decides how it ends, and whether a backslash means anything. */
interface Manner {
  readonly quoted: boolean
  /** Spaces that `<<-` takes off the beginning of every line. */
  readonly indent: number
}

export function parseQuoted(c: Cursor, read: ReadExpression): Node {
  const at = c.at()
  c.take('"')
  // The new lines of a text mean something again in the brackets of its ${ … } only.
  const parts = parseParts(c, { quoted: true, indent: 0 }, at.offset, read)
  c.expect('"', 'A text in quotes ends on its line', 'Write the closing quote, or use a heredoc for several lines.')
  return asNode(parts, c, at.offset)
}

/** The whole of a text as a template, as the strings of JSON files are. */
export function parseWhole(c: Cursor, read: ReadExpression): Node {
  return asNode(parseParts(c, { quoted: false, indent: 0 }, 0, read), c, 0)
}

const opening = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy

export function parseHeredoc(c: Cursor, read: ReadExpression): Node {
  const at = c.at()
  const head = c.takeMatch(opening)
  if (head === null) {
    c.fail(
      'A heredoc begins with << and a word, and its text on the next line.',
      'Write it as <<EOT, the lines, and EOT on a line of its own.',
    )
    return nothing(c)
  }
  const word = head.replace(/^<<-?/, '').trim()
  const { text } = c.source
  let line = c.offset
  let indent = Number.POSITIVE_INFINITY
  for (;;) {
    const feed = text.indexOf('\n', line)
    const end = feed < 0 ? text.length : feed
    const content = text.slice(line, end)
    if (content.trim() === word) break
    if (feed < 0) {
      c.fail(`The heredoc <<${word} has no end.`, `Write ${word} on a line of its own where it ends.`, at.offset)
      return nothing(c)
    }
    if (content.trim() !== '') indent = Math.min(indent, content.length - content.replace(/^[ \t]+/, '').length)
    line = feed + 1
  }
  const manner = { quoted: false, indent: head.startsWith('<<-') && Number.isFinite(indent) ? indent : 0 }
  const parts = c.upTo(line, () => parseParts(c, manner, c.offset, read))
  if (c.problem !== null) return nothing(c)
  c.takeMatch(/[ \t]*/y)
  c.take(word)
  return asNode(parts, c, at.offset)
}

function asNode(parts: readonly Part[], c: Cursor, offset: number): Node {
  const at = c.at(offset)
  const [first] = parts
  if (first === undefined) return { kind: 'literal', value: '', at }
  if (parts.length === 1 && first.kind === 'text') return { kind: 'literal', value: first.text, at }
  return { kind: 'template', parts, at }
}

function parseParts(c: Cursor, manner: Manner, start: number, read: ReadExpression): Part[] {
  const marks: Mark[] = []
  let text = ''
  let lineBegins = c.offset === start && !manner.quoted
  const flush = () => {
    if (text !== '') marks.push({ part: { kind: 'text', text } })
    text = ''
  }
  while (!c.atEnd && !(manner.quoted && (c.peek() === '"' || c.peek() === '\n'))) {
    if (lineBegins) for (let i = 0; i < manner.indent && (c.peek() === ' ' || c.peek() === '\t'); i++) c.offset++
    lineBegins = false
    if (c.startsWith('$${') || c.startsWith('%%{')) {
      text += `${c.peek()}{`
      c.offset += 3
    } else if (c.startsWith('${') || c.startsWith('%{')) {
      flush()
      const mark = c.within(false, () => parseMark(c, read))
      if (mark === null) return []
      marks.push(mark)
    } else if (manner.quoted && c.peek() === '\\') text += takeEscape(c)
    else {
      lineBegins = !manner.quoted && c.peek() === '\n'
      // Windows' line ends are one line feed in Terraform's heredocs too.
      if (!(c.peek() === '\r' && c.peek(1) === '\n')) text += c.peek()
      c.offset++
    }
  }
  flush()
  return c.problem === null ? nest(c, trim(marks)) : []
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

function takeEscape(c: Cursor): string {
  const letter = c.peek(1)
  const plain = escapes[letter]
  if (plain !== undefined) {
    c.offset += 2
    return plain
  }
  const hex = c.takeMatch(/\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}/y)
  const code = hex === null ? Number.NaN : Number.parseInt(hex.slice(2), 16)
  if (code <= 0x10ffff) return String.fromCodePoint(code)
  c.fail(`"\\${letter}" is no escape, expected \\n, \\r, \\t, \\", \\\\, \\uNNNN or \\UNNNNNNNN.`, 'Write \\\\ for a backslash.')
  return ''
}

/** A piece as it is read, before `if` and `for` are put around what stands between them and their ends. */
interface Mark {
  readonly part?: Part
  readonly directive?: Directive
  readonly trimBefore?: boolean
  readonly trimAfter?: boolean
}

type Directive = { readonly offset: number } & (
  | { readonly word: 'if'; readonly condition: Node }
  | { readonly word: 'for'; readonly keyName: string | null; readonly valueName: string; readonly collection: Node }
  | { readonly word: 'else' | 'endif' | 'endfor' }
)

function parseMark(c: Cursor, read: ReadExpression): Mark | null {
  const { offset } = c
  const isValue = c.peek() === '$'
  c.offset += 2
  const trimBefore = c.take('~')
  c.skip()
  const inner = isValue ? { part: { kind: 'value', value: read(c) } as const } : { directive: parseDirective(c, offset, read) }
  c.skip()
  const trimAfter = c.take('~')
  if (
    !c.expect('}', `What begins with ${isValue ? '$' : '%'}{ ends with }`, 'Write the closing brace, or $${ for the characters themselves.')
  )
    return null
  return 'directive' in inner && inner.directive === null ? null : ({ ...inner, trimBefore, trimAfter } as Mark)
}

function parseDirective(c: Cursor, offset: number, read: ReadExpression): Directive | null {
  const word = c.takeIdentifier()
  if (word === 'else' || word === 'endif' || word === 'endfor') return { word, offset }
  if (word === 'if') return { word, condition: read(c), offset }
  if (word === 'for') {
    const names = parseForNames(c, 'Write it as %{ for item in list } … %{ endfor }.')
    return names === null ? null : { word, ...names, collection: read(c), offset }
  }
  c.fail('A %{ … } is one of if, else, endif, for and endfor.', 'Write one of them, or %%{ for the characters themselves.', offset)
  return null
}

/** `~` takes the blanks away that stand beside it. */
function trim(marks: readonly Mark[]): readonly Mark[] {
  return marks.map((mark, i) => {
    if (mark.part?.kind !== 'text') return mark
    let { text } = mark.part
    if (marks[i - 1]?.trimAfter === true) text = text.trimStart()
    if (marks[i + 1]?.trimBefore === true) text = text.trimEnd()
    return { part: { kind: 'text', text } }
  })
}

interface Open {
  readonly directive: Directive
  readonly parts: Part[]
  readonly otherwise: Part[]
  inElse: boolean
}

/** Puts `if` and `for` around what they hold, without recursion: a template may hold any number of them. */
function nest(c: Cursor, marks: readonly Mark[]): Part[] {
  const done: Part[] = []
  const open: Open[] = []
  const here = () => {
    const last = open.at(-1)
    return last === undefined ? done : last.inElse ? last.otherwise : last.parts
  }
  for (const { part, directive } of marks) {
    if (part !== undefined) here().push(part)
    if (directive === undefined) continue
    const { word, offset } = directive
    const last = open.at(-1)
    if (word === 'if' || word === 'for') {
      open.push({ directive, parts: [], otherwise: [], inElse: false })
      if (open.length > 50) c.fail('The directives of the text nest more than 50 levels deep.', 'Close each with endif or endfor.', offset)
    } else if (word === 'else' && last?.directive.word === 'if' && !last.inElse) last.inElse = true
    else if (last !== undefined && word === `end${last.directive.word}`) {
      open.pop()
      here().push(closed(last, c))
    } else
      c.fail(`%{ ${word} } stands here without its beginning.`, 'Take it away, or write the %{ if … } or %{ for … } before it.', offset)
  }
  const unclosed = open.at(-1)?.directive
  if (unclosed !== undefined)
    c.fail(`%{ ${unclosed.word} … } has no end.`, `Write %{ end${unclosed.word} } where it ends.`, unclosed.offset)
  return done
}

function closed({ directive, parts, otherwise }: Open, c: Cursor): Part {
  if (directive.word === 'if') return { kind: 'if', condition: directive.condition, yes: parts, no: otherwise }
  if (directive.word !== 'for') return { kind: 'text', text: '' }
  const { keyName, valueName, collection, offset } = directive
  return { kind: 'for', keyName, valueName, collection, parts, at: c.at(offset) }
}
