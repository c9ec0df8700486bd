import type { Collected } from '@/importers/assemble/collect'
import type { Entity, PartSaying } from '@/importers/assemble/entity'
import { EntityRef, type Resolved, type Resolver } from '@/importers/assemble/resolver'
import type { Tally } from '@/importers/assemble/tally'
import { Link } from '@/importers/vocabulary/statement'

export type Entry = Readonly<Record<string, Resolved>>

/** Lists of one entity by their names, each entry once. */
export type Lists = ReadonlyMap<Entity, ReadonlyMap<string, readonly Entry[]>>

interface Made {
  readonly entry: Entry
  readonly implied: boolean
}

/** Puts the entries of lists to their owners: routes into tables, permissions into groups. What stands twice counts once. */
export function listsOf(collected: Collected, resolver: Resolver, tally: Tally): Lists {
  const lists = new Map<Entity, Map<string, Made[]>>()
  const seen = new Map<Entity, Set<string>>()
  // What is written in the resource itself goes first: what is written beside it repeats it in refreshed files.
  for (const saying of [...collected.parts].sort((a, b) => Number(isBeside(a)) - Number(isBeside(b)))) {
    const { part, input } = saying
    const owner = resolver.entity(part.partOf, input, part.implied !== true)
    const entries = entriesOf(saying, resolver)
    const written = part.implied !== true
    if (owner === undefined) {
      if (written) tally.part(part, entries, true)
      continue
    }
    if (part.isPartly === true) owner.partly.add(part.list)
    const ownSeen = seen.get(owner) ?? new Set()
    seen.set(owner, ownSeen)
    const fresh = entries.filter((entry) => !ownSeen.has(keyOfEntry(part.list, entry)))
    for (const entry of entries) ownSeen.add(keyOfEntry(part.list, entry))
    if (written) tally.part(part, entries, entries.length === 0 || fresh.length > 0 || !isBeside(saying))
    const ofOwner = lists.get(owner) ?? new Map<string, Made[]>()
    lists.set(owner, ofOwner)
    const list = ofOwner.get(part.list) ?? []
    ofOwner.set(part.list, list)
    if (part.isVague === true) continue
    for (const entry of fresh.filter(isWhole(part.list))) list.push({ entry, implied: !written })
  }
  return new Map(
    [...lists].map(([owner, ofOwner]) => {
      // What is not told may be what takes the place of what AWS would make of nothing.
      const known = (name: string, made: readonly Made[]) => (owner.partly.has(name) ? made.filter((m) => !m.implied) : made)
      return [owner, new Map([...ofOwner].map(([name, made]) => [name, withoutRepeated(name, known(name, made))]))]
    }),
  )
}

const isBeside = ({ part, raw }: PartSaying): boolean => part.partOf === undefined || part.partOf.to !== `\u0000${raw.address}`

/** An entry that misses what it must say cannot stand in the model; its list is then known in part only. */
const isWhole = (list: string) => (entry: Entry) => {
  if (list === 'routes') return entry.destination !== undefined && entry.target !== undefined
  if (list === 'entries') return entry.number !== undefined && entry.cidr !== undefined && entry.action !== undefined
  if (list === 'ingress' || list === 'egress') return entry.peer !== undefined
  if (list === 'listeners') return entry.protocol !== undefined && entry.port !== undefined
  return true
}

function entriesOf({ part, input }: PartSaying, resolver: Resolver): readonly Entry[] {
  const base = resolver.resolve(part.told, { input }, part.implied !== true) as Entry
  if (part.each === undefined) return [base]
  const { name, values } = part.each
  const all = values.flatMap((value) => {
    const resolved = resolver.resolve(value, { input }, part.implied !== true)
    // A rule that names its own group says `self`, and refreshed files say both.
    const isSelf = value instanceof Link && resolved instanceof EntityRef && resolved.entity === resolver.entity(part.partOf, input, false)
    return resolved === undefined ? [] : [{ ...base, [name]: isSelf ? 'self' : resolved }]
  })
  return [...new Map(all.map((entry) => [keyOfEntry(part.list, entry), entry])).values()]
}

/** Descriptions do not make two rules of one. */
function keyOfEntry(list: string, entry: Entry): string {
  const { description: _description, ...rest } = entry
  return `${list} ${JSON.stringify(rest, (_key, value: unknown) => (value instanceof EntityRef ? entityKey(value.entity) : value))}`
}

const numbers = new WeakMap<Entity, number>()
let next = 0

/** Tells entities apart within one process; never shown. */
function entityKey(entity: Entity): string {
  const known = numbers.get(entity) ?? ++next
  numbers.set(entity, known)
  return `#${known}`
}

/** An endpoint implies its routes, which a list of routes may state too; what AWS allows of itself gives way to what is written. */
function withoutRepeated(list: string, made: readonly Made[]): readonly Entry[] {
  // Source: AWS CloudFormation Template Reference, AWS::EC2::SecurityGroup; for rules beside the group aws/aws-cdk#987 and #998.
  if (list === 'egress' && made.some((m) => !m.implied)) return made.filter((m) => !m.implied).map(({ entry }) => entry)
  if (list !== 'routes') return made.map(({ entry }) => entry)
  const targetOf = ({ entry }: Made) => (entry.target instanceof EntityRef ? entry.target.entity : null)
  const stated = new Set(made.filter((m) => !m.implied).map(targetOf))
  return made.filter((m) => !m.implied || !stated.has(targetOf(m))).map(({ entry }) => entry)
}
