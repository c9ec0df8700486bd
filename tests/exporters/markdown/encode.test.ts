import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { cell, code, fenced, inline, link } from '@/exporters/markdown/encode'
import { table } from '@/exporters/markdown/table'
import { payloads } from '@/tests/payloads'

/* The oracle is another program's parser of GitHub's Markdown: what it reads must be the text, and nothing but text. */
interface Node {
  readonly type: string
  readonly url?: string
  readonly value?: string
  readonly children?: readonly Node[]
}
const parse = (markdown: string): Node => unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('')
/** A bare address that GitHub links on its own leads where its text says: that is no link that a name could have made. */
const isBare = (node: Node): boolean =>
  node.type === 'link' && ['', 'http://', 'mailto:'].some((scheme) => node.url === `${scheme}${textOf(node)}`)
const typesIn = (node: Node): readonly string[] => [...(isBare(node) ? [] : [node.type]), ...(node.children ?? []).flatMap(typesIn)]

/** What a reader should see: one line, invisible characters by name. */
const visible = (text: string): string =>
  text
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .replace(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu,
      (c) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .trim()
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\\`*_{}[]<>&#|~$!-+=.():/@1 \n'), maxLength: 24 }),
  fc.constantFrom(...payloads),
)

describe('text in Markdown', () => {
  test('comes back as a paragraph of that text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(visible(text) !== '')
        const tree = parse(inline(text))
        expect(typesIn(tree).filter((t) => !['root', 'paragraph', 'text'].includes(t))).toEqual([])
        expect(squeezed(textOf(tree))).toBe(squeezed(visible(text)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('comes back from a table cell as that text, in a table of the same shape', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const tree = parse(table(['A', 'B'], [[a, { bold: b === '' ? 'x' : `x${b}x` }]]))
        const rows = tree.children?.[0]?.children ?? []
        expect(tree.children?.map((c) => c.type)).toEqual(['table'])
        expect(rows.map((r) => r.children?.length)).toEqual([2, 2])
        expect(squeezed(textOf(rows[1]?.children?.[0] ?? { type: '' }))).toBe(squeezed(visible(a)))
        expect(typesIn(tree)).not.toContain('html')
        expect(typesIn(tree)).not.toContain('link')
      }),
      { numRuns: 2_000 },
    )
  })

  test('comes back as code from between its backticks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(visible(text) !== '' && visible(text) === text.trim())
        const tree = parse(`x ${code(text.trim())} y`)
        expect(textOf(tree)).toBe(`x ${text.trim()} y`)
      }),
    )
  })

  test('stays inside a fence, whatever fences it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('```', '````', 'a', '~~~', '<b>')), (lines) => {
        const tree = parse(fenced('mermaid', lines.join('\n')))
        expect(tree.children?.map((c) => c.type)).toEqual(['code'])
      }),
    )
  })

  test('stays readable where it needs no encoding', () => {
    expect(cell('ALB → ECS')).toBe('ALB → ECS')
    expect(cell('<1ms')).toBe('<1ms')
    expect(cell('10.0.0.0/16')).toBe('10.0.0.0/16')
    expect(cell('$32.85')).toBe('$32.85')
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'vbscript:x', 'a b', 'x)](y'])('is no link to %s', (target) => {
    expect(typesIn(parse(link('title', target)))).not.toContain('link')
  })

  test.each(['./a.md', '../b/c.md', 'https://example.com/x', '#part', 'docs/x.md'])('is a link to %s', (target) => {
    expect(typesIn(parse(link('title', target)))).toContain('link')
  })
})
