import { Composer, type Document, Parser } from 'yaml'

export interface SyntaxProblem {
  readonly code: string
  readonly message: string
  readonly offset: number
}

export interface Composed {
  /** null: the text has no document, or too many problems to go on. */
  readonly document: Document.Parsed | null
  readonly problems: readonly SyntaxProblem[]
}

/** A file has its first mistake mended and is read again: nobody needs more, and each costs time and memory. */
const mostProblems = 20

class TooManyProblems extends Error {}

/**
 * Composes the one document of a YAML text, of which the lexer has made words. Unlike the library's own `parseDocument` it stops at the twentieth problem: a megabyte of
 * commas has a million of them, which takes a minute and a gigabyte.
 */
export function composeYaml(lexemes: readonly string[], length: number): Composed {
  const problems: SyntaxProblem[] = []
  const report = (problem: SyntaxProblem) => {
    problems.push(problem)
    if (problems.length >= mostProblems) throw new TooManyProblems()
  }
  // Keys are compared by the caller: the library compares each with each, which takes minutes where a map has many.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  // The library's own handler only collects. A test holds that ours is called.
  Object.defineProperty(composer, 'onError', {
    value: (source: unknown, code: string, message: string, isWarning?: boolean) => {
      if (isWarning !== true) report({ code, message, offset: offsetOf(source) })
    },
  })
  const documents: Document.Parsed[] = []
  let count = 0
  try {
    for (const token of parsed(lexemes)) {
      if (token.type === 'error') report({ code: 'UNEXPECTED_TOKEN', message: token.message, offset: token.offset })
      else if (token.type === 'document' && ++count > 1) {
        report({ code: 'MULTIPLE_DOCS', message: 'Several documents', offset: token.offset })
        break
      } else documents.push(...composer.next(token))
    }
    documents.push(...composer.end(true, length))
  } catch (error) {
    if (problems.length === 0)
      problems.push({ code: 'IMPOSSIBLE', message: error instanceof Error ? error.message : String(error), offset: 0 })
    return { document: null, problems }
  }
  const own = (documents[0]?.errors ?? []).map(
    (error): SyntaxProblem => ({ code: error.code, message: error.message, offset: error.pos[0] }),
  )
  return { document: documents[0] ?? null, problems: [...problems, ...own].slice(0, mostProblems) }
}

function* parsed(lexemes: readonly string[]) {
  const parser = new Parser()
  for (const lexeme of lexemes) yield* parser.next(lexeme)
  yield* parser.end()
}

/** The library points by an offset, a range, or a token. */
function offsetOf(source: unknown): number {
  if (typeof source === 'number') return source
  if (Array.isArray(source)) return typeof source[0] === 'number' ? source[0] : 0
  return typeof source === 'object' && source !== null && 'offset' in source && typeof source.offset === 'number' ? source.offset : 0
}
