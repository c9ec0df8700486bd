import { Lexer } from 'yaml'
import { limits } from '@/importers/text/text-tree'

/** What makes a YAML text too costly to parse, with the offset where it begins to be. */
export interface TooMuch {
  readonly what: 'depth' | 'tokens'
  readonly offset: number
}

/**
 * Cuts a text into the parser's words, and looks among them for nesting that would exhaust its stack, and for more than its memory should
 * hold. The words are the lexer's own, so that strings, comments and block scalars count as what the parser will take them for; it does
 * not recurse.
 *
 * Depth is counted from above: the columns that collections begin at, the brackets that are open, and the colons of one line.
 */
export function yamlLexemes(text: string): readonly string[] | TooMuch {
  const lexemes: string[] = []
  const columns: number[] = []
  let offset = 0
  let lineStart = 0
  let flow = 0
  let colons = 0
  let atLineStart = true
  let scalarNext = false
  for (const token of new Lexer().lex(text)) {
    lexemes.push(token)
    if (lexemes.length > limits.yamlTokens) return { what: 'tokens', offset }
    const isScalar = scalarNext
    scalarNext = token === '\u001f'
    // Marks of the lexer itself, which stand for no text.
    if (scalarNext || token === '\u0002' || token === '\u0018') continue
    const start = offset
    offset += token.length
    if (!isScalar) {
      const first = token[0]
      if (token === '\n' || token === '\r\n') {
        lineStart = offset
        colons = 0
        atLineStart = true
        continue
      }
      if (first === ' ' || first === '\t' || first === '#') continue
      if (token === '[' || token === '{') flow++
      else if (token === ']' || token === '}') flow = Math.max(0, flow - 1)
      else if (token === ':' && flow === 0) colons++
      if (flow > 0 && token !== '[' && token !== '{') {
        atLineStart = false
        continue
      }
      if (atLineStart || token === '-' || token === '?') nest(columns, start - lineStart)
    } else {
      if (flow === 0 && !atLineStart) nestAfter(columns, start - lineStart)
      if (flow === 0 && atLineStart) nest(columns, start - lineStart)
      const newline = token.lastIndexOf('\n')
      if (newline >= 0) {
        lineStart = start + newline + 1
        colons = 0
      }
    }
    atLineStart = false
    if (columns.length + flow + Math.max(0, colons - 1) > limits.depth) return { what: 'depth', offset: start }
  }
  return lexemes
}

/** A collection that begins at a column ends those that began further right. */
function nest(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) > column) columns.pop()
  if ((columns.at(-1) ?? -1) < column) columns.push(column)
}

/** A word after an indicator on the same line only ever begins a collection where keys follow below it: those lines count it. */
function nestAfter(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) > column) columns.pop()
}
