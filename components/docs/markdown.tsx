import type { ReactNode } from 'react'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { WhenSeen } from '@/components/docs/when-seen'
import type { DocumentText } from '@/components/worker/protocol'
import '@/components/docs/document.css'

/** The part of Markdown's tree that our documents use. */
interface Node {
  readonly type: string
  readonly value?: string
  readonly lang?: string | null
  readonly url?: string
  readonly depth?: number
  readonly ordered?: boolean | null
  readonly checked?: boolean | null
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly offset?: number } }
}

/**
 * Markdown as React elements. HTML in it is never handed to the page: a line break and small text are drawn, everything else of it is left
 * out, and a link leads to http(s) or stays a text.
 */
export function readMarkdown(markdown: string, sections: DocumentText['sections']): ReactNode {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node
  const headings = sections[Symbol.iterator]()
  return draw(tree.children, { nextHeading: () => headings.next().value?.id ?? '', title: '' })
}

interface Context {
  readonly nextHeading: () => string
  title: string
}

const keyOf = (node: Node, i: number) => `${node.position?.start.offset ?? i}`

function draw(nodes: readonly Node[] | undefined, context: Context): ReactNode {
  return nodes?.map((node, i) => <Part key={keyOf(node, i)} node={node} context={context} />)
}

const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('')

function Part({ node, context }: { readonly node: Node; readonly context: Context }): ReactNode {
  const inside = () => draw(node.children, context)
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading': {
      // One below the page's own heading.
      const Heading = (['h2', 'h3', 'h4', 'h5'] as const)[Math.min(3, (node.depth ?? 1) - 1)] ?? 'h5'
      context.title = textOf(node)
      return (
        <Heading id={`doc-${context.nextHeading()}`} tabIndex={-1}>
          {inside()}
        </Heading>
      )
    }
    case 'paragraph':
      return <p>{inside()}</p>
    case 'strong':
      return <strong>{inside()}</strong>
    case 'emphasis':
      return <em>{inside()}</em>
    case 'delete':
      return <del>{inside()}</del>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>
    case 'list':
      return node.ordered === true ? <ol>{inside()}</ol> : <ul>{inside()}</ul>
    case 'listItem':
      return (
        <li>
          {typeof node.checked === 'boolean' && (
            <input type="checkbox" disabled checked={node.checked} readOnly aria-label={textOf(node)} />
          )}
          {inside()}
        </li>
      )
    case 'link':
      return /^https?:\/\//i.test(node.url ?? '') ? (
        <a href={node.url} rel="noreferrer noopener" target="_blank">
          {inside()}
        </a>
      ) : (
        <span title={node.url}>{inside()}</span>
      )
    case 'code':
      return node.lang === 'mermaid' ? <WhenSeen source={node.value ?? ''} title={context.title} /> : <pre>{node.value}</pre>
    case 'table':
      return <Table node={node} context={context} />
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value ?? '') ? <br /> : null
    default:
      return inside()
  }
}

function Table({ node, context }: { readonly node: Node; readonly context: Context }) {
  const [head, ...rows] = node.children ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="document-table scroll-thin" tabIndex={0} aria-label={`Table: ${context.title}`}>
      <table>
        <thead>
          <tr>
            {head?.children?.map((cell, i) => (
              <th key={keyOf(cell, i)} scope="col">
                {draw(cell.children, context)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={keyOf(row, i)}>
              {row.children?.map((cell, j) => (
                <td key={keyOf(cell, j)}>{draw(cell.children, context)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
