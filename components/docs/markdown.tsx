import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { type MarkdownNode, type MarkdownPage, textOf, writtenAs } from '@/components/docs/markdown-tree'
import { WhenSeen } from '@/components/docs/when-seen'
import { copyText } from '@/components/ui/clipboard'
import { IconButton } from '@/components/ui/icon-button'
import '@/components/docs/document.css'

/**
 * Markdown as React elements. HTML in it is never handed to the page: a line break is drawn, everything else of it is left out, and a link
 * leads to http(s) or stays a text.
 */
export function Markdown({ page }: { readonly page: MarkdownPage }) {
  const titles = new Map<MarkdownNode, string>()
  let title = ''
  for (const node of page.nodes) {
    if (node.type === 'heading') title = textOf(node)
    titles.set(node, title)
  }
  return page.nodes.map((node, i) => <Part key={keyOf(node, i)} node={node} page={page} title={titles.get(node) ?? ''} />)
}

const keyOf = (node: MarkdownNode, i: number) => `${node.position?.start.offset ?? i}`

interface PartProps {
  readonly node: MarkdownNode
  readonly page: MarkdownPage
  /** Heading that it stands under. */
  readonly title: string
}

function Inside({ node, page, title }: PartProps) {
  return node.children?.map((child, i) => <Part key={keyOf(child, i)} node={child} page={page} title={title} />)
}

const plainElements: Readonly<Record<string, 'p' | 'strong' | 'em' | 'del' | 'blockquote' | 'ul'>> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  blockquote: 'blockquote',
  list: 'ul',
}

function Part({ node, page, title }: PartProps): ReactNode {
  const inside = <Inside node={node} page={page} title={title} />
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading': {
      // One below the page's own heading.
      const Heading = (['h2', 'h3', 'h4', 'h5'] as const)[Math.min(3, (node.depth ?? 1) - 1)] ?? 'h5'
      return (
        <Heading id={headingId(page.sectionOf.get(node)?.id ?? '')} tabIndex={-1}>
          {inside}
        </Heading>
      )
    }
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'listItem':
      return (
        <li>
          {typeof node.checked === 'boolean' && (
            <input type="checkbox" disabled checked={node.checked} readOnly aria-label={textOf(node)} />
          )}
          {inside}
        </li>
      )
    case 'link':
      return /^https?:\/\//i.test(node.url ?? '') ? (
        <a href={node.url} rel="noreferrer noopener" target="_blank">
          {inside}
        </a>
      ) : (
        <span title={node.url}>{inside}</span>
      )
    case 'image':
      return <span>{node.alt}</span>
    case 'code':
      return node.lang === 'mermaid' ? <WhenSeen source={node.value ?? ''} title={title} /> : <pre>{node.value}</pre>
    case 'table':
      return <Table node={node} page={page} title={title} />
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value ?? '') ? <br /> : null
    default: {
      if (node.type === 'list' && node.ordered === true) return <ol start={node.start ?? 1}>{inside}</ol>
      const Element = plainElements[node.type]
      return Element === undefined ? inside : <Element>{inside}</Element>
    }
  }
}

/** Id of a section's heading on the page. */
export const headingId = (section: string) => `doc-${section}`

function Table({ node, page, title }: PartProps) {
  const [head, ...rows] = node.children ?? []
  const alignOf = (column: number) => ({ textAlign: node.align?.[column] ?? undefined }) as const
  return (
    <div className="document-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className="scroll-thin" tabIndex={0} aria-label={`Table: ${title}`}>
        <table>
          <thead>
            <tr>
              {head?.children?.map((cell, i) => (
                <th key={keyOf(cell, i)} scope="col" style={alignOf(i)}>
                  <Inside node={cell} page={page} title={title} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={keyOf(row, i)}>
                {row.children?.map((cell, j) => (
                  <td key={keyOf(cell, j)} style={alignOf(j)}>
                    <Inside node={cell} page={page} title={title} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <IconButton
        label={`Copy table as Markdown: ${title}`}
        className="document-copy no-print"
        onClick={() => void copyText(`${writtenAs(page, node)}\n`, `the table ${title}`)}
      >
        <Copy size={14} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
