import { type Cut, cutAt, Remains } from '@/importers/hopline/origins'
import { asGeneric, isOptional, subjectOf } from '@/importers/hopline/resources'
import { inWords, type Narrowed, narrow } from '@/importers/hopline/words'
import { isObject } from '@/importers/importer'
import type { Path, TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'
import { type Topology, TopologySchema } from '@/model/topology'
import type { Unread } from '@/model/validation/check'

export interface Salvaged {
  readonly topology: Topology | null
  readonly diagnostics: readonly Diagnostic[]
  readonly unread: Unread
  readonly remains: Remains
}

/** Each round takes out what the schema refuses; what is inside what was taken out is not looked at again. */
const mostRounds = 12

/**
 * Reads what the schema accepts and takes out the rest, the least that can be spared: an attribute that may be unknown, else the resource
 * becomes generic; an entry of a list, else the list. Every part taken out is reported.
 */
export function salvage(root: Record<string, unknown>, tree: TextTree, file: string): Salvaged {
  const remains = new Remains(root)
  const diagnostics: Diagnostic[] = []
  const reported = new Set<string>()
  const ids = new Set<string>()
  const brokenKinds = new Map<string, string>()
  const done = (topology: Topology | null): Salvaged => ({ topology, diagnostics, unread: { ids, brokenKinds }, remains })

  for (let round = 0; round < mostRounds; round++) {
    const parsed = TopologySchema.safeParse(remains.value)
    if (parsed.success) return done(parsed.data)
    const cut = new Map<string | number, Cut>()
    const generic = new Set<number>()
    for (const mistake of parsed.error.issues.flatMap((issue) => narrow(issue, remains.value))) {
      const origin = remains.origin(mistake.path)
      const key = origin.join('\u0000')
      if (!reported.has(key)) diagnostics.push(diagnose(mistake, origin, remains.value, tree, file))
      reported.add(key)
      spare(mistake.path, remains.value, cut, generic)
    }
    // What becomes generic is not taken out as well, unless it is the second time.
    const before = isObject(remains.value) && Array.isArray(remains.value.resources) ? remains.value.resources : []
    for (const i of generic) {
      const raw: unknown = before[i]
      const isBroken = isObject(raw) && raw.kind !== 'generic'
      if (isBroken && typeof raw.id === 'string') brokenKinds.set(raw.id, String(raw.kind))
      else cutAt(cut, ['resources', i])
    }
    const resources = before.map((raw: unknown, i) => (generic.has(i) && isObject(raw) && raw.kind !== 'generic' ? asGeneric(raw) : raw))
    const cutResources = cut.get('resources')
    if (cutResources instanceof Map)
      for (const [i, inner] of cutResources) {
        const raw: unknown = resources[Number(i)]
        if (inner === 'all' && isObject(raw) && typeof raw.id === 'string') ids.add(raw.id)
      }
    if (generic.size > 0 && isObject(remains.value)) remains.value = { ...remains.value, resources }
    remains.take(cut)
  }
  return done(null)
}

function diagnose(mistake: Narrowed, origin: readonly (string | number)[], value: unknown, tree: TextTree, file: string): Diagnostic {
  const [section, index] = mistake.path
  const holder = section === 'resources' && typeof index === 'number' ? at(value, [section, index]) : undefined
  const isEntry = typeof index === 'number'
  const subject =
    section === 'resources' && isEntry
      ? subjectOf(holder, Number(origin[1]))
      : section === 'flows' && isEntry
        ? flowName(at(value, [section, index]), Number(origin[1]))
        : 'The file'
  const inside = isEntry && (section === 'resources' || section === 'flows') ? mistake.path.slice(2) : mistake.path
  const { message, fix, severity } = inWords(mistake, subject, inside, at(value, mistake.path))
  const resource = isObject(holder) && typeof holder.id === 'string' ? { resource: holder.id } : {}
  return { code: 'topology/invalid', severity, message, fix, place: { file, ...tree.placeOf(origin), path: origin.join('/'), ...resource } }
}

const flowName = (raw: unknown, index: number) =>
  isObject(raw) && typeof raw.id === 'string' ? `Flow "${raw.id.slice(0, 80)}"` : `Flow ${index + 1}`

function at(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = Object.getOwnPropertyDescriptor(found, step)?.value
  }
  return found
}

/** Notes the least that goes with a mistake. */
function spare(path: Path, value: unknown, cut: Map<string | number, Cut>, generic: Set<number>): void {
  const [section, index, attribute] = path
  if (section === 'resources' && typeof index === 'number') {
    const raw = at(value, ['resources', index])
    if (attribute === undefined || attribute === 'id' || !isObject(raw)) cutAt(cut, ['resources', index])
    else if (isOptional(raw.kind, String(attribute))) cutAt(cut, ['resources', index, String(attribute)])
    else generic.add(index)
    return
  }
  const steps = path.map((step) => (typeof step === 'number' ? step : String(step)))
  // The innermost entry or attribute of a section that there is: one that is missing is missed by what holds it.
  const candidates = typeof index === 'number' ? [2, 1] : [...(typeof attribute === 'number' ? [3] : []), 2, 1]
  const length = candidates.find((n) => n <= steps.length && at(value, steps.slice(0, n)) !== undefined)
  cutAt(cut, steps.slice(0, length ?? 1))
}
