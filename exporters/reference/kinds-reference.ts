import { z } from 'zod'
import { kinds } from '@/model/kinds/index'
import { resourceBase } from '@/model/resource'

/**
 * `docs/kinds.md`: every kind of resource with its attributes, told from the schemas themselves, so that the page cannot go stale.
 */
export function kindsReference(): string {
  const shared = new Set([...Object.keys(resourceBase), 'kind'])
  const sections = [...kinds]
    .sort((a, b) => a.look.label.localeCompare(b.look.label, 'en'))
    .map((kind) => {
      const properties = Object.entries(propertiesOf(kind.schema)).filter(([name]) => !shared.has(name))
      const rows = properties.map(
        ([name, p]) => `| \`${name}\` | ${typeOf(p.schema)}${p.required ? '' : ', optional'} | ${meaning(p.schema)} |`,
      )
      const table =
        rows.length === 0
          ? 'Nothing beyond what every resource carries.'
          : ['| Attribute | Value | Meaning |', '|---|---|---|', ...rows].join('\n')
      return [`## ${kind.look.label}`, `\`kind: ${kind.kind}\``, table, '```yaml', example(kind.examples[0]), '```']
        .join('\n\n')
        .replace(/```yaml\n\n/, '```yaml\n')
        .replace(/\n\n```$/, '\n```')
    })
  const base = Object.entries(propertiesOf(z.object(resourceBase))).map(
    ([name, p]) => `| \`${name}\` | ${typeOf(p.schema)}${p.required ? '' : ', optional'} | ${meaning(p.schema)} |`,
  )
  return `${[
    '# Kinds of resources',
    'Generated from the schemas by `npx hopline reference`; edit those, not this page.',
    'An attribute that is left out is unknown: what depends on it says so, and nothing is guessed.',
    '## What every resource carries',
    ['| Attribute | Value | Meaning |', '|---|---|---|', '| `kind` | one of the kinds below |  |', ...base].join('\n'),
    ...sections,
  ].join('\n\n')}\n`
}

interface JsonSchema {
  readonly type?: string
  readonly description?: string
  /** Kinds that the text may name, noted by `ref()`; empty means any. */
  readonly references?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

function propertiesOf(schema: z.ZodObject): Readonly<Record<string, { readonly schema: JsonSchema; readonly required: boolean }>> {
  // What zod prints is JSON Schema; only the part that this page reads is typed.
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return Object.fromEntries(
    Object.entries(json.properties ?? {}).map(([name, s]) => [name, { schema: s, required: json.required?.includes(name) === true }]),
  )
}

function typeOf(schema: JsonSchema): string {
  if (schema.references !== undefined)
    return schema.references.length === 0 ? 'id of a resource' : `id of ${schema.references.map((k) => `\`${k}\``).join(' or ')}`
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map((v) => `\`${String(v)}\``).join(', ')
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
  if (schema.type === 'array') return `list of ${schema.items === undefined ? 'values' : typeOf(schema.items)}`
  if (schema.type === 'object') {
    const inner = Object.keys(schema.properties ?? {})
    return inner.length === 0 ? 'names and values' : `{ ${inner.map((k) => `\`${k}\``).join(', ')} }`
  }
  return schema.type === 'string' ? 'text' : (schema.type ?? 'anything')
}

// What a reference may name stands in the column of values already.
const meaning = (schema: JsonSchema): string => (schema.references === undefined ? cell(schema.description ?? '') : '')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** A kind's own example in the flow style of YAML, which JSON is too. */
const example = (value: unknown): string =>
  Object.entries(value as Record<string, unknown>)
    .map(([key, v], i) => `${i === 0 ? '- ' : '  '}${key}: ${typeof v === 'string' && /^[\w./-]+$/.test(v) ? v : JSON.stringify(v)}`)
    .join('\n')
