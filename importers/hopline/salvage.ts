import { z } from 'zod'
import type { Findings } from '@/importers/hopline/findings'
import { Origins, type Step } from '@/importers/hopline/origins'
import { asGeneric, isOptional, subjectOf } from '@/importers/hopline/resources'
import { isObject } from '@/importers/importer'
import type { TextTree } from '@/importers/text/text-tree'
import { shapeOf } from '@/model/kinds/schema-shape'
import { type Resource, ResourceSchema, type Topology, TopologySchema } from '@/model/topology'
import type { Unread } from '@/model/validation/check'
import { inWords, type Narrowed, narrow, valueAt } from '@/model/validation/issue-words'

export interface Salvaged {
  readonly topology: Topology
  readonly unread: Unread
  readonly origins: Origins
}

/**
 * What goes with a mistake. `safe`: what would mean something else without it, so that nothing is drawn or answered wrongly. `least`: the
 * entry alone, so that the mistakes beside it are found in the same run; only to be checked, never to be shown.
 */
export type Sparing = 'safe' | 'least'

interface Reading {
  readonly tree: TextTree
  readonly file: string
  readonly findings: Findings
  readonly origins: Origins
  readonly sparing: Sparing
}

/**
 * Reads what the schema accepts and leaves out the rest, the least that can be spared: of a resource an attribute that may be unknown, else
 * the resource becomes generic; of a list an entry; of a section an attribute, else the section. Everything left out is reported.
 *
 * A list of a resource, such as the rules of a security group, is kept whole or not at all: half of the rules would be a wrong answer,
 * no rules are an unknown one.
 */
export function salvage(
  root: Record<string, unknown>,
  tree: TextTree,
  file: string,
  findings: Findings,
  sparing: Sparing = 'safe',
): Salvaged {
  const reading: Reading = { tree, file, findings, origins: new Origins(), sparing }
  const { resources, unread } = readResources(root.resources, reading)
  const sections: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(TopologySchema.shape)) {
    if (name === 'resources' || name === 'schemaVersion') continue
    const value = readSection(name, schema, root[name], reading)
    if (value !== undefined) sections[name] = value
  }
  // Each section has passed its own schema, so that the whole need not be read again.
  return { topology: { schemaVersion: 1, ...sections, resources } as Topology, unread, origins: reading.origins }
}

function readResources(list: unknown, reading: Reading): { readonly resources: Resource[]; readonly unread: Unread } {
  const ids = new Set<string>()
  const brokenKinds = new Map<string, string>()
  const resources: Resource[] = []
  const places: number[] = []
  if (list !== undefined && !Array.isArray(list)) notAList('resources', list, reading)
  for (const [i, raw] of (Array.isArray(list) ? list : []).entries()) {
    const read = readResource(raw, i, reading)
    if (read.resource !== null) {
      resources.push(read.resource)
      places.push(i)
      if (read.brokenKind !== null) brokenKinds.set(read.resource.id, read.brokenKind)
    } else if (isObject(raw) && typeof raw.id === 'string') ids.add(raw.id)
  }
  if (places.length > 0 && places.length < (places.at(-1) ?? 0) + 1) reading.origins.keep(['resources'], places)
  return { resources, unread: { ids, brokenKinds } }
}

function readResource(
  raw: unknown,
  i: number,
  reading: Reading,
): { readonly resource: Resource | null; readonly brokenKind: string | null } {
  const shape = resourceShape
  const subject = () => subjectOf(raw, i)
  let value = raw
  let brokenKind: string | null = null
  // First as it is; then without what may be spared; then as a generic resource, and that without what may be spared.
  for (let round = 0; round < 4; round++) {
    const parsed = ResourceSchema.safeParse(value)
    if (parsed.success) return { resource: parsed.data, brokenKind }
    const mistakes = parsed.error.issues.flatMap((issue) => narrow(issue, value, shape))
    if (round === 0) for (const mistake of mistakes) report(mistake, subject, value, ['resources', i], [], reading)
    if (!isObject(value)) break
    const { kind } = value
    const attributes = mistakes.map((mistake) => (mistake.path[0] === undefined ? null : String(mistake.path[0])))
    if (attributes.includes('id') || attributes.includes(null)) break
    const needed = attributes.some((attribute) => attribute !== null && !isOptional(kind, attribute))
    if (needed && kind === 'generic') break
    if (needed) {
      brokenKind = String(kind)
      value = asGeneric(value)
    } else if (reading.sparing === 'least') value = spare(value, mistakes, ['resources', i], round, reading.origins)
    else value = Object.fromEntries(Object.entries(value).filter(([name]) => !attributes.includes(name)))
  }
  return { resource: null, brokenKind: null }
}

const resourceShape = shapeOf(ResourceSchema)

