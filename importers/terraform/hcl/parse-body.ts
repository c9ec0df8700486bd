import { Cursor } from '@/importers/terraform/hcl/cursor'
import { parseExpression } from '@/importers/terraform/hcl/parse-expression'
import { mistake, type Source } from '@/importers/terraform/hcl/source'
import type { Attribute, Block, Body } from '@/importers/terraform/hcl/syntax'
import type { Diagnostic } from '@/model/diagnostic'

export interface ReadBody {
  readonly body: Body
  readonly diagnostics: readonly Diagnostic[]
}

/** What is told of one file: further ones follow from the first, as a rule. */
const maxProblems = 20

/** Reads a file of Terraform's own syntax. Behind a mistake it goes on at the next block that begins at the margin. */
export function parseBody(source: Source): ReadBody {
  const c = new Cursor(source)
  const diagnostics: Diagnostic[] = []
  const draft = newDraft()
  for (;;) {
    readItems(c, draft, true)
    const { problem } = c
    if (problem === null) break
    diagnostics.push(mistake('hcl/syntax', 'error', c.at(problem.offset), problem.message, problem.fix))
    const next = nextAtMargin(source.text, Math.max(problem.offset, c.offset))
    if (next < 0 || c.isTooDeep || diagnostics.length >= maxProblems) break
    c.resume(next)
  }
  return { body: draft, diagnostics }
}

/** An expression that is a text of its own, such as a value of the command line. */
export function parseAlone(source: Source) {
  const c = new Cursor(source)
  const node = c.within(false, () => {
    const parsed = parseExpression(c)
    c.skip()
    return parsed
  })
  if (c.problem === null && !c.atEnd) c.fail(`The value ends here, found ${c.found()}.`, 'Put it in quotes, or mend it.')
  return { node, problem: c.problem }
}

interface Draft {
  readonly attributes: Map<string, Attribute>
  readonly blocks: Block[]
}

const newDraft = (): Draft => ({ attributes: new Map(), blocks: [] })

const blockAtMargin = /^(terraform|provider|variable|locals|module|resource|data|output|ephemeral|moved|import|removed|check)[ \t]*["{]/
const itemAtMargin = /^[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*([={]|"[^"\n]*"[ \t]*["{])/u

/** Beginning of the next line, behind an offset, that looks like the beginning of a block or an attribute. */
function nextAtMargin(text: string, from: number): number {
  for (let feed = text.indexOf('\n', Math.max(0, from - 1)); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    const line = text.slice(feed + 1, feed + 300)
    if (blockAtMargin.test(line) || itemAtMargin.test(line)) return feed + 1
  }
  return -1
}

function readItems(c: Cursor, draft: Draft, isTop: boolean): void {
  for (;;) {
    c.skipLines()
    if (c.atEnd || (!isTop && c.peek() === '}')) return
    if (!isTop && standsAtMargin(c)) {
      c.fail('A block of the file begins here, while the one before it is not closed.', 'Write the brace } that closes the block before.')
      return
    }
    readItem(c, draft)
    if (c.problem !== null) return
  }
}

const standsAtMargin = (c: Cursor): boolean => {
  const { text } = c.source
  return text[c.offset - 1] === '\n' && blockAtMargin.test(text.slice(c.offset, c.offset + 100))
}

function readItem(c: Cursor, draft: Draft): void {
  const at = c.at()
  const name = c.takeIdentifier()
  if (name === null) {
    c.fail(
      `The name of an attribute or block was expected, found ${c.found()}.`,
      'Look for a bracket or quote of the lines before that is closed too early.',
    )
    return
  }
  c.skip()
  if (c.peek() === '=' && c.peek(1) !== '=') {
    c.take('=')
    const value = parseExpression(c)
    if (c.problem !== null) return
    // Terraform refuses the second; the first is kept, so that what follows can be looked at.
    if (draft.attributes.has(name)) c.fail(`"${name}" is written twice in one block.`, 'Take one of them out.', at.offset)
    else draft.attributes.set(name, { name, value, at })
    endLine(c)
    return
  }
  readBlock(c, draft, name, at.offset)
}

function readBlock(c: Cursor, draft: Draft, type: string, start: number): void {
  const labels: string[] = []
  for (;;) {
    c.skip()
    if (c.take('{')) break
    const label = takeLabel(c)
    if (label === null) {
      c.fail(`After "${type}" an = with a value, or a block in braces was expected, found ${c.found()}.`, 'Write = or { after the name.')
      return
    }
    labels.push(label)
  }
  const inner = newDraft()
  c.deeper(() => c.within(true, () => readItems(c, inner, false)))
  if (c.problem === null) c.expect('}', `The block ${[type, ...labels].join(' ')} is closed`, 'Write the brace } that closes it.')
  draft.blocks.push({ type, labels, body: inner, at: c.at(start), isBroken: c.problem !== null })
  endLine(c)
}

function takeLabel(c: Cursor): string | null {
  const quoted = c.takeMatch(/"[^"\n]*"/y)
  return quoted === null ? c.takeIdentifier() : quoted.slice(1, -1)
}

function endLine(c: Cursor): void {
  c.skip()
  if (c.atEnd || c.peek() === '\n' || c.peek() === '\r' || c.peek() === '}') return
  c.fail(`The line was expected to end here, found ${c.found()}.`, 'Begin a new line, or look for a missing operator or comma.')
}
