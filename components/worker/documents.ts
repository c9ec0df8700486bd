import type { DocumentText } from '@/components/worker/protocol'
import { writeDocument } from '@/exporters/document/document'
import type { Topology } from '@/model/topology'

/** The whole document, and its sections by heading: what the docs panel shows and copies. */
export function documentText(topology: Topology): DocumentText {
  const markdown = writeDocument(topology)
  return { fileName: `${topology.name}.md`, markdown, sections: sectionsOf(markdown) }
}

type Section = DocumentText['sections'][number]

/** Splits at headings that stand outside code fences; what stands before the first heading belongs to it. */
export function sectionsOf(markdown: string): readonly Section[] {
  const sections: { id: string; title: string; level: number; lines: string[] }[] = []
  const before: string[] = []
  const ids = new Map<string, number>()
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? null
    if (mark !== null) fence = fence === null ? mark : line.trim() === fence ? null : fence
    const heading = fence === null && mark === null ? /^(#{1,6}) (.*)$/.exec(line) : null
    if (heading !== null) {
      const [, hashes = '', title = ''] = heading
      sections.push({ id: anchor(title, ids), title: plainText(title), level: hashes.length, lines: [line] })
    } else (sections.at(-1)?.lines ?? before).push(line)
  }
  return sections.map(({ lines, ...section }, i) => ({ ...section, markdown: (i === 0 ? [...before, ...lines] : lines).join('\n').trim() }))
}

/** Heading text without the escapes that protect it in Markdown. */
const plainText = (title: string): string =>
  title.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

/** Anchors as GitHub makes them: lower case, words joined by dashes, a number for the second of a name. */
function anchor(title: string, known: Map<string, number>): string {
  const base = plainText(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
  const count = known.get(base) ?? 0
  known.set(base, count + 1)
  return count === 0 ? base : `${base}-${count}`
}