/** Reads a section; undefined: it has nothing that could be read and no default. */
function readSection(name: string, schema: z.core.$ZodType, raw: unknown, reading: Reading): unknown {
  const inner = schema._zod.def.type === 'default' && 'innerType' in schema._zod.def ? schema._zod.def.innerType : schema
  const fallback = () => {
    const parsed = z.safeParse(schema, undefined)
    return parsed.success ? parsed.data : undefined
  }
  if (raw === undefined) return fallback()
  if (!(inner instanceof z.ZodArray)) {
    const read = readValue(schema, raw, [name], () => 'The file', [name], reading)
    return read.readable ? read.value : fallback()
  }
  if (!Array.isArray(raw)) {
    notAList(name, raw, reading)
    return fallback()
  }
  const values: unknown[] = []
  const places: number[] = []
  for (const [i, entry] of raw.entries()) {
    const named = name === 'flows' ? () => flowName(entry, i) : () => 'The file'
    const read = readValue(inner.element, entry, [name, i], named, name === 'flows' ? [] : [name, i], reading)
    if (!read.readable) continue
    values.push(read.value)
    places.push(i)
  }
  if (values.length < raw.length) reading.origins.keep([name], places)
  return values
}

const flowName = (raw: unknown, index: number) =>
  isObject(raw) && typeof raw.id === 'string' ? `Flow "${raw.id.slice(0, 80)}"` : `Flow ${index + 1}`

/**
 * Reads a value of a section; of a map without the entries or attributes that are refused, where it can do without them.
 *
 * @param inside  path from the subject of messages to the value
 */
function readValue(
  schema: z.core.$ZodType,
  raw: unknown,
  at: readonly Step[],
  subject: () => string,
  inside: readonly Step[],
  reading: Reading,
) {
  const shape = shapeOf(schema)
  const isEntry = typeof at.at(-1) === 'number'
  let value = raw
  for (let round = 0; round < 4; round++) {
    const parsed = z.safeParse(schema, value)
    if (parsed.success) return { readable: true, value: parsed.data } as const
    const mistakes = parsed.error.issues.flatMap((issue) => narrow(issue, value, shape))
    if (round === 0) for (const mistake of mistakes) report(mistake, subject, value, at, inside, reading)
    if (!isObject(value) || mistakes.some((mistake) => mistake.path.length === 0)) break
    // An entry of a list is read whole or not at all: half a flow or half a price says something else.
    if (isEntry && (reading.sparing === 'safe' || mistakes.some(({ path }) => path[0] !== 'steps' || path.length < 2))) break
    value = spare(value, mistakes, at, round, reading.origins)
  }
  return { readable: false, value: undefined } as const
}

/** Without the entries of its lists that are refused, the second time without the attributes. */
function spare(
  value: Record<string, unknown>,
  mistakes: readonly Narrowed[],
  at: readonly Step[],
  round: number,
  origins: Origins,
): Record<string, unknown> {
  const bad = new Map<string, Set<number> | 'all'>()
  for (const { path } of mistakes) {
    const [name, index] = [String(path[0]), path[1]]
    const known = bad.get(name)
    if (round > 0 || typeof index !== 'number' || known === 'all') bad.set(name, 'all')
    else bad.set(name, (known ?? new Set()).add(index))
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const out = bad.get(name)
      if (out === 'all') return []
      if (out === undefined || !Array.isArray(inner)) return [[name, inner]]
      const places = [...inner.keys()].filter((i) => !out.has(i))
      origins.keep([...at, name], places)
      return [[name, places.map((i): unknown => inner[i])]]
    }),
  )
}

function report(
  mistake: Narrowed,
  subject: () => string,
  value: unknown,
  at: readonly Step[],
  inside: readonly Step[],
  { tree, file, findings }: Reading,
): void {
  findings.add(() => {
    const path = [...at, ...mistake.path.map((step) => (typeof step === 'number' ? step : String(step)))]
    const { message, fix, severity } = inWords(mistake, subject(), [...inside, ...mistake.path], valueAt(value, mistake.path))
    const resource = at[0] === 'resources' && isObject(value) && typeof value.id === 'string' ? { resource: value.id } : {}
    return { code: 'topology/invalid', severity, message, fix, place: { file, ...tree.placeOf(path), path: path.join('/'), ...resource } }
  })
}

function notAList(name: string, raw: unknown, { tree, file, findings }: Reading): void {
  const found = raw === null ? 'empty' : isObject(raw) ? 'a map' : 'no list'
  findings.add(() => ({
    code: 'topology/invalid',
    severity: raw === null ? 'warning' : 'error',
    message: `The file: ${name} is ${found}, expected a list.`,
    fix:
      raw === null
        ? 'Add entries that begin with a dash, or take the line out.'
        : 'Write its entries below each other, each beginning with a dash.',
    place: { file, ...tree.placeOf([name]), path: name },
  }))
}
