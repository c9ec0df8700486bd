import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { DocumentText } from '@/components/worker/protocol'

/** The part of Markdown's tree that our documents use. */
export interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly alt?: string | null
  readonly lang?: string | null
  readonly url?: string
  readonly depth?: number
  readonly ordered?: boolean | null
  readonly start?: number | null
  readonly checked?: boolean | null
  readonly align?: readonly ('left' | 'right' | 'center' | null)[] | null
  readonly children?: readonly MarkdownNode[]
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
}

type Section = DocumentText['sections'][number]

export interface MarkdownPage {
  readonly nodes: readonly MarkdownNode[]
  /** Section that a heading begins. */
  readonly sectionOf: ReadonlyMap<MarkdownNode, Section>
  /** What was read: blocks are copied out of it as they were written. */
  readonly markdown: string
}

export function parseMarkdown({ markdown, sections }: Pick<DocumentText, 'markdown' | 'sections'>): MarkdownPage {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown) as MarkdownNode
  const nodes = tree.children ?? []
  const sectionOf = new Map<MarkdownNode, Section>()
  const next = sections[Symbol.iterator]()
  for (const node of nodes) {
    if (node.type !== 'heading') continue
    const section = next.next().value
    if (section !== undefined) sectionOf.set(node, section)
  }
  return { nodes, sectionOf, markdown }
}

/** The tables alone, each below the headings that it stands under. */
export function tablesOf(page: MarkdownPage): MarkdownPage {
  const nodes: MarkdownNode[] = []
  let above: MarkdownNode[] = []
  for (const node of page.nodes) {
    if (node.type === 'heading') above = [...above.filter((h) => (h.depth ?? 1) < (node.depth ?? 1)), node]
    else if (node.type === 'table') {
      nodes.push(...above.filter((h) => (h.depth ?? 1) > 1 && !nodes.includes(h)), node)
    }
  }
  return { ...page, nodes }
}

/** A node as it was written. */
export const writtenAs = ({ markdown }: MarkdownPage, { position }: MarkdownNode): string =>
  markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

export const textOf = (node: MarkdownNode): string => node.value ?? node.alt ?? (node.children ?? []).map(textOf).join('')
