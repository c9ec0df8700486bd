import { Cursor } from '@/importers/terraform/hcl/cursor'
import { parseAlone, type ReadBody } from '@/importers/terraform/hcl/parse-body'
import { parseExpression } from '@/importers/terraform/hcl/parse-expression'
import { parseWhole } from '@/importers/terraform/hcl/parse-template'
import { mistake, type Source, sourceOf } from '@/importers/terraform/hcl/source'
import { type At, type Attribute, type Block, type Body, emptyBody, type Node } from '@/importers/terraform/hcl/syntax'
import { readJson } from '@/importers/text/json-tree'
import type { Path, TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'

/** Blocks of Terraform itself, and how many names stand before each. */
const topLevel: Readonly<Record<string, number>> = { resource: 2, data: 2, variable: 1, output: 1, module: 1, provider: 1, locals: 0 }

/** Reads a file in Terraform's JSON syntax as what it would be in its own. */
export function jsonBody(text: string, file: string): ReadBody {
  const read = readJson(text, file)
  const tree = read?.tree ?? null
  if (read === null || tree === null) {
    const broken = mistake(
      'hcl/syntax',
      'error',
      { source: sourceOf(file, text), offset: 0 },
      'This is not valid JSON.',
      'Mend it, or rename the file.',
    )
    return { body: emptyBody, diagnostics: read?.diagnostics ?? [broken] }
  }
  const reader = new JsonReader(file, tree)
  const blocks: Block[] = []
  for (const [type, depth] of Object.entries(topLevel))
    for (const root of many(tree.value, []))
      if (Object.hasOwn(root.value, type)) reader.blocksOf(type, depth, root.value[type], [...root.path, type], [], blocks)
  return { body: { attributes: new Map(), blocks }, diagnostics: [...read.diagnostics, ...reader.diagnostics] }
}

interface Found {
  readonly value: Readonly<Record<string, unknown>>
  readonly path: Path
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What may stand once or in a list. */
function many(value: unknown, path: Path): readonly Found[] {
  if (isObject(value)) return [{ value, path }]
  return Array.isArray(value) ? value.flatMap((item: unknown, i) => (isObject(item) ? [{ value: item, path: [...path, i] }] : [])) : []
}

class JsonReader {
  readonly diagnostics: Diagnostic[] = []
  private readonly paths: Path[] = []
  private readonly source: Source

  constructor(
    private readonly file: string,
    tree: TextTree,
  ) {
    // A place is the number of its path, so that lines are looked for only where they are asked for.
    this.source = { name: file, text: '', positionOf: (index) => tree.placeOf(this.paths[index] ?? [], 'key') }
  }

  private at(path: Path): At {
    return { source: this.source, offset: this.paths.push(path) - 1 }
  }

  blocksOf(type: string, depth: number, value: unknown, path: Path, labels: readonly string[], into: Block[]): void {
    for (const found of many(value, path)) {
      if (depth === 0) {
        into.push({ type, labels, body: this.body(found, type), at: this.at(found.path), isBroken: false })
        continue
      }
      for (const [label, inner] of Object.entries(found.value))
        if (label !== '//') this.blocksOf(type, depth - 1, inner, [...found.path, label], [...labels, label], into)
    }
  }

  private body({ value, path }: Found, type: string): Body {
    const attributes = new Map<string, Attribute>()
    const blocks: Block[] = []
    for (const [name, inner] of Object.entries(value)) {
      const here = [...path, name]
      if (name === '//') continue
      if (name === 'dynamic') this.dynamics(inner, here, blocks)
      else attributes.set(name, { name, at: this.at(here), value: this.node(inner, here, isLiteral(type, name)) })
    }
    return { attributes, blocks }
  }

  private dynamics(value: unknown, path: Path, into: Block[]): void {
    for (const { value: types, path: at } of many(value, path))
      for (const [label, bodies] of Object.entries(types))
        for (const found of many(bodies, [...at, label])) {
          const { attributes } = this.body(found, 'dynamic')
          const inner = many(found.value.content, [...found.path, 'content']).map(
            (one): Block => ({ type: 'content', labels: [], body: this.body(one, 'content'), at: this.at(one.path), isBroken: false }),
          )
          into.push({ type: 'dynamic', labels: [label], body: { attributes, blocks: inner }, at: this.at(found.path), isBroken: false })
        }
  }

  private node(value: unknown, path: Path, how: 'template' | 'plain' | 'expression'): Node {
    const at = this.at(path)
    if (typeof value === 'string') return how === 'plain' ? { kind: 'literal', value, at } : this.text(value, at, how)
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return { kind: 'literal', value, at }
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item: unknown, i) => this.node(item, [...path, i], how)), at }
    const entries = isObject(value) ? Object.entries(value) : []
    return {
      kind: 'object',
      at,
      entries: entries.map(([key, item]) => ({
        key: how === 'template' ? this.text(key, at, how) : { kind: 'literal', value: key, at },
        value: this.node(item, [...path, key], how),
      })),
    }
  }

  /** A string is a template; where Terraform expects a type or a name, it is an expression. */
  private text(text: string, at: At, how: 'template' | 'expression'): Node {
    if (how === 'template' && !/[$%]\{/.test(text)) return { kind: 'literal', value: text, at }
    const position = () => at.source.positionOf(at.offset)
    const source: Source = { name: this.file, text, positionOf: position }
    if (how === 'expression') {
      const { node, problem } = parseAlone(source)
      return problem === null ? node : { kind: 'literal', value: text, at }
    }
    const c = new Cursor(source)
    const node = parseWhole(c, parseExpression)
    if (c.problem === null) return node
    this.diagnostics.push(mistake('hcl/syntax', 'error', at, c.problem.message, c.problem.fix))
    return { kind: 'literal', value: null, at }
  }
}

function isLiteral(type: string, name: string): 'template' | 'plain' | 'expression' {
  if (type === 'variable') return name === 'type' ? 'expression' : 'plain'
  if (name === 'provider' || name === 'providers' || name === 'iterator' || name === 'depends_on') return 'plain'
  return 'template'
}
