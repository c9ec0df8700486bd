import type { Source } from '@/importers/terraform/hcl/source'
import type { At } from '@/importers/terraform/hcl/syntax'

/** Deeper than people write, and well within what the stack of any JavaScript engine holds. */
const maxDepth = 100

interface SyntaxProblem {
  readonly offset: number
  readonly message: string
  readonly fix: string
}

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const spaces = /[ \t]+/y

/**
 * Place in a text that is read. At the first problem the text ends for whoever reads on, so that every loop comes to its end by itself;
 * `resume` goes on behind it.
 */
export class Cursor {
  offset = 0
  problem: SyntaxProblem | null = null
  /** Whether the problem is one of depth: what looks like a beginning behind it is the inside of something, as a rule. */
  isTooDeep = false
  private end: number
  private depth = 0
  /** Whether a new line ends an expression: not within brackets. */
  private newlinesEnd: boolean[] = [true]

  constructor(readonly source: Source) {
    this.end = source.text.length
  }

  get atEnd(): boolean {
    return this.offset >= this.end
  }

  at(offset = this.offset): At {
    return { source: this.source, offset }
  }

  /** Character at the place, or that many behind it; empty at the end. */
  peek(ahead = 0): string {
    const i = this.offset + ahead
    return i < this.end ? (this.source.text[i] ?? '') : ''
  }

  startsWith(text: string): boolean {
    return this.offset + text.length <= this.end && this.source.text.startsWith(text, this.offset)
  }

  /** Takes the text if it stands here. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false
    this.offset += text.length
    return true
  }

  expect(text: string, what: string, fix: string): boolean {
    if (this.take(text)) return true
    this.fail(`${what}, found ${this.found()}.`, fix)
    return false
  }

  takeIdentifier(): string | null {
    return this.takeMatch(identifier)
  }

  /** Takes what a sticky expression finds here. */
  takeMatch(pattern: RegExp): string | null {
    if (this.atEnd) return null
    pattern.lastIndex = this.offset
    const found = pattern.exec(this.source.text)?.[0]
    if (found === undefined || this.offset + found.length > this.end) return null
    this.offset += found.length
    return found
  }

  /** Takes a word that is not only the beginning of a longer one. */
  takeWord(word: string): boolean {
    const start = this.offset
    if (this.takeIdentifier() === word) return true
    this.offset = start
    return false
  }

  /** Passes blanks and comments, and new lines where they mean nothing. */
  skip(): void {
    for (;;) {
      this.takeMatch(spaces)
      const c = this.peek()
      if (c === '#' || (c === '/' && this.peek(1) === '/')) this.offset = Math.min(this.endOfLine(), this.end)
      else if (c === '/' && this.peek(1) === '*') this.skipBlockComment()
      else if ((c === '\n' || c === '\r') && this.newlinesEnd.at(-1) !== true) this.offset++
      else if (c === '\uFEFF' && this.offset === 0) this.offset++
      else return
    }
  }

  /** Passes new lines too, whatever they mean here. */
  skipLines(): void {
    this.within(false, () => this.skip())
  }

  private skipBlockComment(): void {
    const end = this.source.text.indexOf('*/', this.offset + 2)
    if (end < 0 || end + 2 > this.end) this.fail('The comment that begins here has no end.', 'Write */ where it ends.')
    else this.offset = end + 2
  }

  /** Offset of the next line feed, or of the end. */
  endOfLine(): number {
    const end = this.source.text.indexOf('\n', this.offset)
    return end < 0 || end > this.end ? this.end : end
  }

  /** Reads a part in which new lines do or do not end an expression. */
  within<T>(newlinesEnd: boolean, read: () => T): T {
    this.newlinesEnd.push(newlinesEnd)
    const result = read()
    this.newlinesEnd.pop()
    return result
  }

  /** Reads a part as if the text ended before an offset. */
  upTo<T>(end: number, read: () => T): T {
    const outer = this.end
    this.end = Math.min(end, outer)
    const result = read()
    if (this.problem === null) this.end = outer
    return result
  }

  /** Reads what may hold others of its sort; null where that goes too deep. */
  deeper<T>(read: () => T): T | null {
    if (this.depth >= maxDepth) {
      this.isTooDeep = this.problem === null
      this.fail(
        `The text nests more than ${maxDepth} levels deep here.`,
        'Look for brackets that are not closed, or put parts of it into locals.',
      )
      return null
    }
    this.depth++
    const result = read()
    this.depth--
    return result
  }

  fail(message: string, fix: string, offset = this.offset): void {
    this.problem ??= { offset, message, fix }
    this.end = Math.min(this.end, this.offset)
  }

  /** Goes on behind a problem. */
  resume(offset: number): void {
    this.problem = null
    this.offset = offset
    this.end = this.source.text.length
    this.newlinesEnd = [true]
    this.depth = 0
  }

  /** What stands here, in words. */
  found(): string {
    const c = this.source.text[this.offset]
    if (c === undefined || this.offset >= this.end) return 'the end'
    if (c === '\n' || c === '\r') return 'the end of the line'
    const start = this.offset
    const word = this.takeIdentifier()
    this.offset = start
    return `"${word === null ? String.fromCodePoint(this.source.text.codePointAt(start) ?? 0) : word.slice(0, 40)}"`
  }
}
