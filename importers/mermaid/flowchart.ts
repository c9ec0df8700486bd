/** A flowchart as it is written: boxes, the groups that they stand in, and the links between them. */
export interface Flowchart {
  readonly nodes: readonly SketchNode[]
  readonly groups: readonly SketchGroup[]
  readonly links: readonly SketchLink[]
  /** Line of its first line in the document, from 1. */
  readonly line: number
}

export interface SketchNode {
  readonly id: string
  readonly label: string
  readonly parent: string | null
  readonly line: number
}

export type SketchGroup = SketchNode

export interface SketchLink {
  readonly from: string
  readonly to: string
}

/** Most that is read of one diagram: what nobody draws by hand. */
const mostLines = 5000

/** Every flowchart of a Markdown document, or of a text that is one itself. */
export function flowchartsIn(text: string): readonly Flowchart[] {
  const lines = text.split(/\r\n|\r|\n/)
  const found: Flowchart[] = []
  for (let i = 0; i < lines.length; i++) {
    const fence = /^\s*(`{3,}|~{3,})\s*mermaid\b/.exec(lines[i] ?? '')?.[1]
    if (fence === undefined) continue
    const end = lines.findIndex((line, at) => at > i && line.trim().startsWith(fence))
    const body = lines.slice(i + 1, end < 0 ? lines.length : end)
    if (isFlowchart(body)) found.push(readFlowchart(body, i + 2))
    i = end < 0 ? lines.length : end
  }
  return found
}

const isFlowchart = (lines: readonly string[]): boolean => {
  const first = lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('%%') && line !== '---')
  return /^(?:flowchart|graph)\b/.test(first ?? '')
}

const shapes =
  /^\s*([A-Za-z0-9_][\w-]*)\s*(?:@\{[^}]*\}|\(\[([^\]]*)\]\)|\[\(([^)]*)\)\]|\[\[([^\]]*)\]\]|\(\(([^)]*)\)\)|\{\{([^}]*)\}\}|\["([^"]*)"\]|\[([^\]]*)\]|\("([^"]*)"\)|\(([^)]*)\)|\{([^}]*)\}|>([^\]]*)\])?(?::::?[\w-]+)?/
const arrow =
  /\s*(?:<?(?:--|==|-\.)[->.=\w\s|"'():/,+&;#]*?(?:-->|==>|-\.->|---|===|-\.-|--x|--o|->)(?:\|[^|]*\|)?|(?:-->|==>|-\.->|<-->|---|~~~)(?:\|[^|]*\|)?)\s*/

function readFlowchart(lines: readonly string[], firstLine: number): Flowchart {
  const nodes = new Map<string, SketchNode>()
  const groups: SketchGroup[] = []
  const links: SketchLink[] = []
  const open: string[] = []
  for (const [i, whole] of lines.slice(0, mostLines).entries()) {
    const line = whole.trim().replace(/;$/, '')
    const at = firstLine + i
    if (line === '' || /^(?:%%|flowchart\b|graph\b|direction\b|classDef\b|class\b|style\b|linkStyle\b|click\b|---$)/.test(line)) continue
    if (line === 'end') {
      open.pop()
      continue
    }
    const group = /^subgraph\s+(.*)$/.exec(line)?.[1]
    if (group !== undefined) {
      const { id, label } = titled(group)
      groups.push({ id, label, parent: open.at(-1) ?? null, line: at })
      open.push(id)
      continue
    }
    let before: readonly string[] = []
    for (const part of line.split(arrow)) {
      const here = part.split(/\s&\s/).flatMap((text) => nodeIn(text, open.at(-1) ?? null, at, nodes))
      for (const from of before) for (const to of here) links.push({ from, to })
      if (here.length > 0) before = here
    }
  }
  const isGroup = new Set(groups.map((g) => g.id))
  return { nodes: [...nodes.values()].filter((n) => !isGroup.has(n.id)), groups, links, line: firstLine }
}

function titled(text: string): { readonly id: string; readonly label: string } {
  const [, id, quoted, plain] = /^([\w-]+)\s*\[\s*(?:"([^"]*)"|([^\]]*))\s*\]$/.exec(text.trim()) ?? []
  if (id !== undefined) return { id, label: clean(quoted ?? plain ?? id) }
  const label = clean(text.trim().replace(/^"|"$/g, ''))
  return { id: label, label }
}

function nodeIn(text: string, parent: string | null, line: number, nodes: Map<string, SketchNode>): readonly string[] {
  const [, id, ...labels] = shapes.exec(text) ?? []
  if (id === undefined) return []
  const label = labels.find((one) => one !== undefined)
  const known = nodes.get(id)
  if (known === undefined) nodes.set(id, { id, label: clean(label ?? id), parent, line })
  else if (label !== undefined && known.label === known.id) nodes.set(id, { ...known, label: clean(label) })
  return [id]
}

/** Labels as they read: without quotes, tags and codes. */
const clean = (text: string): string =>
  text
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/#(\d+);/g, (_all, code: string) => (Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : ''))
    .replace(/^["'`]+|["'`]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
