import type { Collected } from '@/importers/assemble/collect'
import { find } from '@/importers/assemble/collect'
import { type Entity, isHelper } from '@/importers/assemble/entity'
import type { Lists } from '@/importers/assemble/lists'
import { EntityRef, type Resolved, type Resolver } from '@/importers/assemble/resolver'
import { stubOf } from '@/importers/assemble/stubs'
import type { Diagnostic } from '@/model/diagnostic'

export type Attributes = Map<string, Resolved>

/** What is known of each entity after all that is said of it is put together. */
export interface Told {
  readonly attributes: ReadonlyMap<Entity, Attributes>
  readonly diagnostics: readonly Diagnostic[]
}

interface Conflict {
  readonly names: Set<string>
  /** Files that tell another thing than the first. */
  readonly files: Set<string>
}

/** Associations whose other end is not told: then no subnet is surely left to the table or list that is the default. */
const defaults = { routeTable: ['route-table', 'main'], networkAcl: ['network-acl', 'default'] } as const

export function attributesOf(collected: Collected, resolver: Resolver, lists: Lists): Told {
  const attributes = new Map<Entity, Attributes>()
  const diagnostics: Diagnostic[] = []
  const conflicts = new Map<Entity, Conflict>()
  /** Notes that a file tells another thing of an attribute than was told before. */
  const clash = (entity: Entity, name: string, file: string) => () => {
    if (entity.raw === null) return
    const known = conflicts.get(entity) ?? { names: new Set(), files: new Set() }
    conflicts.set(entity, { names: known.names.add(name), files: known.files.add(file) })
  }
  const of = (entity: Entity): Attributes => {
    const known = attributes.get(entity) ?? new Map<string, Resolved>()
    attributes.set(entity, known)
    return known
  }
  // Iterated by index: resolving may add stubs at the end.
  for (let i = 0; i < collected.entities.length; i++) {
    const entity = collected.entities[i] as Entity
    for (const saying of entity.sayings)
      for (const [name, told] of Object.entries(saying.told))
        put(of(entity), name, resolver.resolve(told, saying, !isHelper(entity.kind)), clash(entity, name, saying.raw.file))
  }
  const open = new Set<keyof typeof defaults>()
  for (const { sets, told, input, onlyIfThere, raw } of collected.settings) {
    const entity =
      onlyIfThere === true ? (sets === undefined ? undefined : find(sets, input, collected.byKey)) : resolver.entity(sets, input)
    if (entity === undefined) {
      for (const name of ['routeTable', 'networkAcl'] as const) if (name in told && onlyIfThere !== true) open.add(name)
      continue
    }
    for (const [name, value] of Object.entries(told)) {
      const resolved = resolver.resolve(value, { input }, onlyIfThere !== true)
      if (resolved === undefined && (name === 'routeTable' || name === 'networkAcl')) {
        // It has one of its own, and nobody can tell which.
        const untold = stubOf(defaults[name][0], `${defaults[name][0]} of ${entity.awsId ?? entity.raw?.address ?? 'a subnet'}`)
        if (untold !== null) collected.entities.push(untold)
        if (untold !== null) put(of(entity), name, new EntityRef(untold), clash(entity, name, raw.file))
      } else put(of(entity), name, resolved, clash(entity, name, raw.file))
    }
  }
  for (const entity of collected.entities) of(entity)
  for (const [owner, ofOwner] of lists)
    for (const [name, entries] of ofOwner) {
      if (name === 'listeners') continue
      if (!owner.isStub) of(owner).set(name, [...((of(owner).get(name) as readonly Resolved[] | undefined) ?? []), ...entries])
    }
  for (const [name, [kind, mark]] of Object.entries(defaults))
    if (open.has(name as keyof typeof defaults)) for (const entity of collected.entities) if (entity.kind === kind) of(entity).delete(mark)
  diagnostics.push(...[...conflicts].map(([entity, found]) => conflict(entity, found)))
  for (const entity of collected.entities) diagnostics.push(...forget(entity, of(entity)))
  return { attributes, diagnostics }
}

/** `+name` adds to a list; anything else is told once, and the first to tell it is believed. */
function put(known: Attributes, name: string, value: Resolved, clash: () => void): void {
  if (value === undefined) return
  if (name.startsWith('+')) {
    const list = name.slice(1)
    const before = known.get(list)
    const more = Array.isArray(value) ? value : [value]
    const all = [...(Array.isArray(before) ? (before as readonly Resolved[]) : []), ...more]
    known.set(
      list,
      all.filter((one, i) => all.findIndex((other) => isSame(one, other)) === i),
    )
    return
  }
  const before = known.get(name)
  if (before === undefined || (Array.isArray(before) && before.length === 0)) {
    known.set(name, value)
    return
  }
  if (!isSame(before, value) && !(Array.isArray(value) && value.length === 0)) clash()
}

/** One for each thing of which two inputs do not say the same. */
function conflict(entity: Entity, { names, files }: Conflict): Diagnostic {
  const all = [...names].sort().join(', ')
  const others = [...files].filter((file) => file !== entity.raw?.file).sort()
  const place = others.length === 0 ? '' : ` (${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''} tells another)`
  return {
    code: 'import/conflict',
    severity: 'warning',
    message: `${entity.awsId ?? entity.raw?.address ?? entity.kind}: the input tells two different things of its ${all}; the first is taken${place}.`,
    ...placeOf(entity),
    fix: 'Leave out the file that is out of date.',
  }
}

const placeOf = ({ raw }: Entity): Pick<Diagnostic, 'place'> =>
  raw === null ? {} : { place: { file: raw.file, ...(raw.line === undefined ? {} : { line: raw.line }) } }

const isSame = (a: Resolved, b: Resolved): boolean => {
  if (a instanceof EntityRef || b instanceof EntityRef) return a instanceof EntityRef && b instanceof EntityRef && a.entity === b.entity
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  const [x, y] = [Object.entries(a), Object.entries(b)]
  return x.length === y.length && x.every(([name, value]) => isSame(value, (b as Record<string, Resolved>)[name]))
}

const listNames: Readonly<Record<string, string>> = {
  ingress: 'ingress permissions',
  egress: 'egress permissions',
  entries: 'entries',
  routes: 'routes',
  listeners: 'listeners',
}

/** Lists whose entries say what they say whatever else there is: permissions only ever allow. */
const standAlone: ReadonlySet<string> = new Set(['ingress', 'egress'])

/** A list of which a part is not told is not told, unless its entries stand alone: with the rest alone it would say too little. */
function forget(entity: Entity, known: Attributes): readonly Diagnostic[] {
  return [...entity.partly].map((list): Diagnostic => {
    const rest = known.get(list)
    const isKept = standAlone.has(list) && Array.isArray(rest) && rest.length > 0
    if (isKept) known.set('incomplete', [...((known.get('incomplete') as readonly Resolved[] | undefined) ?? []), list])
    else known.delete(list)
    const outcome = isKept ? 'what the others do not allow is undecided' : 'all of them are taken for unknown'
    return {
      code: 'import/partly-known',
      severity: 'note',
      message: `${entity.awsId ?? entity.raw?.address ?? entity.kind}: a part of its ${listNames[list] ?? list} is not in the input, so ${outcome}.`,
      ...(entity.raw === null
        ? {}
        : { place: { file: entity.raw.file, ...(entity.raw.line === undefined ? {} : { line: entity.raw.line }) } }),
      fix: 'Give the values that are missing, or import the applied state.',
    }
  })
}
